"""Lines of a text file: numbered as editors number them, each with its place in the text."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reading import read_bytes

CUT = {
    "line feeds": ("第一条\n第二条", ["第一条", "第二条"]),
    "line ends of Windows": ("第一条\r\n第二条\r\n", ["第一条", "第二条", ""]),
    "lone carriage returns": ("第一条\r第二条", ["第一条", "第二条"]),
    "mixed": ("一\r\n\r二\n\n三", ["一", "", "二", "", "三"]),
    "no other line ends": ("一\x0b二\x0c三\x85四\u2028五\u2029六", ["一\x0b二\x0c三\x85四\u2028五\u2029六"]),
    "no line end": ("第一条", ["第一条"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CUT)
def test_only_line_feeds_and_carriage_returns_end_a_line(name: str) -> None:
    text, expected = CUT[name]
    assert [line.text for line in read_bytes(text.encode(), "a.txt").lines] == expected


@given(st.text("一二 \n\r\u3000", max_size=40))
def test_lines_agree_with_universal_newlines_and_with_the_text(text: str) -> None:
    text = "第" + text
    source = read_bytes(text.encode(), "a.txt")
    with io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8") as file:
        assert [line.text for line in source.lines] == file.read().split("\n")
    assert source.text == text
    for index, line in enumerate(source.lines):
        assert line.number == index + 1
        assert (line.anchor.part, line.anchor.paragraph) == ("text", index)
        assert text[line.start : line.end] == line.text


def test_positions_count_lines_and_columns_from_one() -> None:
    source = read_bytes("第一条\r\n　征收".encode(), "a.txt")
    assert [source.position(offset) for offset in (0, 3, 5, 6)] == [(1, 1), (1, 4), (2, 1), (2, 2)]
