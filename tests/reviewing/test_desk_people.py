"""People: known by their identity, with today's name and role."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from checker.reviewing.database import Database
from checker.reviewing.errors import Forbidden
from checker.reviewing.people import LOCAL, Identity, Right, Role, everybody
from checker.reviewing.tables import PersonRow
from checker.reviewing.work import Desk

RIGHTS = {
    Role.DRAFTER: {Right.SEE, Right.UPLOAD, Right.COMMENT},
    Role.REVIEWER: {Right.SEE, Right.UPLOAD, Right.COMMENT, Right.DECIDE, Right.SIGN},
    Role.ADMINISTRATOR: set(Right),
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("right", Right)
def test_what_each_role_may_do(shared_database: Database, role: Role, right: Right) -> None:
    desk = Desk(shared_database, Identity("test", role.value, "某人", role))
    with desk.reading() as work:
        if right in RIGHTS[role]:
            work.require(right)
        else:
            with pytest.raises(Forbidden, match="没有做这件事的权限"):
                work.require(right)


def test_the_local_user_may_do_everything(database: Database) -> None:
    assert all(Desk(database, LOCAL).person.may(right) for right in Right)


def test_somebody_comes_again_with_another_name_and_role(database: Database) -> None:
    before = Desk(database, Identity("office", "7", "小李", Role.DRAFTER, "li@office.example"))
    after = Desk(database, Identity("office", "7", "李处长", Role.REVIEWER))
    assert before.person.id == after.person.id
    assert (after.person.name, after.person.role, after.person.email) == (
        "李处长",
        Role.REVIEWER,
        "",
    )


def test_the_same_subject_of_another_provider_is_somebody_else(database: Database) -> None:
    one, other = (Desk(database, Identity(each, "7", "李", Role.DRAFTER)) for each in ("a", "b"))
    assert one.person.id != other.person.id
    with database.reading() as session:
        assert everybody(session).keys() == {one.person.id, other.person.id}


@pytest.mark.parametrize(
    ("name", "kept"), [("", "未具名"), ("\x00\udc80", "未具名"), ("长" * 300, "长" * 200)]
)
def test_a_provider_may_send_any_name(database: Database, name: str, kept: str) -> None:
    identity = Identity("office", "7", name, Role.DRAFTER, "x" * 400)
    assert Desk(database, identity).person.name == kept
    assert Desk(database, identity).person.name == kept


def test_somebody_new_who_opens_many_pages_at_once_is_one(database: Database) -> None:
    identity = Identity("office", "7", "李", Role.DRAFTER)
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda _: Desk(database, identity).person.id, range(16)))
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(PersonRow)) == len(ids) == 1


def test_who_is_known_needs_no_turn_among_the_writers(database: Database) -> None:
    """Otherwise each page that somebody opens would wait for whatever is being written."""
    identity = Identity("office", "7", "李", Role.DRAFTER)
    known = Desk(database, identity).person
    with database.writing(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(Desk, database, identity).result(timeout=5).person == known
