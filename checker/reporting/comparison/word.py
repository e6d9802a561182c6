"""The table of a comparison as a Word file, as it is sent: landscape A4, three columns."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from checker.reporting.comparison.paper import new_paper
from checker.reporting.comparison.remarks import finding_words
from checker.reporting.comparison.table import EXPLANATION, Cell, Line, Mark, Paragraph, Run, Table
from checker.reporting.xml_text import legal

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY, HEAVY, TITLE = "仿宋_GB2312", "黑体", "方正小标宋简体"
WIDTHS = (6000, 6000, 2260)  # twentieths of a point; together what A4 leaves between the margins
WIDTHS_WITH_FINDINGS = (4900, 4900, 1660, 2800)
LONG_ROW = 320  # characters of a cell
SIZE, SMALL, HEAD, LARGE = 21, 18, 24, 44  # half points


def render_docx(table: Table) -> bytes:
    """The Word file; its heads come again on every page, its pages are numbered."""
    document = new_paper()
    body = document.element.body
    section = body.sectPr
    for element in _elements(table):
        section.addprevious(element)
    document.core_properties.title = table.title
    return _saved(document)


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _elements(table: Table) -> Iterator[Any]:
    from docx.oxml import parse_xml

    yield parse_xml(_paragraph((Run(table.title),), "center", font=TITLE, size=LARGE, after=60))
    yield parse_xml(_paragraph((Run(EXPLANATION),), "center", size=SIZE, after=120))
    grid = parse_xml(_grid(table))
    for row in _rows(table):
        grid.append(parse_xml(row))
    yield grid
    yield parse_xml(_paragraph((Run(table.note),), "left", size=SIZE, before=120))


def _grid(table: Table) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100))
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths(table))
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(_widths(table))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )


def _widths(table: Table) -> Sequence[int]:
    return WIDTHS_WITH_FINDINGS if table.has_findings else WIDTHS


def _rows(table: Table) -> Iterator[str]:
    widths = _widths(table)
    heads = [_paragraph((Run(name),), "center", font=HEAVY, size=HEAD) for name in table.columns]
    yield _row(heads, widths, "<w:cantSplit/><w:tblHeader/>", middle=True)
    for line in table.lines:
        yield _row(list(_cells(line, table)), widths, _split(line), middle=line.is_heading)


def _split(line: Line) -> str:
    """A row stays on one page, unless it is long."""
    lengths = [sum(len(run.text) for each in cell for run in each) for cell in (line.old, line.new)]
    return "<w:cantSplit/>" if max(lengths) < LONG_ROW else ""


def _cells(line: Line, table: Table) -> Iterator[str]:
    for cell in (line.old, line.new):
        yield _cell(cell, heading=line.is_heading)
    yield _paragraph((Run(line.remark),), "center", size=SMALL)
    if table.has_findings:
        said = [
            _paragraph((Run(finding_words(each)),), "left", size=SMALL) for each in line.findings
        ]
        yield "".join(said) or _paragraph((), "left")


def _cell(cell: Cell, *, heading: bool) -> str:
    align = "center" if heading else "both"
    indent = 0 if heading else 2
    font = HEAVY if heading else BODY
    made = [_paragraph(each, align, font=font, indent=indent, keep=heading) for each in cell]
    return "".join(made) or _paragraph((), align)


def _row(cells: Sequence[str], widths: Sequence[int], properties: str, *, middle: bool) -> str:
    align = '<w:vAlign w:val="center"/>' if middle else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{align}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr {NAMESPACE}><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def _paragraph(
    runs: Paragraph,
    align: str,
    *,
    font: str = BODY,
    size: int = SIZE,
    indent: int = 0,
    before: int = 0,
    after: int = 0,
    keep: bool = False,
) -> str:
    first = f'<w:ind w:firstLineChars="{indent * 100}" w:firstLine="{indent * size * 10}"/>'
    written = "".join(_run(run, font, size) for run in runs)
    return (
        f'<w:p {NAMESPACE}><w:pPr>{"<w:keepNext/>" if keep else ""}<w:spacing w:before="{before}" w:after="{after}" w:line="320" '
        f'w:lineRule="atLeast"/>{first if indent else ""}<w:jc w:val="{align}"/></w:pPr>{written}</w:p>'
    )


def _run(run: Run, font: str, size: int) -> str:
    heavy = run.mark in (Mark.ADDED, Mark.LABEL)
    name = HEAVY if heavy else font
    look = {
        Mark.ADDED: "<w:b/><w:bCs/>",
        Mark.DELETED: "<w:strike/>",
    }.get(run.mark, "")
    dotted = '<w:u w:val="dotted"/>' if run.mark is Mark.FOLLOWED else ""
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        f'w:eastAsia="{name}" w:hint="eastAsia"/>{look}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/>{dotted}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(legal(run.text))}</w:t></w:r>'
    )
