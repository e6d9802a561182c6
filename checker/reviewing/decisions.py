"""What reviewers decide on findings: each decision follows one that was seen, none overwrites.

The decisions on a finding are numbered (``revision``). Whoever decides says which revision he saw;
if another has decided since, his own is not written and he is shown that one instead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from checker.reviewing.errors import DeskError, Unknown
from checker.reviewing.people import Right
from checker.reviewing.storing import add_unless_there, cleaned
from checker.reviewing.tables import DecisionRow, FindingRow, MemberRow, PersonRow, VersionRow
from checker.reviewing.undoing import last_of
from checker.reviewing.work import Work


class State(StrEnum):
    """What was decided on a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DOUBTFUL = "doubtful"


STATE_NAMES = {
    State.OPEN: "待处理",
    State.ACCEPTED: "采纳",
    State.REJECTED: "不采纳",
    State.DOUBTFUL: "存疑",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it stands: who said what when, and to whom the finding is assigned."""

    fingerprint: str
    revision: int
    state: State
    reason: str
    assignee_id: int | None
    assignee: str
    person: str
    at: datetime
    version: int  # the number of the version on which it was decided
    batch: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding and the revision of its decision that the person saw; 0 where there was none."""

    fingerprint: str
    revision: int


Made = tuple[State, str, int | None]  # state, reason, assignee


@dataclass(frozen=True, slots=True)
class _Act:
    """What is done, as the audit tells it; ``undoes`` is the batch that it takes back."""

    name: str
    of: dict[str, Any] = field(default_factory=dict)
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of deciding: the findings decided, and the decisions of others in the way."""

    batch: str
    decided: tuple[str, ...]
    conflicts: tuple[Decision, ...]


def decide(
    work: Work, version_id: int, seen: Sequence[Seen], state: State, reason: str = ""
) -> Outcome:
    """Decide on findings of a version at one stroke; what others decided meanwhile stays.

    Raises ``DeskError`` where a rejection gives no reason or a matter is closed, ``Unknown`` for
    findings that the version does not have.
    """
    said = cleaned(reason)
    if state is State.REJECTED and not said:
        raise DeskError("不采纳需要写明理由；请填写后再提交。")

    def row(_: str, current: Decision | None) -> Made:
        return state, said, current.assignee_id if current else None

    act = _Act("decide", {"state": state.value, "reason": said})
    return _append(work, version_id, seen, row, act)


def assign(work: Work, version_id: int, seen: Sequence[Seen], person_id: int | None) -> Outcome:
    """Assign findings to a member of the matter, or to nobody.

    Raises ``Unknown`` for anybody else, and as ``decide`` does.
    """
    name = _member_name(work, version_id, person_id)

    def row(_: str, current: Decision | None) -> Made:
        state, reason = (current.state, current.reason) if current else (State.OPEN, "")
        return state, reason, person_id

    return _append(work, version_id, seen, row, _Act("assign", {"assignee": name}))


def undo(work: Work, version_id: int) -> Outcome | None:
    """Take back the last thing the person decided in the matter that still holds, even in part.

    Findings that others have decided since keep their decisions and are given as conflicts.
    ``None`` if there is nothing to take back.
    """
    version = work.version(version_id, Right.DECIDE)
    work.change(version.matter_id, Right.DECIDE, alone=False)
    taken = last_of(work, version.matter_id)
    if taken is None:
        return None
    overtaken = list(taken.overtaken)
    if not taken.held:
        return Outcome("", (), _theirs(work, version.matter_id, overtaken))
    seen = [Seen(each.fingerprint, each.revision) for each in taken.held]
    before = {each.fingerprint: each.before for each in taken.held}

    def row(fingerprint: str, _: Decision | None) -> Made:
        found = before[fingerprint]
        if found is None:
            return State.OPEN, "", None
        return State(found.state), found.reason, found.assignee_id

    act = _Act("undo", undoes=taken.batch)
    return _append(work, version_id, seen, row, act, overtaken)


def current(work: Work, matter_id: int, only: Collection[str] | None = None) -> dict[str, Decision]:
    """The decisions that hold in a matter, by fingerprint; ``only`` those on some findings."""
    work.matter(matter_id)
    wanted = DecisionRow.matter_id == matter_id
    if only is not None:
        wanted &= DecisionRow.fingerprint.in_(only)
    newest = (
        select(DecisionRow.fingerprint, func.max(DecisionRow.revision).label("revision"))
        .where(wanted)
        .group_by(DecisionRow.fingerprint)
        .subquery()
    )
    on = (DecisionRow.fingerprint == newest.c.fingerprint) & (
        DecisionRow.revision == newest.c.revision
    )
    ids = select(DecisionRow.id).join(newest, on).where(DecisionRow.matter_id == matter_id)
    return {each.fingerprint: each for each in _load(work, ids, matter_id)}


def history(work: Work, matter_id: int, fingerprint: str) -> list[Decision]:
    """All decisions on a finding, the first first."""
    work.matter(matter_id)
    ids = select(DecisionRow.id).where(DecisionRow.fingerprint == fingerprint)
    return _load(work, ids, matter_id)


def histories(work: Work, matter_id: int) -> dict[str, tuple[Decision, ...]]:
    """All decisions in a matter by fingerprint, the first on each finding first."""
    work.matter(matter_id)
    found: dict[str, tuple[Decision, ...]] = {}
    for each in _load(work, select(DecisionRow.id), matter_id):
        found[each.fingerprint] = (*found.get(each.fingerprint, ()), each)
    return found


def _append(
    work: Work,
    version_id: int,
    seen: Iterable[Seen],
    made: Callable[[str, Decision | None], Made],
    act: _Act,
    overtaken: Iterable[str] = (),
) -> Outcome:
    """Write a decision on each finding that nobody has decided on since it was seen."""
    version = work.version(version_id, Right.DECIDE)
    work.change(version.matter_id, Right.DECIDE, alone=False)
    wanted = {each.fingerprint: each.revision for each in seen}
    if act.undoes is None:
        _require_findings(work, version_id, wanted)
    holding = current(work, version.matter_id, wanted)
    batch, rows = uuid4().hex, []
    for fingerprint in sorted(wanted):  # always in one order: no two writers wait for each other
        now = holding.get(fingerprint)
        if wanted[fingerprint] == (now.revision if now else 0):
            row = _row(version, fingerprint, made(fingerprint, now), wanted[fingerprint] + 1)
            rows.append(row | {"batch": batch, "undoes": act.undoes, "person_id": work.person.id})
    written = add_unless_there(work.session, DecisionRow, rows, "fingerprint")
    decided = tuple(sorted(written))
    if decided:
        work.record(act.name, version.matter_id, findings=decided, version=version.number, **act.of)
    conflicts = sorted({*wanted, *overtaken} - written)
    return Outcome(batch, decided, _theirs(work, version.matter_id, conflicts))


def _row(version: VersionRow, fingerprint: str, made: Made, revision: int) -> dict[str, Any]:
    state, reason, assignee = made
    return {
        "matter_id": version.matter_id,
        "version_id": version.id,
        "fingerprint": fingerprint,
        "revision": revision,
        "state": state.value,
        "reason": reason,
        "assignee_id": assignee,
    }


def _theirs(work: Work, matter_id: int, fingerprints: list[str]) -> tuple[Decision, ...]:
    return tuple(current(work, matter_id, fingerprints).values()) if fingerprints else ()


def _require_findings(work: Work, version_id: int, fingerprints: Iterable[str]) -> None:
    there = set(
        work.session.scalars(
            select(FindingRow.fingerprint).where(FindingRow.version_id == version_id)
        )
    )
    if not set(fingerprints) <= there:
        raise Unknown("这一版没有所选的问题；请刷新页面后重试。")


def _member_name(work: Work, version_id: int, person_id: int | None) -> str:
    version = work.version(version_id, Right.DECIDE)
    work.change(version.matter_id, Right.DECIDE, alone=False)
    if person_id is None:
        return ""
    if work.session.get(MemberRow, (version.matter_id, person_id)) is None:
        raise Unknown("所选的人不是本事项的成员；请先在“成员”里加入。")
    return work.session.get_one(PersonRow, person_id).name


def _load(work: Work, ids: Select[int], matter_id: int) -> list[Decision]:
    assignee = aliased(PersonRow)
    rows = work.session.execute(
        select(DecisionRow, PersonRow.name, assignee.name, VersionRow.number)
        .join(PersonRow, PersonRow.id == DecisionRow.person_id)
        .outerjoin(assignee, assignee.id == DecisionRow.assignee_id)
        .join(VersionRow, VersionRow.id == DecisionRow.version_id)
        .where(DecisionRow.matter_id == matter_id, DecisionRow.id.in_(ids))
        .order_by(DecisionRow.revision)
    ).all()
    return [_decision(*row) for row in rows]


def _decision(row: DecisionRow, person: str, assignee: str | None, version: int) -> Decision:
    return Decision(
        fingerprint=row.fingerprint,
        revision=row.revision,
        state=State(row.state),
        reason=row.reason,
        assignee_id=row.assignee_id,
        assignee=assignee or "",
        person=person,
        at=row.at,
        version=version,
        batch=row.batch,
    )
