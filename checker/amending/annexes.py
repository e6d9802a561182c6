"""Where the annexes of a base stand, and the provisions in them: 附件二第三项."""

from __future__ import annotations

import re

from checker.amending.amiss import Amiss
from checker.amending.operations import Level, NamedPlace
from checker.amending.wording import place_words
from checker.model import Node, NodeKind, Regulation, Span
from checker.reading.numerals import NUMERAL
from checker.structure.labels import value_of

NUMBERED = re.compile(rf"\s*附[件表录][\s\u3000]*(?P<number>{NUMERAL}{{1,3}})")
WANTED = {
    Level.ARTICLE: NodeKind.ARTICLE,
    Level.PARAGRAPH: NodeKind.PARAGRAPH,
    Level.ITEM: NodeKind.ITEM,
    Level.SUBITEM: NodeKind.SUBITEM,
}


class Annexes:
    """The annexes of a file, each up to the next one: they may look like regulations of their own."""

    def __init__(self, regulation: Regulation) -> None:
        """Take the base."""
        nodes = list(regulation.root.walk())
        self._nodes = nodes
        self._heads = [node for node in nodes if node.kind is NodeKind.ATTACHMENT]
        ends = [*(node.start for node in self._heads[1:]), regulation.root.end]
        self._spans = [Span(n.start, end) for n, end in zip(self._heads, ends, strict=False)]
        words = regulation.source.text
        self._numbers = [_number(words[node.start : node.end]) for node in self._heads]

    def spans(self, place: NamedPlace) -> list[Span]:
        """The stretches that a place names. Raises ``Amiss`` if there are none."""
        pairs = zip(self._spans, self._numbers, strict=True)
        found = [span for span, number in pairs if place.annex in (0, None, number)]
        if not found:
            raise Amiss(f"原文没有{place_words(place)}")
        return found

    def behind(self, offset: int) -> list[Span]:
        """The annexes, or what of them stands behind an offset."""
        return [Span(max(s.start, offset), s.end) for s in self._spans if s.end > offset]

    def node(self, place: NamedPlace) -> Node:
        """A provision in an annex. Raises ``Amiss`` if there is none, or more than one."""
        spans = self.spans(place)
        inside: list[Node] = []
        for level, kind in WANTED.items():
            number = getattr(place, level.value)
            if number is None:
                continue
            wanted = number if isinstance(number, tuple) else (number,)
            inside = [
                node
                for node in self._nodes
                if node.kind is kind
                and node.number == wanted
                and any(span.contains(node.span) for span in spans)
            ]
            spans = [node.span for node in inside]
        if len(inside) != 1:
            found = f"有 {len(inside)} 处" if inside else "没有"
            raise Amiss(f"原文{found}{place_words(place)}")
        return inside[0]


def _number(words: str) -> int:
    match = NUMBERED.match(words)
    return (value_of(match["number"]) or 0) if match else 0
