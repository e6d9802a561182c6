"""Versions: numbered, each file once, with what is new, gone and unchanged in its findings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
from desk_drafts import FIRST, SECOND
from opened import Opened, decided, opened, reviewed

from checker.judging import Checker
from checker.reviewing.audit import entries
from checker.reviewing.decisions import State
from checker.reviewing.errors import DeskError, Duplicate
from checker.reviewing.examining import Examined, examine
from checker.reviewing.matters import close, open_matter
from checker.reviewing.versions import (
    add_version,
    changes,
    file_of,
    latest,
    parsed,
    versions,
)
from checker.reviewing.work import Desk


@pytest.fixture
def of(first: Examined, li: Desk, zhao: Desk) -> Opened:
    return opened(first, zhao, li)


def added(desk: Desk, matter: int, examined: Examined) -> int:
    with desk.writing() as work:
        return add_version(work, matter, examined)


def test_versions_are_numbered_in_the_order_of_their_coming(
    zhao: Desk, of: Opened, second: Examined
) -> None:
    newest = added(zhao, of.matter, second)
    with zhao.reading() as work:
        found = versions(work, of.matter)
        assert latest(work, of.matter) == newest
    assert [(each.number, each.name, each.added_by) for each in found] == [
        (1, "条例草案.txt", "赵起草"),
        (2, "条例草案（二）.txt", "赵起草"),
    ]
    assert [each.size for each in found] == [len(FIRST.encode()), len(SECOND.encode())]


def test_a_matter_without_versions_has_no_newest(zhao: Desk) -> None:
    with zhao.writing() as work:
        matter = open_matter(work, "空事项")
        assert (latest(work, matter), versions(work, matter)) == (None, [])


def test_the_file_stays_as_it_came(zhao: Desk, of: Opened) -> None:
    with zhao.reading() as work:
        assert file_of(work, of.version) == ("条例草案.txt", FIRST.encode())
        assert len(list(parsed(work, of.version).articles())) == 5


def test_the_same_file_is_recognised_by_its_bytes_whatever_its_name(
    zhao: Desk, of: Opened, first: Examined, second: Examined
) -> None:
    added(zhao, of.matter, second)
    with pytest.raises(Duplicate, match=r"副本\.txt 与第 1 版（条例草案\.txt）完全相同") as raised:
        added(zhao, of.matter, replace(first, name="副本.txt"))
    assert raised.value.version == 1
    with zhao.reading() as work:
        assert len(versions(work, of.matter)) == 2


def test_another_matter_may_have_the_same_file(li: Desk, of: Opened, first: Examined) -> None:
    assert opened(first, li).version != of.version


def test_nothing_is_added_to_a_closed_matter(
    zhao: Desk, li: Desk, of: Opened, second: Examined
) -> None:
    with li.writing() as work:
        close(work, of.matter)
    with pytest.raises(DeskError, match="已经办结"):
        added(zhao, of.matter, second)


def test_findings_are_known_again_by_their_fingerprints(
    zhao: Desk, of: Opened, second: Examined
) -> None:
    newer = added(zhao, of.matter, second)
    with zhao.reading() as work:
        found = changes(work, newer, of.version)
        back = changes(work, of.version, newer)
    before, after = set(of.findings), {f.fingerprint for f in second.document.findings}
    assert found.unchanged == before & after != set()
    assert {each.fingerprint for each in found.gone} == before - after != set()
    assert found.new == after - before
    assert (back.unchanged, back.new) == (found.unchanged, before - after)


def test_a_new_version_keeps_what_was_decided(
    zhao: Desk, li: Desk, of: Opened, second: Examined
) -> None:
    decided(li, of, *of.findings)
    review = reviewed(li, added(zhao, of.matter, second))
    assert {each.state for each in review.findings} == {State.ACCEPTED}
    assert {each.decision.version for each in review.findings if each.decision} == {1}


def test_a_version_is_read_back_as_it_was_examined(li: Desk, of: Opened, first: Examined) -> None:
    review = reviewed(li, of.version)
    assert review.document == first.document
    assert review.blocks == first.blocks
    assert [each.finding for each in review.findings] == sorted(
        first.document.findings, key=lambda each: each.span.start
    )
    assert (review.number, review.rules) == (1, first.rules)


@pytest.mark.parametrize(
    "text",
    [
        "没有条文。",
        "第一条 <script>alert(1)</script>征收社会抚养费。\n",
        f"第{'一' * 300}条 征收社会抚养费。\n",
        "第一条 征收社会抚养费。\n" * 3,
        "第一条 𠀀𠮷征收社会抚养费😀。\n",
    ],
)
def test_any_text_is_stored_and_read_back(
    zhao: Desk, of: Opened, checker: Checker, text: str
) -> None:
    examined = examine("其他.txt", text.encode(), checker)
    review = reviewed(zhao, added(zhao, of.matter, examined))
    assert review.document == examined.document
    assert review.blocks == examined.blocks


def test_uploads_at_the_same_time_follow_each_other(
    zhao: Desk, of: Opened, first: Examined
) -> None:
    same = [replace(first, data=f"{n}".encode() + first.data) for n in range(3) for _ in range(2)]

    def add(examined: Examined) -> int | None:
        try:
            return added(zhao, of.matter, examined)
        except Duplicate:
            return None

    with ThreadPoolExecutor(6) as pool:
        ids = list(pool.map(add, same))
    with zhao.reading() as work:
        found = versions(work, of.matter)
        told = [
            each.detail["version"] for each in entries(work, of.matter) if "version" in each.detail
        ]
    assert [each.number for each in found] == [1, 2, 3, 4]
    assert sorted(told) == [1, 2, 3, 4]
    assert ids.count(None) == 3


def test_nothing_is_added_while_the_matter_is_closed(
    zhao: Desk, li: Desk, of: Opened, second: Examined
) -> None:
    """Who closes first wins: the upload that waited for it is refused."""
    with ThreadPoolExecutor(1) as pool:
        with li.writing() as work:
            close(work, of.matter)
            work.session.flush()
            waiting = pool.submit(partial(added, zhao, of.matter, second))
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        with pytest.raises(DeskError, match="已经办结"):
            waiting.result(timeout=10)
