"""Other programs are run on files that may be hostile: within limits, alone and to the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from checker.reading import confinement

PASSED_ON = ("PATH", "SYSTEMROOT", "WINDIR", "PROGRAMDATA")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use."""

    seconds: float
    memory: int  # bytes of address space
    output: int  # bytes of any file that it writes


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit status, ``None`` if its time was up, and what it printed."""

    status: int | None
    output: bytes


def run_confined(
    command: Sequence[str], folder: Path, limits: Limits, settings: Mapping[str, str] | None = None
) -> Ended:
    """Run a program in ``folder`` with a small environment, and ``settings`` in it.

    Its input is empty. When it ends, or its time is up, all that it has started is killed. On
    POSIX systems memory is limited, on Linux the network is away where users may do so. Raises
    ``OSError`` if the program cannot be started.
    """
    printed = folder / "printed"
    with printed.open("wb") as output:
        process = subprocess.Popen(
            [*_confining(limits), *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**_environment(folder), **(settings or {})},
            start_new_session=True,
        )
        status: int | None = None
        try:
            with suppress(subprocess.TimeoutExpired):
                status = process.wait(limits.seconds)
        finally:
            _kill(process)
    return Ended(status, printed.read_bytes())


def _confining(limits: Limits) -> list[str]:
    if os.name != "posix" or not sys.executable:
        return []
    seconds = int(limits.seconds) + 1
    numbers = map(str, (limits.memory, seconds, limits.output))
    return [sys.executable, "-I", "-S", str(Path(confinement.__file__)), *numbers]


def _environment(folder: Path) -> dict[str, str]:
    known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    own = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE"), str(folder))
    return {**known, **own, "LC_ALL": "C.UTF-8"}


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all of its group."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False)
    process.wait()
