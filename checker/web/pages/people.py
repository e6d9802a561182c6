"""The page of members: who works on the chosen matter."""

from __future__ import annotations

import streamlit as st

from checker.reviewing.matters import Matter, matters
from checker.reviewing.members import candidates, may_manage
from checker.web.choosing import choose, chosen_matter
from checker.web.going import link
from checker.web.membership import WIDTH, show_members
from checker.web.visit import desk


def show() -> None:
    """Show the members of one matter of the person."""
    mine = desk()
    st.title("成员")
    with mine.reading() as work:
        found = matters(work)
    if not found:
        st.info("您还没有参加审查事项；可以到“事项”页建立一个，或者请别的事项的建立者把您加入。")
        link("matters")
        return
    matter = _picked(found, chosen_matter(mine))
    with mine.reading() as work:
        manage, others = may_manage(work, matter.id), candidates(work, matter.id)
    st.write(
        "只有成员看得到这个事项。" + ("" if manage else "加入或移出成员，请找建立者或者管理员。")
    )
    show_members(mine, matter.id, matter.members, others, manage)


def _picked(found: list[Matter], wanted: int | None) -> Matter:
    ids = [each.id for each in found]
    names = {each.id: each.title for each in found}
    at = ids.index(wanted) if wanted in ids else 0
    picked = st.selectbox(
        "审查事项",
        ids,
        index=at,
        format_func=lambda each: names[each],
        key=f"people-of-{at}",
        width=WIDTH,
    )
    if picked != wanted:
        choose(picked)
        st.query_params["matter"] = str(picked)
    return next(each for each in found if each.id == picked)
