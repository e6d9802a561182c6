"""Timing functions in this process, and commands in processes of their own."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LAUNCH = Path(__file__).with_name("launch.py")


@dataclass(frozen=True)
class Run:
    """One run of a command: wall time in seconds, peak memory in megabytes."""

    seconds: float
    megabytes: float


def milliseconds(functions: Sequence[Callable[[], object]], rounds: int) -> list[list[float]]:
    """The times of calls in milliseconds: a list a round, in it a time a function.

    The functions are called in turn, so that all meet the same state of the machine, and once
    before it counts.
    """
    for function in functions:
        function()
    return [[_time(function) for function in functions] for _ in range(rounds)]


def _time(function: Callable[[], object]) -> float:
    gc.collect()  # nobody pays for what another left behind; what it makes itself it clears itself
    start = time.perf_counter()
    function()
    return 1000 * (time.perf_counter() - start)


def run(command: Sequence[str]) -> Run:
    """Run a command with its output thrown away.

    Raises ``subprocess.CalledProcessError`` if it ends with a status other than 0.
    """
    launched = [sys.executable, str(LAUNCH), *command]
    said = subprocess.run(launched, check=True, stdout=subprocess.PIPE, encoding="ascii").stdout
    seconds, peak = map(float, said.split())
    return Run(seconds, peak / 1e6)


def in_turn(commands: Sequence[Sequence[str]], rounds: int) -> list[list[Run]]:
    """Runs of commands in turn, after one run of each that does not count."""
    for command in commands:
        run(command)
    return [[run(command) for command in commands] for _ in range(rounds)]
