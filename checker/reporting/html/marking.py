"""A block of text cut into stretches that the same findings mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from checker.findings import Finding, Severity
from checker.model import Span
from checker.reporting.columns import harmless
from checker.reporting.html.blocks import Block


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a finding marks; ``strong`` for its offending words, else for its quote."""

    span: Span
    finding: str  # the id of its card
    severity: Severity
    strong: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line: its text, how it looks, and the findings that mark it."""

    text: str
    look: str = ""  # error, warning or note; empty without findings
    strong: bool = False
    findings: str = ""  # the ids of cards, with blanks between
    bold: bool = False
    comment: bool = False  # words to the program, no part of what is enacted


def marks_of(name: str, finding: Finding) -> list[Mark]:
    """The marks of a finding with a card of this name: its quote and its offending words."""
    words = [Span(mark.start, mark.end) for mark in finding.highlights] or [finding.span]
    quote = Mark(finding.span, name, finding.severity, strong=False)
    return [quote, *(Mark(span, name, finding.severity, strong=True) for span in words)]


def runs_of(
    block: Block, text: str, marks: Sequence[Mark], comments: Sequence[Span] = ()
) -> list[Run]:
    """The runs of a block; lines that a file breaks are joined as Chinese joins them."""
    runs: list[Run] = []
    for number, line in enumerate(block.lines):
        if number and _needs_blank(text, block.lines[number - 1], line):
            runs.append(Run(" "))
        over = [mark for mark in marks if mark.span.overlaps(line)]
        spans = _pieces(line, block.bold, [*(mark.span for mark in over), *comments])
        for span in spans:
            runs.append(_run(text, span, over, bold=span.start < block.bold))
            if any(each.contains(span) for each in comments):
                runs[-1] = replace(runs[-1], comment=True)
    return _merged(runs)


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbours that look the same as one."""
    alike = groupby(runs, key=lambda run: replace(run, text=""))
    return [replace(look, text="".join(run.text for run in group)) for look, group in alike]


def _needs_blank(text: str, before: Span, after: Span) -> bool:
    """Words of Latin letters keep the blank that a line break stands for."""
    return text[before.end - 1].isascii() and text[after.start].isascii()


def _pieces(line: Span, bold: int, spans: Iterable[Span]) -> Iterator[Span]:
    """The line cut wherever a span of these begins or ends, and behind the label."""
    cuts = {line.start, line.end, bold}
    cuts |= {at for span in spans for at in (span.start, span.end)}
    places = sorted(at for at in cuts if line.start <= at <= line.end)
    return (Span(start, end) for start, end in pairwise(places))


def _run(text: str, span: Span, marks: Sequence[Mark], *, bold: bool) -> Run:
    words = harmless(text[span.start : span.end])
    over = [mark for mark in marks if mark.span.overlaps(span)]
    if not over:
        return Run(words.rstrip() if bold else words, bold=bold)
    gravest = min((mark.severity for mark in over), key=lambda severity: severity.rank)
    names = " ".join(dict.fromkeys(mark.finding for mark in over))
    return Run(words, gravest.value, any(mark.strong for mark in over), names, bold)
