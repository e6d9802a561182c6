"""The lines of a page in the order of reading: columns one after the other, tables cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from checker.reading.numerals import NUMERAL
from checker.reading.pdf.columns import in_columns
from checker.reading.pdf.grids import Grid, grids
from checker.reading.pdf.pages import Frame, Glyph, Sheet

Cell = tuple[int, int, int]

SAME_LINE = 0.5  # so much of the lower character has to be beside the other
NEXT_CHUNK, BLANK, TAB = 1.5, 0.6, 2.5  # gaps, in heights of a character
BACK = -0.6
SAME_PLACE, SMALLEST_REACH = 0.15, 0.1
LABEL = re.compile(rf"\s*第\s*{NUMERAL}{{1,8}}\s*[编章节条條](?:之{NUMERAL}{{1,3}})?\s*")
LETTER = re.compile(r"[A-Za-z]")


@dataclass
class Chunk:
    """Characters that follow each other without a gap."""

    glyphs: list[Glyph]
    frame: Frame


@dataclass(frozen=True)
class TextLine:
    """A line of a page: its text, its frame, the height of its characters and their distance."""

    page: int
    index: int  # among the lines of the page, from 0
    text: str
    frame: Frame
    size: float
    pitch: float  # from one character to the next; more than the size where text is spaced
    column: int = 0  # 0 across the page, 1 and 2 for the left and the right column
    cell: Cell | None = None


@dataclass(frozen=True)
class PageLines:
    """The lines of a page and its height."""

    height: float
    lines: list[TextLine] = field(default_factory=list)
    tables: int = 0


def page_lines(sheet: Sheet, tables_before: int) -> PageLines:
    """The lines of a page; ``tables_before`` is the number of its first table."""
    tables = grids(sheet.rules)
    outside, inside = _sorted_out(_printed_once(sheet.glyphs), tables)
    page = PageLines(sheet.height, [], len(tables))
    for column, cell, chunks in _groups(outside, inside, tables, tables_before):
        for row in _rows(chunks):
            line = _line(row)
            if line.text.strip():
                line = replace(line, page=sheet.number, index=len(page.lines))
                page.lines.append(replace(line, column=column, cell=cell))
    return page


def _printed_once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters without those printed again beside themselves to look bold."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    for glyph in glyphs:
        reach = max(SAME_PLACE * glyph.frame.height, SMALLEST_REACH)
        x, y = int(glyph.frame.left / reach), int(glyph.frame.top / reach)
        around = ((glyph.text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        twins = (seen[place] for place in around if place in seen)
        if not any(abs(each.frame.left - glyph.frame.left) < reach for each in twins):
            seen[glyph.text, x, y] = glyph
            yield glyph


def _sorted_out(
    glyphs: Iterable[Glyph], tables: Sequence[Grid]
) -> tuple[list[Glyph], dict[tuple[int, int, int], list[Glyph]]]:
    """The characters outside all tables, and those inside by table, row and column."""
    outside: list[Glyph] = []
    inside: dict[tuple[int, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        place = _place(glyph.frame, tables)
        if place is None:
            outside.append(glyph)
        else:
            inside.setdefault(place, []).append(glyph)
    return outside, inside


def _place(frame: Frame, tables: Sequence[Grid]) -> Cell | None:
    x, y = (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2
    for number, table in enumerate(tables):
        if table.frame.top <= y <= table.frame.bottom:
            cell = table.cell_at(x, y)
            if cell:
                return (number, *cell)
    return None


def _groups(
    outside: list[Glyph],
    inside: dict[Cell, list[Glyph]],
    tables: Sequence[Grid],
    tables_before: int,
) -> Iterator[tuple[int, Cell | None, list[Chunk]]]:
    """Chunks that are read together, in order: column, cell, chunks."""
    chunks = _chunks(outside)
    for number, table in enumerate(tables):
        above = [chunk for chunk in chunks if chunk.frame.bottom <= table.frame.top + 1]
        yield from ((column, None, group) for column, group in in_columns(above))
        chunks = [chunk for chunk in chunks if chunk.frame.bottom > table.frame.top + 1]
        for (_, row, column), glyphs in sorted(
            item for item in inside.items() if item[0][0] == number
        ):
            yield 0, (tables_before + number, row, column), _chunks(glyphs)
    yield from ((column, None, group) for column, group in in_columns(chunks))


def _chunks(glyphs: Iterable[Glyph]) -> list[Chunk]:
    """Characters joined as the file has them in order, where no gap is between them."""
    chunks: list[Chunk] = []
    for glyph in glyphs:
        last = chunks[-1] if chunks else None
        if last and _goes_on(last.frame, glyph.frame):
            last.glyphs.append(glyph)
            last.frame = _frame((last.frame, glyph.frame))
        elif glyph.frame.height > 0:
            chunks.append(Chunk([glyph], glyph.frame))
    return [chunk for chunk in chunks if any(not glyph.text.isspace() for glyph in chunk.glyphs)]


def _goes_on(before: Frame, after: Frame) -> bool:
    height = after.height
    return (
        _are_beside(before, after)
        and BACK * height < after.left - before.right < NEXT_CHUNK * height
    )


def _are_beside(one: Frame, other: Frame) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > SAME_LINE * min(one.height, other.height)


def _rows(chunks: Sequence[Chunk]) -> Iterator[list[Glyph]]:
    """The characters of chunks beside each other, from left to right; rows from top to bottom.

    A file may have the quotation marks of a line, from another font, behind all the rest.
    """
    rows: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.frame.top + chunk.frame.bottom):
        if rows and _are_beside(rows[-1][-1].frame, chunk.frame):
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    for row in rows:
        glyphs = [glyph for chunk in row for glyph in chunk.glyphs]
        yield sorted(glyphs, key=lambda glyph: glyph.frame.left)


def _line(glyphs: Sequence[Glyph]) -> TextLine:
    """The line of characters from left to right; its place is not known yet."""
    frame = _frame(glyph.frame for glyph in glyphs)
    size = median(glyph.frame.height for glyph in glyphs)
    spacing = _spacing(glyphs)
    text = ""
    for before, glyph in zip([None, *glyphs], glyphs, strict=False):
        gap = glyph.frame.left - before.frame.right if before else 0.0
        text += _between(text, glyph.text, (gap - spacing) / size) + glyph.text
    # A surrogate pair comes as two characters.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return TextLine(0, 0, text.rstrip(), frame, size, size + spacing)


def _spacing(glyphs: Sequence[Glyph]) -> float:
    """The usual gap between two Chinese characters of a line."""
    pairs = pairwise(glyphs)
    gaps = [b.frame.left - a.frame.right for a, b in pairs if min(a.text, b.text) > "\u2e7f"]
    return max(0.0, median(gaps)) if gaps else 0.0


def _between(before: str, after: str, gap: float) -> str:
    """What stands for a gap of so many heights of a character beyond the usual one."""
    if gap > TAB and not LABEL.fullmatch(before):
        return "\t"
    return " " if gap > BLANK and not (before[-1:].isspace() or after.isspace()) else ""


def _frame(frames: Iterable[Frame]) -> Frame:
    found = list(frames)
    return Frame(
        min(each.left for each in found),
        min(each.top for each in found),
        max(each.right for each in found),
        max(each.bottom for each in found),
    )
