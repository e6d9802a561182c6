"""Paragraphs of a Word file in the looks of an official paper (GB/T 9704)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.reporting.columns import harmless
from checker.reporting.xml_text import legal

if TYPE_CHECKING:
    from docx.document import Document

BODY, HEAVY, ITALIC, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
LATIN = "Times New Roman"
BODY_POINTS, TITLE_POINTS, LINE_POINTS = 16, 22, 28  # 三号, 二号


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; ``indent`` of its first line is in characters."""

    font: str = BODY
    points: int = BODY_POINTS
    centred: bool = False
    indent: int = 2
    before: int = 0  # points
    after: int = 0
    kept: bool = False  # on one page with what follows


def printable(text: str) -> str:
    """``text`` with the same length that may stand in a paragraph of a Word file."""
    return legal(harmless(text))


def add_paragraph(body: Any, look: Look, *runs: tuple[str, str]) -> Any:
    """A new last paragraph of a document or a cell; each run is its words and its font."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = body.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing, form.space_before, form.space_after = (
        Pt(LINE_POINTS),
        Pt(look.before),
        Pt(look.after),
    )
    form.keep_with_next = look.kept or None
    if look.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif look.indent:
        form.first_line_indent = Pt(look.indent * look.points)
    for words, font in runs:
        add_run(paragraph, words, font, look.points)
    return paragraph


def add_run(paragraph: Any, words: str, font: str, points: float) -> Any:
    """A new last run of a paragraph."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(words)
    run.font.size, run.font.name = Pt(points), LATIN
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    return run


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
