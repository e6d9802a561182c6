"""Edits of text files: the encoding, the byte order mark and the line ends stay."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.edits import Edit, Remark, apply
from checker.model import Span
from checker.reading import read_bytes
from checker.writing import WriteError, write

TEXT = "第一条　征收社会抚养费。\r\n第二条　本条例自公布之日起施行。\r\n"
EDITS = [Edit(Span(4, 6), "不得征收"), Edit(Span(12, 12), "\n第一条之一　新。")]
EDITED = "第一条　不得征收社会抚养费。\r\n第一条之一　新。\r\n第二条　本条例自公布之日起施行。\r\n"

ENCODED = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with a mark": (codecs.BOM_UTF8, "utf-8"),
    "gb18030": (b"", "gb18030"),
    "gb18030 with a mark": ("\ufeff".encode("gb18030"), "gb18030"),
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16 without a mark": (b"", "utf-16-be"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encoding_mark_and_line_ends_stay(name: str) -> None:
    mark, encoding = ENCODED[name]
    data = mark + TEXT.encode(encoding)
    assert write(data, read_bytes(data, "a.txt"), EDITS) == mark + EDITED.encode(encoding)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_those_of_the_file(line_end: str) -> None:
    data = f"一{line_end}二{line_end}".encode()
    source = read_bytes(data, "a.md")
    assert (
        write(data, source, [Edit(Span(1, 1), "\n新")])
        == f"一{line_end}新{line_end}二{line_end}".encode()
    )


def test_the_end_mark_of_a_file_stays_at_its_end() -> None:
    data = "一\r\n".encode() + b"\x1a"
    source = read_bytes(data, "a.txt")
    written = write(data, source, [Edit(Span(3, 3), "二\n")])
    assert written == "一\r\n二\r\n".encode() + b"\x1a"


@given(st.text("征收，。\n第一条", min_size=1).filter(str.strip), st.data())
def test_edits_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    source = read_bytes(text.encode(), "a.txt")
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    edit = Edit(Span(start, end), data.draw(st.text("新\n")))
    assert write(text.encode(), source, [edit]).decode() == apply(text, [edit])


def test_remarks_and_tracked_changes_need_a_word_file() -> None:
    data = TEXT.encode()
    source = read_bytes(data, "a.txt")
    with pytest.raises(WriteError, match=r"a\.txt：txt 文件不能加批注"):
        write(data, source, [], [Remark(Span(0, 1), ("说明",), "T")])
    with pytest.raises(WriteError, match="不能加修订"):
        write(data, source, EDITS, tracked=True)


def test_a_file_that_has_changed_since_is_not_written() -> None:
    with pytest.raises(WriteError, match="又改动过"):
        write(b"another", read_bytes(b"one", "a.txt"), [])
