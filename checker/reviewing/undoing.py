"""What somebody decided last and can still take back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import select

from checker.reviewing.tables import DecisionRow
from checker.reviewing.work import Work


@dataclass(frozen=True, slots=True)
class Held:
    """A finding on which a decision still holds, and the decision before, ``None`` if it was open.

    ``revision`` is the newest: a decision holds again once those after it are taken back.
    """

    fingerprint: str
    revision: int
    before: DecisionRow | None


@dataclass(slots=True)
class Taken:
    """What was decided at one stroke: where it still holds, and where others decided since.

    ``overtaken`` also has what the person decided later and of which nothing holds any more.
    """

    batch: str
    held: list[Held] = field(default_factory=list)
    overtaken: list[str] = field(default_factory=list)


def last_of(work: Work, matter_id: int) -> Taken | None:
    """The last thing that the person decided in a matter and that holds, at least in part.

    If nothing holds any more, ``held`` is empty; ``None`` if there is nothing at all.
    """
    work.matter(matter_id)
    rows = _rows(work, matter_id)
    holds = _holds(rows)
    undone = {row.undoes for row in rows if row.undoes is not None}
    taken: Taken | None = None
    for row in sorted(rows, key=lambda row: -row.id):
        if row.person_id != work.person.id or row.undoes is not None or row.batch in undone:
            continue
        if taken is None:
            taken = Taken(row.batch)
        elif row.batch != taken.batch:
            if taken.held:
                break
            taken.batch = row.batch
        if row.id in holds:
            taken.held.append(holds[row.id])
        else:
            taken.overtaken.append(row.fingerprint)
    return taken


def _rows(work: Work, matter_id: int) -> list[DecisionRow]:
    """All decisions on the findings on which the person decided."""
    of_matter = DecisionRow.matter_id == matter_id
    mine = select(DecisionRow.fingerprint).where(of_matter, DecisionRow.person_id == work.person.id)
    wanted = (
        select(DecisionRow)
        .where(of_matter, DecisionRow.fingerprint.in_(mine))
        .order_by(DecisionRow.fingerprint, DecisionRow.revision)
    )
    return list(work.session.scalars(wanted))


def _holds(rows: Iterable[DecisionRow]) -> dict[int, Held]:
    """By the id of the row that holds on a finding, what taking it back would restore."""
    found: dict[int, Held] = {}
    for fingerprint, each in groupby(rows, key=lambda row: row.fingerprint):
        standing: list[DecisionRow] = []
        revision = 0
        for row in each:
            revision = row.revision
            if row.undoes is None:
                standing.append(row)
            else:  # only what holds is ever taken back
                standing.pop()
        if standing:
            before = standing[-2] if len(standing) > 1 else None
            found[standing[-1].id] = Held(fingerprint, revision, before)
    return found
