"""Paragraphs of any length are cut into statements of bounded length, and nothing is lost."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.statements import LONGEST, Statement, statements_of
from checker.reading import read_bytes
from checker.structure import parse


def statements(text: str) -> list[Statement]:
    return statements_of(parse(read_bytes(text.encode(), "draft.txt")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一条　甲负责。乙协助；丙配合。", ["甲负责。", "乙协助；", "丙配合。"]),
        ("第一条　甲说“不行。”乙说可以", ["甲说“不行。”", "乙说可以"]),
        ("第一条　……？！好", ["……？！", "好"]),
    ],
)
def test_statements_end_with_their_stops(text: str, expected: list[str]) -> None:
    assert [each.text.text for each in statements(text)] == expected


def test_each_statement_knows_the_one_before() -> None:
    first, second, third = statements("第一条　甲负责。乙协助；丙配合。")
    assert [each.before for each in (first, second, third)] == [(), (first,), (second,)]


@given(st.integers(1, 30), st.integers(1, 900))
def test_a_long_sentence_is_cut_behind_commas(clauses: int, length: int) -> None:
    sentence = ("甲" * length + "，") * clauses + "乙"
    cut = [each.text.text for each in statements("第一条　" + sentence)]
    assert "".join(cut) == sentence
    assert max(map(len, cut)) <= LONGEST
    assert all(each.endswith("，") for each in cut[:-1])


def test_a_sentence_without_commas_is_cut_all_the_same() -> None:
    cut = statements("第一条　" + "甲" * (2 * LONGEST + 1))
    assert [len(each.text.text) for each in cut] == [LONGEST, LONGEST, 1]


def test_many_short_sentences_take_memory_by_their_number() -> None:
    peaks = []
    for number in (2_000, 16_000):
        tracemalloc.start()
        kept = statements("第一条　" + "甲。" * number)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert len(kept) == number
    assert peaks[1] < 12 * peaks[0]
