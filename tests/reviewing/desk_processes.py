"""Processes of their own that work at the desk, started quickly: all modules are loaded once.

What they run stands here, since a new process has to find it by its name.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess
from random import Random
from threading import Thread
from typing import Any
from unittest.mock import patch

from opened import Opened, seen_now

from checker.reviewing.database import Database
from checker.reviewing.decisions import Outcome, Seen, State, decide, undo
from checker.reviewing.errors import DatabaseError
from checker.reviewing.people import LOCAL, Identity, Role
from checker.reviewing.work import Desk

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["desk_processes", "alembic.command", "psycopg"])


def started(run: Callable[..., None], *arguments: Any) -> BaseProcess:
    """A process that runs a function of a module."""
    with patch.dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)):  # it knows no other path
        forkserver.ensure_running()
    process = PROCESSES.Process(target=run, args=arguments, daemon=True)
    process.start()
    return process


def open_at_once(url: str, together: Any, said: Any) -> None:
    """Open a database when all others are ready to, and say who the local user is there."""
    together.wait()
    said.put(Desk(Database(url), LOCAL).person.id)


def decide_in_rounds(
    url: str, name: str, version: int, findings: list[str], together: Any, said: Any
) -> None:
    """Decide on one finding after the other, each at the same instant as the others do.

    Says, by finding, whose decision it got in its way, or that it was its own that was written.
    """
    desk = Desk(Database(url), Identity("test", name, name, Role.REVIEWER))
    found: dict[str, tuple[bool, tuple[str, ...]]] = {}
    for finding in findings:
        together.wait()
        with desk.writing() as work:
            outcome = decide(work, version, [Seen(finding, 0)], State.REJECTED, f"{name}的理由")
        theirs = tuple(f"{each.person}：{each.reason}" for each in outcome.conflicts)
        found[finding] = (bool(outcome.decided), theirs)
    said.put((name, found))


def decide_under_load(url: str, logs: dict[str, str], of: Opened, seed: int) -> None:
    """A server at which several people decide in batches until it is killed.

    What was acknowledged is noted in a file of each; a line is written only after the transaction
    has returned: a batch and its findings.
    """
    database = Database(url)
    threads = [
        Thread(target=_decide_until_killed, args=(database, name, log, of, Random(seed + at)))
        for at, (name, log) in enumerate(logs.items())
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _decide_until_killed(
    database: Database, name: str, log: str, of: Opened, random: Random
) -> None:
    desk = Desk(database, Identity("test", name, name, Role.REVIEWER))
    with open(log, "a", buffering=1, encoding="ascii") as acknowledged:
        while True:
            try:
                outcome = _one_batch(desk, of, random)
            except DatabaseError:
                return  # the database server is gone: this was not acknowledged
            if outcome is not None and outcome.decided:
                acknowledged.write(f"{outcome.batch} {' '.join(outcome.decided)}\n")


def _one_batch(desk: Desk, of: Opened, random: Random) -> Outcome | None:
    chosen = random.sample(of.findings, random.randint(1, 6))
    with desk.writing() as work:
        if random.random() < 0.2:
            return undo(work, of.version)
        seen = seen_now(work, of, *chosen)
        return decide(work, of.version, seen, random.choice([*State]), "理由")
