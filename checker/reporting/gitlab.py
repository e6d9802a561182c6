"""A report as GitLab Code Quality: a JSON list of issues with fingerprints that last."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Any

from checker.findings import Severity
from checker.reporting.json_report import to_text
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.remarks import (
    absent,
    headline,
    missing_id,
    missing_title,
    one_line,
)
from checker.reporting.uris import from_here

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}


def render_gitlab(report: PlainReport) -> str:
    """The list as JSON text."""
    return to_text(gitlab_data(report))


def gitlab_data(report: PlainReport) -> list[dict[str, Any]]:
    """An issue for each finding, each lacking requirement, each unreadable file."""
    issues = _Issues()
    for document in report.documents:
        _document(document, issues)
    for missed in report.unreadable:
        issues.add(missed.path, "unreadable", "unreadable", "blocker", one_line(missed.message))
    return issues.made


class _Issues:
    """Makes issues whose fingerprints differ: GitLab keeps one of each only."""

    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []
        self._seen: Counter[str] = Counter()

    def add(
        self, path: str, rule: str, known_by: str, severity: str, said: str, line: int = 1
    ) -> None:
        """Add an issue; ``known_by`` tells it apart from others of the same file."""
        key = f"{from_here(path)}\0{known_by}"
        self._seen[key] += 1
        self.made.append(
            {
                "description": said,
                "check_name": rule,
                "fingerprint": sha256(f"{key}\0{self._seen[key]}".encode()).hexdigest(),
                "severity": severity,
                "location": {"path": from_here(path), "lines": {"begin": line}},
            }
        )


def _document(document: PlainDocument, issues: _Issues) -> None:
    for finding in document.findings:
        said = f"{headline(finding)}建议：{one_line(finding.advice.text)}"
        line = finding.location.line if document.has_lines else 1
        known_by, severity = finding.fingerprint, _SEVERITY[finding.severity]
        issues.add(document.path, finding.rule, known_by, severity, said, line)
    for each in absent(document):
        said = f"{missing_title(each)}。建议：{one_line(each.advice)}"
        issues.add(document.path, missing_id(each), missing_id(each), "info", said)
