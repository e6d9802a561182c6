"""The page of the workbench: a version's text beside its findings, decided on one by one."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from checker.errors import TiaoliError
from checker.reviewing.audit import changes_so_far
from checker.reviewing.errors import DeskError
from checker.reviewing.matters import matter
from checker.reviewing.review import review
from checker.reviewing.versions import changes, parsed, versions
from checker.reviewing.work import Desk, Work
from checker.web.choosing import Chosen, chosen
from checker.web.visit import checker, desk
from checker.web.words import plain
from checker.web.workbench import act_from, content, do, workbench
from checker.web.workbench.component import KEY, act_of

_HELD, _TOLD, _WARNED = "workbench-content", "told", "warned"
_SHOW, _DONE = "finding", "done-acts"
EVERY = "4s"  # how often the page asks whether others decided something


def show() -> None:
    """Show the workbench for the chosen version."""
    mine = desk()
    what = chosen(mine)
    if what is not None:
        _bench(mine, what)


@st.fragment(run_every=EVERY)
def _bench(mine: Desk, what: Chosen) -> None:
    """The workbench alone, run when somebody did something on it and to see what others did."""
    try:
        data = _data(mine, what)
    except DeskError:  # the person was taken off the matter, or the visit is over
        st.rerun(scope="app")
    _say_what_became()
    shown = {"show": st.session_state.get(_SHOW)}
    workbench(data | shown, partial(_acted, mine, what.version.id))


def _data(mine: Desk, what: Chosen) -> dict[str, Any]:
    """What the workbench shows; made anew only where anything of the matter changed."""
    with mine.reading() as work:
        stamp = (what.version.id, changes_so_far(work, what.matter.id))
        held = st.session_state.get(_HELD)
        if held is None or held[0] != stamp:
            held = stamp, _content(work, what) | {"stamp": stamp[1]}
            st.session_state[_HELD] = held
    data: dict[str, Any] = held[1]
    return data


def _content(work: Work, what: Chosen) -> dict[str, Any]:
    now = versions(work, what.matter.id)
    if len(now) != len(what.versions):
        st.rerun(scope="app")
    earlier = [each for each in now if each.number < what.version.number]
    fresh = changes(work, what.version.id, earlier[-1].id).new if earlier else ()
    return content(
        review(work, what.version.id),
        matter(work, what.matter.id),
        work.person,
        checker(),
        fresh,
        parsed(work, what.version.id),
    )


def show_finding(fingerprint: str) -> None:
    """Let the workbench show this finding when it appears next."""
    turn = (st.session_state.get(_SHOW) or {"turn": 0})["turn"] + 1
    st.session_state[_SHOW] = {"key": fingerprint, "turn": turn}


def _acted(mine: Desk, version_id: int) -> None:
    """Do what the browser says the reviewer did, once, and keep what to tell him."""
    st.session_state.pop(_WARNED, None)
    try:
        act = act_from(act_of(st.session_state[KEY]))
        if act.id == st.session_state.get(_DONE):
            return
        done = do(mine, version_id, act)
    except TiaoliError as error:
        st.session_state[_WARNED] = str(error)
        return
    st.session_state[_DONE] = act.id
    st.session_state[_WARNED if done.overtaken else _TOLD] = done.said
    if done.show is not None:
        show_finding(done.show)


def _say_what_became() -> None:
    """Tell it: what went well once, what did not until the reviewer does something else."""
    if warned := st.session_state.get(_WARNED):
        st.warning(plain(warned), icon=":material/sync_problem:")
    if told := st.session_state.pop(_TOLD, None):
        st.toast(plain(told), icon=":material/check:")
