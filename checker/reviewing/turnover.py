"""From version to version: how many findings are new, gone and unchanged?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select

from checker.reviewing.tables import FindingRow, VersionRow
from checker.reviewing.work import Work


@dataclass(frozen=True, slots=True)
class Turnover:
    """What a version has against the one before it, in numbers of findings."""

    number: int
    new: int
    unchanged: int
    gone: int


def turnover(work: Work, matter_id: int) -> tuple[Turnover, ...]:
    """The turnover of each version of a matter; in the first all findings are new."""
    work.matter(matter_id)
    rows = work.session.execute(
        select(VersionRow.number, FindingRow.fingerprint)
        .outerjoin(FindingRow, FindingRow.version_id == VersionRow.id)
        .where(VersionRow.matter_id == matter_id)
        .order_by(VersionRow.number)
    ).all()
    found: dict[int, set[str]] = {}
    for number, fingerprint in rows:
        found.setdefault(number, set()).update(() if fingerprint is None else (fingerprint,))
    numbered = [(0, set[str]()), *found.items()]
    return tuple(
        Turnover(number, len(now - before), len(now & before), len(before - now))
        for (_, before), (number, now) in pairwise(numbered)
    )
