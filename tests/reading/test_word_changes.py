"""Tracked changes: the draft before them, after them, and both sides at once."""

from __future__ import annotations

import pytest
from word_files import (
    cell,
    deleted,
    inserted,
    lines,
    paragraph,
    read_word,
    table,
    text,
    word,
)

from checker.model import PieceKind
from checker.reading import Revisions

INSERTED_MARK = "<w:rPr><w:ins/></w:rPr>"
DELETED_MARK = "<w:rPr><w:del/></w:rPr>"
MOVED = (
    paragraph("<w:moveFrom>" + text("移走") + "</w:moveFrom>", "<w:rPr><w:moveFrom/></w:rPr>")
    + paragraph("中")
    + paragraph("<w:moveTo>" + text("移来") + "</w:moveTo>", "<w:rPr><w:moveTo/></w:rPr>")
)
CONTROLLED = f"<w:sdt><w:sdtContent>{inserted(text('新'))}</w:sdtContent></w:sdt>"
ROW = f"<w:trPr><w:{{}}/></w:trPr>{cell('行')}"

CASES = {
    "insertion and deletion": (
        paragraph(text("应当") + deleted("征收") + inserted(text("取消"))),
        {"final": ["应当取消"], "original": ["应当征收"], "both": ["应当征收取消"]},
    ),
    "insertion taken back": (
        paragraph(text("甲") + inserted(deleted("乙"))),
        {"final": ["甲"], "original": ["甲"], "both": ["甲乙"]},
    ),
    "insertion inside a hyperlink": (
        paragraph(f"<w:hyperlink>{text('见')}{inserted(text('附件'))}</w:hyperlink>"),
        {"final": ["见附件"], "original": ["见"], "both": ["见附件"]},
    ),
    "insertion inside a content control": (
        paragraph(CONTROLLED + text("旧")),
        {"final": ["新旧"], "original": ["旧"], "both": ["新旧"]},
    ),
    "paragraph inserted": (
        paragraph("一") + paragraph(inserted(text("二")), INSERTED_MARK) + paragraph("三"),
        {"final": ["一", "二", "三"], "original": ["一", "三"], "both": ["一", "二", "三"]},
    ),
    "paragraph deleted": (
        paragraph("一") + paragraph(deleted("二"), DELETED_MARK) + paragraph("三"),
        {"final": ["一", "三"], "original": ["一", "二", "三"], "both": ["一", "二", "三"]},
    ),
    "last paragraph deleted": (
        paragraph("一") + paragraph(deleted("二"), DELETED_MARK),
        {"final": ["一"], "original": ["一", "二"], "both": ["一", "二"]},
    ),
    "text deleted, paragraph left": (
        paragraph("一") + paragraph(deleted("二")),
        {"final": ["一", ""], "original": ["一", "二"], "both": ["一", "二"]},
    ),
    "paragraphs joined": (
        paragraph("依法", DELETED_MARK) + paragraph("征收。") + paragraph("后"),
        {
            "final": ["依法征收。", "后"],
            "original": ["依法", "征收。", "后"],
            "both": ["依法", "征收。", "后"],
        },
    ),
    "paragraph split": (
        paragraph("依法", INSERTED_MARK) + paragraph("征收。"),
        {"final": ["依法", "征收。"], "original": ["依法征收。"], "both": ["依法", "征收。"]},
    ),
    "no joining with a table": (
        paragraph("前", DELETED_MARK) + table(cell("格")) + paragraph("后"),
        {"final": ["前", "格", "后"], "original": ["前", "格", "后"], "both": ["前", "格", "后"]},
    ),
    "move": (
        MOVED,
        {"final": ["中", "移来"], "original": ["移走", "中"], "both": ["移走", "中", "移来"]},
    ),
    "row inserted": (
        paragraph("表") + table(ROW.format("ins"), cell("旧")),
        {"final": ["表", "行", "旧"], "original": ["表", "旧"], "both": ["表", "行", "旧"]},
    ),
    "row deleted": (
        paragraph("表") + table(ROW.format("del"), cell("旧")),
        {"final": ["表", "旧"], "original": ["表", "行", "旧"], "both": ["表", "行", "旧"]},
    ),
    "cell inserted": (
        paragraph("表") + table(cell("甲") + cell("乙", "<w:cellIns/>")),
        {"final": ["表", "甲", "乙"], "original": ["表", "甲"], "both": ["表", "甲", "乙"]},
    ),
}


@pytest.mark.parametrize("revisions", Revisions)
@pytest.mark.parametrize("name", CASES)
def test_each_side_of_the_changes_is_read(name: str, revisions: Revisions) -> None:
    body, expected = CASES[name]
    assert lines(word(body), revisions) == expected[revisions]


def test_the_final_side_is_read_unless_another_is_asked_for() -> None:
    assert lines(word(paragraph(deleted("旧") + inserted(text("新"))))) == ["新"]


def test_pieces_say_which_side_they_are_on() -> None:
    body = paragraph(text("甲") + deleted("乙") + inserted(text("丙") + text("丁", "<w:vanish/>")))
    [line] = read_word(word(body), Revisions.BOTH).lines
    assert [(line.text[p.start : p.end], p.kind) for p in line.anchor.pieces] == [
        ("甲", PieceKind.TEXT),
        ("乙", PieceKind.DELETED),
        ("丙", PieceKind.INSERTED),
        ("丁", PieceKind.HIDDEN),
    ]


def test_a_deletion_inside_a_text_box_of_a_deleted_run_is_gone() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('框')}</w:txbxContent></w:pict></w:r>"
    body = paragraph(text("前") + f"<w:del>{box}</w:del>")
    assert lines(word(body)) == ["前"]
    assert lines(word(body), Revisions.ORIGINAL) == ["前", "框"]


def test_pieces_of_joined_paragraphs_name_their_own_paragraph() -> None:
    body = paragraph("前") + paragraph("依法", DELETED_MARK) + paragraph("征收。")
    line = read_word(word(body)).lines[1]
    assert line.anchor.paragraph == 1
    assert [(p.start, p.end, p.run, p.paragraph) for p in line.anchor.pieces] == [
        (0, 2, 0, None),
        (2, 5, 0, 2),
    ]
