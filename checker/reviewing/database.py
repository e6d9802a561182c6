"""Where the reviewers' work is kept: one SQLite file, or an office's PostgreSQL."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session

from checker.reviewing.errors import DatabaseError
from checker.reviewing.turns import NoTurn, Turns

URL_VARIABLE = "TIAOLI_DATABASE_URL"
BUSY_SECONDS = 30
REACH_SECONDS = 10
WRONG_URL = (
    f"{URL_VARIABLE} 的值不能用作数据库地址；请写成 postgresql://用户:密码@主机/库名 的样子。"
)
# None is opened for a single use: that takes longer than to wait for one that is open.
_POOL: dict[str, Any] = {"pool_size": 15, "max_overflow": 0, "pool_timeout": BUSY_SECONDS}
_WRITES = "tiaoli_writes"
_READS = {"postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}}


class Database:
    """An opened database with the newest tables.

    ``url`` is an SQLAlchemy URL for SQLite or PostgreSQL. Raises ``DatabaseError`` if it is
    wrong or the database cannot be reached.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._turns = Turns() if self.engine.dialect.name == "sqlite" else None
        try:
            upgrade(self.engine)
        except DBAPIError as error:
            self.engine.dispose()
            raise DatabaseError(_unreachable(self.engine, error)) from error
        except DatabaseError:
            self.engine.dispose()
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A transaction that only reads, all of it as it was at one moment.

        Raises ``DatabaseError`` if the database is gone.
        """
        engine = self.engine.execution_options(**_READS.get(self.engine.dialect.name, {}))
        with _honestly(), Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A transaction that writes: committed at the end, undone by an exception.

        SQLite takes the lock of the only writer at the beginning, so that two writers wait for
        each other instead of failing; those of this process queue, since SQLite itself lets
        whoever asks at the right moment go first. Raises ``DatabaseError`` if the database is gone.
        """
        engine = self.engine.execution_options(**{_WRITES: True})
        with (
            _honestly(),
            self._turns.one(BUSY_SECONDS) if self._turns else nullcontext(),
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
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
    """Bring the tables to the newest migration; several processes at once do it one by one.

    Raises ``DatabaseError`` for the database of a newer version of tiaoli.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(files("checker.reviewing") / "migrations"))
    with engine.execution_options(**{_WRITES: True}).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20210724)")
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise DatabaseError(
                f"{_place(engine)}：这个数据库由更新版本的 tiaoli 建立；请升级 tiaoli 后重试。"
            ) from error


@contextmanager
def _honestly() -> Iterator[None]:
    """Say in one sentence that the database did not confirm; whoever sees it looks again."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout, NoTurn) as error:
        said = _said(error)
        raise DatabaseError(
            f"没有得到数据库的确认（{said}）；请刷新页面，看清刚才的操作是否已经保存，再继续。"
        ) from error


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise DatabaseError(WRONG_URL) from error
    if parsed.get_backend_name() == "postgresql":
        return _postgres(parsed)
    if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return _sqlite(parsed)
    raise DatabaseError(WRONG_URL)


def _postgres(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        **_POOL,
        connect_args={} if "connect_timeout" in url.query else {"connect_timeout": REACH_SECONDS},
    )
    event.listen(engine, "connect", _set_up_postgres)
    return engine


def _sqlite(url: URL) -> Engine:
    file = Path(url.database or "")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"{file.parent}：不能建立存放数据库的文件夹（{error.strerror}）；请换一个可写的位置。"
        ) from error
    engine = create_engine(
        url.set(drivername="sqlite"), connect_args={"timeout": BUSY_SECONDS}, **_POOL
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_postgres(connection: Any, _: Any) -> None:
    """A commit is on the disk when it returns, even where the server is set to return before."""
    connection.execute(
        "SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') = 'off'"
    )
    connection.commit()


def _set_up_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    """Transactions are begun by ``_begin_sqlite``; a commit is on the disk when it returns."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _place(engine: Engine) -> str:
    """The file or the address, as it may be shown: without a password."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    return engine.url.set(drivername=engine.dialect.name).render_as_string(hide_password=True)


def _said(error: Exception) -> str:
    """What the database said, on one line."""
    return " ".join(str(getattr(error, "orig", None) or error).split())


def _unreachable(engine: Engine, error: DBAPIError) -> str:
    return f"{_place(engine)}：打不开数据库（{_said(error)}）；请检查地址、网络和权限后重试。"
