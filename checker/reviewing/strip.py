"""The whole regulation as a strip: a cell an article, in the order of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from checker.findings import Severity
from checker.model import NodeKind
from checker.reviewing.decisions import State
from checker.reviewing.review import Review, Reviewed

FRONT = "题目等"  # what stands before the first article


@dataclass(frozen=True, slots=True)
class Cell:
    """An article and its findings; ``number`` is its label without 第 and 条."""

    label: str
    findings: tuple[Reviewed, ...]

    @property
    def number(self) -> str:
        """The label, short."""
        return self.label.removeprefix("第").replace("条", "", 1)

    @property
    def open(self) -> int:
        """How many findings nobody has decided on."""
        return sum(each.state is State.OPEN for each in self.findings)

    @property
    def worst(self) -> Severity | None:
        """The gravest finding that nobody has rejected; of those undecided, if there are any."""
        counting = [each for each in self.findings if each.state is State.OPEN] or [
            each for each in self.findings if each.state is not State.REJECTED
        ]
        ranks = sorted((each.finding.severity for each in counting), key=lambda each: each.rank)
        return ranks[0] if ranks else None

    @property
    def first(self) -> Reviewed:
        """The finding to begin with: the gravest of those that nobody has decided on."""
        order = [*self.findings]
        return min(
            order, key=lambda each: (each.state is not State.OPEN, each.finding.severity.rank)
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A chapter and its cells; ``heading`` is empty for articles before the first chapter."""

    heading: str
    cells: tuple[Cell, ...]


def strip(review: Review) -> tuple[Stretch, ...]:
    """The stretches of a version; those without cells are left out."""
    starts, labels, headings = [0], [FRONT], [""]
    heading = ""
    for block in review.blocks:
        if block.kind is NodeKind.CHAPTER:
            heading = review.document.heading(block.label, block.start)
        elif block.kind is NodeKind.ARTICLE:
            starts.append(block.start)
            labels.append(block.label)
            headings.append(heading)
    held: list[list[Reviewed]] = [[] for _ in starts]
    for each in review.findings:
        held[bisect_right(starts, each.finding.span.start) - 1].append(each)
    cells = [Cell(label, tuple(found)) for label, found in zip(labels, held, strict=True)]
    return tuple(_stretches(headings, cells))


def _stretches(headings: list[str], cells: list[Cell]) -> Iterator[Stretch]:
    """Neighbours of one chapter together; what is before the articles only if it has findings."""
    first = 0 if cells[0].findings else 1
    while first < len(cells):
        last = first
        while last < len(cells) and headings[last] == headings[first]:
            last += 1
        yield Stretch(headings[first], tuple(cells[first:last]))
        first = last
