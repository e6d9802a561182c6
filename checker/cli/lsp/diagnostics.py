"""Findings as an editor underlines them."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from checker.cli.lsp.drafts import Draft
from checker.cli.lsp.places import Places
from checker.findings import CoverageStatus, Finding, Severity
from checker.model import Regulation, Span
from checker.reporting.plain import PlainDocument

SOURCE = "tiaoli"
SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Hint,
}
BEGINNING = Range(Position(0, 0), Position(0, 1))


def diagnostics_of(draft: Draft, uri: str, places: Places) -> list[Diagnostic]:
    """What is found in a draft, what it lacks, or why it could not be checked."""
    if draft.document is None or draft.regulation is None:
        return [_said(BEGINNING, draft.fault)] if draft.fault else []
    found = [_found(each, draft.regulation, uri, places) for each in draft.document.findings]
    return found + list(_lacking(draft.document, draft.regulation, places))


def _found(finding: Finding, regulation: Regulation, uri: str, places: Places) -> Diagnostic:
    return Diagnostic(
        places.range(finding.span),
        f"{finding.title}：{finding.message}{finding.advice.text}",
        SEVERITIES[finding.severity],
        finding.rule,
        source=SOURCE,
        related_information=list(_related(finding, regulation, uri, places)),
        data=finding.fingerprint,
    )


def _related(
    finding: Finding, regulation: Regulation, uri: str, places: Places
) -> Iterator[DiagnosticRelatedInformation]:
    """The other articles that a finding rests on."""
    articles = {node.label: node for node in regulation.articles()}
    for related in finding.related:
        node = articles.get(related.article)
        if node is not None:
            head = Span(node.start, node.body)
            place = Location(uri, places.range(head))
            yield DiagnosticRelatedInformation(place, f"{related.article}：{related.quote}")


def _lacking(
    document: PlainDocument, regulation: Regulation, places: Places
) -> Iterator[Diagnostic]:
    """What the draft should contain and does not, on the line of its first words."""
    text = regulation.source.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    where = places.range(Span(start, end if end >= 0 else len(text)))
    for each in document.coverage:
        if each.status is CoverageStatus.ABSENT:
            what = f"缺少通知要求的内容：{each.title}。{each.advice}"
            yield Diagnostic(
                where,
                what,
                DiagnosticSeverity.Information,
                f"missing/{each.requirement}",
                source=SOURCE,
            )


def _said(where: Range, what: str) -> Diagnostic:
    return Diagnostic(where, what, DiagnosticSeverity.Error, source=SOURCE)
