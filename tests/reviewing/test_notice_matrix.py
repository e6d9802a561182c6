"""The notice against a draft: every requirement once, and what the draft has to do with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from opened import Opened, decided, opened, reviewed

from checker.findings import Severity
from checker.judging import Checker
from checker.judging.trace import TraceRow, load_notice, trace
from checker.model import Span
from checker.reviewing.by_hand import add_finding
from checker.reviewing.decisions import State
from checker.reviewing.examining import Examined, examine
from checker.reviewing.matrix import Fulfilment, Matrix, MatrixRow, is_comparable, matrix
from checker.reviewing.work import Desk

DRAFT = """云岭省人口与计划生育条例（草案）

第一条 提倡适龄婚育、优生优育。一对夫妻可以生育三个子女。

第二条 违反本条例规定生育子女的，应当缴纳社会抚养费。
"""
LEVY, THREE_CHILDREN, MONITORING, AIMS = "N15", "N12", "N57", "N07"


@pytest.fixture(scope="module")
def notice() -> tuple[TraceRow, ...]:
    checker = Checker.load()
    wanted = checker.requirements.requirements
    return trace(load_notice(checker.folders), checker.rules, wanted).rows


@pytest.fixture
def url(migrated_file: Path, tmp_path: Path) -> str:
    """One kind of database will do: what is tested here is the same in both."""
    return f"sqlite:///{shutil.copyfile(migrated_file, tmp_path / 'desk.sqlite3')}"


@pytest.fixture
def of(li: Desk, checker: Checker) -> Opened:
    return opened(examine("草案.txt", DRAFT.encode(), checker), li)


def seen(desk: Desk, of: Opened, notice: tuple[TraceRow, ...]) -> Matrix:
    return matrix(notice, reviewed(desk, of.version))


def row(found: Matrix, name: str) -> MatrixRow:
    return next(each for each in found.rows if each.requirement.id == name)


def test_every_requirement_of_the_notice_is_there_once(
    li: Desk, of: Opened, notice: tuple[TraceRow, ...]
) -> None:
    found = seen(li, of, notice)
    shown = [each.requirement.id for each in found.rows] + [each.id for each in found.apart]
    assert sorted(shown) == sorted(each.requirement.id for each in notice)
    assert sum(found.count.values()) == len(found.rows)


def test_a_provision_that_says_it_satisfies_its_requirement(
    li: Desk, of: Opened, notice: tuple[TraceRow, ...]
) -> None:
    found = row(seen(li, of, notice), THREE_CHILDREN)
    assert found.fulfilment is Fulfilment.SATISFIED
    assert [each.article for each in found.satisfied] == ["第一条"]


def test_a_finding_violates_the_requirements_that_name_its_rule(
    li: Desk, of: Opened, notice: tuple[TraceRow, ...]
) -> None:
    found = row(seen(li, of, notice), LEVY)
    assert found.fulfilment is Fulfilment.VIOLATED
    assert {each.finding.article for each in found.violated} == {"第二条"}


def test_a_rejected_finding_is_shown_but_violates_nothing(
    li: Desk, of: Opened, notice: tuple[TraceRow, ...]
) -> None:
    decided(li, of, *of.findings, state=State.REJECTED, reason="误报")
    found = row(seen(li, of, notice), LEVY)
    assert found.fulfilment is Fulfilment.CLEAN
    assert [each.state for each in found.violated] == [State.REJECTED] * len(found.violated)
    assert found.violated


def test_what_is_missing_comes_with_words_to_add_and_chapters_to_add_them_to(
    li: Desk, of: Opened, notice: tuple[TraceRow, ...]
) -> None:
    found = row(seen(li, of, notice), MONITORING)
    assert found.fulfilment is Fulfilment.MISSING
    (lack,) = found.missing
    assert lack.proposed is not None
    assert "人口监测" in lack.proposed.text
    assert "总则" in lack.chapters


def test_what_is_only_forbidden_and_not_there_is_clean(
    li: Desk, of: Opened, notice: tuple[TraceRow, ...]
) -> None:
    assert row(seen(li, of, notice), AIMS).fulfilment is Fulfilment.CLEAN


def test_findings_by_hand_rest_on_no_requirement(
    li: Desk, of: Opened, notice: tuple[TraceRow, ...]
) -> None:
    with li.writing() as work:
        made = add_finding(
            work, of.version, Span(20, 24), severity=Severity.NOTE, topic="其他", message="其他"
        )
    assert [each.finding.fingerprint for each in seen(li, of, notice).others] == [made]


def test_a_file_of_another_kind_is_not_comparable(li: Desk, of: Opened, checker: Checker) -> None:
    other: Examined = examine("通知.txt", "关于开学的通知\n\n九月一日开学。\n".encode(), checker)
    assert not is_comparable(reviewed(li, opened(other, li).version))
    assert is_comparable(reviewed(li, of.version))
