"""The rules of a SARIF log: those in force, and what a draft must contain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.findings import Advice, Coverage, Finding, Severity
from checker.reporting import vocabulary
from checker.reporting.plain import PlainReport
from checker.reporting.remarks import absent, missing_id, missing_title
from checker.reporting.rule_notes import RuleNote
from checker.reporting.sarif_text import help_of

MISSING = "missing"
_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}


def notes_of(report: PlainReport) -> list[RuleNote]:
    """The rules of a report in the order of their ids; each that is spoken of is among them."""
    notes = {note.id: note for note in report.rules}
    for document in report.documents:
        accepted = (each.finding for each in document.suppressed)
        for finding in (*document.findings, *accepted):
            notes.setdefault(finding.rule, _of_finding(finding))
        notes |= {missing_id(each): _of_missing(each) for each in absent(document)}
    return [notes[each] for each in sorted(notes)]


def _of_finding(finding: Finding) -> RuleNote:
    return RuleNote(
        finding.rule,
        finding.topic,
        finding.severity,
        finding.title,
        finding.message,
        finding.basis,
        finding.advice,
    )


def _of_missing(coverage: Coverage) -> RuleNote:
    title = missing_title(coverage)
    advice = Advice("insert", coverage.advice)
    return RuleNote(
        missing_id(coverage), MISSING, Severity.NOTE, title, f"{title}。", (coverage.basis,), advice
    )


def descriptors(notes: Iterable[RuleNote]) -> list[dict[str, Any]]:
    """The rules as reporting descriptors (SARIF 2.1.0, 3.49)."""
    return [_descriptor(note) for note in notes]


def _descriptor(note: RuleNote) -> dict[str, Any]:
    topic = "缺少的内容" if note.topic == MISSING else vocabulary.topic(note.topic)
    return {
        "id": note.id,
        "shortDescription": {"text": note.title},
        "fullDescription": {"text": note.message},
        "help": help_of(note),
        "defaultConfiguration": {"level": note.severity.value},
        "properties": {
            "tags": list(dict.fromkeys([note.topic, topic])),
            "problem.severity": _PROBLEM[note.severity],
            "basis": [{"source": b.source, "at": b.at, "quote": b.quote} for b in note.basis],
        },
    }
