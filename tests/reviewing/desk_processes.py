"""Processes of their own that work at the desk, started quickly: all modules are loaded once.

What they run stands here, since a new process has to find it by its name.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from checker.reviewing.database import Database
from checker.reviewing.people import LOCAL
from checker.reviewing.work import Desk

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["desk_processes", "alembic.command", "psycopg"])


def started(run: Callable[..., None], *arguments: Any) -> BaseProcess:
    """A process that runs a function of a module."""
    process = PROCESSES.Process(target=run, args=arguments, daemon=True)
    process.start()
    return process


def open_at_once(url: str, together: Any, said: Any) -> None:
    """Open a database when all others are ready to, and say who the local user is there."""
    together.wait()
    said.put(Desk(Database(url), LOCAL).person.id)
