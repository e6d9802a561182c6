"""A database of either kind, people at their desks, and drafts written for these tests.

PostgreSQL is a real server, started once for all tests (of a worker); its database is migrated
once and emptied before each test.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from desk_drafts import FIRST, SECOND
from programs import MAY_SKIP

from checker.judging import Checker
from checker.reviewing.database import Database
from checker.reviewing.examining import Examined, examine
from checker.reviewing.people import Identity, Role
from checker.reviewing.tables import Table
from checker.reviewing.work import Desk
from tools.postgres_server import PostgresServer, programs

FULL = Path(__file__).parents[2] / "corpus" / "evaluation" / "texts" / "fp-jinhe-2008.txt"
MIGRATED, USED = "migrated", "used"
NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A running server with one migrated database, in which each test finds no rows."""
    if programs() is None and MAY_SKIP:
        pytest.skip("PostgreSQL is missing")
    server = PostgresServer()
    try:
        server.start()
        Database(server.create(MIGRATED)).close()
        server.create(USED, MIGRATED)
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables and no rows."""
    file = tmp_path_factory.mktemp("migrated") / "desk.sqlite3"
    Database(f"sqlite:///{file}").close()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'desk.sqlite3'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"empty{next(NUMBERS)}"
    yield server.create(name)
    server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with all tables and no rows."""
    if request.param == "sqlite":
        return _copied(request, tmp_path)
    server: PostgresServer = request.getfixturevalue("postgres")
    _empty(server.url(USED))
    return server.url(USED)


def _copied(request: pytest.FixtureRequest, folder: Path) -> str:
    file = folder / "desk.sqlite3"
    shutil.copyfile(request.getfixturevalue("migrated_file"), file)
    return f"sqlite:///{file}"


def _empty(address: str) -> None:
    """Delete all rows as only an administrator of the server can: the audit's trigger sleeps."""
    tables = ", ".join(Table.metadata.tables)
    with psycopg.connect(address) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(f"TRUNCATE {tables} RESTART IDENTITY".encode())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """A database for those tests of a module that leave nothing in it."""
    if request.param == "sqlite":
        address = _copied(request, tmp_path_factory.mktemp("shared"))
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        address = server.create(f"shared{next(NUMBERS)}", MIGRATED)
    opened = Database(address)
    yield opened
    opened.close()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture(scope="session")
def first(checker: Checker) -> Examined:
    return examine("条例草案.txt", FIRST.encode(), checker)


@pytest.fixture(scope="session")
def second(checker: Checker) -> Examined:
    return examine("条例草案（二）.txt", SECOND.encode(), checker)


@pytest.fixture(scope="session")
def full(checker: Checker) -> Examined:
    """A regulation from before the reform, full of findings."""
    return examine(FULL.name, FULL.read_bytes(), checker)


@pytest.fixture
def li(database: Database) -> Desk:
    return Desk(database, Identity("test", "li", "李审查", Role.REVIEWER))


@pytest.fixture
def wang(database: Database) -> Desk:
    return Desk(database, Identity("test", "wang", "王审查", Role.REVIEWER))


@pytest.fixture
def zhao(database: Database) -> Desk:
    return Desk(database, Identity("test", "zhao", "赵起草", Role.DRAFTER))


@pytest.fixture
def admin(database: Database) -> Desk:
    return Desk(database, Identity("test", "admin", "钱管理", Role.ADMINISTRATOR))
