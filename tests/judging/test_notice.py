"""The notice, cut into requirements, and the rules: nothing is left over on either side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from checker import Checker
from checker.errors import RuleError
from checker.judging.trace import NoticeRequirement, Trace, load_notice, trace
from checker.resources import rules_directory

NOTICE_FILE = Path(__file__).parents[3] / "shared" / "notice.txt"
NOTICE = "国卫人口发〔2021〕24号"
SIGNATURE = "国家卫生健康委\n"
PART = re.compile(r"^(?P<part>[一二三])、|^（(?P<item>[一二三四五六])）", re.MULTILINE)

needs_notice = pytest.mark.skipif(not NOTICE_FILE.is_file(), reason="the notice is not at hand")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture(scope="module")
def notice(checker: Checker) -> tuple[NoticeRequirement, ...]:
    return load_notice(checker.folders)


@pytest.fixture(scope="module")
def matrix(checker: Checker, notice: tuple[NoticeRequirement, ...]) -> Trace:
    return trace(notice, checker.rules, checker.requirements.requirements)


def places() -> Iterator[tuple[str, str]]:
    """The places of the notice with their text: 首部, 一, 二, 二（一）, …, 尾部."""
    text = NOTICE_FILE.read_text(encoding="utf-8")
    end = text.index(SIGNATURE, text.index("三、"))
    borders = [(0, "首部")]
    part = ""
    for found in PART.finditer(text, 0, end):
        part = found["part"] or part
        borders.append((found.start(), f"{part}（{found['item']}）" if found["item"] else part))
    borders += [(end, "尾部"), (len(text), "")]
    for (start, place), (stop, _) in pairwise(borders):
        yield place, text[start:stop]


def sentences() -> list[tuple[str, str]]:
    """The sentences of the notice, cut at 。 and ；, without white space, with their places."""
    return [
        (place, sentence)
        for place, text in places()
        for sentence in re.split("[。；]", re.sub(r"\s", "", text))
        if sentence
    ]


def test_every_rule_and_coverage_requirement_is_named(matrix: Trace) -> None:
    assert matrix.leftover == ()


def test_every_name_is_one_of_a_rule_or_coverage_requirement(matrix: Trace) -> None:
    assert matrix.unknown == ()


def test_rules_are_named_where_their_basis_stands(
    checker: Checker, notice: tuple[NoticeRequirement, ...]
) -> None:
    named = {(requirement.at, rule) for requirement in notice for rule in requirement.rules}
    cited = {(b.at, rule.id) for rule in checker.rules for b in rule.basis if b.source == NOTICE}
    assert cited - named == set()


def test_requirements_are_asked_where_their_basis_stands(
    checker: Checker, notice: tuple[NoticeRequirement, ...]
) -> None:
    named = {(requirement.at, name) for requirement in notice for name in requirement.coverage}
    wanted = checker.requirements.requirements
    cited = {(each.basis.at, each.id) for each in wanted if each.basis.source == NOTICE}
    assert cited - named == set()


@needs_notice
def test_the_notice_has_all_its_places() -> None:
    items = [f"二（{n}）" for n in "一二三四五六"] + [f"三（{n}）" for n in "一二三四"]
    assert [place for place, _ in places()] == [
        "首部",
        "一",
        "二",
        *items[:6],
        "三",
        *items[6:],
        "尾部",
    ]


@needs_notice
def test_every_sentence_of_the_notice_is_answered(notice: tuple[NoticeRequirement, ...]) -> None:
    unanswered = [
        (place, sentence)
        for place, sentence in sentences()
        if not any(each.at == place and each.quote in sentence for each in notice)
    ]
    assert unanswered == []


@needs_notice
def test_quotes_are_exact_and_in_their_place(notice: tuple[NoticeRequirement, ...]) -> None:
    texts = dict(places())
    assert [each.id for each in notice if each.quote not in texts[each.at]] == []


@needs_notice
def test_no_quote_is_a_whole_sentence_unless_that_is_short(
    notice: tuple[NoticeRequirement, ...],
) -> None:
    whole = {sentence for _, sentence in sentences() if len(sentence) > 20}
    assert [each.id for each in notice if each.quote in whole] == []


@needs_notice
def test_bases_quote_the_notice_exactly(checker: Checker) -> None:
    texts = dict(places())
    bases = [(rule.id, b) for rule in checker.rules for b in rule.basis]
    bases += [(each.id, each.basis) for each in checker.requirements.requirements]
    wrong = [name for name, b in bases if b.source == NOTICE and b.quote not in texts[b.at]]
    assert wrong == []


def test_each_requirement_is_quoted_once(notice: tuple[NoticeRequirement, ...]) -> None:
    counted = Counter((each.at, each.quote) for each in notice)
    assert [quote for quote, times in counted.items() if times > 1] == []


def write_notice(folder: Path, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    text = "requirements:\n" + "".join(f"  - {{{line}}}\n" for line in lines)
    (folder / "notice.yaml").write_text(text, encoding="utf-8")
    return folder


ASKED = "at: 二（一）, quote: 取消社会抚养费, asks: 取消收费"


def test_a_rule_that_no_requirement_names_is_left_over(checker: Checker) -> None:
    assert "FEE001" in trace((), checker.rules, ()).leftover


def test_a_name_that_means_nothing_is_unknown(tmp_path: Path, checker: Checker) -> None:
    notice = load_notice([write_notice(tmp_path, f"id: N01, {ASKED}, rules: [FEE001, FEE099]")])
    assert trace(notice, checker.rules, ()).unknown == (("N01", "FEE099"),)


def test_a_pack_changes_the_requirement_of_the_same_id(tmp_path: Path) -> None:
    pack = write_notice(tmp_path, f"id: N15, {ASKED}, rules: [FEE001]")
    changed = {each.id: each for each in load_notice([rules_directory(), pack])}
    assert changed["N15"].rules == ["FEE001"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"id: N01, {ASKED}"],
        [f"id: N01, {ASKED}, rules: [FEE001], not_for_regulation: 不是条例的事项"],
        [f"id: N01, {ASKED}, rules: [FEE001]", f"id: N01, {ASKED}, rules: [FEE002]"],
        ["id: N01, at: 二（一）, quote: 取消, asks: 取消收费, rules: [FEE001]"],
    ],
    ids=["unanswered", "answered twice", "same id", "short quote"],
)
def test_a_wrong_notice_is_refused(tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(RuleError, match=r"notice\.yaml"):
        load_notice([write_notice(tmp_path, *lines)])
