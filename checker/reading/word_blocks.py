"""The paragraphs of a Word story in the order of reading: tables cell by cell, text boxes too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.reading.word_changes import Change
from checker.reading.word_runs import ALTERNATIVES, alternative
from checker.reading.word_text import BOX
from checker.reading.word_xml import Element, number_of, qualified, value_of

PARAGRAPH = qualified("p")
TABLE, ROW, CELL = qualified("tbl"), qualified("tr"), qualified("tc")
MERGES = ("vMerge", "hMerge")
MOST_COLUMNS = 1000
UNCHANGED = Change()

Cell = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, the table cell it stands in (table, row, column) and the changes around it.

    ``width`` is the number of columns that the cell takes.
    """

    paragraph: Element
    cell: Cell | None
    change: Change
    width: int = 1


@dataclass
class _Table:
    """A table on the way through it."""

    number: int
    row: int = -1
    column: int = 0  # the grid column at which the next cell begins


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands."""

    table: _Table | None = None
    cell: Cell | None = None
    change: Change = UNCHANGED
    width: int = 1


def blocks(story: Element) -> Iterator[Block]:
    """All paragraphs below an element; a text box comes behind the paragraph it hangs on."""
    tables = 0
    stack: list[tuple[Element, _Place]] = [(story, _Place())]
    while stack:
        element, place = stack.pop()
        if element.tag == PARAGRAPH:
            yield Block(element, place.cell, place.change, place.width)
            stack.extend(reversed(list(_boxes(element, place))))
            continue
        if element.tag == ALTERNATIVES:
            inner = alternative(element)
        else:
            if element.tag == TABLE:
                place = replace(place, table=_Table(tables))
                tables += 1
            place = _inside(element, place)
            inner = [] if element.tag == CELL and _is_continued(element) else list(element)
        stack.extend((each, place) for each in reversed(inner))


def _inside(element: Element, place: _Place) -> _Place:
    """The place of what stands in a row, in a cell, or in anything else."""
    table = place.table
    if element.tag == ROW and table is not None:
        properties = element.find(qualified("trPr"))
        table.row += 1
        table.column = _columns(properties, "gridBefore", 0)
        return replace(place, change=place.change.marked_by(properties))
    if element.tag == CELL and table is not None:
        properties = element.find(qualified("tcPr"))
        cell = (table.number, table.row, table.column)
        width = _columns(properties, "gridSpan", 1)
        table.column += width
        change = place.change.marked_by(properties)
        return replace(place, cell=cell, change=change, width=max(1, width))
    return replace(place, change=place.change.inside(element))


def _columns(properties: Element | None, name: str, default: int) -> int:
    columns = number_of(properties, name)
    return default if columns is None else min(columns, MOST_COLUMNS)


def _is_continued(cell: Element) -> bool:
    """Whether a cell goes on with the one above or before it: Word does not show its text."""
    properties = cell.find(qualified("tcPr"))
    return any(
        properties is not None
        and properties.find(qualified(merge)) is not None
        and value_of(properties, merge) != "restart"
        for merge in MERGES
    )


def _boxes(paragraph: Element, place: _Place) -> Iterator[tuple[Element, _Place]]:
    """The contents of the text boxes that hang on a paragraph, those inside them left out."""
    if next(paragraph.iter(BOX), None) is None:
        return
    stack = [(paragraph, place.change)]
    while stack:
        element, change = stack.pop()
        if element.tag == BOX:
            yield element, replace(place, change=change)
            continue
        inner = alternative(element) if element.tag == ALTERNATIVES else list(element)
        stack.extend((each, change.inside(element)) for each in reversed(inner))
