"""A report as a table for spreadsheets: CSV (RFC 4180) with a byte order mark, as Excel needs it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.findings import Coverage, Finding, Unreadable
from checker.reporting import vocabulary
from checker.reporting.columns import harmless
from checker.reporting.place import paragraph_name
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.remarks import absent, missing_id

_MARK = "\ufeff"
COLUMNS = (
    "文件",
    "类别",
    "级别",
    "规则",
    "主题",
    "名称",
    "章",
    "条",
    "款",
    "项",
    "行",
    "列",
    "原文",
    "说明",
    "依据",
    "建议",
    "备注",
    "指纹",
)
# What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), full width too.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

Row = dict[str, object]


def render_csv(report: PlainReport) -> str:
    """A row for each finding, accepted or not, each lacking requirement, each unreadable file."""
    out = io.StringIO(newline="")
    out.write(_MARK)
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for row in _rows(report):
        writer.writerow({name: cell(value) for name, value in row.items()})
    return out.getvalue()


def _rows(report: PlainReport) -> Iterator[Row]:
    for document in report.documents:
        yield from _document(document)
    yield from map(_unreadable, report.unreadable)


def _document(document: PlainDocument) -> Iterator[Row]:
    for finding in document.findings:
        yield _finding(document, finding) | {"类别": "问题"}
    for each in document.suppressed:
        why = "：".join(part for part in (each.suppression.place, each.suppression.reason) if part)
        yield _finding(document, each.finding) | {"类别": "已接受", "备注": why}
    for coverage in absent(document):
        yield _missing(document, coverage)


def _finding(document: PlainDocument, finding: Finding) -> Row:
    at = finding.location if document.has_lines else None
    return {
        "文件": document.path,
        "级别": vocabulary.SEVERITY[finding.severity],
        "规则": finding.rule,
        "主题": vocabulary.topic(finding.topic),
        "名称": finding.title,
        "章": finding.chapter,
        "条": finding.article,
        "款": paragraph_name(finding.paragraph, "款") if finding.paragraph else None,
        "项": finding.item,
        "行": at.line if at else None,
        "列": at.column if at else None,
        "原文": finding.quote,
        "说明": finding.message,
        "依据": "；".join(map(vocabulary.cite, finding.basis)),
        "建议": finding.advice.text,
        "指纹": finding.fingerprint,
    }


def _missing(document: PlainDocument, coverage: Coverage) -> Row:
    return {
        "文件": document.path,
        "类别": "缺少的内容",
        "规则": missing_id(coverage),
        "名称": coverage.title,
        "依据": vocabulary.cite(coverage.basis),
        "建议": coverage.advice,
    }


def _unreadable(missed: Unreadable) -> Row:
    return {"文件": missed.path, "类别": "未能检查", "说明": missed.message}


def cell(value: object) -> object:
    """A value as a cell that no spreadsheet computes."""
    if not isinstance(value, str):
        return value
    text = harmless(value)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
