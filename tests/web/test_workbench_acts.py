"""What the browser sends is believed only in a known form, and done with the rights of its person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.judging import Checker
from checker.reviewing.database import Database
from checker.reviewing.errors import DeskError, Forbidden, Unknown
from checker.reviewing.examining import examine
from checker.reviewing.matters import add_member, matter, open_matter
from checker.reviewing.people import Identity, Role
from checker.reviewing.review import Review, review
from checker.reviewing.versions import add_version, parsed
from checker.reviewing.work import Desk
from checker.web.workbench import act_from, content, do

DRAFT = """云岭省条例

第一条 县级以上卫生健康主管部门（以下简称主管部门）负责本条例的实施。

第二条 主管部门对违反规定生育的，征收社会抚养费。

第三条 主管部门应当公开征收社会抚养费的情况。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture
def desks(tmp_path: Path) -> tuple[Desk, Desk]:
    database = Database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    reviewer = Desk(database, Identity("test", "li", "李审查", Role.REVIEWER))
    drafter = Desk(database, Identity("test", "zhao", "赵起草", Role.DRAFTER))
    return reviewer, drafter


@pytest.fixture
def version(desks: tuple[Desk, Desk], checker: Checker) -> int:
    reviewer, drafter = desks
    with reviewer.writing() as work:
        matter_id = open_matter(work, "云岭省条例")
        add_member(work, matter_id, drafter.person.id)
        return add_version(work, matter_id, examine("草案.txt", DRAFT.encode(), checker))


def reviewed(desk: Desk, version: int) -> Review:
    with desk.reading() as work:
        return review(work, version)


def decide(review: Review, **more: Any) -> dict[str, Any]:
    seen = [
        {"fingerprint": each.finding.fingerprint, "revision": each.revision}
        for each in review.findings
    ]
    return {"id": "1", "kind": "decide", "seen": seen, "state": "accepted"} | more


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "decide",
        {},
        {"id": "1", "kind": "delete-everything"},
        {"id": "1", "kind": "decide", "seen": [], "state": "accepted"},
        {
            "id": "1",
            "kind": "decide",
            "seen": [{"fingerprint": "x", "revision": -1}],
            "state": "open",
        },
        {
            "id": "1",
            "kind": "decide",
            "seen": [{"fingerprint": "x", "revision": 0}],
            "state": "won",
        },
        {"id": "1", "kind": "comment", "fingerprint": "x", "text": "字" * 4001},
        {
            "id": "1",
            "kind": "add",
            "start": 0,
            "end": 1,
            "severity": "fatal",
            "topic": "",
            "message": "",
        },
        {"id": "1", "kind": "undo", "person": 7},
    ],
)
def test_what_has_no_known_form_is_refused(sent: Any) -> None:
    with pytest.raises(DeskError, match="请刷新页面后重试"):
        act_from(sent)


def test_deciding_says_how_many(desks: tuple[Desk, Desk], version: int) -> None:
    act = act_from(decide(reviewed(desks[0], version)))
    done = do(desks[0], version, act)
    assert done.said == f"采纳：已保存 {len(reviewed(desks[0], version).findings)} 个问题。"
    assert not done.overtaken


def test_who_is_overtaken_is_told_by_whom(desks: tuple[Desk, Desk], version: int) -> None:
    before = reviewed(desks[0], version)
    do(desks[0], version, act_from(decide(before)))
    done = do(desks[0], version, act_from(decide(before, state="doubtful")))
    assert done.overtaken
    assert "李审查 已于" in done.said
    assert done.show == before.findings[0].finding.fingerprint


def test_a_drafter_may_comment_and_not_decide(desks: tuple[Desk, Desk], version: int) -> None:
    found = reviewed(desks[1], version)
    said = {"id": "2", "kind": "comment", "fingerprint": found.findings[0].finding.fingerprint}
    do(desks[1], version, act_from(said | {"text": "请说明"}))
    with pytest.raises(Forbidden, match="起草人"):
        do(desks[1], version, act_from(decide(found)))
    assert [each.text for each in reviewed(desks[1], version).findings[0].comments] == ["请说明"]


@pytest.mark.parametrize(("start", "end"), [(-5, 3), (5, 5), (0, 10**6), (8, 2)])
def test_a_finding_needs_words_of_the_text(
    desks: tuple[Desk, Desk], version: int, start: int, end: int
) -> None:
    sent = {"id": "3", "kind": "add", "start": start, "end": end, "severity": "error"}
    act = act_from(sent | {"topic": "birth-limit", "message": "不妥"})
    with pytest.raises(DeskError, match="没有选中文字"):
        do(desks[0], version, act)


def test_findings_of_another_version_are_unknown(desks: tuple[Desk, Desk], version: int) -> None:
    sent = decide(reviewed(desks[0], version), seen=[{"fingerprint": "0" * 16, "revision": 0}])
    with pytest.raises(Unknown):
        do(desks[0], version, act_from(sent))


def test_the_content_is_json_and_tells_definitions_and_likes(
    desks: tuple[Desk, Desk], version: int, checker: Checker
) -> None:
    with desks[0].reading() as work:
        found = review(work, version)
        data = content(
            found, matter(work, found.matter), work.person, checker, (), parsed(work, version)
        )
    assert json.loads(json.dumps(data, ensure_ascii=False)) is not None
    by_place = {each["place"]: each for each in data["findings"]}
    assert "社会抚养费" in by_place["第二条"]["similar"][0]
    text = found.document.text
    for each in data["findings"]:
        assert text[each["start"] : each["end"]] == each["quote"]
    assert [each["text"] for each in data["blocks"]] == [
        line.strip() for line in DRAFT.splitlines() if line.strip()
    ]


def test_a_drafter_sees_no_buttons(
    desks: tuple[Desk, Desk], version: int, checker: Checker
) -> None:
    with desks[1].reading() as work:
        found = review(work, version)
        data = content(found, matter(work, found.matter), work.person, checker)
    assert (data["mayDecide"], data["mayComment"]) == (False, True)
