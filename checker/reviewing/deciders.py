"""Who decided what holds: assigning a finding afterwards changes nothing of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from checker.reviewing.review import Review, Reviewed, review
from checker.reviewing.tables import DecisionRow, PersonRow
from checker.reviewing.work import Work


@dataclass(frozen=True, slots=True)
class Decider:
    """Who gave a finding its present state and reason, and when."""

    person: str
    at: datetime


def deciders(work: Work, matter_id: int) -> Mapping[str, Decider]:
    """By fingerprint who decided what holds: the first of the last decisions that say the same."""
    work.matter(matter_id)
    rows = work.session.execute(
        select(DecisionRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == DecisionRow.person_id)
        .where(DecisionRow.matter_id == matter_id)
        .order_by(DecisionRow.revision)
    )
    said: dict[str, tuple[str, str]] = {}
    found: dict[str, Decider] = {}
    for row, name in rows:
        if said.get(row.fingerprint) != (row.state, row.reason):
            said[row.fingerprint] = (row.state, row.reason)
            found[row.fingerprint] = Decider(name, row.at)
    return found


def stated(work: Work, version_id: int) -> Review:
    """The review of a version for those who read what was decided: by its deciders.

    Raises ``Unknown`` if the version is not the person's.
    """
    said = review(work, version_id)
    by = deciders(work, said.matter)
    return replace(said, findings=tuple(_by_decider(each, by) for each in said.findings))


def _by_decider(reviewed: Reviewed, by: Mapping[str, Decider]) -> Reviewed:
    decision = reviewed.decision
    if decision is None or decision.fingerprint not in by:
        return reviewed
    of = by[decision.fingerprint]
    return replace(reviewed, decision=replace(decision, person=of.person, at=of.at))
