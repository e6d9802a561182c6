"""A tried sentence: its drawing is escaped and keeps the text, its reasons are Chinese."""

from __future__ import annotations

import re
from html import unescape

import pytest
from desk_data import ATTACK, BREAKOUT, shared_checker
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.judging.why import Reason, explain_text
from checker.reporting.rule_pages import facts_in_words, glosses_of
from checker.web.drawing import Mark, drawing, marks_of
from checker.web.rule_search import search
from checker.web.sheets import drawn
from checker.web.verdicts import REASONS, because

NAMES = re.compile(r'<span class="(?:name|room)"[^>]*>.*?</span>', re.S)
TAGS = re.compile(r"<[^>]*>")


def said(html: str) -> str:
    """The text of a drawing without the names of its marks, blanks aside."""
    return re.sub(r"\s", "", unescape(TAGS.sub("", NAMES.sub("", html))))


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)
)
@settings(max_examples=60, deadline=None)
def test_a_drawing_is_the_text_whatever_is_marked(text: str, places: list[tuple[int, int]]) -> None:
    kept = [(a, b) for a, b in places if a < b <= len(text)]
    marks = [Mark(start, end, "名<b>", at % 2 == 0) for at, (start, end) in enumerate(kept)]
    html = drawing(text, marks)
    assert said(html) == re.sub(r"\s", "", text)
    assert set(re.findall(r"</?(\w+)", html)) <= {"div", "span"}


def test_words_that_decide_and_cues_of_contexts_are_marked() -> None:
    checker = shared_checker()
    (explained,) = explain_text(checker, "不得征收社会抚养费。")
    text = explained.provision.statement.text.text
    marks = marks_of(explained, checker.analyzer.doc(text), glosses_of(checker.lexicon))
    assert {"社会抚养费", "征收"} <= {text[m.start : m.end] for m in marks if not m.is_context}
    assert "取消、废止、不再征收" in {mark.name for mark in marks if mark.is_context}


@pytest.mark.parametrize(
    "text",
    [
        "征收决定书送达后三十日内一次性缴纳社会抚养费。",
        "不得征收社会抚养费。",
        "公安机关办理新生儿入户登记，应当查验计划生育证明。",
        "因超生被开除的，不予录用。",
    ],
)
def test_reasons_are_sentences_without_names_of_programs(text: str) -> None:
    checker = shared_checker()
    glosses = glosses_of(checker.lexicon)
    facts = facts_in_words(checker.facts, glosses)
    for explained in explain_text(checker, text):
        for verdict in explained.verdicts:
            sentence = because(verdict, glosses, facts)
            assert sentence.endswith("。")
            assert not re.search(r"[a-z]{3,}|None", sentence), sentence


def test_every_reason_has_a_name() -> None:
    assert REASONS.keys() == set(Reason)


def test_rules_are_found_by_id_title_topic_and_words() -> None:
    checker = shared_checker()

    def found(wanted: str) -> set[str]:
        return {rule.id for rule in search(checker.rules, checker.lexicon, wanted)}

    assert found("fee001") == {"FEE001"}
    assert "FEE001" in found("社会抚养费 征收")
    assert found("社会抚养费 征收") < found("社会抚养费")
    assert found("村规民约") >= {"LOC001", "LOC002"}
    assert found("没有这样的词语") == set()
    assert found("") == {rule.id for rule in checker.rules}


def test_a_sheet_escapes_what_it_is_given() -> None:
    row = {"at": None, "person": ATTACK, "matter": BREAKOUT, "said": ATTACK, "detail": BREAKOUT}
    html = drawn("audit", rows=[{**row, "at": _now()}], with_matter=True)
    assert "<img" not in html
    assert "<script" not in html
    assert "&lt;img src=x" in html


def _now() -> object:
    from checker.reviewing.tables import now

    return now()
