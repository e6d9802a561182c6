"""How long reviewers wait for their decisions to be stored: one alone, and thirty at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median
from threading import Barrier

from benchmarks.drafts import draft
from benchmarks.row import Row
from checker.judging import Checker
from checker.reviewing.database import Database
from checker.reviewing.decisions import Seen, State, decide
from checker.reviewing.examining import examine
from checker.reviewing.matters import add_member, open_matter
from checker.reviewing.people import Identity, Role
from checker.reviewing.review import review
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk
from tools.postgres_server import PostgresServer, programs

PEOPLE = 30
NOISE = 1.5  # how much longer the last may wait than thirty take who come one after the other


@dataclass(frozen=True)
class Room:
    """A version that people review, and what they see of its findings."""

    version: int
    findings: tuple[str, ...]
    desks: tuple[Desk, ...]


def deciding(folder: Path, rounds: int) -> Iterator[Row]:
    """The measures on SQLite, and on PostgreSQL where it is installed."""
    yield from _on("SQLite", f"sqlite:///{folder / 'desk.sqlite3'}", rounds)
    if programs() is None:
        return
    server = PostgresServer(durable=True)
    try:
        server.start()
        yield from _on("PostgreSQL", server.create("desk"), rounds)
    finally:
        server.stop()


def _on(name: str, url: str, rounds: int) -> Iterator[Row]:
    database = Database(url)
    room = _room(database)
    alone, together = [], []
    with ThreadPoolExecutor(PEOPLE) as pool:
        _at_once(pool, room, 0)  # so that all connections are open
        for at in range(1, 2 * rounds + 1, 2):
            alone.append([_decide(room, person, at) for person in range(PEOPLE)])
            together.append(_at_once(pool, room, at + 1))
    database.close()
    one = median(chain.from_iterable(alone))
    middle = median(median(each) for each in together)
    last = median(max(each) for each in together)
    in_a_row = median(max(some) / sum(each) for some, each in zip(together, alone, strict=True))
    yield Row(f"decision on {name}, alone", one, "ms", 1.0)
    yield Row(f"  {PEOPLE} at once, median", middle, "ms", middle / one)
    yield Row(f"  {PEOPLE} at once, the last", last, "ms", last / one)
    yield Row(f"  the last over {PEOPLE} in a row", in_a_row, "x", None, NOISE)


def _room(database: Database) -> Room:
    """A matter on which all work, with a draft in which each finds something to decide."""
    desks = tuple(
        Desk(database, Identity("benchmark", str(at), f"审查人{at}", Role.REVIEWER))
        for at in range(PEOPLE)
    )
    examined = examine("条例草案.txt", draft(7000).encode(), Checker.load())
    with desks[0].writing() as work:
        matter = open_matter(work, "安澜省人口与计划生育条例")
        for each in desks[1:]:
            add_member(work, matter, each.person.id)
        version = add_version(work, matter, examined)
        found = review(work, version).findings
    findings = tuple(each.finding.fingerprint for each in found)
    assert len(findings) >= PEOPLE, "each decides on a finding of his own"
    return Room(version, findings, desks)


def _at_once(pool: ThreadPoolExecutor, room: Room, revision: int) -> list[float]:
    """The milliseconds that each waits when all decide at the same moment."""
    together = Barrier(PEOPLE)

    def one(person: int) -> float:
        together.wait()
        return _decide(room, person, revision)

    return list(pool.map(one, range(PEOPLE)))


def _decide(room: Room, person: int, revision: int) -> float:
    """The milliseconds until a decision is acknowledged."""
    start = time.perf_counter()
    with room.desks[person].writing() as work:
        seen = [Seen(room.findings[person], revision)]
        outcome = decide(work, room.version, seen, State.DOUBTFUL)
    taken = 1000 * (time.perf_counter() - start)
    assert outcome.decided, "nobody else decides on this finding"
    return taken
