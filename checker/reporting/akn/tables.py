"""Tables of Word: paragraphs that stand in cells become rows and cells again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from checker.model import Node, NodeKind, SourceText, Span
from checker.reporting.akn.drawing import Drawing, child
from checker.reporting.akn.parts import Part

Cell = tuple[int, int, int]  # table, row, column


def runs_of(source: SourceText, parts: Sequence[Part]) -> Iterator[tuple[int | None, list[Part]]]:
    """Neighbouring parts together: those of one table with its number, all others with ``None``."""
    cells = {id(part): _cell(source, part) for part in parts}

    def table(part: Part) -> int | None:
        cell = cells[id(part)]
        return cell[0] if cell else None

    for number, some in groupby(parts, key=table):
        yield number, list(some)


def draw_table(
    parent: etree._Element, drawing: Drawing, parts: Sequence[Part], prefix: str
) -> None:
    """Append the table that paragraphs in cells make."""
    source = drawing.regulation.source
    eid = drawing.ids.counted(prefix, "table")
    table = child(parent, "table", eId=eid)
    for _, in_row in groupby(parts, key=lambda part: (_cell(source, part) or ())[:2]):
        row = child(table, "tr")
        for _, in_cell in groupby(in_row, key=lambda part: _cell(source, part)):
            name = drawing.ids.counted(eid, "td")
            cell = child(row, "td", eId=name)
            for part in in_cell:
                if isinstance(part, Node):
                    drawing.ids.keep(part, name)
                drawing.blocks(cell, [Span(part.start, part.end)], name)


def _cell(source: SourceText, part: Part) -> Cell | None:
    """The cell in which a part stands wholly, if it has no parts of its own."""
    if isinstance(part, Node) and (part.children or part.kind is not NodeKind.PARAGRAPH):
        return None
    first = source.line_at(part.start).anchor.cell
    return first if first == source.line_at(part.end - 1).anchor.cell else None
