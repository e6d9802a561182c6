"""How long a reviewer waits after a click at the running desk: alone, and among thirty sessions.

``python -m benchmarks.sessions [ROUNDS]``; apart from the other measures, since it takes minutes.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from benchmarks.drafts import draft
from benchmarks.row import Row
from benchmarks.visiting import SHOWN, Visitor, visitor
from checker.judging import Checker
from checker.reviewing.database import Database
from checker.reviewing.examining import examine
from checker.reviewing.matters import open_matter
from checker.reviewing.people import LOCAL
from checker.reviewing.review import review
from checker.reviewing.tables import DecisionRow
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk
from tools.desk_server import running_desk

SESSIONS = 30
CLICKS = 10  # of the one who is alone
SECONDS = 10  # in which each of thirty clicks once


@dataclass(frozen=True)
class Waits:
    """Seconds: until the first page stood, from clicks alone, spread out, and all at once."""

    first: float
    alone: list[float]
    spread: list[float]
    at_once: list[float]


def sessions(folder: Path, rounds: int) -> Iterator[Row]:
    """The measures; so many times thirty click."""
    url = f"sqlite:///{folder / 'sessions.sqlite3'}"
    matter, findings = _prepared(url)
    with running_desk(url, folder / "desk.log") as desk:
        port = int(desk.url.rpartition(":")[2])
        found = asyncio.run(_waits(port, f"matter={matter}", findings, rounds))
    stored = _stored(url)
    one, some = 1000 * median(found.alone), 1000 * median(found.spread)
    most = 1000 * quantiles(found.spread, n=20)[-1]
    last = 1000 * max(found.at_once)
    clicked = [*found.alone, *found.spread, *found.at_once]
    unshown = sum(each >= SHOWN for each in clicked)
    yield Row("workbench, the first to open it", found.first, "s")
    yield Row("click until stored, one session", one, "ms", 1.0)
    yield Row(f"  {SESSIONS} sessions in {SECONDS} s, median", some, "ms", some / one)
    yield Row(f"  {SESSIONS} sessions in {SECONDS} s, 95 of 100", most, "ms", most / one)
    yield Row(f"  {SESSIONS} sessions at once, the last", last, "ms", last / one)
    yield Row("  clicks that were not stored", len(clicked) - stored, "clicks", None, 0)
    yield Row(f"  not shown within {SHOWN:g} s", unshown, "pages")


def _prepared(url: str) -> tuple[int, list[str]]:
    """A matter with a draft in which each session finds something to decide."""
    database = Database(url)
    desk = Desk(database, LOCAL)
    examined = examine("条例草案.txt", draft(7000).encode(), Checker.load())
    with desk.writing() as work:
        matter = open_matter(work, "安澜省人口与计划生育条例")
        found = review(work, add_version(work, matter, examined)).findings
    database.close()
    assert len(found) >= SESSIONS, "each session decides on a finding of its own"
    return matter, [each.finding.fingerprint for each in found]


def _stored(url: str) -> int:
    """How many decisions are in the database."""
    database = Database(url)
    with database.reading() as session:
        found = session.scalar(select(func.count()).select_from(DecisionRow)) or 0
    database.close()
    return found


async def _waits(port: int, query: str, findings: list[str], rounds: int) -> Waits:
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(visitor(port, query))
        first = await one.open()
        alone = [await one.decide(findings[0], revision) for revision in range(CLICKS)]
        others = [await stack.enter_async_context(visitor(port, query)) for _ in range(1, SESSIONS)]
        await asyncio.gather(*(each.open() for each in others))
        everybody = [one, *others]
        spread: list[float] = []
        at_once: list[float] = []
        for at in range(rounds):
            spread += await _clicked(everybody, findings, 2 * at, SECONDS)
            at_once += await _clicked(everybody, findings, 2 * at + 1, 0)
    return Waits(first, alone, spread, at_once)


async def _clicked(
    everybody: list[Visitor], findings: list[str], before: int, seconds: float
) -> list[float]:
    """The waits of all, each of whom clicks once at some moment of so many seconds."""
    random = Random(before)

    async def one(at: int) -> float:
        await asyncio.sleep(random.uniform(0, seconds))
        revision = before + (0 if at else CLICKS)  # the first has decided alone before
        return await everybody[at].decide(findings[at], revision)

    return list(await asyncio.gather(*(one(at) for at in range(len(everybody)))))


if __name__ == "__main__":
    from benchmarks.__main__ import line

    with TemporaryDirectory() as made:
        for row in sessions(Path(made), int(sys.argv[1]) if len(sys.argv) > 1 else 1):
            print(line(row))
