"""The members of one matter as a list, with what is needed to add and to remove some."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from checker.reviewing.matters import add_member, remove_member
from checker.reviewing.people import ROLE_NAMES, Person
from checker.reviewing.work import Desk
from checker.web.guarding import guarded
from checker.web.words import plain

WIDTH = 720  # a row is read across


def show_members(
    mine: Desk, matter: int, members: Sequence[Person], others: Sequence[Person], manage: bool
) -> None:
    """Show the members of a matter; ``others`` can be added, if the person may ``manage``."""
    with st.container(border=True, width=WIDTH, key=f"members-{matter}"):
        for each in members:
            _member(mine, matter, each, removable=manage and len(members) > 1)
    if manage:
        _adding(mine, matter, others)


def named(person: Person) -> str:
    """A person in a list to choose from, where equal names must be told apart."""
    return " · ".join(each for each in (person.name, ROLE_NAMES[person.role], person.email) if each)


def _member(mine: Desk, matter: int, person: Person, *, removable: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        you = "（您）" if person.id == mine.person.id else ""
        email = f"  \n:small[{plain(person.email)}]" if person.email else ""
        said = f"**{plain(person.name)}**{you} · {ROLE_NAMES[person.role]}{email}"
        st.markdown(said, width="stretch")
        if removable:
            with st.popover("移出", type="tertiary"):
                _removing(mine, matter, person)


def _removing(mine: Desk, matter: int, person: Person) -> None:
    who = "您自己" if person.id == mine.person.id else plain(person.name)
    st.write(f"移出后，{who}不再看得到这个事项；已写下的处理意见和批注都保留。")
    if st.button("确认移出", key=f"remove-{matter}-{person.id}"):
        with guarded():
            with mine.writing() as work:
                remove_member(work, matter, person.id)
            st.rerun()


def _adding(mine: Desk, matter: int, others: Sequence[Person]) -> None:
    if not others:
        st.caption("登录过的人都已经是成员；别的人先登录一次，就能在这里加入。")
        return
    names = {each.id: named(each) for each in others}
    with st.form(f"add-{matter}", border=False, width=WIDTH):
        person = st.selectbox(
            "加入成员",
            list(names),
            format_func=lambda each: names[each],
            index=None,
            placeholder="选择登录过的人",
        )
        if st.form_submit_button("加入", type="primary") and person is not None:
            with guarded():
                with mine.writing() as work:
                    add_member(work, matter, person)
                st.rerun()
