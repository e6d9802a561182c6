"""Sheets of a workbook that people filter, read and print; nothing in them is ever computed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from checker.reporting.columns import harmless, width
from checker.reporting.csv_table import FORMULA
from checker.reporting.xml_text import legal

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 32_000  # characters of a cell; Excel takes 32,767
CUT = "……（单元格容纳不下）"
BODY, HEAVY = "仿宋", "黑体"
SIZE, LINE, PADDING, HIGHEST = 11, 15.5, 6, 409  # points; Excel has no higher rows
HEAD_COLOUR = "E7E6E6"

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, whether short values stand in its middle."""

    name: str
    width: int
    centred: bool = False


def new_book() -> Workbook:
    """A workbook without sheets."""
    from openpyxl import Workbook

    book = Workbook()
    for sheet in list(book.worksheets):
        book.remove(sheet)
    return book


def add_sheet(
    book: Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    colours: Mapping[str, str] | None = None,
    *,
    filtered: bool = True,
) -> Worksheet:
    """A sheet with frozen heads and filters; ``colours`` fill the cells that hold these words."""
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(name)
    written = _Rows(sheet, columns, colours or {})
    written.write(1, [each.name for each in columns])
    last = 1
    for last, row in enumerate(rows, 2):
        written.write(last, row)
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.freeze_panes = "A2"
    if filtered:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    _for_print(sheet)
    return sheet


def saved_book(book: Workbook) -> bytes:
    """The bytes of the workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Rows:
    """Writes the rows of a sheet; ``colours`` fill the cells that hold these words."""

    def __init__(
        self, sheet: Worksheet, columns: Sequence[Column], colours: Mapping[str, str]
    ) -> None:
        self._sheet, self._columns, self._colours = sheet, columns, colours
        self._looks = _Looks()

    def write(self, at: int, values: Sequence[Value]) -> None:
        """Write a row, as high as its words need: not every program finds that by itself."""
        lines = 1
        for number, (column, value) in enumerate(zip(self._columns, values, strict=True), 1):
            words = _words(value) if isinstance(value, str) else str(value)
            cell, head = self._sheet.cell(at, number), at == 1
            colour = HEAD_COLOUR if head else self._colours.get(words)
            self._looks.dress(cell, (head, head or column.centred, colour))
            _put(cell, words if isinstance(value, str) else value)
            room = max(2, column.width - 2)
            lines = max(lines, sum(max(1, ceil(width(each) / room)) for each in words.split("\n")))
        self._sheet.row_dimensions[at].height = min(HIGHEST, lines * LINE + PADDING)


def _words(value: str) -> str:
    words = "\n".join(legal(harmless(line)) for line in value.splitlines())
    return words if len(words) <= LARGEST else words[: LARGEST - len(CUT)] + CUT


def _put(cell: Any, value: Value) -> None:
    """Put a value into a cell as what it is; words are words, whatever they begin with."""
    if value is None or value == "":
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value.lstrip().startswith(FORMULA):  # also when somebody edits it
            cell.quotePrefix = True


_Kind = tuple[bool, bool, str | None]  # whether a head, whether centred, the colour


class _Looks:
    """How the cells of a sheet look; each look is made once, for that takes its time."""

    def __init__(self) -> None:
        self._made: dict[_Kind, Any] = {}

    def dress(self, cell: Any, kind: _Kind) -> None:
        """Give a cell the look of its kind."""
        if kind not in self._made:
            _dress(cell, *kind)
            self._made[kind] = cell._style
        cell._style = copy(self._made[kind])


def _dress(cell: Any, head: bool, centred: bool, colour: str | None) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="A6A6A6")
    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.font = Font(name=HEAVY if head else BODY, size=SIZE)
    cell.alignment = Alignment(
        horizontal="center" if centred else "left",
        vertical="center" if head else "top",
        wrap_text=True,
    )
    if colour:
        cell.fill = PatternFill("solid", fgColor=colour)


def _for_print(sheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    foot = sheet.oddFooter
    assert foot is not None
    foot.center.text = "— &P —"
