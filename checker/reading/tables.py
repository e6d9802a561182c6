"""Which tables a text has, cell by cell: cells that anchors name, and those between bars of Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.model import Line, SourceText, Span
from checker.reading.markdown_tables import markdown_tables


@dataclass
class Cell:
    """A cell: its row, its first column, how many columns it takes, and the stretches it says."""

    row: int
    column: int
    width: int = 1
    spans: list[Span] = field(default_factory=list)
    text: str = ""  # its lines, with line breaks between them


@dataclass
class Table:
    """The cells of a table in the order of reading, and the stretch of text that it takes."""

    cells: list[Cell]
    extent: Span

    def rows(self) -> dict[int, list[Cell]]:
        """The cells of each row."""
        found: dict[int, list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(cell.row, []).append(cell)
        return found

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return max(cell.column + cell.width for cell in self.cells)


def tables_of(source: SourceText) -> list[Table]:
    """The tables of a text in their order.

    A table in a cell of another is a table of its own, and part of what that cell says.
    """
    if source.format == "md":
        return [_from_bars(rows) for rows in markdown_tables(source)]
    return [_from_anchors(lines) for lines in _tabled(source)]


def _from_bars(rows: list[tuple[Line, list[Span]]]) -> Table:
    cells = [
        Cell(at, column, 1, [span], line.text[span.start - line.start : span.end - line.start])
        for at, (line, spans) in enumerate(rows)
        for column, span in enumerate(spans)
    ]
    return Table(cells, Span(rows[0][0].start, rows[-1][0].end))


def _tabled(source: SourceText) -> Iterator[list[Line]]:
    """The lines of each table of the main text, those of the tables in its cells among them."""
    ends: dict[int, tuple[int, int]] = {}
    for at, line in enumerate(source.lines):
        if line.anchor.cell is not None and line.anchor.part == source.lines[0].anchor.part:
            number = line.anchor.cell[0]
            ends[number] = (ends.get(number, (at, at))[0], at)
    for first, last in sorted(ends.values()):
        yield list(source.lines[first : last + 1])


def _from_anchors(lines: list[Line]) -> Table:
    """The table of the first of some lines; what another table says belongs to the next cell.

    A cell of Word ends with a paragraph, so that a table in it stands before one of its lines.
    """
    number = _number(lines[0])
    cells: dict[tuple[int, int], Cell] = {}
    waiting: list[Line] = []
    for line in lines:
        waiting.append(line)
        if _number(line) != number or line.anchor.cell is None:
            continue
        _, row, column = line.anchor.cell
        cell = cells.setdefault((row, column), Cell(row, column, line.anchor.width))
        cell.spans += [Span(each.start, each.end) for each in waiting]
        cell.text = "\n".join(filter(None, [cell.text, *(each.text for each in waiting)]))
        waiting = []
    return Table(list(cells.values()), Span(lines[0].start, lines[-1].end))


def _number(line: Line) -> int | None:
    return None if line.anchor.cell is None else line.anchor.cell[0]
