"""The administrator's page: who there is, and who works on which matter, nothing of its contents."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from checker.reviewing.matters import Membership, memberships
from checker.reviewing.members import Known, candidates, people
from checker.reviewing.people import ROLE_NAMES
from checker.reviewing.work import Desk
from checker.web.membership import WIDTH, show_members
from checker.web.visit import desk
from checker.web.words import moment


def show() -> None:
    """Show everybody, and the members of every matter."""
    mine = desk()
    with mine.reading() as work:
        everybody, found = people(work), memberships(work)
    st.title("全部人员")
    _everybody(everybody)
    st.subheader("各事项的成员", anchor=False)
    st.write("管理员可以调整任何事项的成员；事项的名称和内容只有成员看得到。")
    if not found:
        st.info("还没有人建立审查事项。")
        return
    _members(mine, found)


def _everybody(everybody: Sequence[Known]) -> None:
    st.write(
        f"登录过的共 {len(everybody)} 人。账号和角色由身份提供方管理，在那里改动后，下次登录时生效。"
    )
    rows = [
        {
            "姓名": each.person.name,
            "角色": ROLE_NAMES[each.person.role],
            "邮箱": each.person.email,
            "首次登录": moment(each.entered_at),
            "参加的事项": each.matters,
        }
        for each in everybody
    ]
    st.dataframe(rows, hide_index=True, width="stretch")


def _members(mine: Desk, found: Sequence[Membership]) -> None:
    of = {each.matter: each for each in found}
    matter = st.selectbox(
        "事项",
        list(of),
        format_func=lambda each: f"第 {each} 号事项（{len(of[each].members)} 名成员）",
        width=WIDTH,
    )
    with mine.reading() as work:
        others = candidates(work, matter)
    show_members(mine, matter, of[matter].members, others, manage=True)
