"""A PostgreSQL server of one's own, for tests and benchmarks: started, killed, and thrown away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

OWNERS = ("postgres", "nobody")  # PostgreSQL refuses to run as root
PATIENCE = 60  # seconds until it must answer
LOCALE = ["--encoding=UTF8", "--locale=C"]


def programs() -> Path | None:
    """The folder of PostgreSQL's programs: that of the path, else Debian's newest."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    folders = sorted((path.parent for path in debian), key=lambda path: int(path.parent.name))
    return folders[-1] if folders else None


class PostgresServer:
    """A server on a Unix socket in a folder of its own; nobody reaches it over the network.

    With ``durable`` it writes as an office's server does; without, it is faster. Raises
    ``FileNotFoundError`` where PostgreSQL is not installed.
    """

    def __init__(self, *, durable: bool = False) -> None:
        folder = programs()
        if folder is None:
            raise FileNotFoundError("PostgreSQL is not installed (Debian: apt install postgresql)")
        self._programs = folder
        self._settings = [] if durable else ["-c", "fsync=off", "-c", "synchronous_commit=off"]
        self._owner = _owner(folder / "postgres")
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._owner is not None:
            shutil.chown(self.folder, self._owner)
        cluster = ["-D", self.folder / "data", "-U", "desk", "--auth=trust", "--no-sync", *LOCALE]
        self._run("initdb", *cluster)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [self._programs / "postgres", "-D", self.folder / "data", "-k", self.folder]
        settings = ["-c", "listen_addresses=", "-c", "max_connections=200", *self._settings]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *settings],
                stdout=log,
                stderr=log,
                user=self._owner,
                cwd=self.folder,
                start_new_session=True,  # an interrupted test run stops it in its own time
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text(encoding="utf-8"))
            time.sleep(0.02)

    def url(self, database: str) -> str:
        """The address of a database of this server."""
        return f"postgresql://desk@/{database}?host={self.folder}"

    def create(self, database: str, template: str = "template1") -> str:
        """Make a database, as a copy of another to which nobody is connected; gives its address."""
        self._sql(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Delete a database, whoever is still connected."""
        self._sql(f'DROP DATABASE "{database}" WITH (FORCE)')

    def kill(self) -> None:
        """Kill the postmaster and all its children at once, as a failing machine would."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)  # so that it starts no more of them
        for child in _children(self._process.pid):
            os.kill(child, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self._process = None

    def stop(self) -> None:
        """Stop it if it runs, and throw everything away."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()
        shutil.rmtree(self.folder)

    def _answers(self) -> bool:
        asked = [self._programs / "pg_isready", "-q", "-h", self.folder]
        return subprocess.run(asked, check=False).returncode == 0

    def _sql(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [self._programs / program, *arguments]
        done = subprocess.run(
            command, user=self._owner, cwd=self.folder, capture_output=True, encoding="utf-8"
        )
        if done.returncode != 0:
            raise RuntimeError(done.stdout + done.stderr)


def _children(process: int) -> list[int]:
    """The children of a process, as Linux tells them; each is a leader of its own group."""
    told = Path(f"/proc/{process}/task/{process}/children")
    return [int(each) for each in told.read_text(encoding="ascii").split()]


def _owner(program: Path) -> str | None:
    """Who runs the server where this process is root's; ``None``: the same as this process."""
    if os.name == "nt" or os.getuid() != 0:
        return None
    import pwd

    known = {entry.pw_name for entry in pwd.getpwall()}
    for name in OWNERS:
        if name in known:
            return name
    raise RuntimeError(f"{program} does not run as root, and there is no {' or '.join(OWNERS)}")
