"""The numbers in the words of a reference: where each stands, of which unit, and what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.model import Node, NodeKind, Reference, Regulation
from checker.reading.numerals import NUMERAL
from checker.structure.citations import TO
from checker.structure.labels import number_of
from checker.structure.places import paragraphs_of

TOKEN = re.compile(
    rf"(?P<lead>第?[（(]?)(?P<number>{NUMERAL}+)(?P<close>[）)]?)"
    rf"(?P<unit>[条款项章节]?)(?:之(?P<inserted>{NUMERAL}+))?"
)
COUNTING = re.compile(rf"[前上下]{NUMERAL}")  # 前两款 counts and gives no number
RANGE = re.compile(TO)
KINDS = {
    "条": NodeKind.ARTICLE,
    "款": NodeKind.PARAGRAPH,
    "项": NodeKind.ITEM,
    "章": NodeKind.CHAPTER,
    "节": NodeKind.SECTION,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A number of a reference; ``joint`` is what stands between it and the one before."""

    match: re.Match[str]
    joint: str
    number: tuple[int, ...]

    @property
    def ends_range(self) -> bool:
        """Whether it is the last number of a range."""
        return RANGE.fullmatch(self.joint) is not None


@dataclass(frozen=True, slots=True)
class Element:
    """A single number, or the two of a range, and the nodes it names today."""

    tokens: tuple[Token, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """Numbers of one unit that stand in one list: 第一、三款."""

    unit: str
    elements: tuple[Element, ...]

    @property
    def tokens(self) -> list[Token]:
        """All numbers of the level."""
        return [token for element in self.elements for token in element.tokens]


def levels_of(regulation: Regulation, reference: Reference) -> list[Level] | None:
    """The levels of a reference, the highest first; ``None`` if they cannot be told apart."""
    words = reference.text
    groups = [] if COUNTING.match(words) else _groups(_tokens(words))
    if not groups:
        return None
    nodes = _Nodes(regulation, reference)
    levels = [_level(group, nodes) for group in groups]
    known = [level for level in levels if level is not None]
    return known if len(known) == len(levels) else None


def _tokens(words: str) -> list[Token]:
    tokens, at = [], 0
    for match in TOKEN.finditer(words):
        number = number_of(match["number"], match["inserted"])
        if number is None:
            return []
        tokens.append(Token(match, words[at : match.start()], number))
        at = match.end()
    return tokens


def _groups(tokens: Sequence[Token]) -> list[list[Token]]:
    """The numbers by level: a unit ends a level unless a range goes on with the same one."""
    groups: list[list[Token]] = []
    for token, following in pairwise([None, *tokens]):
        assert following is not None
        goes_on = token and (not token.match["unit"] or _is_range(token, following))
        if goes_on:
            groups[-1].append(following)
        else:
            groups.append([following])
    return groups


def _is_range(first: Token, last: Token) -> bool:
    return last.ends_range and first.match["unit"] == last.match["unit"]


def _level(group: Sequence[Token], nodes: _Nodes) -> Level | None:
    unit = group[-1].match["unit"]
    if unit not in KINDS:
        return None
    elements = []
    for tokens in _elements(group):
        named = tuple(nodes.named(unit, tokens))
        if not named:
            return None
        elements.append(Element(tokens, named))
    return Level(unit, tuple(elements))


def _elements(group: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    index = 0
    while index < len(group):
        is_range = index + 1 < len(group) and group[index + 1].ends_range
        yield tuple(group[index : index + 1 + is_range])
        index += 1 + is_range


class _Nodes:
    """What the numbers of a reference name, level by level."""

    def __init__(self, regulation: Regulation, reference: Reference) -> None:
        self._targets = reference.targets
        self._above: Callable[[NodeKind], list[Node]] = lambda kind: _enclosing(
            regulation, reference.targets, kind
        )
        self._article: Node | None = None

    def named(self, unit: str, tokens: Sequence[Token]) -> list[Node]:
        """The nodes of one or, in a range, more numbers of a unit."""
        nodes = self._candidates(unit)
        if unit == "款" and self._article and self._article in self._targets:
            nodes = paragraphs_of(self._article, tokens[0].number[0])
        first, last = tokens[0].number, tokens[-1].number
        found = [node for node in nodes if first <= node.number <= last]
        if unit == "条" and found:
            self._article = found[-1]
        return found

    def _candidates(self, unit: str) -> list[Node]:
        kind = KINDS[unit]
        if unit == "款":
            above = self._above(kind)
            return above or [each for each in self._targets if each.kind is NodeKind.ITEM]
        return self._above(kind)


def _enclosing(regulation: Regulation, targets: Sequence[Node], kind: NodeKind) -> list[Node]:
    """The targets of a kind, or else what of that kind encloses them."""
    found = (regulation.enclosing(target, kind) for target in targets)
    return list(dict.fromkeys(node for node in found if node is not None))
