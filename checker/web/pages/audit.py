"""The audit: who did what when, in the chosen matter or in all of one's own."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

import streamlit as st

from checker.reviewing.audit import (
    ACTIONS,
    Entry,
    Wanted,
    as_csv,
    entries,
    first_entry,
    number_of_entries,
    people_in,
)
from checker.reviewing.audit_words import Named, named
from checker.reviewing.matters import Matter, matters
from checker.reviewing.outputs.handing_out import handed_out
from checker.reviewing.tables import now
from checker.reviewing.work import Desk
from checker.web.choosing import chosen_matter
from checker.web.going import link
from checker.web.periods import ALWAYS, periods
from checker.web.sheets import sheet
from checker.web.visit import desk

ROWS = 100  # on a page
FINDINGS = 5  # named in a row of the page; the file names all
FILE = "操作记录.csv"
_EVERY = "全部"


def show() -> None:
    """Show the audit with its filters, a page at a time."""
    mine = desk()
    st.title("记录")
    with mine.reading() as work:
        found = matters(work)
    st.caption("谁在什么时候做了什么。记录只能添加，不能修改或者删除。")
    matter = _matter(mine, found)
    wanted = _wanted(mine, matter)
    with mine.reading() as work:
        total = number_of_entries(work, matter, wanted)
    if not total:
        _nothing(wanted)
        return
    page = _page(total, (matter, wanted))
    with mine.reading() as work:
        rows = entries(work, matter, wanted, after=page * ROWS, most=ROWS)
        names = named(work, {each.matter for each in rows if each.matter is not None})
    sheet("audit", rows=[_row(each, names) for each in rows], with_matter=matter is None)
    st.download_button(
        f"下载全部 {total} 条（CSV，可用 Excel 打开）",
        data=partial(_file, mine, matter, wanted),
        file_name=FILE,
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _matter(mine: Desk, found: list[Matter]) -> int | None:
    """The matter whose audit is wanted; that which other pages show, unless all are."""
    names: dict[int | None, str] = {None: "我参加的全部事项"}
    names |= {each.id: each.title for each in found}
    at = list(names).index(chosen_matter(mine))
    picked: int | None = st.selectbox(
        "事项", list(names), index=at, format_func=lambda each: names[each], key="audit-matter"
    )
    return picked


def _wanted(mine: Desk, matter: int | None) -> Wanted:
    with mine.reading() as work:
        people, first = people_in(work, matter), first_entry(work, matter)
    person, action, time = st.columns(3)
    who = person.selectbox("人员", [None, *people], format_func=_or_every, key="audit-person")
    what = action.selectbox("动作", [None, *ACTIONS], format_func=_action, key="audit-action")
    offered = {each.name: each for each in periods(first or now(), now())}
    when = offered[time.selectbox("时间", list(offered), key="audit-time") or ALWAYS.name]
    return Wanted(who, what, when.since, when.until)


def _or_every(name: str | None) -> str:
    return name or _EVERY


def _action(name: str | None) -> str:
    return ACTIONS[name] if name else _EVERY


def _page(total: int, of: Any) -> int:
    """Which page is shown, counted from 0; another filter begins anew."""
    held = st.session_state.get("audit-page")
    at = held[1] if held is not None and held[0] == of else 0
    last = (total - 1) // ROWS
    if last:
        earlier, said, later = st.columns([1, 2, 1], vertical_alignment="center")
        if earlier.button("较新的", disabled=at == 0, icon=":material/chevron_left:"):
            at = max(0, at - 1)
        if later.button("较早的", disabled=at >= last, icon=":material/chevron_right:"):
            at += 1
        at = min(at, last)
        first = at * ROWS + 1
        said.write(f"第 {first}–{min(first + ROWS - 1, total)} 条，共 {total} 条")
    st.session_state["audit-page"] = of, at
    return at


def _row(entry: Entry, names: Named) -> SimpleNamespace:
    return SimpleNamespace(
        at=entry.at,
        person=entry.person,
        matter=names.matter(entry.matter),
        action=entry.action,
        said=entry.said,
        detail=names.detail(entry.matter, entry.action, entry.detail, FINDINGS),
    )


def _file(mine: Desk, matter: int | None, wanted: Wanted) -> bytes:
    """The wanted rows as a file; made when somebody takes it, which the audit of its matter tells."""
    with mine.reading() as work:
        found = entries(work, matter, wanted)
        names = named(work, {each.matter for each in found if each.matter is not None})
    if matter is not None:
        with mine.writing() as work:
            handed_out(work, matter, FILE)
    return as_csv(found, names)


def _nothing(wanted: Wanted) -> None:
    if wanted != Wanted():
        st.info("没有符合所选条件的记录；请放宽人员、动作或者时间。")
        return
    with st.container(border=True):
        st.subheader("还没有记录。", anchor=False)
        st.write("建立事项、上传草案、处理问题以后，这里会列出每一步。")
        link("matters")
