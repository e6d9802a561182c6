"""Edits that carry out a finding's advice, where that needs no thought of a drafter's."""

from __future__ import annotations

from dataclasses import dataclass

from checker.findings import Finding
from checker.model import Span

INSTEAD = "改为："
STOPS = "，、；。,;"


@dataclass(frozen=True, slots=True)
class Repair:
    """The words ``new`` in the place of a span, and what the user is told about it."""

    span: Span
    new: str
    title: str


def repairs_of(finding: Finding, text: str) -> list[Repair]:
    """What can be done about a finding mechanically: replace a term, or delete the words."""
    action, words = finding.advice.action, finding.advice.text
    if action == "replace" and words.startswith(INSTEAD) and len(finding.highlights) == 1:
        only = finding.highlights[0]
        new = words.removeprefix(INSTEAD).removesuffix("。")
        return [Repair(Span(only.start, only.end), new, f"改为“{new}”")]
    if action == "delete":
        return [Repair(_with_its_stop(finding.span, text), "", "删除这些文字")]
    return []


def _with_its_stop(span: Span, text: str) -> Span:
    """The span with the comma or semicolon that would be left alone behind it."""
    follows = text[span.end : span.end + 1]
    begins = span.start == 0 or text[span.start - 1] in "。；\n　 "
    takes = follows and follows in (STOPS if begins else "，、,")
    return Span(span.start, span.end + 1) if takes else span


def suppression(finding: Finding, text: str) -> Repair:
    """A comment above the paragraph that accepts the finding; the drafter writes the reason."""
    start = text.rfind("\n", 0, finding.span.start) + 1
    comment = f"<!-- tiaoli: ignore {finding.rule} 理由： -->\n"
    return Repair(Span(start, start), comment, f"接受 {finding.rule}（请写明理由）")
