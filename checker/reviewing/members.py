"""Who may say who works on a matter, whom he can choose from, and who there is at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from checker.reviewing.people import Person, Right, person_of
from checker.reviewing.tables import MatterRow, MemberRow, PersonRow
from checker.reviewing.work import Work


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who has entered once, and on how many matters he works."""

    person: Person
    entered_at: datetime
    matters: int


def may_manage(work: Work, matter_id: int) -> bool:
    """Whether the person may say who works on a matter: an administrator may, and its opener.

    Raises ``Unknown`` for a matter that is not there, or that the person does not work on.
    """
    if work.person.may(Right.MANAGE) and work.session.get(MatterRow, matter_id) is not None:
        return True
    return work.matter(matter_id).opened_by == work.person.id


def candidates(work: Work, matter_id: int) -> list[Person]:
    """Who can be added to a matter, by name; nobody for those who may not add."""
    if not may_manage(work, matter_id):
        return []
    members = select(MemberRow.person_id).where(MemberRow.matter_id == matter_id)
    others = select(PersonRow).where(PersonRow.id.not_in(members))
    rows = work.session.scalars(others.order_by(PersonRow.name, PersonRow.id))
    return [person_of(row) for row in rows]


def people(work: Work) -> list[Known]:
    """Everybody who has entered once, in this order. Raises ``Forbidden``."""
    work.require(Right.MANAGE)
    count = func.count(MemberRow.matter_id)
    rows = work.session.execute(
        select(PersonRow, count)
        .outerjoin(MemberRow, MemberRow.person_id == PersonRow.id)
        .group_by(PersonRow.id)
        .order_by(PersonRow.id)
    )
    return [Known(person_of(row), row.entered_at, number) for row, number in rows]
