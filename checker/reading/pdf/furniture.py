"""Headers, footers and page numbers are taken off the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.reading.numerals import NUMERAL
from checker.reading.pdf.lines import PageLines, TextLine

MARGIN = 0.11  # of the height, at the top and at the bottom
OFTEN = 0.3  # of the pages; headers may differ on left and right ones, and in each chapter
RASTER = 4.0  # points
NUMBER = re.compile(
    rf"[-—–－·•\s]*\d{{1,4}}[-—–－·•\s]*|第\s*(?:\d{{1,4}}|{NUMERAL}+)\s*页(?:\s*[，,/]?\s*共\s*(?:\d{{1,4}}|{NUMERAL}+)\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s+\d{1,4}(?:\s+of\s+\d{1,4})?|[-—–\s]*[ivxIVX]{1,6}[-—–\s]*"
)


def without_furniture(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages without page numbers in their margins, and without what is repeated there.

    Cells of tables stay: the heading of a table is repeated too.
    """
    counts = Counter(key for page in pages for key in {_key(each) for each in _outer(page)})
    fewest = max(2, OFTEN * len(pages))
    repeated = {key for key, count in counts.items() if count >= fewest}
    return [_stripped(page, repeated) for page in pages]


def _stripped(page: PageLines, repeated: set[tuple[str, int]]) -> PageLines:
    dropped = {
        each.index
        for each in _outer(page)
        if _key(each) in repeated or NUMBER.fullmatch(each.text.strip())
    }
    return replace(page, lines=[each for each in page.lines if each.index not in dropped])


def _outer(page: PageLines) -> list[TextLine]:
    """The lines in the margins of a page."""
    top, bottom = MARGIN * page.height, (1 - MARGIN) * page.height
    lines = (each for each in page.lines if each.cell is None)
    return [each for each in lines if each.frame.bottom < top or each.frame.top > bottom]


def _key(line: TextLine) -> tuple[str, int]:
    """What a line says, whatever its numbers, and where."""
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text)), round(line.frame.top / RASTER)
