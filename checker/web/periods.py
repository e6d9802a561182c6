"""Periods to choose from: the last days, and each month since something began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from checker.reviewing.moments import local

MOST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in China, ``[since, until)``; ``None`` has no border."""

    name: str
    since: datetime | None = None
    until: datetime | None = None


ALWAYS = Period("全部时间")


def periods(first: datetime, now: datetime) -> tuple[Period, ...]:
    """All time, the last days, then the months back from ``now`` to ``first``."""
    today = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return (
        ALWAYS,
        Period("今天", today),
        Period("近 7 天", today - timedelta(days=6)),
        Period("近 30 天", today - timedelta(days=29)),
        *_months(local(first), today),
    )


def _months(first: datetime, today: datetime) -> Iterator[Period]:
    month = today.replace(day=1)
    for _ in range(MOST_MONTHS):
        after = (month + timedelta(days=32)).replace(day=1)
        yield Period(f"{month.year}年{month.month}月", month, after)
        if month <= first:
            return
        month = (month - timedelta(days=1)).replace(day=1)
