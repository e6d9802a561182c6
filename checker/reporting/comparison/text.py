"""The table of a comparison as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from checker.reporting.columns import harmless
from checker.reporting.comparison.remarks import finding_words
from checker.reporting.comparison.table import Cell, Line, Mark, Run, Table
from checker.reporting.lines import Layout, Segment, hanging, line
from checker.reporting.lines import Line as TextLine

STYLES = {Mark.ADDED: "good", Mark.DELETED: "error", Mark.LABEL: "heading", Mark.FOLLOWED: "dim"}
SIGNS = {Mark.ADDED: ("{+", "+}"), Mark.DELETED: ("[-", "-]")}  # as git marks words


def render_text(table: Table, layout: Layout) -> Iterator[TextLine]:
    """Row by row, the old words above the new ones; without colour signs mark what differs."""
    yield line(table.title, "heading")
    for each in table.lines:
        yield line("")
        yield from _row(each, table, layout)
    if table.note:
        yield line("")
        yield line(table.note, "dim")


def _row(row: Line, table: Table, layout: Layout) -> Iterator[TextLine]:
    if row.is_heading and not row.remark:
        yield from _cell(row.new, "", layout)
        return
    if row.remark:
        yield line(f"〔{row.remark}〕", "path")
    for cell, name in zip((row.old, row.new), table.columns, strict=False):
        if cell:
            yield from _cell(cell, f"{name}：", layout)
    for each in row.findings:
        yield line(finding_words(each), "warning")


def _cell(cell: Cell, name: str, layout: Layout) -> Iterator[TextLine]:
    lead = Segment(harmless(name), "dim")
    for at, paragraph in enumerate(cell):
        front = lead if not at else Segment("　" * len(lead.text))
        yield from hanging([front], [_segment(run, layout) for run in paragraph], layout)


def _segment(run: Run, layout: Layout) -> Segment:
    before, after = ("", "") if layout.colour else SIGNS.get(run.mark, ("", ""))
    return Segment(f"{before}{run.text}{after}", STYLES.get(run.mark, ""))
