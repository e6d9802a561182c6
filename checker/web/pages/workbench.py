"""The page of the workbench: a version's text beside its findings, decided on one by one."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from checker.errors import TiaoliError
from checker.reviewing.audit import changes_so_far
from checker.reviewing.errors import DeskError
from checker.reviewing.review import review
from checker.reviewing.versions import changes, parsed
from checker.reviewing.work import Desk
from checker.web.choosing import Chosen, chosen
from checker.web.visit import checker, desk
from checker.web.words import plain
from checker.web.workbench import act_from, content, do, workbench
from checker.web.workbench.component import KEY, act_of

_LOOKED_AT, _TOLD, _SHOW, _DONE = "looked-at", "told", "finding", "done-acts"
EVERY = "4s"  # how often the page asks whether others decided something


def show() -> None:
    """Show the workbench for the chosen version."""
    mine = desk()
    what = chosen(mine)
    if what is None:
        return
    _say_what_became()
    workbench(_data(mine, what), partial(_acted, mine, what.version.id))
    _listen(mine, what.matter.id)


def _data(mine: Desk, what: Chosen) -> dict[str, Any]:
    earlier = [each for each in what.versions if each.number < what.version.number]
    with mine.reading() as work:
        st.session_state[_LOOKED_AT] = changes_so_far(work, what.matter.id)
        found = review(work, what.version.id)
        fresh = changes(work, what.version.id, earlier[-1].id).new if earlier else ()
        regulation = parsed(work, what.version.id)
    data = content(found, what.matter, mine.person, checker(), fresh, regulation)
    return data | {"show": st.session_state.get(_SHOW)}


def show_finding(fingerprint: str) -> None:
    """Let the workbench show this finding when it appears next."""
    turn = (st.session_state.get(_SHOW) or {"turn": 0})["turn"] + 1
    st.session_state[_SHOW] = {"key": fingerprint, "turn": turn}


def _acted(mine: Desk, version_id: int) -> None:
    """Do what the browser says the reviewer did, once, and keep what to tell him."""
    sent = act_of(st.session_state[KEY])
    try:
        act = act_from(sent)
        if act.id == st.session_state.get(_DONE):
            return
        done = do(mine, version_id, act)
    except TiaoliError as error:
        st.session_state[_TOLD] = (str(error), True)
        return
    st.session_state[_DONE] = act.id
    st.session_state[_TOLD] = (done.said, done.overtaken)
    if done.show is not None:
        show_finding(done.show)


def _say_what_became() -> None:
    said, grave = st.session_state.pop(_TOLD, ("", False))
    if said and grave:
        st.warning(plain(said), icon=":material/sync_problem:")
    elif said:
        st.toast(plain(said), icon=":material/check:")


@st.fragment(run_every=EVERY)
def _listen(mine: Desk, matter_id: int) -> None:
    """Show what others did as soon as they did it: be it that they took the person off."""
    try:
        with mine.reading() as work:
            now = changes_so_far(work, matter_id)
    except DeskError:
        now = None
    if now != st.session_state.get(_LOOKED_AT):
        st.rerun(scope="app")
