"""A report as workflow commands of GitHub Actions, which become annotations of the change.

``::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message``. GitHub shows ten of each
level a step; the log of the job has them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from checker.findings import Coverage, Finding, Severity, Unreadable
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.remarks import (
    absent,
    address,
    missing_remarks,
    missing_title,
    one_line,
    remarks,
)
from checker.reporting.uris import from_here
from checker.reporting.utf16 import Utf16Text

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(report: PlainReport) -> str:
    """A command a line for each finding, each lacking requirement, each unreadable file."""
    commands = [command for each in report.documents for command in _document(each)]
    commands += map(_unreadable, report.unreadable)
    return "".join(f"{command}\n" for command in commands)


def _document(document: PlainDocument) -> Iterator[str]:
    text = Utf16Text(document.text) if document.has_lines else None
    file = from_here(document.path)
    for finding in document.findings:
        place = _place(finding, text)
        yield _command(
            _LEVEL[finding.severity], {"file": file, **place}, _title(finding), remarks(finding)
        )
    for each in absent(document):
        yield _missing(file, each)


def _place(finding: Finding, text: Utf16Text | None) -> dict[str, str]:
    """Lines, and columns if the finding stands on one line: GitHub refuses others."""
    if text is None:
        return {}
    region = text.region(finding.span)
    if region.start_line != region.end_line:
        return {"line": str(region.start_line), "endLine": str(region.end_line)}
    return {
        "line": str(region.start_line),
        "col": str(region.start_column),
        "endLine": str(region.end_line),
        "endColumn": str(region.end_column),
    }


def _title(finding: Finding) -> str:
    place = address(finding)
    return f"{finding.rule} {finding.title}{f'（{place}）' if place else ''}"


def _missing(file: str, coverage: Coverage) -> str:
    return _command("notice", {"file": file}, missing_title(coverage), missing_remarks(coverage))


def _unreadable(missed: Unreadable) -> str:
    return _command(
        "error", {"file": from_here(missed.path)}, "未能检查", [one_line(missed.message)]
    )


def _command(level: str, properties: Mapping[str, str], title: str, lines: Iterable[str]) -> str:
    named = {**properties, "title": one_line(title)}
    pairs = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in named.items())
    said = "\n".join(lines).translate(_DATA)
    return f"::{level} {pairs}::{said}"
