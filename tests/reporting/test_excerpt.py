"""Which words of the text a reader is shown around a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Span
from checker.reporting.excerpt import Excerpt, excerpt

LEVY = "违反本条例规定生育的，由县级卫生健康主管部门征收社会抚养费。"
TEXT = f"第三十六条　{LEVY}具体办法另行制定。\n第三十七条　本条例自公布之日起施行。\n"


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def shown(found: Excerpt) -> str:
    """The excerpt with its marks in brackets."""
    text, at = "", 0
    for mark in found.marks:
        text += found.text[at : mark.start] + f"[{found.text[mark.start : mark.end]}]"
        at = mark.end
    return text + found.text[at:]


def test_the_whole_sentence_is_shown_and_the_words_are_marked() -> None:
    found = excerpt(TEXT, span_of(TEXT, LEVY), [span_of(TEXT, "征收社会抚养费")], 120)
    assert shown(found) == f"第三十六条　{LEVY[:-8]}[征收社会抚养费]。"


def test_without_marks_the_quote_itself_is_marked() -> None:
    found = excerpt(TEXT, span_of(TEXT, "具体办法另行制定"), [], 120)
    assert shown(found) == "[具体办法另行制定]。"


def test_a_long_sentence_is_cut_around_the_marks() -> None:
    text = f"{'甲' * 200}，征收{'乙' * 200}社会抚养费，{'丙' * 200}。"
    marks = [span_of(text, "征收"), span_of(text, "社会抚养费")]
    found = excerpt(text, Span(0, len(text)), marks, 60)
    assert len(found.text) <= 70
    assert "[征收]" in shown(found)
    assert "[社会抚养费]" in shown(found)
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert "乙…乙" in found.text


def test_a_mark_longer_than_the_limit_shows_its_two_ends() -> None:
    text = f"首{'甲' * 5000}尾。"
    found = excerpt(text, Span(0, 5002), [Span(0, 5002)], 60)
    assert found.text.startswith("首甲")
    assert "…" in found.text
    assert "尾" in found.text
    assert len(found.text) <= 70


def test_words_wrapped_over_lines_are_shown_on_one() -> None:
    text = "按照规定征收社会抚\n　　养费。"
    found = excerpt(text, Span(0, len(text)), [Span(4, 14)], 120)
    assert shown(found) == "按照规定[征收社会抚养费]。"


def test_a_mark_in_another_sentence_is_shown_with_a_gap_between() -> None:
    text = "有下列情形之一的，不予入户：\n（一）未婚生育的；\n（二）超生的；\n"
    marks = [span_of(text, "不予入户"), span_of(text, "超生")]
    found = excerpt(text, span_of(text, "（二）超生的"), marks, 120)
    assert shown(found) == "有下列情形之一的，[不予入户]：…（二）[超生]的；"


def test_the_window_of_a_huge_paragraph_stays_small() -> None:
    text = "征收社会抚养费" * 150_000
    found = excerpt(text, Span(500_000, 500_007), [], 120)
    assert len(found.text) < 300


def test_control_characters_are_made_harmless() -> None:
    text = "征收\x1b[31m社会抚养费。"
    assert "\x1b" not in excerpt(text, Span(0, 2), [], 120).text


@given(
    st.text(st.sampled_from("征收费，。；\n　 甲乙"), min_size=1, max_size=200),
    st.data(),
)
def test_marks_always_hold_words_of_the_text(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = [Span(*sorted(data.draw(st.tuples(ends, ends)))) for _ in range(3)]
    span, *marks = spans
    if span.start == span.end:
        return
    found = excerpt(text, span, marks, 40)
    for mark in found.marks:
        assert 0 <= mark.start < mark.end <= len(found.text)
        pieces = found.text[mark.start : mark.end].split("…")
        squeezed = "".join(text.split())
        assert all("".join(piece.split()) in squeezed for piece in pieces)


@pytest.mark.parametrize("limit", [10, 20, 50, 120])
def test_the_limit_is_kept_but_for_the_gaps(limit: int) -> None:
    text = "甲，" * 500
    marks = [Span(start, start + 2) for start in (10, 300, 700)]
    found = excerpt(text, Span(0, 900), marks, limit)
    assert len(found.text) <= limit + 4
