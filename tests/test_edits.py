"""Edits of a text: carried out together, in the order of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.edits import Edit, apply
from checker.model import Span

TEXT = "第一条　征收社会抚养费。"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], TEXT),
        ([(4, 11, "")], "第一条　。"),
        ([(4, 4, "不再")], "第一条　不再征收社会抚养费。"),
        ([(12, 12, "\n第二条"), (0, 3, "第三条")], "第三条　征收社会抚养费。\n第二条"),
        ([(4, 4, "甲"), (4, 4, "乙")], "第一条　甲乙征收社会抚养费。"),
        ([(4, 4, "甲"), (4, 6, "")], "第一条　甲社会抚养费。"),
    ],
)
def test_edits_are_carried_out_together(edits: list[tuple[int, int, str]], expected: str) -> None:
    assert apply(TEXT, [Edit(Span(start, end), new) for start, end, new in edits]) == expected


@pytest.mark.parametrize("spans", [[(0, 3), (2, 4)], [(-1, 2)], [(3, 99)], [(4, 2)]])
def test_edits_that_overlap_or_lie_outside_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="edit"):
        apply(TEXT, [Edit(Span(start, end), "") for start, end in spans])


@given(st.text(), st.data())
def test_replacing_every_stretch_by_itself_changes_nothing(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    spans = [Span(start, end) for start, end in pairwise(cuts)]
    assert apply(text, [Edit(span, text[span.start : span.end]) for span in spans]) == text
