"""Which matter and which version of it the pages show: kept in the address and across pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import streamlit as st

from checker.reviewing.matters import Matter, matters
from checker.reviewing.versions import Version, versions
from checker.reviewing.work import Desk
from checker.web.going import link
from checker.web.words import plain, short_moment

_MATTER, _VERSION = "matter", "version"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A matter with all its versions (the oldest first) and the one that is shown."""

    matter: Matter
    versions: tuple[Version, ...]
    version: Version


def choose(matter: int, version: int | None = None) -> None:
    """Show this matter from now on, its newest version unless one is named."""
    st.session_state[_MATTER] = matter
    st.session_state[_VERSION] = version


def chosen_matter(desk: Desk) -> int | None:
    """The id in the address, else that chosen last, if the person works on it."""
    wanted = _number(st.query_params.get(_MATTER)) or st.session_state.get(_MATTER)
    with desk.reading() as work:
        mine = [each.id for each in matters(work)]
    return wanted if wanted in mine else None


def chosen(desk: Desk) -> Chosen | None:
    """What the sidebar says to show; ``None``, and a hint on the page, if there is nothing yet."""
    with desk.reading() as work:
        mine = matters(work)
    if not mine:
        _hint("还没有审查事项。", "先到“事项”页建立一个，再上传条例草案。")
        return None
    matter = _pick_matter(mine)
    with desk.reading() as work:
        found = tuple(versions(work, matter.id))
    if not found:
        _hint(f"“{matter.title}”还没有上传草案。", "到“事项”页上传 Word、PDF 或文本文件。")
        return None
    return Chosen(matter, found, _pick_version(found))


def _pick_matter(mine: list[Matter]) -> Matter:
    wanted = _number(st.query_params.get(_MATTER)) or st.session_state.get(_MATTER)
    ids = [each.id for each in mine]
    at = ids.index(wanted) if wanted in ids else 0
    names = _names(mine)
    picked = st.sidebar.selectbox(
        "审查事项", ids, index=at, format_func=lambda each: names[each], key=f"pick-matter-{at}"
    )
    if picked != wanted:
        st.session_state[_VERSION] = None
        st.query_params.pop(_VERSION, None)
    st.session_state[_MATTER] = picked
    st.query_params[_MATTER] = str(picked)
    return next(each for each in mine if each.id == picked)


def _names(mine: list[Matter]) -> dict[int, str]:
    """A name for each matter, no two alike: Streamlit tells the options apart by their names."""
    count = Counter(each.title for each in mine)
    return {
        each.id: each.title if count[each.title] == 1 else f"{each.title}（{each.id} 号）"
        for each in mine
    }


def _pick_version(found: tuple[Version, ...]) -> Version:
    newest_first = found[::-1]
    ids = [each.id for each in newest_first]
    wanted = _number(st.query_params.get(_VERSION)) or st.session_state.get(_VERSION)
    at = ids.index(wanted) if wanted in ids else 0
    names = {each.id: f"第 {each.number} 版 · {short_moment(each.added_at)}" for each in found}
    picked = st.sidebar.selectbox(
        "版本", ids, index=at, format_func=lambda each: names[each], key=f"pick-version-{ids[at]}"
    )
    st.session_state[_VERSION] = picked
    st.query_params[_VERSION] = str(picked)
    return next(each for each in found if each.id == picked)


def _hint(title: str, what: str) -> None:
    with st.container(border=True):
        st.subheader(plain(title))
        st.write(what)
        link("matters")


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None
