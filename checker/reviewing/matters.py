"""Matters: one regulation under revision each, and who works on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from checker.reviewing.errors import DeskError, Unknown
from checker.reviewing.people import Person, Right, person_of
from checker.reviewing.storing import cleaned
from checker.reviewing.tables import MatterRow, MemberRow, PersonRow, now
from checker.reviewing.work import Work

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as its members see it."""

    id: int
    title: str
    opened_at: datetime
    closed_at: datetime | None
    members: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """What an administrator sees of a matter: who works on it, nothing of what it is about."""

    matter: int
    members: tuple[Person, ...]


def open_matter(work: Work, title: str) -> int:
    """Open a matter with the person as its first member; gives its id."""
    work.require(Right.UPLOAD)
    row = MatterRow(title=_title(title), opened_by=work.person.id)
    work.session.add(row)
    work.session.flush()
    _join(work, row.id, work.person.id)
    work.record("open-matter", row.id, title=row.title)
    return row.id


def matters(work: Work) -> list[Matter]:
    """The matters on which the person works, the newest first."""
    mine = (
        select(MatterRow)
        .join(MemberRow, MemberRow.matter_id == MatterRow.id)
        .where(MemberRow.person_id == work.person.id)
        .order_by(MatterRow.id.desc())
    )
    rows = work.session.scalars(mine).all()
    people = _members(work, [row.id for row in rows])
    return [_matter(row, people.get(row.id, ())) for row in rows]


def matter(work: Work, matter_id: int) -> Matter:
    """One matter. Raises ``Unknown`` if the person does not work on it."""
    row = work.matter(matter_id)
    return _matter(row, _members(work, [matter_id])[matter_id])


def rename(work: Work, matter_id: int, title: str) -> None:
    """Give a matter another title."""
    work.matter(matter_id, Right.UPLOAD)
    row = work.hold(matter_id)
    before, row.title = row.title, _title(title)
    work.record("rename-matter", matter_id, before=before, title=row.title)


def close(work: Work, matter_id: int, closed: bool = True) -> None:
    """Close a matter, or open it again; nothing of it is lost, and twice is once."""
    work.matter(matter_id, Right.DECIDE)
    row = work.hold(matter_id)
    if (row.closed_at is not None) == closed:
        return
    row.closed_at = now() if closed else None
    work.record("close-matter" if closed else "reopen-matter", matter_id)


def memberships(work: Work) -> list[Membership]:
    """Who works on which matter, for an administrator."""
    work.require(Right.MANAGE)
    ids = work.session.scalars(select(MatterRow.id).order_by(MatterRow.id)).all()
    people = _members(work, ids)
    return [Membership(each, people.get(each, ())) for each in ids]


def add_member(work: Work, matter_id: int, person_id: int) -> None:
    """Let somebody work on a matter: an administrator may, and who opened it."""
    _may_manage(work, matter_id)
    row = work.session.get(PersonRow, person_id)
    if row is None:
        raise Unknown("没有这个人；请让他先登录一次，再把他加入。")
    if work.session.get(MemberRow, (matter_id, person_id)) is None:
        _join(work, matter_id, person_id)
        work.record("add-member", matter_id, person=row.name)


def remove_member(work: Work, matter_id: int, person_id: int) -> None:
    """Take somebody off a matter; what the person did there stays."""
    _may_manage(work, matter_id)
    row = work.session.get(MemberRow, (matter_id, person_id))
    if row is None:
        return
    if len(_members(work, [matter_id])[matter_id]) == 1:
        raise DeskError("事项至少要有一名成员；请先加入别人，再移出这一位。")
    name = work.session.get_one(PersonRow, person_id).name
    work.session.delete(row)
    work.record("remove-member", matter_id, person=name)


def _may_manage(work: Work, matter_id: int) -> None:
    """An administrator may say who works on any matter; its opener on that one."""
    row = work.session.get(MatterRow, matter_id)
    anywhere = work.person.may(Right.MANAGE) and row is not None
    if not anywhere and work.matter(matter_id).opened_by != work.person.id:
        work.require(Right.MANAGE)
    work.hold(matter_id)  # so that the last two members do not leave at once


def _join(work: Work, matter_id: int, person_id: int) -> None:
    row = MemberRow(matter_id=matter_id, person_id=person_id, added_by=work.person.id)
    work.session.add(row)
    work.session.flush()


def _members(work: Work, ids: Sequence[int]) -> dict[int, tuple[Person, ...]]:
    rows = work.session.execute(
        select(MemberRow.matter_id, PersonRow)
        .join(PersonRow, PersonRow.id == MemberRow.person_id)
        .where(MemberRow.matter_id.in_(ids))
        .order_by(MemberRow.added_at, PersonRow.id)
    ).all()
    found: dict[int, tuple[Person, ...]] = {}
    for matter_id, row in rows:
        found[matter_id] = (*found.get(matter_id, ()), person_of(row))
    return found


def _matter(row: MatterRow, members: tuple[Person, ...]) -> Matter:
    return Matter(row.id, row.title, row.opened_at, row.closed_at, members)


def _title(words: str) -> str:
    title = cleaned(" ".join(words.split()))
    if not title:
        raise DeskError("事项还没有名称；请填写所修改条例的名称。")
    if len(title) > LONGEST_TITLE:
        raise DeskError(f"事项名称超过 {LONGEST_TITLE} 字；请缩短后重试。")
    return title
