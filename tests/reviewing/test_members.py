"""Who may say who works on a matter; nothing depends on what the pages offer."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from checker.reviewing.database import Database
from checker.reviewing.errors import DeskError, Forbidden, NotSignedIn, Unknown
from checker.reviewing.matters import (
    add_member,
    close,
    matter,
    matters,
    memberships,
    open_matter,
    remove_member,
    rename,
)
from checker.reviewing.members import candidates, may_manage, people
from checker.reviewing.people import Identity, Role
from checker.reviewing.work import Desk, Work


@pytest.fixture
def qian(database: Database) -> Desk:
    return Desk(database, Identity("test", "qian", "钱管理", Role.ADMINISTRATOR))


@pytest.fixture
def theirs(zhao: Desk, li: Desk, wang: Desk, qian: Desk) -> int:
    """A matter that 赵起草 has opened and on which 李审查 works."""
    with zhao.writing() as work:
        opened = open_matter(work, "云岭省人口与计划生育条例")
        add_member(work, opened, li.person.id)
    return opened


def test_the_opener_and_an_administrator_manage(
    theirs: int, zhao: Desk, li: Desk, qian: Desk
) -> None:
    for desk, expected in ((zhao, True), (li, False), (qian, True)):
        with desk.reading() as work:
            assert may_manage(work, theirs) is expected


def test_whoever_manages_chooses_among_those_who_are_no_members(
    theirs: int, zhao: Desk, li: Desk
) -> None:
    with zhao.reading() as work:
        assert [each.name for each in candidates(work, theirs)] == ["王审查", "钱管理"]
    with li.reading() as work:
        assert candidates(work, theirs) == []


def test_an_administrator_sees_who_works_where_and_no_title(theirs: int, qian: Desk) -> None:
    with qian.reading() as work:
        assert matters(work) == []
        assert [
            (each.matter, [one.name for one in each.members]) for each in memberships(work)
        ] == [(theirs, ["赵起草", "李审查"])]
        assert [(each.person.name, each.matters) for each in people(work)] == [
            ("赵起草", 1),
            ("李审查", 1),
            ("王审查", 0),
            ("钱管理", 0),
        ]


FORGED: dict[str, Callable[[Work, int, int], object]] = {
    "matter": lambda work, of, _: matter(work, of),
    "rename": lambda work, of, _: rename(work, of, "别的名称"),
    "close": lambda work, of, _: close(work, of),
    "may_manage": lambda work, of, _: may_manage(work, of),
    "candidates": lambda work, of, _: candidates(work, of),
    "add_member": lambda work, of, me: add_member(work, of, me),
    "remove_member": lambda work, of, me: remove_member(work, of, me),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_who_is_no_member_learns_nothing_and_changes_nothing(
    theirs: int, zhao: Desk, wang: Desk, forged: Callable[[Work, int, int], object]
) -> None:
    with pytest.raises(Unknown) as there, wang.writing() as work:
        forged(work, theirs, wang.person.id)
    with pytest.raises(Unknown) as absent, wang.writing() as work:
        forged(work, theirs + 1, wang.person.id)
    assert str(there.value) == str(absent.value)
    with zhao.reading() as work:
        found = matter(work, theirs)
    assert [each.name for each in found.members] == ["赵起草", "李审查"]
    assert (found.title, found.closed_at) == ("云岭省人口与计划生育条例", None)


@pytest.mark.parametrize("act", [add_member, remove_member])
def test_a_member_who_does_not_manage_changes_no_members(
    theirs: int, li: Desk, zhao: Desk, wang: Desk, act: Callable[[Work, int, int], None]
) -> None:
    for person in (zhao, wang):
        with pytest.raises(Forbidden), li.writing() as work:
            act(work, theirs, person.person.id)


@pytest.mark.parametrize("asked", [people, memberships])
def test_only_an_administrator_sees_everybody(
    li: Desk, zhao: Desk, asked: Callable[[Work], object]
) -> None:
    for desk in (li, zhao):
        with pytest.raises(Forbidden), desk.reading() as work:
            asked(work)


def test_whoever_is_removed_sees_nothing_any_more(theirs: int, zhao: Desk, li: Desk) -> None:
    with zhao.writing() as work:
        remove_member(work, theirs, li.person.id)
    with li.reading() as work:
        assert matters(work) == []
    with pytest.raises(DeskError, match="至少要有一名成员"), zhao.writing() as work:
        remove_member(work, theirs, zhao.person.id)


def test_a_role_taken_away_is_gone_at_the_next_visit(
    database: Database, theirs: int, li: Desk
) -> None:
    again = Desk(database, Identity("test", "li", "李审查", Role.DRAFTER))
    with pytest.raises(Forbidden), again.writing() as work:
        close(work, theirs)


def test_nothing_is_done_after_the_visit(database: Database) -> None:
    over = Identity("test", "wu", "吴短时", Role.REVIEWER, until=time.time() + 0.05)
    desk = Desk(database, over)
    time.sleep(0.1)
    for transaction in (desk.reading, desk.writing):
        with pytest.raises(NotSignedIn, match="登录已经到期"), transaction():
            pytest.fail("a transaction began")
