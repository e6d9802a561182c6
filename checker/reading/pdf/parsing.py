"""The process that takes a PDF apart: bytes in, paragraphs out."""

from __future__ import annotations

from typing import Any

from checker.reading.child import given_data, tell
from checker.reading.pdf.furniture import without_furniture
from checker.reading.pdf.lines import PageLines, page_lines
from checker.reading.pdf.notes import with_notes_behind
from checker.reading.pdf.pages import Unreadable, sheets
from checker.reading.pdf.paragraphs import paragraphs
from checker.reading.pdf.reading import MOST_PAGES

FEWEST_LETTERS = 10  # a page with fewer has no text worth the name
MOST_UNMAPPED = 0.1


def main() -> None:
    """Tell the paragraphs of the PDF that this process was given, or why there are none."""
    try:
        tell({"paragraphs": paragraphs_of(given_data())})
    except Unreadable as error:
        tell({"failure": error.why, "page": error.page})


def paragraphs_of(data: bytes) -> list[dict[str, Any]]:
    """The paragraphs of a PDF: page, index of the first line there, text, table cell.

    Raises ``Unreadable``.
    """
    letters, mapped, pages = [], 0, []
    tables = 0
    for sheet in sheets(data, MOST_PAGES):
        letters.append(sum(not glyph.text.isspace() for glyph in sheet.glyphs))
        mapped += letters[-1] - sheet.unmapped
        page = page_lines(sheet, tables)
        tables += page.tables
        pages.append((sheet.number, sheet.is_picture, page))
    _refuse_unreadable(letters, mapped, pages)
    return [
        {"page": each.page, "line": each.index, "text": each.text, "cell": each.cell}
        for each in paragraphs(with_notes_behind(without_furniture([page for _, _, page in pages])))
    ]


def _refuse_unreadable(
    letters: list[int], mapped: int, pages: list[tuple[int, bool, PageLines]]
) -> None:
    pictures = [
        number
        for (number, is_picture, _), count in zip(pages, letters, strict=True)
        if is_picture and count < FEWEST_LETTERS
    ]
    total = sum(letters)
    if pictures and (len(pictures) * 2 > len(pages) or total < FEWEST_LETTERS):
        raise Unreadable("scanned")
    if not total:
        raise Unreadable("empty")
    if total - mapped > MOST_UNMAPPED * total:
        raise Unreadable("unmapped")
    inner = [number for number in pictures if 1 < number < len(pages)]
    if inner:
        raise Unreadable("scanned page", inner[0])
