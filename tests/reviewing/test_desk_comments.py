"""Comments on findings, by reviewers and drafters."""

from __future__ import annotations

import pytest
from opened import Opened, opened, reviewed

from checker.reviewing.comments import LONGEST, add_comment, comments
from checker.reviewing.errors import DeskError, Unknown
from checker.reviewing.examining import Examined
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk


@pytest.fixture
def of(first: Examined, li: Desk, zhao: Desk) -> Opened:
    return opened(first, li, zhao)


def said(desk: Desk, of: Opened, *words: str) -> None:
    for text in words:
        with desk.writing() as work:
            add_comment(work, of.version, of.findings[0], text)


def test_everybody_on_the_matter_comments_and_the_oldest_comes_first(
    li: Desk, zhao: Desk, of: Opened
) -> None:
    said(zhao, of, "为什么？")
    said(li, of, " 通知要求废止。\n见第二部分。 ", "<img src=x onerror=alert(1)>\x00")
    with zhao.reading() as work:
        found = comments(work, of.matter)
    assert found.keys() == {of.findings[0]}
    assert [(each.person, each.text) for each in found[of.findings[0]]] == [
        ("赵起草", "为什么？"),
        ("李审查", "通知要求废止。\n见第二部分。"),
        ("李审查", "<img src=x onerror=alert(1)>"),
    ]
    (with_comments,) = [each for each in reviewed(li, of.version).findings if each.comments]
    assert with_comments.comments == found[of.findings[0]]


def test_comments_stay_with_the_finding_in_the_next_version(
    li: Desk, of: Opened, second: Examined
) -> None:
    (both,) = set(of.findings) & {each.fingerprint for each in second.document.findings}
    with li.writing() as work:
        add_comment(work, of.version, both, "已沟通。")
        version = add_version(work, of.matter, second)
    found = [each.comments for each in reviewed(li, version).findings if each.comments]
    assert [[each.text for each in of_one] for of_one in found] == [["已沟通。"]]


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "长" * (LONGEST + 1)])
def test_a_comment_has_words_and_not_too_many(li: Desk, of: Opened, text: str) -> None:
    with pytest.raises(DeskError, match="1 至 4000 字"):
        said(li, of, text)


def test_the_longest_comment_is_kept(li: Desk, of: Opened) -> None:
    said(li, of, "长" * LONGEST)


def test_a_comment_is_on_a_finding_of_the_version(li: Desk, of: Opened) -> None:
    with pytest.raises(Unknown, match="没有所选的问题"), li.writing() as work:
        add_comment(work, of.version, "f" * 16, "批注")
