"""The table of a comparison as a workbook for Excel."""

from __future__ import annotations

import io
from math import ceil
from typing import TYPE_CHECKING, Any

from checker.reporting.columns import width
from checker.reporting.comparison.remarks import finding_words
from checker.reporting.comparison.table import EXPLANATION, Cell, Line, Mark, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 32_000  # characters of a cell; Excel takes 32,767
CUT = "……（单元格容纳不下，全文见 .docx 或者 .html 格式）"
WIDTHS = (64, 64, 22)
FINDINGS_WIDTH = 40
HEAD_ROW = 3
BODY, HEAVY, TITLE = "仿宋", "黑体", "方正小标宋简体"
SIZE = 11
LINE, PADDING, HIGHEST = 16, 6, 409  # points; Excel has no higher rows


def render_xlsx(table: Table) -> bytes:
    """The workbook: one sheet with frozen heads, filters, and marks inside its cells."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "对照表"
    _front(sheet, table)
    for at, line in enumerate(table.lines, HEAD_ROW + 1):
        _line(sheet, at, line, table)
    _arrange(sheet, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _front(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Alignment, Font

    last = len(table.columns)
    note = f"{EXPLANATION}{table.note}"
    for row, words, font in (
        (1, table.title, Font(name=TITLE, size=18)),
        (2, note, Font(name=BODY, size=SIZE)),
    ):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        cell = sheet.cell(row, 1)
        _put(cell, words)
        cell.font = font
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 36
    sheet.row_dimensions[2].height = 32
    for column, name in enumerate(table.columns, 1):
        cell = sheet.cell(HEAD_ROW, column)
        _put(cell, name)
        _frame(cell, heading=True)


def _line(sheet: Worksheet, at: int, line: Line, table: Table) -> None:
    values: list[Any] = [_rich(line.old), _rich(line.new), line.remark]
    if table.has_findings:
        values.append("\n".join(map(finding_words, line.findings)))
    for column, value in enumerate(values, 1):
        cell = sheet.cell(at, column)
        _put(cell, value)
        _frame(cell, heading=line.is_heading)
    sheet.row_dimensions[at].height = _height(line, table)


def _height(line: Line, table: Table) -> float:
    """The height that the words of a row need: not every program finds it by itself."""
    cells = [_said(line.old), _said(line.new), [line.remark]]
    if table.has_findings:
        cells.append([finding_words(each) for each in line.findings])
    lines = [
        sum(max(1, ceil(width(words) / (columns - 2))) for words in cell)
        for cell, columns in zip(cells, _widths(table), strict=True)
    ]
    return min(HIGHEST, max(1, *lines) * LINE + PADDING)


def _said(cell: Cell) -> list[str]:
    return ["".join(run.text for run in paragraph) for paragraph in cell]


def _widths(table: Table) -> tuple[int, ...]:
    return (*WIDTHS, FINDINGS_WIDTH) if table.has_findings else WIDTHS


def _put(cell: Any, value: Any) -> None:
    """A value that no program computes: not a formula, whatever it begins with."""
    cell.value = value
    if isinstance(value, str):
        cell.value = value[:LARGEST]
        cell.data_type = "s"


def _rich(cell: Cell) -> Any:
    """The runs of a cell in their looks; paragraphs are lines."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    pieces: list[Any] = []
    room = LARGEST
    for number, paragraph in enumerate(cell):
        for at, run in enumerate(paragraph):
            words = ("\n" if number and not at else "") + run.text
            pieces.append(TextBlock(_font(run.mark), words[:room]))
            room -= len(words)
            if room <= 0:
                return CellRichText(*pieces, TextBlock(_font(Mark.NONE), CUT))
    return CellRichText(*pieces) if pieces else ""


def _font(mark: Mark) -> Any:
    from openpyxl.cell.text import InlineFont

    heavy = mark in (Mark.ADDED, Mark.LABEL)
    return InlineFont(
        rFont=HEAVY if heavy else BODY,
        sz=SIZE,
        b=mark is Mark.ADDED or None,
        strike=mark is Mark.DELETED or None,
    )


def _frame(cell: Any, *, heading: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    thin = Side(style="thin", color="808080")
    cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    cell.alignment = Alignment(
        horizontal="center" if heading else "left",
        vertical="center" if heading else "top",
        wrap_text=True,
    )
    cell.font = Font(name=HEAVY if heading else BODY, size=SIZE)
    if heading:
        cell.fill = PatternFill("solid", fgColor="F2F2F2")


def _arrange(sheet: Worksheet, table: Table) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, columns in enumerate(_widths(table), 1):
        sheet.column_dimensions[get_column_letter(column)].width = columns
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + len(table.lines)}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    foot = sheet.oddFooter
    assert foot is not None
    foot.center.text = "— &P —"
