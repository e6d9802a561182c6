"""The audit in Chinese words: no key of a program, findings by article and title; by pages."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from opened import Opened, decided, opened, seen_now

from checker.findings import Severity
from checker.model import Span
from checker.reviewing.audit import (
    ACTIONS,
    Wanted,
    as_csv,
    entries,
    first_entry,
    number_of_entries,
    people_in,
)
from checker.reviewing.audit_words import GONE, Named, named
from checker.reviewing.by_hand import add_finding, remove_finding
from checker.reviewing.comments import add_comment
from checker.reviewing.decisions import State, assign, undo
from checker.reviewing.examining import Examined
from checker.reviewing.matters import add_member, close, remove_member, rename
from checker.reviewing.outputs.handing_out import handed_out
from checker.reviewing.review import review
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk


@pytest.fixture
def of(li: Desk, wang: Desk, zhao: Desk, first: Examined, second: Examined) -> Opened:
    """A matter in which nearly everything was done."""
    of = opened(first, li, zhao)
    decided(li, of, *of.findings)
    decided(li, of, of.findings[0], state=State.REJECTED, reason="理由一")
    with li.writing() as work:
        undo(work, of.version)
        assign(work, of.version, seen_now(work, of, of.findings[1]), zhao.person.id)
        assign(work, of.version, seen_now(work, of, of.findings[1]), None)
        add_comment(work, of.version, of.findings[0], "批注一")
        span = Span(0, 4)
        made = add_finding(
            work, of.version, span, severity=Severity.NOTE, topic="其他", message="说明一"
        )
        remove_finding(work, of.version, made)
        rename(work, of.matter, "新名称")
        add_member(work, of.matter, wang.person.id)
        remove_member(work, of.matter, wang.person.id)
        handed_out(work, of.matter, "清单.xlsx")
        add_version(work, of.matter, second)
        close(work, of.matter)
        close(work, of.matter, closed=False)
    return of


def said(desk: Desk, of: Opened, most: int | None = None) -> dict[str, list[str]]:
    """What the rows of each action say, the oldest first."""
    with desk.reading() as work:
        found, names = entries(work, of.matter), named(work, [of.matter])
    told: dict[str, list[str]] = {}
    for each in reversed(found):
        words = names.detail(each.matter, each.action, each.detail, most)
        told.setdefault(each.action, []).append(words)
    return told


def test_findings_are_named_by_article_and_title(li: Desk, of: Opened) -> None:
    with li.reading() as work:
        found = {
            each.finding.fingerprint: each.finding for each in review(work, of.version).findings
        }
    one = found[of.findings[0]]
    name = f"{one.article} {one.title}"
    words = said(li, of)
    assert words["decide"][1] == f"不采纳：{name}（第 1 版）；理由：理由一"
    assert words["undo"] == [f"{name}（第 1 版）"]
    assert words["comment"] == [f"{name}：批注一"]


def test_of_many_findings_some_are_named_and_all_are_counted(li: Desk, of: Opened) -> None:
    assert len(of.findings) > 1
    assert f" 等 {len(of.findings)} 个问题" in said(li, of, most=1)["decide"][0]
    assert "等" not in said(li, of)["decide"][0]


def test_what_was_done_to_matter_and_members_is_said(li: Desk, of: Opened) -> None:
    words = said(li, of)
    assert words["rename-matter"] == ["“云岭省人口与计划生育条例修订”改为“新名称”"]
    assert words["add-member"] == ["赵起草", "王审查"]
    assert words["assign"][0].startswith("指派给 赵起草：")
    assert words["assign"][1].startswith("取消指派：")
    assert words["export"] == ["清单.xlsx"]
    assert words["add-version"][1].startswith("第 2 版：条例草案（二）.txt；文件校验值 ")


def test_no_key_of_a_program_is_said(li: Desk, of: Opened) -> None:
    words = said(li, of)
    assert words.keys() <= ACTIONS.keys()
    text = "\n".join(each for told in words.values() for each in told)
    assert set(re.findall(r"[A-Za-z]{2,}", re.sub(r"校验值 \w+", "", text))) <= {"txt", "xlsx"}
    assert not re.search(r"[{}\[\]]|None", text)


def test_a_finding_that_is_no_more_is_not_a_fingerprint(li: Desk, of: Opened) -> None:
    assert said(li, of)["remove-finding"] == [f"{GONE}（第 1 版）"]


def test_an_action_of_another_version_of_the_program_is_said_by_its_values() -> None:
    assert Named().detail(1, "new-action", {"key": "值", "number": 3}) == "值；3"


def test_titles_of_matters_of_others_stay_unsaid(li: Desk, wang: Desk, of: Opened) -> None:
    with wang.reading() as work:
        assert named(work, [of.matter]) == Named({}, {})


def test_the_file_says_what_the_page_says(li: Desk, of: Opened) -> None:
    with li.reading() as work:
        found, names = entries(work, of.matter), named(work, [of.matter])
    table = list(csv.reader(StringIO(as_csv(found, names).decode("utf-8-sig"))))
    assert [row[5] for row in table[1:]] == [
        names.detail(each.matter, each.action, each.detail) for each in found
    ]
    assert {row[3] for row in table[1:]} == {"新名称"}


def test_pages_are_stretches_of_the_whole(li: Desk, of: Opened) -> None:
    with li.reading() as work:
        whole = entries(work, of.matter)
        pages = [entries(work, of.matter, after=at, most=4) for at in range(0, len(whole), 4)]
        assert number_of_entries(work, of.matter) == len(whole)
        assert first_entry(work, of.matter) == whole[-1].at
    assert [each for page in pages for each in page] == whole
    assert max(map(len, pages)) == 4


def test_rows_are_chosen_by_person_action_and_time(li: Desk, zhao: Desk, of: Opened) -> None:
    with zhao.writing() as work:
        add_comment(work, of.version, of.findings[0], "批注二")
    with li.reading() as work:
        whole = entries(work, of.matter)
        assert people_in(work, of.matter) == ["李审查", "赵起草"]

        def actions(wanted: Wanted) -> list[str]:
            found = entries(work, of.matter, wanted)
            assert number_of_entries(work, of.matter, wanted) == len(found)
            return [each.action for each in found]

        newest = whole[0].at
        assert actions(Wanted(person="赵起草")) == ["comment"]
        assert actions(Wanted(person="李审查", action="undo")) == ["undo"]
        assert actions(Wanted(since=newest)) == ["comment"]
        assert len(actions(Wanted(until=newest))) == len(whole) - 1
        assert actions(Wanted(since=newest + timedelta(seconds=1))) == []


def test_a_matter_of_others_has_no_pages(wang: Desk, of: Opened) -> None:
    with wang.reading() as work:
        assert number_of_entries(work, None) == 0
        assert people_in(work, None) == []
        assert first_entry(work, None) is None
