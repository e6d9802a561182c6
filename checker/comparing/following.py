"""Which references name the same provisions as before, under the numbers that these have now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping, Sequence

from checker.model import Node, NodeKind, Reference, ReferenceStatus, Regulation, Span
from checker.structure.citations import NUMBERED


class Citations:
    """The references of one version that name articles, by the provisions that they mean."""

    def __init__(self, regulation: Regulation, numbers: Mapping[int, int]) -> None:
        """``numbers`` give each article that both versions have the same number in both."""
        self._regulation, self._numbers = regulation, numbers
        cited = [each for each in regulation.references if _names_articles(each)]
        self._found = sorted(cited, key=lambda each: each.span)
        self._starts = [each.span.start for each in self._found]

    def within(self, span: Span) -> dict[Span, Hashable]:
        """The references inside a span, each with a key of what it means."""
        found: dict[Span, Hashable] = {}
        end = span.start
        for reference in self._from(span.start):
            if reference.span.end > span.end:
                break
            meant = self._meant(reference.targets)
            if meant and reference.span.start >= end:
                found[reference.span] = (meant, NUMBERED.sub("", reference.text))
                end = reference.span.end
        return found

    def _from(self, start: int) -> Sequence[Reference]:
        return self._found[bisect_left(self._starts, start) :]

    def _meant(self, targets: Iterable[Node]) -> tuple[int, ...]:
        articles = (self._regulation.enclosing(each, NodeKind.ARTICLE) for each in targets)
        numbers = (self._numbers.get(id(each)) for each in articles if each is not None)
        return tuple(sorted({number for number in numbers if number is not None}))


def _names_articles(reference: Reference) -> bool:
    return reference.status is ReferenceStatus.RESOLVED and bool(NUMBERED.search(reference.text))


def shared(
    old: Mapping[Span, Hashable], new: Mapping[Span, Hashable]
) -> tuple[dict[Span, Hashable], dict[Span, Hashable]]:
    """The references of two passages without those that have nothing to follow in the other."""
    both = set(old.values()) & set(new.values())
    return (
        {span: key for span, key in old.items() if key in both},
        {span: key for span, key in new.items() if key in both},
    )
