"""Matters: opened, renamed, closed and opened again; who works on them."""

from __future__ import annotations

import pytest

from checker.reviewing.audit import entries
from checker.reviewing.errors import DeskError, Forbidden, Unknown
from checker.reviewing.matters import (
    LONGEST_TITLE,
    add_member,
    close,
    matter,
    matters,
    memberships,
    open_matter,
    remove_member,
    rename,
)
from checker.reviewing.work import Desk

TITLE = "云岭省人口与计划生育条例修订"


@pytest.fixture
def of_zhao(zhao: Desk) -> int:
    with zhao.writing() as work:
        return open_matter(work, TITLE)


def titles(desk: Desk) -> list[str]:
    with desk.reading() as work:
        return [each.title for each in matters(work)]


def names(desk: Desk, of: int) -> list[str]:
    with desk.reading() as work:
        return [each.name for each in matter(work, of).members]


def test_who_opens_a_matter_is_its_first_member(zhao: Desk, of_zhao: int) -> None:
    assert titles(zhao) == [TITLE]
    assert names(zhao, of_zhao) == ["赵起草"]


def test_the_newest_matter_comes_first(zhao: Desk, of_zhao: int) -> None:
    with zhao.writing() as work:
        open_matter(work, "另一部条例")
    assert titles(zhao) == ["另一部条例", TITLE]


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("  云岭省 \n 条例 ", "云岭省 条例"),
        ("条例\x00修订\udc80", "条例修订"),
        ("条例\u202e修订", "条例修订"),
        ("<b>条例</b>", "<b>条例</b>"),
        ("长" * LONGEST_TITLE, "长" * LONGEST_TITLE),
    ],
)
def test_a_title_is_kept_without_what_cannot_be_shown(zhao: Desk, entered: str, kept: str) -> None:
    with zhao.writing() as work:
        open_matter(work, entered)
    assert titles(zhao) == [kept]


@pytest.mark.parametrize("entered", ["", " \n\t", "\x00", "长" * (LONGEST_TITLE + 1)])
def test_a_title_must_have_words_and_not_too_many(zhao: Desk, of_zhao: int, entered: str) -> None:
    with pytest.raises(DeskError, match="名称"), zhao.writing() as work:
        open_matter(work, entered)
    with pytest.raises(DeskError, match="名称"), zhao.writing() as work:
        rename(work, of_zhao, entered)
    assert titles(zhao) == [TITLE]


def test_a_matter_can_be_renamed(zhao: Desk, of_zhao: int) -> None:
    with zhao.writing() as work:
        rename(work, of_zhao, "新名称")
    assert titles(zhao) == ["新名称"]


def test_a_matter_is_closed_and_opened_again(zhao: Desk, li: Desk, of_zhao: int) -> None:
    with zhao.writing() as work:
        add_member(work, of_zhao, li.person.id)
    seen = []
    for closed in (True, True, False, False):
        with li.writing() as work:
            close(work, of_zhao, closed)
            seen.append(matter(work, of_zhao).closed_at is not None)
    assert seen == [True, True, False, False]
    with li.reading() as work:
        acts = [each.action for each in reversed(entries(work, of_zhao))]
    assert acts == ["open-matter", "add-member", "close-matter", "reopen-matter"]


def test_the_opener_lets_others_in_and_takes_them_off(zhao: Desk, li: Desk, of_zhao: int) -> None:
    assert titles(li) == []
    with zhao.writing() as work:
        add_member(work, of_zhao, li.person.id)
        add_member(work, of_zhao, li.person.id)
    assert titles(li) == [TITLE]
    with zhao.writing() as work:
        remove_member(work, of_zhao, li.person.id)
        remove_member(work, of_zhao, li.person.id)
    assert titles(li) == []
    with zhao.reading() as work:
        acts = [each.action for each in reversed(entries(work, of_zhao))]
    assert acts == ["open-matter", "add-member", "remove-member"]


def test_other_members_let_nobody_in(zhao: Desk, li: Desk, wang: Desk, of_zhao: int) -> None:
    with zhao.writing() as work:
        add_member(work, of_zhao, li.person.id)
    with pytest.raises(Forbidden), li.writing() as work:
        add_member(work, of_zhao, wang.person.id)
    with pytest.raises(Forbidden), li.writing() as work:
        remove_member(work, of_zhao, zhao.person.id)
    assert names(zhao, of_zhao) == ["赵起草", "李审查"]


def test_an_administrator_says_who_works_on_what_without_seeing_it(
    admin: Desk, zhao: Desk, li: Desk, of_zhao: int
) -> None:
    with admin.writing() as work:
        add_member(work, of_zhao, li.person.id)
        (only,) = memberships(work)
        assert [each.name for each in only.members] == ["赵起草", "李审查"]
        assert matters(work) == []
        with pytest.raises(Unknown):
            matter(work, of_zhao)
    assert names(li, of_zhao) == ["赵起草", "李审查"]


def test_a_matter_is_never_without_members(admin: Desk, zhao: Desk, of_zhao: int) -> None:
    with pytest.raises(DeskError, match="至少要有一名成员"), admin.writing() as work:
        remove_member(work, of_zhao, zhao.person.id)
    assert titles(zhao) == [TITLE]


def test_nobody_unknown_is_let_in(admin: Desk, of_zhao: int) -> None:
    with pytest.raises(Unknown, match="没有这个人"), admin.writing() as work:
        add_member(work, of_zhao, 999)
