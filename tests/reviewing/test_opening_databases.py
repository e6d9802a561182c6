"""Which database is opened, and what is said where it cannot be: one sentence."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from opened import opened
from sqlalchemy import text

from checker.reviewing.database import URL_VARIABLE, Database, default_url
from checker.reviewing.errors import DatabaseError
from checker.reviewing.examining import Examined
from checker.reviewing.matters import matters, open_matter
from checker.reviewing.people import LOCAL
from checker.reviewing.work import Desk
from tools.postgres_server import PostgresServer


def said(url: str) -> str:
    """The sentence with which a database is refused."""
    with pytest.raises(DatabaseError) as raised:
        Database(url)
    sentence = str(raised.value)
    assert "\n" not in sentence
    assert "请" in sentence
    assert sentence.endswith("。")
    return sentence


@pytest.mark.parametrize(
    "url",
    [
        "",
        "桌面",
        "mysql://root@localhost/desk",
        "oracle+cx_oracle://x",
        "postgres://desk@localhost/desk",
        "postgresql://desk@localhost:port/desk",
        "postgresql://[::1/desk",
        "sqlite://",
        "sqlite:///:memory:",
        "desk.sqlite3",
    ],
)
def test_what_is_no_address_of_a_database_is_refused(url: str) -> None:
    assert said(url).startswith(URL_VARIABLE)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    sentence = said(f"postgresql://desk:secret@127.0.0.1:{free_port()}/desk")
    assert "127.0.0.1" in sentence
    assert "打不开数据库" in sentence
    assert "secret" not in sentence


def test_a_server_that_is_silent_is_not_waited_for_long() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "打不开" in said(f"postgresql://d@127.0.0.1:{port}/desk?connect_timeout=2")


def test_an_unknown_option_or_database_is_named(postgres: PostgresServer) -> None:
    assert "nonsense" in said(postgres.url("used") + "&nonsense=1")
    assert "absent" in said(postgres.url("absent"))


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "条例.txt"
    file.write_text("这不是数据库。" * 100, encoding="utf-8")
    before = file.read_bytes()
    assert file.name in said(f"sqlite:///{file}")
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert "打不开数据库" in said(f"sqlite:///{tmp_path}")


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "不能建立存放数据库的文件夹" in said(f"sqlite:///{tmp_path / 'file' / 'desk.sqlite3'}")


UNPRIVILEGED = """
import os, sys
from checker.reviewing.database import Database
from checker.reviewing.errors import DatabaseError
Database(sys.argv[1]).close()
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    Database(sys.argv[2])
except DatabaseError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed otherwise there")
@pytest.mark.parametrize("inside", ["desk.sqlite3", "new/desk.sqlite3"])
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, inside: str) -> None:
    """Root may write everywhere, so that another user tries."""
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    open_one = f"sqlite:///{tmp_path / 'desk.sqlite3'}"  # so that all modules are loaded
    command = [sys.executable, "-c", UNPRIVILEGED, open_one, f"sqlite:///{closed / inside}"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert str(closed) in done.stdout
    assert "请" in done.stdout


def test_the_database_of_a_newer_version_is_left_as_it_is(empty_url: str) -> None:
    database = Database(empty_url)
    with database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    assert "由更新版本的 tiaoli 建立" in said(empty_url)


def test_the_database_of_another_program_is_left_as_it_is(empty_url: str) -> None:
    if not empty_url.startswith("sqlite"):
        pytest.skip("a server's owner says which database is the desk's")
    file = empty_url.removeprefix("sqlite:///")
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    assert "打不开数据库" in said(empty_url)
    with sqlite3.connect(file) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("people",)]


def test_the_address_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(URL_VARIABLE, "postgresql://desk@db/desk")
    assert default_url() == "postgresql://desk@db/desk"


def test_else_it_is_a_file_in_the_data_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    database = Database(default_url())
    database.close()
    (file,) = tmp_path.rglob("desk.sqlite3")
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_was_written_is_there_when_it_is_opened_again(url: str, first: Examined) -> None:
    database = Database(url)
    of = opened(first, Desk(database, LOCAL))
    database.close()
    database = Database(url)
    with Desk(database, LOCAL).reading() as work:
        assert [each.id for each in matters(work)] == [of.matter]
    database.close()


def test_a_server_that_goes_away_is_told_and_used_again_when_it_is_back() -> None:
    server = PostgresServer()
    try:
        server.start()
        database = Database(server.create("desk"))
        desk = Desk(database, LOCAL)
        server.kill()
        with pytest.raises(DatabaseError, match="没有得到数据库的确认"), desk.writing() as work:
            open_matter(work, "没有保存的事项")
        server.start()
        with desk.writing() as work:
            open_matter(work, "保存了的事项")
        with desk.reading() as work:
            assert [each.title for each in matters(work)] == ["保存了的事项"]
        database.close()
    finally:
        server.stop()


def test_a_writer_that_waits_too_long_is_told(
    monkeypatch: pytest.MonkeyPatch, migrated_file: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("checker.reviewing.database.BUSY_SECONDS", 0.2)
    file = tmp_path / "desk.sqlite3"
    file.write_bytes(migrated_file.read_bytes())
    database = Database(f"sqlite:///{file}")
    desk = Desk(database, LOCAL)
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="没有得到数据库的确认"), desk.writing() as work:
            open_matter(work, "没有保存的事项")
    database.close()
