"""What is marked up inside the text: references, abbreviations and what they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.model import Abbreviation, Node, Reference, Regulation, Span
from checker.reading.numerals import NUMERAL
from checker.reporting.akn.identifiers import article_eid
from checker.reporting.akn.iris import Work
from checker.structure.labels import number_of

LISTED = re.compile(r"[、，]|以及|[和或及与]")
RANGED = re.compile("至|到|[-—–－~～]|[前上]")
NAMED_LAW = re.compile(r"《([^《》]{2,60})》\s*$")
LONGEST_LEAD = 64
CITED = re.compile(rf"第\s*({NUMERAL}+)\s*[条條](?:之({NUMERAL}{{1,3}}))?")


@dataclass(frozen=True, slots=True)
class Marking:
    """A stretch of text that becomes an inline element.

    ``targets`` are the nodes that it points to: one, or the first and the last of a range;
    ``href`` is what it points to outside of the file, ``term`` the term that it introduces.
    """

    span: Span
    element: str
    targets: tuple[Node, ...] = ()
    href: str = ""
    term: str = ""
    inside: tuple[Marking, ...] = ()


class Markings:
    """The markings of a file, none in another."""

    def __init__(self, regulation: Regulation) -> None:
        """Take what the parser found; of two that overlap, the one that begins first."""
        text = regulation.source.spoken.text
        found = [*_references(regulation.references, text)]
        found += _abbreviations(regulation.abbreviations, text)
        self._all: list[Marking] = []
        end = 0
        for marking in sorted(found, key=lambda each: each.span):
            if marking.span.start >= end:
                self._all.append(marking)
                end = marking.span.end
        self._starts = [marking.span.start for marking in self._all]

    def within(self, span: Span) -> Iterator[Marking]:
        """The markings that lie wholly in a stretch, in order."""
        for marking in self._all[bisect_left(self._starts, span.start) :]:
            if marking.span.start >= span.end:
                return
            if span.contains(marking.span):
                yield marking


def _references(references: Iterable[Reference], text: str) -> Iterator[Marking]:
    for reference in references:
        if reference.law:
            yield from _external(reference, text)
        elif reference.targets:
            yield _internal(reference)


def _external(reference: Reference, text: str) -> Iterator[Marking]:
    """A reference to another law, if that is written out in 《》 before it."""
    lead = text[max(0, reference.span.start - LONGEST_LEAD) : reference.span.start]
    law, cited = NAMED_LAW.search(lead), CITED.match(reference.article)
    if law is None or cited is None:
        return
    number = number_of(cited[1], cited[2])
    if number is not None:
        href = f"{Work('act', law[1]).iri}#{article_eid(number)}"
        yield Marking(reference.span, "ref", href=href)


def _internal(reference: Reference) -> Marking:
    span, targets = reference.span, reference.targets
    if len(targets) == 1:
        return Marking(span, "ref", targets)
    if not RANGED.search(reference.text):
        listed = tuple(_listed(reference))
        if listed:
            return Marking(span, "mref", inside=listed)
    return Marking(span, "rref", (targets[0], targets[-1]))


def _listed(reference: Reference) -> Iterator[Marking]:
    """第二、三、五条 as one reference for each member; none if they are not as many."""
    text, start = reference.text, reference.span.start
    if len(text) != reference.span.end - start:  # blanks stand inside
        return
    joints = [match.span() for match in LISTED.finditer(text)]
    if len(joints) + 1 != len(reference.targets):
        return
    begins = [0, *(end for _, end in joints)]
    ends = [*(begin for begin, _ in joints), len(text)]
    for begin, end, target in zip(begins, ends, reference.targets, strict=True):
        yield Marking(Span(start + begin, start + end), "ref", (target,))


def _abbreviations(abbreviations: Iterable[Abbreviation], text: str) -> Iterator[Marking]:
    """The abbreviation as the term, and what it stands for as its definition."""
    for each in abbreviations:
        at = text.find(each.short, each.span.start, each.span.end)
        if at >= 0:
            yield Marking(Span(at, at + len(each.short)), "term", term=each.short)
            start = text.rfind(each.full, 0, each.span.start)
            end = start + len(each.full)
            if start >= 0 and text[end : each.span.start] in ("", "》"):
                yield Marking(Span(start, end), "def", term=each.short)
