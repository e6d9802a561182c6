"""Findings that reviewers add on words they select, and how they come along."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from desk_drafts import FIRST, SECOND
from opened import Opened, decided, opened, reviewed

from checker.findings import Severity
from checker.judging import Checker
from checker.model import Span
from checker.reviewing.audit import entries
from checker.reviewing.by_hand import add_finding, remove_finding
from checker.reviewing.errors import DeskError, Forbidden, Unknown
from checker.reviewing.examining import Examined, examine
from checker.reviewing.matters import close
from checker.reviewing.review import Reviewed
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk

WORDS = "卫生健康主管部门"


@pytest.fixture
def of(first: Examined, li: Desk, wang: Desk) -> Opened:
    return opened(first, li, wang)


def words(text: str, wanted: str = WORDS) -> Span:
    start = text.index(wanted)
    return Span(start, start + len(wanted))


def added(desk: Desk, version: int, span: Span, message: str = "应当写明级别") -> str:
    with desk.writing() as work:
        return add_finding(
            work, version, span, severity=Severity.WARNING, topic="其他", message=message
        )


def by_hand(desk: Desk, version: int) -> list[Reviewed]:
    return [each for each in reviewed(desk, version).findings if each.found_by]


def test_a_finding_by_hand_stands_among_the_others(li: Desk, wang: Desk, of: Opened) -> None:
    fingerprint = added(li, of.version, words(FIRST), " 应当写明级别\x00 ")
    (found,) = by_hand(wang, of.version)
    finding = found.finding
    assert (finding.fingerprint, found.found_by and found.found_by.name) == (fingerprint, "李审查")
    assert (finding.quote, finding.article, finding.chapter) == (WORDS, "第三条", "第一章")
    assert (finding.message, finding.advice.text) == ("应当写明级别", "请研究修改。")
    assert FIRST[finding.span.start : finding.span.end] == WORDS
    line = FIRST.split("\n")[finding.location.line - 1]
    assert line[finding.location.column - 1 :].startswith(WORDS)
    starts = [each.finding.span.start for each in reviewed(li, of.version).findings]
    assert starts == sorted(starts)


def test_it_is_decided_on_like_the_others(li: Desk, wang: Desk, of: Opened) -> None:
    fingerprint = added(li, of.version, words(FIRST))
    assert decided(wang, of, fingerprint).decided == (fingerprint,)


@pytest.mark.parametrize(
    ("span", "message", "said"),
    [
        (Span(0, 0), "问题", "没有选中文字"),
        (Span(9, 4), "问题", "没有选中文字"),
        (Span(-2, 4), "问题", "没有选中文字"),
        (Span(0, 10**6), "问题", "没有选中文字"),
        (Span(FIRST.index("\n\n"), FIRST.index("\n\n") + 2), "问题", "没有选中文字"),
        (Span(0, 4), " \x00", "没有写明问题"),
    ],
)
def test_there_must_be_words_and_a_message(
    li: Desk, of: Opened, span: Span, message: str, said: str
) -> None:
    with pytest.raises(DeskError, match=said):
        added(li, of.version, span, message)
    assert by_hand(li, of.version) == []


def test_the_same_finding_is_not_added_twice(li: Desk, wang: Desk, of: Opened) -> None:
    added(li, of.version, words(FIRST))
    with pytest.raises(DeskError, match="已经有了"):
        added(wang, of.version, words(FIRST))


def test_the_same_finding_at_the_same_time_is_added_once(li: Desk, wang: Desk, of: Opened) -> None:
    def add(desk: Desk) -> str:
        try:
            return added(desk, of.version, words(FIRST))
        except DeskError as error:
            return str(error)

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(add, [li, wang, li, wang]))
    assert sum("已经有了" in each for each in said) == 3
    assert len(by_hand(li, of.version)) == 1


def test_ones_own_is_taken_back_while_nobody_decided(li: Desk, wang: Desk, of: Opened) -> None:
    fingerprint = added(li, of.version, words(FIRST))
    with pytest.raises(Forbidden, match="自己新增"), wang.writing() as work:
        remove_finding(work, of.version, fingerprint)
    with pytest.raises(Forbidden, match="自己新增"), li.writing() as work:
        remove_finding(work, of.version, of.findings[0])
    with li.writing() as work:
        remove_finding(work, of.version, fingerprint)
    assert by_hand(li, of.version) == []
    with pytest.raises(Unknown), li.writing() as work:
        remove_finding(work, of.version, fingerprint)
    with li.reading() as work:
        acts = [each.action for each in entries(work, of.matter)]
    assert acts[:2] == ["remove-finding", "add-finding"]


def test_what_was_decided_on_is_not_taken_back(li: Desk, wang: Desk, of: Opened) -> None:
    fingerprint = added(li, of.version, words(FIRST))
    decided(wang, of, fingerprint)
    with pytest.raises(DeskError, match="已经有了处理意见"), li.writing() as work:
        remove_finding(work, of.version, fingerprint)


def test_nothing_changes_by_hand_in_a_closed_matter(li: Desk, of: Opened) -> None:
    fingerprint = added(li, of.version, words(FIRST))
    with li.writing() as work:
        close(work, of.matter)
    with pytest.raises(DeskError, match="已经办结"):
        added(li, of.version, words(FIRST), "另一个问题")
    with pytest.raises(DeskError, match="已经办结"), li.writing() as work:
        remove_finding(work, of.version, fingerprint)


def test_it_comes_along_where_its_words_still_stand(li: Desk, of: Opened, second: Examined) -> None:
    fingerprint = added(li, of.version, words(FIRST))
    decided(li, of, fingerprint)
    with li.writing() as work:
        version = add_version(work, of.matter, second)
    (found,) = by_hand(li, version)
    assert (found.finding.fingerprint, found.found_by and found.found_by.name, found.revision) == (
        fingerprint,
        "李审查",
        1,
    )
    assert found.finding.span == words(SECOND)
    line = SECOND.split("\n")[found.finding.location.line - 1]
    assert line[found.finding.location.column - 1 :].startswith(WORDS)


@pytest.mark.parametrize(
    ("later", "where"),
    [
        (FIRST.replace(WORDS, "教育主管部门"), None),  # gone
        (FIRST.replace("第三条 ", "第三条 有关部门和"), "第三条"),
        (FIRST.replace("制定本条例", f"{WORDS}制定本条例"), "第三条"),  # twice: the same article
        (
            FIRST.replace(f"第三条 {WORDS}", "第三条 有关部门").replace(
                "办理入户登记", f"{WORDS}办理入户登记"
            ),
            "第四条",  # once, elsewhere
        ),
        (
            FIRST.replace(f"第三条 {WORDS}", "第三条 有关部门")
            .replace("办理入户登记", f"{WORDS}办理入户登记")
            .replace("制定本条例", f"{WORDS}制定本条例"),
            None,  # twice, elsewhere: nobody knows which
        ),
    ],
)
def test_where_its_words_stand_in_the_next_version(
    li: Desk, of: Opened, checker: Checker, later: str, where: str | None
) -> None:
    added(li, of.version, words(FIRST))
    with li.writing() as work:
        version = add_version(work, of.matter, examine("二.txt", later.encode(), checker))
    found = [each.finding for each in by_hand(li, version)]
    assert [each.article for each in found] == ([where] if where else [])
    assert all(later[each.span.start : each.span.end] == WORDS for each in found)
