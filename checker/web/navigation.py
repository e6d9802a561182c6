"""The pages of the desk and the order in which they are offered; nothing of them at a shut door."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import streamlit as st

from checker.reviewing.people import Identity, Right
from checker.web.door import account, shut
from checker.web.entering import identity
from checker.web.going import register
from checker.web.guarding import guarded
from checker.web.visit import desk

# name in the address, title, symbol, what one must have the right to
_PAGES = (
    ("matters", "事项", "folder_open", Right.SEE),
    ("workbench", "审查", "rate_review", Right.SEE),
    ("overview", "概览", "dashboard", Right.SEE),
    ("compare", "比对", "compare", Right.SEE),
    ("outputs", "成果", "description", Right.SEE),
    ("rules", "规则", "gavel", Right.SEE),
    ("audit", "记录", "history", Right.SEE),
    ("people", "成员", "group", Right.SEE),
    ("everybody", "全部人员", "groups", Right.MANAGE),
)


def navigation() -> Any:
    """The page to run, by the address; who may not enter is shown why, whatever the address."""
    why = shut()
    if why is not None:
        return st.navigation(list(_made(lambda _: why, None).values()), position="hidden")
    who = identity()
    account(who)
    made = _made(lambda name: partial(_show, name), who)
    register({name: made[name] for name, _, _, right in _PAGES if may_open(who, name, right)})
    return st.navigation(list(made.values()))


def may_open(who: Identity, name: str, right: Right) -> bool:
    """Whether a page is offered: the local user has nobody to work with."""
    alone = who.until is None and name in ("people", "everybody")
    return who.role.may(right) and not alone


def _made(shown: Callable[[str], Callable[[], None]], who: Identity | None) -> dict[str, Any]:
    return {
        name: st.Page(
            shown(name),
            title=title if who else "登录",
            icon=f":material/{symbol}:",
            url_path=name,
            default=name == _PAGES[0][0],
            visibility="visible" if who and may_open(who, name, right) else "hidden",
        )
        for name, title, symbol, right in _PAGES
    }


def _show(name: str) -> None:
    """Show one page; it is imported when it is first wanted."""
    with guarded():
        right = next(each[3] for each in _PAGES if each[0] == name)
        with desk().reading() as work:
            work.require(right)
        import_module(f"checker.web.pages.{name}").show()
