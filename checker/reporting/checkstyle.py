"""A report in the XML form of Checkstyle, which most review tools read."""

from __future__ import annotations

from lxml import etree

from checker.findings import Severity
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.remarks import absent, headline, missing_id, missing_title, one_line
from checker.reporting.uris import from_here
from checker.reporting.xml_text import add, to_xml

_VERSION = "4.3"  # of the form, as the tools that read it expect it
_SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render_checkstyle(report: PlainReport) -> str:
    """The report as XML text: a ``file`` each, an ``error`` for each finding in it."""
    root = etree.Element("checkstyle", version=_VERSION)
    for document in report.documents:
        _document(root, document)
    for missed in report.unreadable:
        file = add(root, "file", name=from_here(missed.path))
        _error(file, "error", one_line(missed.message), "unreadable")
    return to_xml(root)


def _document(root: etree._Element, document: PlainDocument) -> None:
    file = add(root, "file", name=from_here(document.path))
    for finding in document.findings:
        said = f"{headline(finding)}建议：{one_line(finding.advice.text)}"
        severity = _SEVERITY[finding.severity]
        at = finding.location if document.has_lines else None
        line, column = (at.line, at.column) if at else (None, None)
        _error(file, severity, said, finding.rule, line, column)
    for each in absent(document):
        said = f"{missing_title(each)}。建议：{one_line(each.advice)}"
        _error(file, "info", said, missing_id(each))


def _error(
    file: etree._Element,
    severity: str,
    said: str,
    source: str,
    line: int | None = None,
    column: int | None = None,
) -> None:
    named = f"tiaoli.{source.replace('/', '.')}"
    add(file, "error", line=line, column=column, severity=severity, message=said, source=named)
