"""Why rules speak: what is explained agrees with what is checked, and says what is missing."""

from __future__ import annotations

import pytest

from checker.judging import Checker
from checker.judging.examples import document_of, load_examples
from checker.judging.why import Reason, Verdict, explain, explain_text
from checker.model import Span
from checker.reading import read_bytes
from checker.structure import parse

SPEAKING = (Reason.SPEAKS, Reason.ALIKE)
EVERY = 12  # of the examples so many-th is tried: all of them take half a minute


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


def verdict(checker: Checker, text: str, rule: str) -> Verdict:
    (explained,) = explain_text(checker, text)
    return next(each for each in explained.verdicts if each.rule.id == rule)


def test_what_speaks_is_what_a_check_finds(checker: Checker) -> None:
    texts = [example.text for example in load_examples(checker.folders)][::EVERY]
    assert len(texts) > 100
    for text in texts:
        regulation = parse(read_bytes(document_of(text).encode(), "例句.txt"))
        whole = Span(0, len(regulation.source.text) + 1)
        found = {finding.rule for finding in checker.check(regulation).findings}
        explained = explain(checker, regulation, whole)
        spoke = {v.rule.id for e in explained for v in e.verdicts if v.reason in SPEAKING}
        assert spoke == found, text


def test_every_rule_has_a_verdict_and_those_that_speak_come_first(checker: Checker) -> None:
    (explained,) = explain_text(checker, "违反规定生育子女的，征收社会抚养费。")
    assert {each.rule.id for each in explained.verdicts} == {rule.id for rule in checker.rules}
    order = [list(Reason).index(each.reason) for each in explained.verdicts]
    assert order == sorted(order)
    assert explained.verdicts[0].reason is Reason.SPEAKS


CASES = [
    ("违反规定生育子女的，征收社会抚养费。", "FEE001", Reason.SPEAKS),
    ("征收决定书送达后三十日内一次性缴纳社会抚养费。", "FEE001", Reason.OVERRIDDEN),
    ("不得征收社会抚养费。", "FEE001", Reason.EXCUSED),
    ("公安机关办理新生儿入户登记，应当查验计划生育证明。", "SVC006", Reason.OPPOSED),
    ("公安机关办理新生儿入户登记，应当查验计划生育证明。", "LOC002", Reason.ELSEWHERE),
    ("公安机关办理新生儿入户登记，应当查验计划生育证明。", "RES004", Reason.UNGOVERNED),
    ("公安机关办理新生儿入户登记，应当查验计划生育证明。", "HUK004", Reason.LACKING),
    ("幼儿园应当安全。", "FEE001", Reason.NOTHING),
]


@pytest.mark.parametrize(("text", "rule", "reason"), CASES)
def test_a_rule_says_why(checker: Checker, text: str, rule: str, reason: Reason) -> None:
    assert verdict(checker, text, rule).reason is reason


def test_what_excuses_overrides_or_lacks_is_named(checker: Checker) -> None:
    assert verdict(checker, CASES[2][0], "FEE001").contexts == ("abolition",)
    assert verdict(checker, CASES[1][0], "FEE001").by == ("FEE002",)
    assert verdict(checker, CASES[6][0], "HUK004").lacking == ("points",)
    assert [c.mention.concept for c in verdict(checker, CASES[3][0], "SVC006").opposing] == [
        "hukou"
    ]


def test_only_the_words_that_are_tried_are_explained(checker: Checker) -> None:
    explained = explain_text(checker, "不得征收社会抚养费；违反规定生育的，给予处分。")
    assert [each.provision.statement.text.text for each in explained] == [
        "不得征收社会抚养费；",
        "违反规定生育的，给予处分。",
    ]


@pytest.mark.parametrize("text", ["<b>", "。", "　", "第一条", "a\n\nb", "“《（", "{{}}"])
def test_anything_can_be_tried(checker: Checker, text: str) -> None:
    for explained in explain_text(checker, text):
        assert len(explained.verdicts) == len(checker.rules)
