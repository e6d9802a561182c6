"""Which division of the base does a place name: 第三章, 附则, 第六章“法律责任”?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.amending.amiss import Amiss
from checker.amending.operations import Level, NamedPlace
from checker.amending.wording import place_words
from checker.model import Node, NodeKind, Span

KINDS = {
    Level.BOOK: NodeKind.BOOK,
    Level.CHAPTER: NodeKind.CHAPTER,
    Level.SECTION: NodeKind.SECTION,
}
DIVISIONS = frozenset(KINDS.values())
LEVELS = (Level.BOOK, Level.CHAPTER, Level.SECTION)


def find_division(divisions: Sequence[Node], place: NamedPlace) -> Node:
    """The division of a place. Raises ``Amiss`` if there is none, more than one, or another title."""
    numbers = {each: getattr(place, each.value) for each in LEVELS}
    if not any(numbers.values()):
        return _only([n for n in divisions if place.name and is_titled(n, place.name)], place)
    found: list[Node] = []
    for level, number in numbers.items():
        if number is None:
            continue
        inside = found[0] if found else None
        found = [
            node
            for node in divisions
            if node.kind is KINDS[level]
            and node.number == (number,)
            and (inside is None or inside.span.contains(node.span))
        ]
        if not found:
            break
    division = _only(found, place)
    if place.name and not is_titled(division, place.name):
        raise Amiss(
            f"{division.label}的名称是“{division.title}”，不是“{place.name}”", division.span
        )
    return division


def _only(found: Sequence[Node], place: NamedPlace) -> Node:
    if not found:
        raise Amiss(f"原文没有{place_words(place)}")
    if len(found) > 1:
        raise Amiss(f"原文有 {len(found)} 个{place_words(place)}，不能确定是哪一个")
    return found[0]


def is_titled(division: Node, title: str) -> bool:
    """Whether a division has a title, blanks left aside."""
    return re.sub(r"\s", "", division.title) == re.sub(r"\s", "", title)


def heading_span(node: Node, text: str) -> Span:
    """The lines of the heading of a division, with their line breaks; a long title is wrapped."""
    inside = (n for n in node.children if n.kind is NodeKind.ARTICLE or n.kind in DIVISIONS)
    first = next(inside, None)
    if first is None:
        end = text.find("\n", node.start, node.end) + 1
        return Span(node.start, end or node.end)
    return Span(node.start, first.start)
