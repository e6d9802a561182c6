"""Which columns of a table are compared, told by their headings, and which of them is checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.reading.comparison_cells import Said, articles_in, said_by
from checker.reading.table_headings import Heading, bare, heading_of, is_final
from checker.reading.tables import Cell, Table

MOST_VERSIONS = 8  # of a text, side by side
DEEPEST_HEADING = 4  # the headings stand in one of so many first rows
LONGEST_SUBHEADING = 8


@dataclass(frozen=True)
class Column:
    """A column, or the columns under one heading."""

    first: int
    width: int
    title: str

    def holds(self, cell: Cell) -> bool:
        """Whether a cell stands in it, if only with a part of its width."""
        return cell.column < self.first + self.width and self.first < cell.column + cell.width

    def spans(self, cell: Cell) -> bool:
        """Whether a cell stands in it and in nothing else."""
        last = cell.column + cell.width
        return self.first <= cell.column and last <= self.first + self.width


@dataclass(frozen=True)
class Layout:
    """How a comparison table is laid out."""

    headings: frozenset[int]  # the rows of headings
    checked: Column
    earlier: tuple[Column, ...]  # versions to the left of it, the nearest first
    titles: tuple[str, ...]  # of the columns that are not checked
    columns: int


def layout_of(table: Table, wanted: str | None) -> Layout | None:
    """The layout of a comparison table; ``None`` if the table is none.

    ``wanted`` is a heading or the number of a column, counted from 1, that the user names.
    """
    rows = table.rows()
    for number in sorted(rows)[:DEEPEST_HEADING]:
        columns = [
            Column(c.column, c.width, c.text.strip()) for c in rows[number] if c.text.strip()
        ]
        kinds = _kinds(table, number, columns)
        checked = _checked(kinds, wanted)
        if checked is not None and _has_articles(table, number, checked):
            return _layout(table, number, kinds, checked)
    return _without_headings(table, wanted)


def continued(table: Table, before: Layout) -> Layout | None:
    """The layout of a table without headings that goes on with the one before, if it does."""
    if table.columns != before.columns or not _has_articles(table, -1, before.checked):
        return None
    kept = (before.checked, before.earlier, before.titles, before.columns)
    return Layout(frozenset(), *kept)


def has_articles(table: Table) -> bool:
    """Whether provisions stand in a table at all."""
    return any(articles_in(cell.text) for cell in table.cells)


def _kinds(table: Table, number: int, columns: list[Column]) -> dict[Column, Heading]:
    """What stands under each heading; a text beside an old or a new one is its counterpart.

    Headings are often only the name of the regulation: 云岭省人口与计划生育条例（2016年修正）.
    """
    kinds = {column: heading_of(column.title) for column in columns}
    versions = {kind for kind in kinds.values() if kind in (Heading.OLD, Heading.NEW)}
    if len(versions) == 1:
        unknown = [column for column, kind in kinds.items() if kind is Heading.UNKNOWN]
        texts = [each for each in unknown[:MOST_VERSIONS] if _has_articles(table, number, each)]
        if len(texts) == 1:
            kinds[texts[0]] = Heading.NEW if versions == {Heading.OLD} else Heading.OLD
    return kinds


def _checked(kinds: dict[Column, Heading], wanted: str | None) -> Column | None:
    """The column to check: the one the user names, or the new text beside the old one."""
    if Heading.OLD not in kinds.values() and (wanted is None or wanted.isdecimal()):
        return None
    if wanted is not None:
        return _named(list(kinds), wanted)
    new = [column for column, kind in kinds.items() if kind is Heading.NEW]
    final = [column for column in new if is_final(column.title)]
    return next(iter(reversed(final or new)), None)


def _named(columns: list[Column], wanted: str) -> Column | None:
    if wanted.isdecimal():
        at = int(wanted[:9]) - 1
        return next((each for each in columns if each.first <= at < each.first + each.width), None)
    words = bare(wanted)
    same = [each for each in columns if bare(each.title) == words]
    like = [each for each in columns if words in bare(each.title)]
    return next(iter(same or like), None)


def _has_articles(table: Table, headings: int, checked: Column) -> bool:
    """Whether articles, or words about articles, stand below the headings in the column."""
    below = [cell for cell in table.cells if cell.row > headings]
    inside = [cell.text for cell in below if checked.holds(cell)]
    if any(map(articles_in, inside)):
        return True
    marked = any(said_by(text) in (Said.UNCHANGED, Said.DELETED) for text in inside)
    return marked and any(articles_in(cell.text) for cell in below)


def _layout(table: Table, number: int, kinds: dict[Column, Heading], checked: Column) -> Layout:
    texts = [each for each, kind in kinds.items() if kind in (Heading.OLD, Heading.NEW)]
    versions = [each for each in texts if each.first < checked.first]
    titles = tuple(" ".join(each.title.split()) for each in kinds if each is not checked)
    return Layout(
        frozenset(_heading_rows(table, number)),
        checked,
        tuple(versions[::-1][:MOST_VERSIONS]),
        titles,
        table.columns,
    )


def _without_headings(table: Table, wanted: str | None) -> Layout | None:
    """A table that has no headings, of which the user names a column by its number."""
    if wanted is None or not wanted.isdecimal() or not 0 < int(wanted[:9]) <= table.columns:
        return None
    checked = Column(int(wanted[:9]) - 1, 1, f"第 {wanted} 栏")
    if not _has_articles(table, -1, checked):
        return None
    others = [
        Column(at, 1, f"第 {at + 1} 栏") for at in range(table.columns) if at != checked.first
    ]
    left = tuple(each for each in reversed(others) if each.first < checked.first)[:MOST_VERSIONS]
    titles = tuple(each.title for each in others)
    return Layout(frozenset(), checked, left, titles, table.columns)


def _heading_rows(table: Table, number: int) -> Iterable[int]:
    """The row of headings, what stands above it in several cells, below it, and repetitions."""
    rows = table.rows()
    texts = {at: [bare(cell.text) for cell in cells] for at, cells in rows.items()}
    headings = [texts[number]]
    is_below = True
    for at, words in texts.items():
        if at < number:
            if len(list(filter(None, words))) > 1:
                yield at
        elif words in headings:
            yield at
        elif is_below and _is_subheading(words):
            headings.append(words)
            yield at
        else:
            is_below = False


def _is_subheading(words: list[str]) -> bool:
    """Whether a row right below the headings goes on with them: 条号, 内容."""
    said = [each for each in words if each]
    return bool(said) and all(
        len(each) <= LONGEST_SUBHEADING
        and (heading_of(each) is not Heading.UNKNOWN or each in ("内容", "条文", "条款"))
        for each in said
    )
