"""Sheets of a workbook that people filter, read and print; nothing in them is ever computed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
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
    colours: dict[str, str] | None = None,
    *,
    filtered: bool = True,
) -> Worksheet:
    """A sheet with frozen heads and filters; ``colours`` fill the cells that hold these words."""
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(name)
    _row(sheet, 1, columns, [each.name for each in columns], {})
    last = 1
    for last, row in enumerate(rows, 2):
        _row(sheet, last, columns, row, colours or {})
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


def _row(
    sheet: Worksheet,
    at: int,
    columns: Sequence[Column],
    values: Sequence[Value],
    colours: dict[str, str],
) -> None:
    lines = 1
    for number, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        cell = sheet.cell(at, number)
        words = _put(cell, value)
        _dress(cell, head=at == 1, centred=column.centred or at == 1, colour=colours.get(words))
        room = max(2, column.width - 2)
        lines = max(lines, sum(max(1, ceil(width(each) / room)) for each in words.split("\n")))
    sheet.row_dimensions[at].height = min(HIGHEST, lines * LINE + PADDING)


def _put(cell: Any, value: Value) -> str:
    """Put a value into a cell as what it is; words are words, whatever they begin with."""
    if not isinstance(value, str):
        cell.value = value
        return "" if value is None else str(value)
    words = "\n".join(legal(harmless(line)) for line in value.splitlines())
    words = words if len(words) <= LARGEST else words[: LARGEST - len(CUT)] + CUT
    if not words:
        return ""
    cell.value, cell.data_type = words, "s"
    if words.lstrip().startswith(FORMULA):  # also when somebody edits it
        cell.quotePrefix = True
    return words


def _dress(cell: Any, *, head: bool, centred: bool, colour: str | None) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="A6A6A6")
    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.font = Font(name=HEAVY if head else BODY, size=SIZE)
    cell.alignment = Alignment(
        horizontal="center" if centred else "left",
        vertical="center" if head else "top",
        wrap_text=True,
    )
    fill = HEAD_COLOUR if head else colour
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


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
