"""The page of matters: open one, upload versions, see how far each is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from checker.errors import TiaoliError
from checker.reviewing.decisions import State
from checker.reviewing.examining import ENDINGS, examine
from checker.reviewing.matters import Matter, close, matters, open_matter
from checker.reviewing.people import Right
from checker.reviewing.review import progress
from checker.reviewing.turnover import turnover
from checker.reviewing.versions import Version, add_version, latest, versions
from checker.reviewing.work import Desk
from checker.web.choosing import choose, chosen_matter
from checker.web.going import go
from checker.web.guarding import guarded
from checker.web.visit import checker, desk
from checker.web.words import moment, plain, size

_UPLOADS = "uploads"


def show() -> None:
    """Show the matters of the person, and the one that is chosen."""
    mine = desk()
    st.title("审查事项")
    with mine.reading() as work:
        found = matters(work)
    if mine.person.may(Right.UPLOAD):
        _opening(mine, empty=not found)
    elif not found:
        st.info("您还没有参加任何审查事项；请联系事项的建立者或者管理员把您加入。")
    wanted = chosen_matter(mine)
    for each in found:
        if each.id == wanted or len(found) == 1:
            _matter(mine, each)
        else:
            _other(mine, each)


def _opening(mine: Desk, empty: bool) -> None:
    with st.expander("新建审查事项", expanded=empty, icon=":material/add:"):
        if empty:
            st.write("一个事项对应一部正在修改的条例。建立后上传草案，就能看到逐条的审查结果。")
        with st.form("open-matter", clear_on_submit=True, border=False):
            title = st.text_input(
                "条例名称", placeholder="例如：云岭省人口与计划生育条例（修订草案）", max_chars=300
            )
            if st.form_submit_button("建立", type="primary"):
                with guarded():
                    with mine.writing() as work:
                        choose(open_matter(work, title))
                    st.rerun()


def _other(mine: Desk, matter: Matter) -> None:
    """A matter that is not chosen: how far it is, and a button that chooses it."""
    with mine.reading() as work:
        newest = latest(work, matter.id)
        count = progress(work, newest) if newest is not None else None
    with st.container(border=True):
        name, button = st.columns([5, 1], vertical_alignment="center")
        name.markdown(_headline(matter))
        if count is not None:
            name.caption(_counted(count))
        if button.button("打开", key=f"open-{matter.id}", width="stretch"):
            choose(matter.id)
            st.query_params.clear()
            st.rerun()


def _headline(matter: Matter) -> str:
    closed = "（已办结）" if matter.closed_at else ""
    return f"**{plain(matter.title)}**{closed}"


def _matter(mine: Desk, matter: Matter) -> None:
    with mine.reading() as work:
        found = versions(work, matter.id)
        count = progress(work, found[-1].id) if found else None
    with st.expander(_headline(matter), expanded=True):
        if found and count is not None:
            _progress(count)
            _versions(mine, matter, found)
        people = "、".join(plain(each.name) for each in matter.members)
        st.caption(f"{moment(matter.opened_at)} 建立 · 成员：{people}")
        if matter.closed_at is None and mine.person.may(Right.UPLOAD):
            _uploading(mine, matter, first=not found)
        if mine.person.may(Right.DECIDE):
            _closing(mine, matter)


def _progress(count: Mapping[State, int]) -> None:
    total = sum(count.values())
    done = total - count[State.OPEN]
    if not total:
        st.success("最新一版没有发现问题。", icon=":material/check_circle:")
        return
    st.progress(done / total, text=_counted(count))


def _counted(count: Mapping[State, int]) -> str:
    total = sum(count.values())
    return (
        f"共 {total} 个问题，已处理 {total - count[State.OPEN]} 个"
        f"（采纳 {count[State.ACCEPTED]}，不采纳 {count[State.REJECTED]}，存疑 {count[State.DOUBTFUL]}）"
    )


def _versions(mine: Desk, matter: Matter, found: list[Version]) -> None:
    with mine.reading() as work:
        turned = {each.number: each for each in turnover(work, matter.id)}
    for each in reversed(found):
        newest = each is found[-1]
        name, button = st.columns([5, 1], vertical_alignment="center")
        said = f"第 {each.number} 版 · {plain(each.name)} · {size(each.size)}"
        name.markdown(f"{said} · {plain(each.added_by)} {moment(each.added_at)}")
        if each is not found[0]:
            now = turned[each.number]
            name.caption(
                f"与上一版相比：新增 {now.new} 个，消除 {now.gone} 个，延续 {now.unchanged} 个"
            )
        if button.button(
            "审查",
            key=f"review-{each.id}",
            type="primary" if newest else "secondary",
            width="stretch",
        ):
            choose(matter.id, each.id)
            go("workbench")


def _uploading(mine: Desk, matter: Matter, first: bool) -> None:
    turn = st.session_state.setdefault(f"{_UPLOADS}-{matter.id}", 0)
    files = st.file_uploader(
        "上传草案" if first else "上传新的版本",
        type=list(ENDINGS),
        accept_multiple_files=True,
        key=f"upload-{matter.id}-{turn}",
        help="可以一次上传几个文件，按选择的先后各成一版；同样的文件不会重复保存。",
    )
    for sentence in st.session_state.pop(f"said-{matter.id}", ()):
        st.warning(plain(sentence), icon=":material/info:")
    if not files:
        return
    said = [sentence for file in files if (sentence := _upload(mine, matter, file)) is not None]
    st.session_state[f"{_UPLOADS}-{matter.id}"] = turn + 1
    st.session_state[f"said-{matter.id}"] = said
    choose(matter.id)
    st.rerun()


def _upload(mine: Desk, matter: Matter, file: Any) -> str | None:
    """Check and store one file; gives the sentence that says why not, if it cannot be."""
    with st.status(f"正在处理 {plain(file.name)}", expanded=True) as status:
        try:
            examined = examine(file.name, file.getvalue(), checker(), st.write)
            st.write("保存")
            with mine.writing() as work:
                add_version(work, matter.id, examined)
        except TiaoliError as error:
            status.update(label=plain(str(error)), state="error")
            return str(error)
        status.update(label=f"{plain(file.name)} 已保存", state="complete", expanded=False)
    return None


def _closing(mine: Desk, matter: Matter) -> None:
    label = "办结" if matter.closed_at is None else "重新打开"
    if st.button(label, key=f"close-{matter.id}", type="tertiary"):
        with guarded():
            with mine.writing() as work:
                close(work, matter.id, closed=matter.closed_at is None)
            st.rerun()
