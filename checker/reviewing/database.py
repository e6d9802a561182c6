"""Where the reviewers' work is kept: one SQLite file, or an office's PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import Session

from checker.reviewing.errors import DatabaseError

URL_VARIABLE = "TIAOLI_DATABASE_URL"
BUSY_SECONDS = 30
_WRITES = "tiaoli_writes"


class Database:
    """An opened database with the newest tables.

    ``url`` is an SQLAlchemy URL for SQLite or PostgreSQL. Raises ``DatabaseError`` if it is
    wrong or the database cannot be reached.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        try:
            upgrade(self.engine)
        except OperationalError as error:
            self.engine.dispose()
            raise DatabaseError(_unreachable(url, error)) from error

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that writes: committed at the end, undone by an exception.

        SQLite takes the lock of the only writer at the beginning, so that two writers wait for
        each other instead of failing.
        """
        engine = self.engine.execution_options(**{_WRITES: True})
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def default_url() -> str:
    """The URL of the environment, else that of a file in the platform's data folder."""
    wanted = os.environ.get(URL_VARIABLE)
    if wanted:
        return wanted
    from platformdirs import user_data_path

    folder = user_data_path("tiaoli", appauthor=False)
    return f"sqlite:///{(folder / 'desk.sqlite3').as_posix()}"


def upgrade(engine: Engine) -> None:
    """Bring the tables to the newest migration; several processes at once do it one by one."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("checker.reviewing") / "migrations"))
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20210724)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        if parsed.get_backend_name() != "sqlite":
            raise ArgumentError(parsed.drivername)
    except ArgumentError as error:
        raise DatabaseError(
            f"{URL_VARIABLE} 的值不能用作数据库地址；请写成 postgresql://用户:密码@主机/库名 的样子。"
        ) from error
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    """Transactions are begun by ``_begin_sqlite``; a commit is on the disk when it returns."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _unreachable(url: str, error: OperationalError) -> str:
    place = make_url(url).render_as_string(hide_password=True)
    return f"{place}：打不开数据库（{str(error.orig).strip()}）；请检查地址、网络和权限后重试。"
