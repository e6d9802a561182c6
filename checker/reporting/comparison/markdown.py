"""The table of a comparison as Markdown. Marks are HTML: Markdown has none beside Chinese stops."""

from __future__ import annotations

from checker.reporting.comparison.remarks import finding_words
from checker.reporting.comparison.table import EXPLANATION, Cell, Line, Mark, Run, Table
from checker.reporting.markdown_text import escape

TAGS = {Mark.ADDED: "ins", Mark.DELETED: "del", Mark.LABEL: "b"}
BREAK = "<br>"


def render_markdown(table: Table) -> bytes:
    """The table as a Markdown document."""
    head = "| " + " | ".join(map(escape, table.columns)) + " |"
    rule = "|" + " --- |" * len(table.columns)
    front = [f"# {escape(table.title)}", escape(EXPLANATION)]
    front += [escape(table.note)] if table.note else []
    rows = "\n".join([head, rule, *(_row(line, table) for line in table.lines)])
    return ("\n\n".join([*front, rows]) + "\n").encode()


def _row(line: Line, table: Table) -> str:
    cells = [_cell(line.old), _cell(line.new), escape(line.remark)]
    if table.has_findings:
        cells.append(BREAK.join(escape(finding_words(each)) for each in line.findings))
    return "| " + " | ".join(cells) + " |"


def _cell(cell: Cell) -> str:
    return BREAK.join("".join(map(_run, paragraph)) for paragraph in cell)


def _run(run: Run) -> str:
    """The words in their tags; blanks at their end, as behind a label, stay."""
    tag = TAGS.get(run.mark)
    words = f"<{tag}>{escape(run.text)}</{tag}>" if tag else escape(run.text)
    return words + run.text[len(run.text.rstrip()) :]
