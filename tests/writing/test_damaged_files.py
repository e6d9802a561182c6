"""Files that are damaged in any way: written, or refused in a sentence; never a traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_word_anchors import NUMBERED, NUMBERING
from word_files import cell, inserted, package, paragraph, read_word, table, text, word
from written_files import members

from checker.edits import Edit, Remark
from checker.errors import TiaoliError
from checker.model import Span
from checker.writing import is_copy, withdraw, without_suggestions, write

BODY = (
    paragraph("甲省条例")
    + paragraph(text("第一条　依法") + inserted(text("征收社会抚养费。")))
    + table(cell("甲") + cell("乙"))
    + paragraph("施行。", NUMBERED)
)
NOTE = '<w:comment w:id="0" w:author="张三"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
PLAIN = word(BODY, numbering=NUMBERING, comments=NOTE)
EDITS = [Edit(Span(9, 11), "不得"), Edit(Span(4, 4), "\n第一条　新。")]
REMARKS = [Remark(Span(0, 4), ("说明",), "T · 1"), Remark(Span(9, 12), ("说明",), "T · 2")]
FILE = write(PLAIN, read_word(PLAIN), EDITS, REMARKS, tracked=True)
XML = sorted(name for name in members(FILE) if name.endswith((".xml", ".rels")))
TAG = re.compile(rb"<[^<>]*>")


def damaged(name: str, data: st.DataObject) -> bytes:
    """The file with tags of one part taken out, doubled, or swapped."""
    parts = members(FILE)
    tags = list(TAG.finditer(parts[name]))
    pieces = [each[0] for each in tags]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(tags) - 1))
        other = data.draw(st.integers(0, len(tags) - 1))
        pieces[at] = data.draw(st.sampled_from([b"", pieces[at] * 2, pieces[other], b"<w:p/>"]))
    at, content = 0, []
    for tag, piece in zip(tags, pieces, strict=True):
        content += [parts[name][at : tag.start()], piece]
        at = tag.end()
    return package(parts | {name: b"".join([*content, parts[name][at:]])})


def write_anything(file: bytes) -> None:
    """Everything that is done with a file; a refusal is an answer."""
    for act in (withdraw, without_suggestions, lambda data: is_copy(data, PLAIN)):
        said = refusal(partial(act, file))
        assert said is None or said.endswith("。")
    said = refusal(partial(edit_everything, file))
    assert said is None or said.endswith("。")


def refusal(act: Callable[[], object]) -> str | None:
    """Why something was refused; ``None`` if it was done."""
    try:
        act()
    except TiaoliError as error:
        return str(error)
    return None


def edit_everything(file: bytes) -> None:
    """Edits and a remark, tracked and not."""
    source = read_word(file)
    end = len(source.text)
    edits = [Edit(Span(end // 4, end // 2), "改\n动"), Edit(Span(end, end), "\n末")]
    remarks = [Remark(Span(0, end), ("说明",), "T · 1")]
    for tracked in (True, False):
        write(file, source, edits, remarks, tracked=tracked)


@pytest.mark.parametrize("name", XML)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_markup_is_no_reason_to_break_down(name: str, data: st.DataObject) -> None:
    write_anything(damaged(name, data))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(FILE) - 1), st.integers(0, 255))
def test_damaged_bytes_are_no_reason_to_break_down(at: int, byte: int) -> None:
    write_anything(FILE[:at] + bytes((byte,)) + FILE[at + 1 :])


@pytest.mark.parametrize("name", XML)
def test_a_missing_part_is_no_reason_to_break_down(name: str) -> None:
    write_anything(package({key: part for key, part in members(FILE).items() if key != name}))
