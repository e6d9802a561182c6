"""What is wrong at one place of the draft, in offsets of the draft as it was handed in."""

from __future__ import annotations

from dataclasses import dataclass

from checker.findings import Finding, Highlight
from checker.judging.rules import Rule
from checker.language.statements import Statement
from checker.model import Span
from checker.reading.revised import Revised


@dataclass(frozen=True)
class Fault:
    """A finding seen from the draft before any edit: rule, words and statement."""

    rule: Rule
    span: Span
    highlights: tuple[Highlight, ...]
    statement: Statement

    @property
    def key(self) -> tuple[str, int, tuple[Highlight, ...]]:
        """Equal for the same words under the same rule, however often the text is checked."""
        return self.rule.id, id(self.statement), self.highlights


def spans_before(finding: Finding, revised: Revised) -> tuple[Span, tuple[Highlight, ...]]:
    """The quoted words and the highlights of a finding where they stood before the edits."""
    highlights = (
        Highlight(span.start, span.end, each.concept)
        for each in finding.highlights
        for span in [_before(Span(each.start, each.end), revised)]
    )
    return _before(finding.span, revised), tuple(highlights)


def _before(span: Span, revised: Revised) -> Span:
    start = revised.back(span.start)
    return Span(start, max(start, revised.back(span.end - 1) + 1))
