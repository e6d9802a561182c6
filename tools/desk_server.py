"""A desk served as a process of its own on a free port: for tests, benchmarks and pictures."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
START_LIMIT = 60  # seconds


@dataclass(frozen=True)
class RunningDesk:
    """A desk that answers: its address, the URL of its database, its process."""

    url: str
    database: str
    process: subprocess.Popen[bytes]


@contextmanager
def running_desk(
    database: str, log: Path, env: Mapping[str, str] | None = None
) -> Iterator[RunningDesk]:
    """A server over a database until the end of the block; what it says goes into ``log``.

    Raises ``RuntimeError`` with the log if it does not answer.
    """
    port = free_port()
    variables = {**os.environ, "TIAOLI_DATABASE_URL": database, **(env or {})}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app_streamlit.py")]
    options = ["--server.port", str(port), "--server.headless", "true"]
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=variables, stdout=said, stderr=said
        )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_healthy(url, process, log)
        yield RunningDesk(url, variables["TIAOLI_DATABASE_URL"], process)
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """A port of the loopback that nobody serves at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the desk does not answer: {log.read_text(encoding='utf-8')}")
