"""How text with wide characters fills columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reporting.columns import cut, harmless, pad, width, wrap


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("社会抚养费", 10), ("第5条", 5), ("（一）", 6), ("é", 1)],
)
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_counts_columns_not_characters() -> None:
    assert pad("错误", 6) + "|" == "错误  |"


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("不得征收", 8, "不得征收"),
        ("不得征收社会抚养费", 8, "不得征…"),
        ("abcdef", 4, "abc…"),
    ],
)
def test_what_is_too_wide_ends_in_an_ellipsis(text: str, columns: int, expected: str) -> None:
    assert cut(text, columns) == expected


def lines(text: str, columns: int) -> list[str]:
    return [text[span.start : span.end] for span in wrap(text, columns)]


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("征收社会抚养费", 8, ["征收社会", "抚养费"]),
        ("依法征收，并公告", 8, ["依法征", "收，并公", "告"]),  # no comma at a line's beginning
        ("决定（一）书", 6, ["决定", "（一）", "书"]),  # no bracket at a line's end
        ("征收社会抚 FEE001 规则", 16, ["征收社会抚 ", "FEE001 规则"]),  # no break inside a word
        ("", 8, [""]),
    ],
)
def test_lines_break_where_a_reader_expects_it(
    text: str, columns: int, expected: list[str]
) -> None:
    assert lines(text, columns) == expected


PRINTED = st.text(st.sampled_from("征收社会抚养费，。（）【】“”ab1 -/"), max_size=80)


@given(PRINTED, st.integers(2, 30))
def test_wrapping_loses_nothing_but_blanks_and_keeps_the_width(text: str, columns: int) -> None:
    broken = lines(text, columns)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")
    assert all(width(each) <= columns for each in broken)


@pytest.mark.parametrize("steering", ["\x1b[31m", "\x07", "\x9b2J", "\u202e", "\u2066", "\x00"])
def test_nothing_in_a_text_can_steer_the_terminal(steering: str) -> None:
    shown = harmless(f"甲{steering}乙")
    assert steering[0] not in shown
    assert len(shown) == len(f"甲{steering}乙")


def test_line_breaks_and_tabs_become_blanks() -> None:
    assert harmless("甲\n乙\t丙\r丁") == "甲 乙 丙 丁"
