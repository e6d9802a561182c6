"""The pages of the desk and the order in which they are offered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import streamlit as st

from checker.web.going import register
from checker.web.guarding import guarded

# name in the address, title, symbol
_PAGES = (
    ("matters", "事项", "folder_open"),
    ("workbench", "审查", "rate_review"),
    ("overview", "概览", "dashboard"),
    ("compare", "比对", "compare"),
    ("rules", "规则", "gavel"),
    ("audit", "记录", "history"),
)


def pages() -> list[Any]:
    """The pages for ``st.navigation``, known by name from now on."""
    made = {
        name: st.Page(
            _shown(name),
            title=title,
            icon=f":material/{symbol}:",
            url_path=name,
            default=name == _PAGES[0][0],
        )
        for name, title, symbol in _PAGES
    }
    register(made)
    return list(made.values())


def _shown(name: str) -> Callable[[], None]:
    return partial(_show, name)


def _show(name: str) -> None:
    """Show one page; it is imported when it is first wanted."""
    with guarded():
        import_module(f"checker.web.pages.{name}").show()
