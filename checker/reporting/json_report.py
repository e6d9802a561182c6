"""A report as JSON, for other programs. ``schema/report.schema.json`` describes it.

The same report gives the same bytes: keys in a fixed order, nothing of the time, the
machine or the order of hashing in it.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from checker import __version__
from checker.findings import Basis, Change, Coverage, Finding, Severity, Suppressed
from checker.reporting.plain import PlainDocument, PlainReport


def render_json(report: PlainReport) -> str:
    """The report as JSON text, indented by two, with a line break at its end."""
    return to_text(report_data(report))


def to_text(data: object) -> str:
    """Data as JSON text: Chinese unescaped, indented by two, with a line break at its end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of what ``render_json`` gives."""
    place = resources.files("checker.reporting") / "schema" / "report.schema.json"
    data: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return data


def report_data(report: PlainReport) -> dict[str, Any]:
    """The report as dictionaries, lists and strings, in the order of the JSON."""
    return {
        "tool": {"name": "tiaoli", "version": __version__, "rules": report.rules_version},
        "documents": [_document(document) for document in report.documents],
        "unreadable": [{"path": u.path, "message": u.message} for u in report.unreadable],
        "summary": {f"{severity}s": report.count(severity) for severity in Severity},
    }


def _document(document: PlainDocument) -> dict[str, Any]:
    since = {"since": _change(document.change)} if document.change else {}
    return {
        "path": document.path,
        "title": document.title,
        "kind": document.kind.value,
        "findings": [_finding(finding) for finding in document.findings],
        "suppressed": [_suppressed(each) for each in document.suppressed],
        **since,
        "remarks": [
            {"kind": each.kind.value, "line": each.line, "message": each.message}
            for each in document.remarks
        ],
        "coverage": [_coverage(coverage) for coverage in document.coverage],
    }


def _suppressed(suppressed: Suppressed) -> dict[str, Any]:
    why = suppressed.suppression
    return {
        "finding": _finding(suppressed.finding),
        "suppression": {"kind": why.kind.value, "reason": why.reason, "place": why.place},
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "revision": change.revision,
        "path": change.path,
        "unchanged": change.unchanged,
        "removed": [{"finding": _finding(r.finding), "now": r.now} for r in change.removed],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    location = finding.location
    return {
        "rule": finding.rule,
        "topic": finding.topic,
        "severity": finding.severity.value,
        "chapter": finding.chapter,
        "article": finding.article,
        "paragraph": finding.paragraph,
        "item": finding.item,
        "quote": finding.quote,
        "highlights": [
            {"start": mark.start, "end": mark.end, "concept": mark.concept}
            for mark in finding.highlights
        ],
        "location": {
            "line": location.line,
            "column": location.column,
            "end_line": location.end_line,
            "end_column": location.end_column,
        },
        "message": finding.message,
        "basis": [_basis(basis) for basis in finding.basis],
        "advice": {"action": finding.advice.action, "text": finding.advice.text},
        "related": [
            {"article": related.article, "quote": related.quote, "why": related.why}
            for related in finding.related
        ],
        "fingerprint": finding.fingerprint,
        **({"origin": finding.origin.value} if finding.origin else {}),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "requirement": coverage.requirement,
        "status": coverage.status.value,
        "article": coverage.article,
        "basis": _basis(coverage.basis),
    }


def _basis(basis: Basis) -> dict[str, str]:
    return {"source": basis.source, "at": basis.at, "quote": basis.quote}
