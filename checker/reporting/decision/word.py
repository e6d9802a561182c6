"""The draft of a decision as a Word file, laid out as official papers are (GB/T 9704)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from checker.comparing.drafting import Decision
from checker.reporting.columns import harmless
from checker.reporting.comparison.paper import new_paper
from checker.reporting.xml_text import legal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.text.parfmt import ParagraphFormat

BODY, TITLE = "仿宋_GB2312", "方正小标宋简体"
BODY_POINTS, TITLE_POINTS, LINE_POINTS = 16, 22, 28


def render_docx(decision: Decision) -> bytes:
    """The Word file: title in the middle, paragraphs indented by two characters."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = new_paper(landscape=False)
    title = _paragraph(document, decision.title, TITLE, TITLE_POINTS)
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.space_after = title.line_spacing
    for line in decision.lines():
        _paragraph(document, line, BODY, BODY_POINTS).first_line_indent = _points(2 * BODY_POINTS)
    document.core_properties.title = decision.title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _points(number: int) -> Length:
    from docx.shared import Pt

    return Pt(number)


def _paragraph(document: Document, words: str, font: str, size: int) -> ParagraphFormat:
    from docx.oxml.ns import qn

    paragraph = document.add_paragraph()
    run = paragraph.add_run(legal(harmless(words)))
    run.font.size = _points(size)
    run.font.name = "Times New Roman"
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    form: ParagraphFormat = paragraph.paragraph_format
    form.line_spacing = _points(LINE_POINTS)
    form.space_before = form.space_after = _points(0)
    return form
