"""The footnotes of a document are told from its text and come behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from checker.reading.pdf.lines import PageLines, TextLine

SMALLER = 0.9  # than the text of the document
MARK = re.compile(r"\s*(?:[①-⑳*＊※]|[〔\[【]?\d{1,3}[〕\]】]?)")


def with_notes_behind(pages: Sequence[PageLines]) -> list[PageLines]:
    """The pages without their footnotes, and behind them a page with all footnotes."""
    sizes = [line.size for page in pages for line in page.lines if line.cell is None]
    if not sizes:
        return list(pages)
    largest = SMALLER * median(sizes)
    notes = [_notes(page, largest) for page in pages]
    bodies = [
        replace(page, lines=page.lines[: len(page.lines) - len(found)])
        for page, found in zip(pages, notes, strict=True)
    ]
    return [*bodies, PageLines(0.0, [line for found in notes for line in found])]


def _notes(page: PageLines, largest: float) -> list[TextLine]:
    """The small lines at the end of a page, from the first that begins with the mark of a note."""
    small = list(takewhile(lambda line: _is_small(line, largest), reversed(page.lines)))[::-1]
    first = next((at for at, line in enumerate(small) if MARK.match(line.text)), len(small))
    return small[first:] if len(small) < len(page.lines) else []


def _is_small(line: TextLine, largest: float) -> bool:
    return line.cell is None and line.size < largest
