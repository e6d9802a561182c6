"""Signatures filled into an opinion: a rendering, beside which the signed file stays as it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from checker.reviewing.moments import date, minute
from checker.reviewing.outputs.opinion import BOOKMARK
from checker.reviewing.outputs.word_paper import (
    BODY,
    HEAVY,
    Look,
    add_paragraph,
    add_run,
    printable,
    saved,
)

if TYPE_CHECKING:
    from docx.document import Document

HEADS = ("审查人", "签署日期", "签署时间")
WIDTHS = (60, 50, 46)  # millimetres
POINTS, FINE = 14, 9  # 四号, 小五


@dataclass(frozen=True, slots=True)
class Signature:
    """Somebody's signature: the name of that day, the digest of the file that was signed."""

    person_id: int
    name: str
    digest: str
    at: datetime


def with_signatures(data: bytes, signatures: Sequence[Signature], digest: str) -> bytes:
    """The opinion with a table of the signatures and the digest of the file that was signed.

    They take the place of the paragraph with the bookmark 签署; a template without one gets them
    at the end. ``data`` is the file signed; it is given back as it is if nobody has signed.
    """
    if not signatures:
        return data
    import docx

    document = docx.Document(io.BytesIO(data))
    made = [_table(document, signatures), _note(document, digest)]
    place = _place(document)
    if place is not None:
        for element in made:
            place.addprevious(element)
        place.getparent().remove(place)
    return saved(document)


def _table(document: Document, signatures: Sequence[Signature]) -> Any:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    table = document.add_table(0, len(HEADS))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _frame(table)
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    for row in (HEADS, *((each.name, date(each.at), minute(each.at)[-5:]) for each in signatures)):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _cell(cell, words, HEAVY if row is HEADS else BODY)
    return table._tbl


def _cell(cell: Any, words: str, font: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    [paragraph] = cell.paragraphs
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.line_spacing = Pt(26)
    add_run(paragraph, printable(words), font, POINTS)


def _frame(table: Any) -> None:
    """Lines, whatever styles the template has."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _note(document: Document, digest: str) -> Any:
    from docx.shared import Pt

    words = f"以上人员签署的是未填签名的意见书文件，其 SHA-256 摘要为：{digest}"
    paragraph = add_paragraph(document, Look(points=FINE, indent=0, before=4), (words, BODY))
    paragraph.paragraph_format.line_spacing = Pt(14)
    return paragraph._element


def _place(document: Document) -> Any:
    """The paragraph that makes way for the signatures, ``None`` if there is none."""
    from docx.oxml.ns import qn

    for mark in document.element.body.iter(qn("w:bookmarkStart")):
        if mark.get(qn("w:name")) == BOOKMARK:
            above = mark.iterancestors(qn("w:p"))
            return next(above, None)
    return None
