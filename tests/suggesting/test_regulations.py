"""Whole drafts: after all suggestions they give no cause for errors and lack nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from suggested_drafts import checked, checker, errors, mended, suggested

from checker.edits import apply
from checker.findings import CoverageStatus
from checker.judging.coverage import Requirement
from checker.suggesting import suggest

HERE = Path(__file__).parents[2]
OWN = sorted((HERE / "corpus/evaluation/texts").glob("*.*")) + sorted(
    (HERE / "corpus/samples").glob("*.txt")
)
REAL = sorted((HERE.parent / "shared/benchmark/dev/texts").glob("*.txt"))
ARTICLE = re.compile(r"^[\s*]*(第[一二三四五六七八九十百]+条)(?![、和至的规])", re.MULTILINE)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OWN + REAL, ids=lambda path: path.stem)
def test_no_error_is_left(path: Path) -> None:
    after = mended(text_of(path), path.name)
    assert errors(after, path.name) == []


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_nothing_that_the_notice_asks_for_is_lacking(path: Path) -> None:
    report = checked(mended(text_of(path), path.name), path.name)
    absent = [each.requirement for each in report.coverage if each.status is CoverageStatus.ABSENT]
    assert absent == []


@pytest.mark.parametrize("path", OWN + REAL, ids=lambda path: path.stem)
def test_mending_what_is_mended_changes_no_provision(path: Path) -> None:
    once = mended(text_of(path), path.name)
    again = suggested(once)
    assert not again.additions
    assert not again.left


@pytest.mark.parametrize("path", OWN + REAL, ids=lambda path: path.stem)
def test_articles_run_on_as_before(path: Path) -> None:
    before, after = (ARTICLE.findall(text) for text in (text_of(path), mended(text_of(path))))
    if len(set(before)) == len(before):
        assert len(set(after)) == len(after)


def test_findings_that_are_accepted_are_left_alone() -> None:
    text = text_of(HERE / "corpus/samples/yunling-draft.txt")
    report = checked(text)
    names = [each for each in report.findings if each.rule == "AGN001"]
    after = apply(text, suggest(checker(), report, names).edits)
    assert after == text.replace("卫生和计划生育行政部门", "卫生健康主管部门")


def test_a_draft_without_fault_is_not_touched() -> None:
    text = text_of(HERE / "corpus/evaluation/texts/fp-minze-2021.txt")
    assert mended(text) == text


def requirements() -> list[Requirement]:
    return list(checker().requirements.requirements)


@pytest.mark.parametrize("wanted", requirements(), ids=lambda each: each.id)
def test_every_requirement_has_a_proposed_article_that_meets_it(wanted: Requirement) -> None:
    assert wanted.provision is not None
    lines = [
        "示例省人口与计划生育条例",
        f"第一条　{wanted.provision.text}",
        "第二条　优生优育。",
        "第三条　自公布之日起施行。",
    ]
    report = checked("\n".join(lines))
    statuses = {each.requirement: each.status for each in report.coverage}
    assert statuses[wanted.id] is CoverageStatus.PRESENT
    assert report.findings == ()


def test_proposed_articles_stand_in_their_chapters() -> None:
    chapters = {
        "总则": "为了实施人口与计划生育法，制定本条例。",
        "生育调节": "夫妻有计划地安排生育。",
        "奖励与社会保障": "对计划生育家庭给予奖励。",
        "法律责任": "违反本条例的，依法处理。",
        "附则": "本条例自公布之日起施行。",
    }
    lines = ["示例省人口与计划生育条例"]
    for number, (title, text) in enumerate(chapters.items()):
        label = "一二三四五"[number]
        lines += ["", f"第{label}章　{title}", "", f"第{label}条　{text}"]
    before = "\n".join([*lines, ""])
    after = mended(before)
    inside = {
        part.split("\n")[0].split("　")[1]: part for part in re.split(r"\n(?=第.章)", after)[1:]
    }
    assert "可以生育三个子女" in inside["生育调节"]
    assert "育儿假" in inside["奖励与社会保障"]
    assert "历史遗留问题" in inside["附则"]
    assert inside["附则"].strip().endswith("自公布之日起施行。")
    assert inside["法律责任"].count("条　") == 1
    numbers = ARTICLE.findall(after)
    assert len(numbers) == len(set(numbers)) == 5 + len(suggested(before).additions) > 15
