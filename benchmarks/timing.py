"""Timing functions in this process, and commands in processes of their own."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

KILOBYTE = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss in bytes


@dataclass(frozen=True)
class Run:
    """One run of a command: wall time in seconds, peak memory in megabytes."""

    seconds: float
    megabytes: float


def milliseconds(function: Callable[[], object], rounds: int) -> float:
    """The median time of a call in milliseconds, after one call that does not count."""
    function()
    gc.collect()
    return 1000 * median(_seconds(function) for _ in range(rounds))


def _seconds(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def run(command: Sequence[str]) -> Run:
    """Run a command with its output thrown away.

    Raises ``RuntimeError`` if it ends with a status other than 0.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss * KILOBYTE / 1e6)


def in_turn(first: Sequence[str], second: Sequence[str], rounds: int) -> list[tuple[Run, Run]]:
    """Runs of two commands in turn, so that both meet the same state of the machine."""
    for command in (first, second):
        run(command)
    return [(run(first), run(second)) for _ in range(rounds)]
