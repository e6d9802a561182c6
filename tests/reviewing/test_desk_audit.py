"""The audit: a row with each act and none without, and the database itself keeps it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from opened import Opened, decided, going_wrong, opened, seen_now
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from checker.findings import Severity
from checker.model import Span
from checker.reviewing.audit import ACTIONS, as_csv, entries
from checker.reviewing.by_hand import add_finding, remove_finding
from checker.reviewing.comments import add_comment
from checker.reviewing.database import Database
from checker.reviewing.decisions import State, assign, decide, undo
from checker.reviewing.errors import DatabaseError
from checker.reviewing.examining import Examined
from checker.reviewing.matters import add_member, close, matter, open_matter, remove_member, rename
from checker.reviewing.tables import Table
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk, Work


@pytest.fixture
def of(first: Examined, li: Desk, wang: Desk, zhao: Desk) -> Opened:
    found = opened(first, li, zhao)
    decided(li, found, found.findings[0])
    with li.writing() as work:
        add_finding(
            work, found.version, Span(0, 4), severity=Severity.NOTE, topic="其他", message="其他"
        )
    return found


def by_hand(work: Work, of: Opened) -> str:
    (found,) = [each for each in entries(work, of.matter) if each.action == "add-finding"]
    return str(found.detail["finding"])


def another(work: Work, of: Opened) -> str:
    span = Span(2, 6)
    return add_finding(work, of.version, span, severity=Severity.NOTE, topic="其他", message="新")


ACTS: dict[str, Callable[[Work, Opened, Examined, int], object]] = {
    "open-matter": lambda work, of, file, other: open_matter(work, "另一个"),
    "rename-matter": lambda work, of, file, other: rename(work, of.matter, "新名称"),
    "close-matter": lambda work, of, file, other: close(work, of.matter),
    "add-member": lambda work, of, file, other: add_member(work, of.matter, other),
    "remove-member": lambda work, of, file, other: remove_member(
        work, of.matter, matter(work, of.matter).members[-1].id
    ),
    "add-version": lambda work, of, file, other: add_version(work, of.matter, file),
    "decide": lambda work, of, file, other: decide(
        work, of.version, seen_now(work, of, *of.findings), State.REJECTED, "不妥"
    ),
    "assign": lambda work, of, file, other: assign(
        work, of.version, seen_now(work, of, *of.findings), work.person.id
    ),
    "undo": lambda work, of, file, other: undo(work, of.version),
    "comment": lambda work, of, file, other: add_comment(work, of.version, of.findings[0], "批注"),
    "add-finding": lambda work, of, file, other: another(work, of),
    "remove-finding": lambda work, of, file, other: remove_finding(
        work, of.version, by_hand(work, of)
    ),
}


def rows(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    with database.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Table.metadata.tables.items()
        }


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with database.reading() as session:
        return {
            name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for name, table in Table.metadata.tables.items()
        }


@pytest.mark.parametrize("action", ACTS)
def test_an_act_and_its_row_are_there_together_or_not_at_all(
    database: Database, li: Desk, wang: Desk, of: Opened, second: Examined, action: str
) -> None:
    before = contents(database)
    with going_wrong(li) as work:
        ACTS[action](work, of, second, wang.person.id)
    assert contents(database) == before
    with li.writing() as work:
        ACTS[action](work, of, second, wang.person.id)
    after = contents(database)
    assert {name for name in after if after[name] != before[name]} > {"audit"}
    assert rows(database)["audit"] == len(before["audit"]) + 1
    with li.reading() as work:
        newest = entries(work)[0]
    assert (newest.action, newest.person) == (action, "李审查")
    assert newest.said == ACTIONS[action]


CHANGES = {
    "UPDATE": "UPDATE audit SET person = '别人'",
    "UPDATE of no row": "UPDATE audit SET person = '别人' WHERE id = -1",
    "DELETE": "DELETE FROM audit",
    "TRUNCATE": "TRUNCATE audit",
    "TRUNCATE of others": "TRUNCATE people CASCADE",
    "REPLACE": (
        "REPLACE INTO audit (id, at, person_id, person, action, detail) "
        "SELECT id, at, person_id, '别人', action, detail FROM audit"
    ),
    "ON CONFLICT": (
        "INSERT INTO audit (id, at, person_id, person, action, detail) "
        "SELECT id, at, person_id, '别人', action, detail FROM audit WHERE true "
        "ON CONFLICT (id) DO UPDATE SET person = excluded.person"
    ),
}
NOT_IN = {
    "sqlite": {"TRUNCATE", "TRUNCATE of others", "UPDATE of no row"},  # its triggers are by row
    "postgresql": {"REPLACE"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_itself_refuses_to_change_the_audit(
    database: Database, of: Opened, change: str
) -> None:
    if change in NOT_IN[database.engine.dialect.name]:
        pytest.skip("this database has no such statement, or it changes nothing")
    before = contents(database)
    with pytest.raises(DBAPIError, match="the audit is append-only"), database.writing() as session:
        session.execute(text(CHANGES[change]))
    assert contents(database) == before


def test_what_only_reads_cannot_write(database: Database, li: Desk, of: Opened) -> None:
    before = contents(database)
    with pytest.raises((DBAPIError, DatabaseError)), li.reading() as work:
        rename(work, of.matter, "新名称")
    assert contents(database) == before
    with li.writing() as work:
        rename(work, of.matter, "新名称")


def test_the_newest_row_comes_first_and_keeps_the_name_of_then(li: Desk, of: Opened) -> None:
    with li.reading() as work:
        found = entries(work, of.matter)
    assert [each.action for each in found] == [
        "add-finding",
        "decide",
        "add-version",
        "add-member",
        "open-matter",
    ]
    assert [each.id for each in found] == sorted((each.id for each in found), reverse=True)
    assert all(each.at.utcoffset() is not None for each in found)
    assert found[1].detail == {
        "findings": [of.findings[0]],
        "version": 1,
        "state": "accepted",
        "reason": "",
    }


def test_the_audit_is_exported_as_a_table_for_excel(li: Desk, of: Opened) -> None:
    with li.writing() as work:
        rename(work, of.matter, '=HYPERLINK("http://x.example")')
        found = entries(work, of.matter)
    data = as_csv(found)
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert table[0] == ["序号", "时间", "人员", "事项", "动作", "内容"]
    assert [row[4] for row in table[1:]] == [each.said for each in found]
    assert not any(value.startswith(("=", "+", "-", "@")) for row in table for value in row)
