"""Which provisions are counted in one sequence: articles, divisions, paragraphs, the items of a list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.model import Node, NodeKind
from checker.reading.numerals import NUMERAL
from checker.renumbering.insertions import LISTED, Newcomer
from checker.renumbering.members import Entry, Member

DIVISIONS = {NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION}
COUNTED = {*DIVISIONS, *LISTED, NodeKind.ARTICLE, NodeKind.PARAGRAPH}
Key = tuple[object, ...]


def sequences(entries: Sequence[Entry]) -> Iterator[list[Member]]:
    """The sequences of a regulation or of several, each in the order of the text.

    Divisions and the items of lists go on counting below the next parent, or begin again there,
    as they did.
    """
    scopes = _scopes(entries)
    groups: dict[Key, dict[object, list[Member]]] = defaultdict(lambda: defaultdict(list))
    for index, entry in enumerate(entries):
        member = entry.member
        if member.kind in COUNTED and (isinstance(member, Newcomer) or member.number):
            key, parent = _key(member, entry.parent, scopes[index])
            groups[key][parent].append(member)
    for key, lists in groups.items():
        yield from _joined(list(lists.values()), is_division=key[0] in DIVISIONS)


def _scopes(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Of each entry the regulation and the article in which it stands."""
    scopes: list[tuple[int, int]] = []
    for index, entry in enumerate(entries):
        regulation, article = scopes[entry.parent] if entry.parent >= 0 else (0, 0)
        if entry.member.kind is NodeKind.REGULATION:
            regulation = index
        elif entry.member.kind is NodeKind.ARTICLE:
            article = index
        scopes.append((regulation, article))
    return scopes


def _key(member: Member, parent: int, scope: tuple[int, int]) -> tuple[Key, object]:
    """What may be counted together, and within it what stands together."""
    regulation, article = scope
    if member.kind is NodeKind.ARTICLE:
        return (member.kind, regulation), None
    if member.kind in DIVISIONS:
        is_part = isinstance(member, Node) and member.label.endswith("分编")
        return (member.kind, regulation, is_part), parent
    if member.kind is NodeKind.PARAGRAPH:
        return (member.kind, parent), None
    if isinstance(member, Newcomer) and member.article is not None:
        return (NodeKind.ITEM, id(member.article)), None
    return (NodeKind.ITEM, regulation, article), parent


def _joined(groups: Sequence[Sequence[Member]], *, is_division: bool) -> Iterator[list[Member]]:
    current: list[Member] = []
    for part in [part for group in groups for part in _lists(group)]:
        first = next((each for each in part if isinstance(each, Node)), None)
        if current and not (first and _goes_on(current, first, is_division)):
            yield current
            current = []
        current += part
    if current:
        yield current


def _lists(group: Sequence[Member]) -> Iterator[list[Member]]:
    """The lists of one parent: the number 1 begins another."""
    current: list[Member] = []
    seen = False
    for member in group:
        if isinstance(member, Node):
            if seen and member.number == (1,):
                yield current
                current = []
            seen = True
        current.append(member)
    yield current


def _goes_on(before: Sequence[Member], first: Node, is_division: bool) -> bool:
    """Whether the first provision of a list is counted on from those before."""
    last = next((each for each in reversed(before) if isinstance(each, Node)), None)
    if last is None or first.number[0] == 1:
        return False
    if is_division:
        return True
    return _form(first) == _form(last) and first.number[0] == last.number[0] + 1


def _form(item: Node) -> str:
    return re.sub(rf"{NUMERAL}+", "", item.label)
