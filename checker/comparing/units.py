"""Which stretches of a text are compared with each other: articles, headings, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from checker.model import Node, NodeKind, Regulation, Span
from checker.reading.normal import normalise
from checker.reading.numerals import NUMERAL

NUMBERING = re.compile(rf"第{NUMERAL}+条(?:之{NUMERAL}+)?")
DIVISIONS = frozenset({NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION})
FRONT = frozenset({NodeKind.TITLE, NodeKind.CONTENTS})
WHOLE = FRONT | {NodeKind.ARTICLE, NodeKind.HISTORY}
GRAM = 3  # characters


@dataclass(frozen=True, eq=False)
class Unit:
    """A provision to find again in the other version: its node, and where its words stand."""

    node: Node
    span: Span
    words: str  # in normal form, without its label; numbers of articles left out

    @property
    def group(self) -> NodeKind:
        """What it may correspond to: units of the same group."""
        kind = self.node.kind
        return kind if kind in DIVISIONS | FRONT | {NodeKind.ARTICLE} else NodeKind.PARAGRAPH

    @cached_property
    def grams(self) -> frozenset[str]:
        """All stretches of three characters of its words; the words themselves if shorter."""
        last = max(1, len(self.words) - GRAM + 1)
        return frozenset(self.words[at : at + GRAM] for at in range(last))


def units_of(regulation: Regulation) -> list[Unit]:
    """The whole text in units, in order; none is without words."""
    text = regulation.source.spoken.text
    found = (_unit(text, node, span) for node, span in _stretches(regulation.root))
    return [unit for unit in found if unit.words]


def _stretches(root: Node) -> Iterator[tuple[Node, Span]]:
    """Articles and front matter as wholes, of everything else what belongs to no child."""
    stack: list[Node | tuple[Node, Span]] = [root]
    while stack:
        each = stack.pop()
        if isinstance(each, tuple):
            yield each
        elif each.kind in WHOLE:
            yield each, each.span
        else:
            inside: list[Node | tuple[Node, Span]] = [*each.children]
            inside += [(each, span) for span in each.own_spans()]
            stack += sorted(inside, key=_start, reverse=True)


def _start(each: Node | tuple[Node, Span]) -> int:
    return each[1].start if isinstance(each, tuple) else each.start


def _unit(text: str, node: Node, span: Span) -> Unit:
    start = span.start
    if node.kind in DIVISIONS and span.start == node.start:
        start += len(label_in(text, span))
    elif node.kind not in DIVISIONS:
        start = max(start, min(node.body, span.end))
    words = node.title if node.kind is NodeKind.ARTICLE else ""
    words += NUMBERING.sub("第条", normalise(text[start : span.end], start).text)
    return Unit(node, span, words)


LABEL = re.compile(
    rf"[\s　]*第[\s　]*(?:{NUMERAL}[\s　]*)+[编章节条](?:[\s　]*之{NUMERAL}+)?[\s　]*"
)


def label_in(text: str, span: Span) -> str:
    """The label of a division or an article at the start of its span, with the blanks around it."""
    match = LABEL.match(text, span.start, span.end)
    return match[0] if match else ""
