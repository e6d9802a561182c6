"""A report as a SARIF 2.1.0 log (OASIS standard), for code scanning and viewers.

Columns, offsets and lengths count UTF-16 code units, as the log says. Nothing of the time
or the machine is in it: equal reports give equal bytes, and paths start from the working
folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker import __version__
from checker.findings import (
    Coverage,
    Finding,
    Severity,
    Suppressed,
    SuppressionKind,
)
from checker.reporting.json_report import to_text
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.remarks import absent, missing_id, missing_remarks, remarks
from checker.reporting.sarif_places import ROOT, Places, file
from checker.reporting.sarif_rules import descriptors, notes_of
from checker.reporting.sarif_text import lines_message, message

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "tiaoli/v1"
GITHUB_FINGERPRINT = "primaryLocationLineHash"  # what GitHub tells alerts apart by
_TYPES = {
    "txt": "text/plain",
    "md": "text/markdown",
    "docm": "application/vnd.ms-word.document.macroEnabled.12",
    "doc": "application/msword",
    "wps": "application/vnd.ms-works",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "xml": "application/xml",
    "pdf": "application/pdf",
    "html": "text/html",
    "mhtml": "multipart/related",
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def render_sarif(report: PlainReport) -> str:
    """The log as JSON text."""
    return to_text(sarif_data(report))


def sarif_data(report: PlainReport) -> dict[str, Any]:
    """The log as dictionaries, lists and strings."""
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}


def _run(report: PlainReport) -> dict[str, Any]:
    notes = notes_of(report)
    results = _Results({note.id: at for at, note in enumerate(notes)})
    driver = {
        "name": "tiaoli",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "properties": {"rulesVersion": report.rules_version},
        "rules": descriptors(notes),
    }
    return {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": message("检查时的工作文件夹")}},
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(document) for document in report.documents],
        "results": [
            result
            for index, document in enumerate(report.documents)
            for result in results.of(document, index)
        ],
    }


def _invocation(report: PlainReport) -> dict[str, Any]:
    done = {"executionSuccessful": not report.unreadable}
    said = [
        *(_notification("error", each.path, each.message) for each in report.unreadable),
        *(
            _notification("note", document.path, remark.message)
            for document in report.documents
            for remark in document.remarks
        ),
    ]
    return {**done, "toolExecutionNotifications": said} if said else done


def _notification(level: str, path: str, said: str) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": file(path)}}
    return {"level": level, "message": message(said), "locations": [place]}


def _artifact(document: PlainDocument) -> dict[str, Any]:
    return {
        "location": file(document.path),
        "roles": ["analysisTarget"],
        "mimeType": _TYPES.get(document.format, _WORD),
        **({"description": message(document.title)} if document.title else {}),
    }


class _Results:
    """The results of a run; ``rules`` are the places of the rules in its list."""

    def __init__(self, rules: dict[str, int]) -> None:
        self._rules = rules

    def of(self, document: PlainDocument, index: int) -> Iterator[dict[str, Any]]:
        """What counts in a document, what is accepted, what is missing."""
        places = Places(document, index)
        for finding in document.findings:
            yield self._result(finding, places)
        for each in document.suppressed:
            yield {**self._result(each.finding, places), "suppressions": [_suppression(each)]}
        for lacking in absent(document):
            yield self._missing(lacking, places)

    def _result(self, finding: Finding, places: Places) -> dict[str, Any]:
        related = list(places.related(finding))
        return {
            "ruleId": finding.rule,
            "ruleIndex": self._rules[finding.rule],
            "level": finding.severity.value,
            "message": lines_message(remarks(finding)),
            "locations": [places.of(finding)],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": _fingerprints(finding.fingerprint),
            "properties": {"topic": finding.topic, "adviceAction": finding.advice.action},
        }

    def _missing(self, coverage: Coverage, places: Places) -> dict[str, Any]:
        rule = missing_id(coverage)
        return {
            "ruleId": rule,
            "ruleIndex": self._rules[rule],
            "level": Severity.NOTE.value,
            "message": lines_message(missing_remarks(coverage)),
            "locations": [places.whole()],
            "partialFingerprints": _fingerprints(rule),
        }


def _fingerprints(value: str) -> dict[str, str]:
    return {FINGERPRINT: value, GITHUB_FINGERPRINT: value}


def _suppression(suppressed: Suppressed) -> dict[str, str]:
    why = suppressed.suppression
    kind = "inSource" if why.kind is SuppressionKind.COMMENT else "external"
    justification = "：".join(part for part in (why.place, why.reason) if part)
    return {"kind": kind, "justification": justification}
