"""Whether an opinion still says what was decided on its version."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import select

from checker.reviewing.decisions import State, current
from checker.reviewing.review import Review
from checker.reviewing.tables import FindingRow, OpinionRow, VersionRow
from checker.reviewing.work import Work


class Standing(StrEnum):
    """What can be done with an opinion."""

    DRAFT = "draft"  # findings are open: it cannot be signed
    READY = "ready"  # it says what was decided
    OUTDATED = "outdated"  # something was decided since: it cannot be signed any more


STANDING_NAMES = {
    Standing.DRAFT: "草稿",
    Standing.READY: "有效",
    Standing.OUTDATED: "已过时",
}


def standing(work: Work, row: OpinionRow) -> Standing:
    """Whether the decisions on the version are those that the opinion states."""
    version = work.session.get_one(VersionRow, row.version_id)
    holding = current(work, row.matter_id)
    keys = work.session.scalars(
        select(FindingRow.fingerprint).where(FindingRow.version_id == row.version_id)
    )
    said = [
        (key, holding[key].state, holding[key].reason) if key in holding else (key, State.OPEN, "")
        for key in keys
    ]
    if _digest(version.digest, said) != row.states:
        return Standing.OUTDATED
    is_open = any(state is State.OPEN for _, state, _ in said)
    return Standing.DRAFT if is_open else Standing.READY


def states_of(said: Review, file: str) -> str:
    """The digest of what a review says; ``file`` is that of the version's file."""
    decided = (
        (each.finding.fingerprint, each.state, each.decision.reason if each.decision else "")
        for each in said.findings
    )
    return _digest(file, decided)


def _digest(file: str, decisions: Iterable[tuple[str, State, str]]) -> str:
    """A digest of a version's file and of what was decided on each of its findings, and why."""
    said = sorted((key, state.value, reason) for key, state, reason in decisions)
    return sha256(json.dumps([file, said], ensure_ascii=False).encode()).hexdigest()
