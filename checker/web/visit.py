"""What a page of the desk works with: the person's desk, and the checker that all share."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import streamlit as st

from checker.judging import Checker
from checker.reviewing.database import Database, default_url
from checker.reviewing.people import Identity
from checker.reviewing.work import Desk
from checker.web.entering import identity

PACKS_VARIABLE = "TIAOLI_RULES"
_DESK = "desk"


@st.cache_resource(show_spinner="正在打开数据库……")
def database(url: str) -> Database:
    """The database of this server, opened once. Raises ``DatabaseError``."""
    return Database(url)


@st.cache_resource(show_spinner="正在载入规则……")
def checker() -> Checker:
    """The checker with the rules of this server, loaded once: ``TIAOLI_RULES`` names more packs.

    It stays as long as the server: the garbage collector need not look through it again and again.
    """
    packs = os.environ.get(PACKS_VARIABLE, "")
    loaded = Checker.load([Path(each) for each in packs.split(os.pathsep) if each])
    gc.collect()
    gc.freeze()
    return loaded


def desk() -> Desk:
    """The desk of the person who is signed in; made anew whenever name or role change.

    Raises what ``identity`` raises where nobody may enter.
    """
    who = identity()
    held: tuple[Identity, Desk] | None = st.session_state.get(_DESK)
    if held is None or held[0] != who:
        held = who, Desk(database(default_url()), who)
        st.session_state[_DESK] = held
    return held[1]
