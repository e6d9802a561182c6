"""What the template of the HTML report shows: documents, bands of text, cards of findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from checker.findings import Coverage, CoverageStatus, Finding, Severity, Suppressed
from checker.model import Span
from checker.reporting import vocabulary
from checker.reporting.html.blocks import Block, blocks_of, comments_of
from checker.reporting.html.marking import Mark, Run, marks_of, runs_of
from checker.reporting.plain import PlainDocument
from checker.reporting.remarks import absent, address


@dataclass(frozen=True, slots=True)
class Card:
    """A finding and the id under which marks and links know it."""

    id: str
    finding: Finding
    severity: str  # in Chinese
    place: str


@dataclass(frozen=True, slots=True)
class Unit:
    """An article, or a line outside of articles."""

    id: str
    blocks: tuple[tuple[str, tuple[Run, ...]], ...]  # kind and text of each
    found: bool  # whether a finding stands in it


@dataclass(frozen=True, slots=True)
class Band:
    """A unit with findings, the findings beside it, and the units without any that follow.

    What follows fills the room that the cards need, which are often higher than the text.
    """

    units: tuple[Unit, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement of the notice; ``unit`` is the id of the article that meets it, if any."""

    coverage: Coverage
    status: str  # in Chinese
    present: bool
    cited: str
    unit: str


@dataclass(frozen=True, slots=True)
class View:
    """One document."""

    id: str
    document: PlainDocument
    kind: str
    counts: tuple[tuple[str, str, int], ...]  # severity, its Chinese name, number
    bands: tuple[Band, ...]
    requirements: tuple[Requirement, ...]
    missing: int
    accepted: tuple[tuple[str, str], ...]  # what, and why


def view(document: PlainDocument, number: int) -> View:
    """What is shown of a document; ``number`` makes its ids differ from those of others."""
    name = f"d{number}"
    bands, labels = _bands(document, name)
    return View(
        name,
        document,
        vocabulary.DOCUMENT[document.kind],
        tuple(_counts(document.findings)),
        bands,
        tuple(_requirements(document.coverage, labels)),
        len(absent(document)),
        tuple(map(_accepted, document.suppressed)),
    )


def _counts(findings: Sequence[Finding]) -> Iterator[tuple[str, str, int]]:
    for severity in Severity:
        number = sum(each.severity is severity for each in findings)
        yield severity.value, vocabulary.SEVERITY[severity], number


def _bands(document: PlainDocument, name: str) -> tuple[tuple[Band, ...], dict[str, str]]:
    """The bands, and the ids of the articles by their labels."""
    groups = list(_groups(blocks_of(document)))
    cards = [_card(document, each, f"{name}-f{at}") for at, each in enumerate(document.findings)]
    beside = _beside([group[0].start for group in groups], cards)
    marks = [mark for card in cards for mark in marks_of(card.id, card.finding)]
    comments = comments_of(document)
    bands: list[tuple[list[Unit], list[Card]]] = []
    labels: dict[str, str] = {}
    for at, group in enumerate(groups):
        blocks = tuple((each.kind, _runs(each, document.text, marks, comments)) for each in group)
        unit = Unit(f"{name}-u{at}", blocks, bool(beside[at]))
        labels.setdefault(group[0].label, unit.id)
        if unit.found or not bands:
            bands.append(([], beside[at]))
        bands[-1][0].append(unit)
    return tuple(Band(tuple(units), tuple(cards)) for units, cards in bands), labels


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks of each article together, every other block alone."""
    numbered = enumerate(blocks)
    for _, group in groupby(numbered, key=lambda each: each[1].label or each[0]):
        yield from _articles([block for _, block in group])


def _articles(blocks: list[Block]) -> Iterator[list[Block]]:
    """Articles of the same label one after the other (two regulations in a file) stay apart."""
    found: list[list[Block]] = []
    for block in blocks:
        if block.kind == "article" or not found:
            found.append([])
        found[-1].append(block)
    yield from found


def _runs(
    block: Block, text: str, marks: Sequence[Mark], comments: Sequence[Span]
) -> tuple[Run, ...]:
    whole = Span(block.start, block.lines[-1].end)
    near = [mark for mark in marks if mark.span.overlaps(whole)]
    return tuple(runs_of(block, text, near, [each for each in comments if each.overlaps(whole)]))


def _card(document: PlainDocument, finding: Finding, name: str) -> Card:
    line = f"第 {finding.location.line} 行" if document.has_lines else ""
    place = "，".join(part for part in (address(finding), line) if part)
    return Card(name, finding, vocabulary.SEVERITY[finding.severity], place)


def _beside(starts: Sequence[int], cards: Iterable[Card]) -> list[list[Card]]:
    """The cards of each unit, by the offsets at which the units start."""
    beside: list[list[Card]] = [[] for _ in starts]
    for card in cards:
        if beside:
            at = bisect_right(starts, card.finding.span.start) - 1
            beside[max(0, at)].append(card)
    return beside


def _requirements(coverage: Iterable[Coverage], labels: dict[str, str]) -> Iterator[Requirement]:
    for each in coverage:
        if each.status is not CoverageStatus.NOT_APPLICABLE:
            present = each.status is CoverageStatus.PRESENT
            unit = labels.get(each.article, "") if each.article else ""
            status = vocabulary.STATUS[each.status]
            yield Requirement(each, status, present, vocabulary.cite(each.basis), unit)


def _accepted(suppressed: Suppressed) -> tuple[str, str]:
    finding, why = suppressed.finding, suppressed.suppression
    reason = "：".join(part for part in (why.place, why.reason) if part)
    return f"{address(finding)} {finding.rule} {finding.title}", reason
