"""Of a comparison table (修改对照表) one column is the regulation; the others stand beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checker.errors import ReadError
from checker.model import Borrowed, SourceText, Span
from checker.reading.comparison_cells import (
    Said,
    articles_in,
    is_division,
    is_partly_unchanged,
    said_by,
)
from checker.reading.comparison_columns import Layout, continued, has_articles, layout_of
from checker.reading.comparison_remarks import Tally, remarks_on
from checker.reading.markdown_tables import without_breaks
from checker.reading.tables import Cell, Table, tables_of

Laid = tuple[Table, Layout]


def with_one_column(source: SourceText, column: str | None = None) -> SourceText:
    """The source text with all that stands beside the checked column of comparison tables marked.

    ``column`` is a heading, or a number counted from 1; without it the column of the new text is
    taken. Text outside of such tables, and every other table, is left as it is. Raises
    ``ReadError`` if tables hold articles and none of them has that column.
    """
    tables = tables_of(source)
    laid = list(_laid_out(tables, column))
    if not laid:
        if column is not None and any(map(has_articles, tables)):
            raise _no_column(source, tables, column)
        return source
    reader = _Reader(_labels(laid), _says_unchanged(laid))
    for table, layout in laid:
        reader.read(table, layout)
    extent = [table.extent for table, _ in laid]
    beside = tuple(_outside(extent, _bare(reader.held, source)))
    said = remarks_on(source, [layout for _, layout in laid], reader.tally)
    remarks = (*source.remarks, *said)
    return replace(source, beside=beside, borrowed=tuple(reader.borrowed), remarks=remarks)


def _laid_out(tables: list[Table], column: str | None) -> Iterator[Laid]:
    """The comparison tables with their layouts."""
    before: Layout | None = None
    for table in tables:
        layout = layout_of(table, column)
        if layout is None and before is not None:
            layout = continued(table, before)
        if layout is not None:
            yield table, layout
            before = layout


def _labels(laid: list[Laid]) -> set[str]:
    """The labels of the articles in the checked columns."""
    return {
        label
        for table, layout in laid
        for cell in table.cells
        if layout.checked.holds(cell) and said_by(cell.text) is Said.PROVISION
        for label in articles_in(cell.text)
    }


def _says_unchanged(laid: list[Laid]) -> bool:
    return any(
        layout.checked.holds(cell) and said_by(cell.text) is Said.UNCHANGED
        for table, layout in laid
        for cell in table.cells
    )


@dataclass
class _Reader:
    """Goes through tables row by row and holds what the checked column says."""

    labels: set[str]
    says_unchanged: bool  # unchanged provisions are marked in words: an empty cell is none
    held: list[Span] = field(default_factory=list)
    borrowed: list[Borrowed] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    state: Said = Said.NOTHING  # of the cell above, which may go on below

    def read(self, table: Table, layout: Layout) -> None:
        """Hold what the rows of a table say."""
        for number, row in table.rows().items():
            if number not in layout.headings:
                self._row(row, layout)

    def _row(self, row: list[Cell], layout: Layout) -> None:
        inside = [cell for cell in row if layout.checked.holds(cell)]
        heading = _heading(row)
        if heading is not None:
            self._hold([heading])
        elif len(row) == 1 or any(not layout.checked.spans(cell) for cell in inside):
            self._hold(inside or row)  # merged with its neighbours
        elif inside:
            self._say(inside, row, layout)
        elif self.state is Said.UNCHANGED:  # the cell above goes on
            self._borrow(_earlier(row, layout), self.borrowed[-1].says)

    def _say(self, inside: list[Cell], row: list[Cell], layout: Layout) -> None:
        text = "\n".join(cell.text for cell in inside if cell.text)
        self.state = said_by(text)
        old = _earlier(row, layout)
        if self.state is Said.PROVISION:
            self._hold(inside)
            if is_partly_unchanged(text):
                self.tally.partly.append(inside[0].spans[0].start)
        elif self.state is Said.UNCHANGED:
            self.tally.unchanged += 1
            self._borrow(old, _extent(inside))
        elif self.state is Said.DELETED or (old and self._is_deleted(old)):
            self.tally.deleted += 1
        elif old:
            self.tally.empty.append(old[0].spans[0].start)
            self._borrow(old, _extent(inside))

    def _is_deleted(self, old: list[Cell]) -> bool:
        """Whether nothing beside an old provision means that it is deleted."""
        labels = [label for cell in old for label in articles_in(cell.text)]
        return self.says_unchanged or any(label in self.labels for label in labels)

    def _borrow(self, cells: list[Cell], says: Span) -> None:
        """Hold what another column says; ``says`` is where the checked one refers to it."""
        self._hold(cells)
        spans = tuple(span for cell in cells for span in cell.spans)
        if self.borrowed and self.borrowed[-1].says == says:
            spans = (*self.borrowed.pop().spans, *spans)
        self.borrowed.append(Borrowed(spans, says))

    def _hold(self, cells: list[Cell]) -> None:
        self.held += [span for cell in cells for span in cell.spans]


def _extent(cells: list[Cell]) -> Span:
    """From the first to the last character of cells that stand side by side."""
    spans = [span for cell in cells for span in cell.spans]
    return Span(min(each.start for each in spans), max(each.end for each in spans))


def _heading(row: list[Cell]) -> Cell | None:
    """The only cell of a row that says anything, if it is the heading of a chapter."""
    said = [cell for cell in row if said_by(cell.text) is not Said.NOTHING]
    return said[0] if len(said) == 1 and is_division(said[0].text) else None


def _earlier(row: list[Cell], layout: Layout) -> list[Cell]:
    """The cells of the nearest earlier version that says something itself."""
    for column in layout.earlier:
        cells = [cell for cell in row if column.holds(cell)]
        if said_by("\n".join(cell.text for cell in cells)) is Said.PROVISION:
            return cells
    return []


def _bare(held: list[Span], source: SourceText) -> Iterator[Span]:
    """The stretches that hold, those of Markdown without the marks for breaks."""
    for span in held:
        if source.format == "md":
            yield from without_breaks(span, source.text)
        else:
            yield span


def _outside(extent: list[Span], held: Iterator[Span]) -> Iterator[Span]:
    """What of the extent of the tables does not hold."""
    inner, at = deque(sorted(held)), 0
    for span in sorted(extent):
        at = max(at, span.start)
        while inner and inner[0].start < span.end:
            each = inner.popleft()
            if at < each.start:
                yield Span(at, each.start)
            at = max(at, each.end)
        if at < span.end:
            yield Span(at, span.end)
            at = span.end


def _no_column(source: SourceText, tables: list[Table], column: str) -> ReadError:
    table = next(table for table in tables if has_articles(table))
    first = next(iter(table.rows().values()))
    titles = "".join(f"“{' '.join(cell.text.split())[:20]}”" for cell in first if cell.text.strip())
    return ReadError(
        source.path,
        f"{source.path}：表格中没有“{column}”一栏，表头是{titles}；请核对 --column 的取值。",
    )
