"""Killed at any moment, under load: every acknowledged decision is there, and nothing by halves."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest
from conftest import MIGRATED
from desk_processes import decide_under_load, started
from opened import Opened, opened
from sqlalchemy import select

from checker.reviewing.database import Database
from checker.reviewing.examining import Examined
from checker.reviewing.people import Identity, Role
from checker.reviewing.tables import AuditRow, DecisionRow
from checker.reviewing.work import Desk
from tools.postgres_server import PostgresServer

NAMES = ("李", "王", "周")
ROUNDS = 3
PATIENCE = 60  # seconds
LONGEST = 0.6  # seconds of work before the kill, once all have begun


@dataclass
class Work:
    """A process at which people decide, and what was acknowledged to them: files of each round."""

    url: str
    of: Opened
    folder: Path
    random: Random
    logs: list[Path] = field(default_factory=list)

    def begun(self) -> BaseProcess:
        """Start it; each person has had something acknowledged when this returns."""
        new = {name: self.folder / f"{len(self.logs) + at}.log" for at, name in enumerate(NAMES)}
        self.logs += new.values()
        names = {name: str(log) for name, log in new.items()}
        running = started(decide_under_load, self.url, names, self.of, self.random.randrange(10**6))
        until = time.monotonic() + PATIENCE
        while not all(log.exists() and log.stat().st_size for log in new.values()):
            assert time.monotonic() < until, "nothing was acknowledged"
            assert running.is_alive()
            time.sleep(0.01)
        return running

    def acknowledged(self) -> dict[str, set[str]]:
        """The findings of each batch; a line that the kill cut off was not read by anybody."""
        lines = [line for log in self.logs for line in _whole_lines(log)]
        return {batch: set(findings) for batch, *findings in map(str.split, lines)}


def _whole_lines(log: Path) -> list[str]:
    return log.read_text(encoding="ascii").split("\n")[:-1]


def nothing_is_lost_or_half_written(database: Database, work: Work) -> int:
    """Hold what is in the database against what was acknowledged; gives the number of batches."""
    batches: dict[str, set[str]] = defaultdict(set)
    revisions: dict[str, list[int]] = defaultdict(list)
    with database.reading() as session:
        for row in session.scalars(select(DecisionRow).order_by(DecisionRow.revision)):
            batches[row.batch].add(row.fingerprint)
            revisions[row.fingerprint].append(row.revision)
        acts = ("decide", "undo")
        wanted = select(AuditRow).where(AuditRow.action.in_(acts))
        told = sorted(sorted(row.detail["findings"]) for row in session.scalars(wanted))
    for batch, findings in work.acknowledged().items():
        assert batches[batch] == findings
    assert all(found == list(range(1, len(found) + 1)) for found in revisions.values())
    assert told == sorted(sorted(findings) for findings in batches.values())
    return len(batches)


@pytest.fixture
def prepared(full: Examined, tmp_path: Path) -> Callable[[str], Work]:
    """A matter at which all work, in the database of an address."""

    def prepare(url: str) -> Work:
        database = Database(url)
        of = opened(full, *(Desk(database, Identity("test", n, n, Role.REVIEWER)) for n in NAMES))
        database.close()
        return Work(url, of, tmp_path, Random())

    return prepare


def test_killing_the_desk(url: str, prepared: Callable[[str], Work]) -> None:
    work = prepared(url)
    counts = [0]
    for _ in range(ROUNDS):
        running = work.begun()
        time.sleep(work.random.uniform(0, LONGEST))
        running.kill()
        running.join()
        database = Database(url)  # whoever opens it next finds it in order
        counts.append(nothing_is_lost_or_half_written(database, work))
        database.close()
    assert counts == sorted(set(counts)), "each round decided something"


@pytest.fixture
def durable() -> Iterator[PostgresServer]:
    """A server that writes as an office's does."""
    server = PostgresServer(durable=True)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.mark.usefixtures("postgres")
def test_killing_the_database_server(
    durable: PostgresServer, prepared: Callable[[str], Work]
) -> None:
    work = prepared(durable.create(MIGRATED))
    counts = [0]
    for _ in range(ROUNDS):
        running = work.begun()
        time.sleep(work.random.uniform(0, LONGEST))
        durable.kill()
        running.join(timeout=PATIENCE)
        assert running.exitcode == 0, "who is told that the server is gone ends in order"
        durable.start()
        database = Database(work.url)
        counts.append(nothing_is_lost_or_half_written(database, work))
        database.close()
    assert counts == sorted(set(counts)), "each round decided something"
