"""A database, people at their desks, and drafts written for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.judging import Checker
from checker.reviewing.database import Database
from checker.reviewing.people import Identity, Role
from checker.reviewing.work import Desk


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture
def li(database: Database) -> Desk:
    return Desk(database, Identity("test", "li", "李审查", Role.REVIEWER))


@pytest.fixture
def wang(database: Database) -> Desk:
    return Desk(database, Identity("test", "wang", "王审查", Role.REVIEWER))


@pytest.fixture
def zhao(database: Database) -> Desk:
    return Desk(database, Identity("test", "zhao", "赵起草", Role.DRAFTER))
