"""Two versions side by side: the words that differ, and the findings of each side."""

from __future__ import annotations

import streamlit as st

from checker.comparing import Kind
from checker.comparing.fates import Fate
from checker.reporting.comparison.remarks import FATE, KIND
from checker.reviewing.beside import Beside, beside, shown
from checker.reviewing.versions import Version
from checker.web.choosing import Chosen, choose, chosen
from checker.web.going import go, link
from checker.web.pages.workbench import show_finding
from checker.web.sheets import sheet
from checker.web.visit import desk
from checker.web.words import moment

_FATE_SIGNS = {Fate.NEW: "＋", Fate.REMAINING: "＝", Fate.CURED: "－"}
_KIND_SIGNS = {
    Kind.UNCHANGED: "·",
    Kind.CHANGED: "≠",
    Kind.MOVED: "⇅",
    Kind.SPLIT: "⋔",
    Kind.MERGED: "⋈",
    Kind.INSERTED: "＋",
    Kind.DELETED: "－",
}


def show() -> None:
    """Show the chosen version beside another of the same matter."""
    mine = desk()
    st.title("比对")
    picked = chosen(mine)
    if picked is None:
        return
    if len(picked.versions) == 1:
        with st.container(border=True):
            st.subheader("只有一版，还没有可以比对的。", anchor=False)
            st.write("到“事项”页上传修改后的草案，就能逐条看到改了什么、问题是否消除。")
            link("matters")
        return
    old, new = _pair(picked)
    with mine.reading() as work:
        both = beside(work, old.id, new.id)
    _summary(both)
    _sides(both, picked, old, new)


def _pair(picked: Chosen) -> tuple[Version, Version]:
    """The chosen version and the one that it is compared with, the earlier first."""
    others = {each.id: each for each in picked.versions if each.id != picked.version.id}
    earlier = [each.id for each in others.values() if each.number < picked.version.number]
    ids = list(others)
    at = ids.index(earlier[-1]) if earlier else 0
    other = st.selectbox(
        f"第 {picked.version.number} 版与哪一版比对",
        ids,
        index=at,
        format_func=lambda each: f"第 {others[each].number} 版 · {moment(others[each].added_at)}",
        key=f"other-{picked.version.id}",
        width=360,
    )
    old, new = sorted((others[other], picked.version), key=lambda each: each.number)
    return old, new


def _summary(both: Beside) -> None:
    articles = "　".join(
        f"{_KIND_SIGNS[kind]} {KIND[kind] or '未修改'} {count} 条"
        for kind, count in both.kinds.items()
        if count
    )
    found = "　".join(f"{_FATE_SIGNS[fate]} {FATE[fate]} {n} 个" for fate, n in both.fates.items())
    st.markdown(f"**条文**　{articles}  \n**问题**　{found}")


def _sides(both: Beside, picked: Chosen, old: Version, new: Version) -> None:
    left, right = st.columns(2)
    changed = left.toggle("只看有变化的条", value=True, key="only-changed")
    found = right.toggle("只看有问题的条", key="only-found")
    st.caption(
        "旧版中加删除线的是删去的字，新版中加下划线的是新增的字，点线是随条号调整的引用。"
        "改了语句而同样的问题还在的，算仍存在。"
        "点右侧或者下方的问题，到“审查”页查看。"
    )
    clicked = sheet(
        "compare",
        pairs=shown(both.pairs, changed=changed, found=found),
        heads=[f"第 {each.number} 版 · {each.name}" for each in (old, new)],
        fates=FATE,
        fate_signs=_FATE_SIGNS,
        kind_signs=_KIND_SIGNS,
    )
    if clicked is not None:
        side, _, fingerprint = clicked.partition(":")
        choose(picked.matter.id, old.id if side == "old" else new.id)
        show_finding(fingerprint)
        go("workbench")
