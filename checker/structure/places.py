"""Where in the tree a stretch of text stands, and which provisions stand around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from checker.model import Node, NodeKind

SILENT = {NodeKind.CONTENTS, NodeKind.HISTORY, NodeKind.TITLE}
DIVISIONS = {NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION}


class Place(NamedTuple):
    """The provisions that enclose a stretch of text."""

    regulation: Node
    chapter: Node | None = None
    section: Node | None = None
    article: Node | None = None
    paragraph: Node | None = None
    item: Node | None = None


def stretches(root: Node) -> list[tuple[int, int, Place]]:
    """The stretches of text that say something, in order: start, end and place."""
    stack: list[tuple[Node, Place]] = [(root, Place(root))]
    found: list[tuple[int, int, Place]] = []
    while stack:
        node, above = stack.pop()
        if node.kind in SILENT:
            continue
        place = _entered(above, node)
        if node.kind not in DIVISIONS:
            found += [(start, end, place) for start, end in _own(node)]
        stack += [(child, place) for child in node.children]
    found.sort(key=lambda stretch: stretch[0])
    return found


def _own(node: Node) -> Iterator[tuple[int, int]]:
    """What of a node's text behind its label belongs to no child."""
    at = node.body
    for child in node.children:
        if child.start > at:
            yield at, child.start
        at = child.end
    if node.end > at:
        yield at, node.end


def _entered(above: Place, node: Node) -> Place:
    kind = node.kind
    regulation, chapter, section, article, paragraph, _ = above
    if kind is NodeKind.PARAGRAPH:
        return above if paragraph else Place(regulation, chapter, section, article, node)
    if kind is NodeKind.ITEM:
        return Place(regulation, chapter, section, article, paragraph, node)
    if kind is NodeKind.ARTICLE:
        return Place(regulation, chapter, section, node)
    if kind is NodeKind.SECTION:
        return Place(regulation, chapter, node)
    if kind is NodeKind.CHAPTER:
        return Place(regulation, node)
    return Place(node) if kind is NodeKind.REGULATION else above


def _start(node: Node) -> int:
    return node.start


class Provisions:
    """The articles and chapters of one regulation by their numbers."""

    def __init__(self, regulation: Node) -> None:
        """Take the regulation, or a whole document without one."""
        self._articles: dict[tuple[int, ...], Node] = {}
        self._ordered: list[Node] = []
        self._chapters: dict[tuple[int, ...], Node] = {}
        for node in regulation.walk():
            if node.kind is NodeKind.ARTICLE:
                self._ordered.append(node)
                self._articles.setdefault(node.number, node)
            elif node.kind is NodeKind.CHAPTER and node.number:
                self._chapters.setdefault(node.number, node)

    def article(self, number: tuple[int, ...] | None) -> Node | None:
        """The article of a number."""
        return self._articles.get(number) if number else None

    def chapter(self, number: int | None) -> Node | None:
        """The chapter of a number."""
        return self._chapters.get((number,)) if number is not None else None

    def between(self, first: Node, last: Node) -> list[Node]:
        """The articles from one to another."""
        begin = bisect_left(self._ordered, first.start, key=_start)
        return self._ordered[begin : bisect_right(self._ordered, last.start, key=_start)]

    def around(self, article: Node, offset: int) -> list[Node]:
        """The ``-offset`` articles before one, or the ``offset`` articles behind it."""
        at = bisect_left(self._ordered, article.start, key=_start)
        if offset < 0:
            return self._ordered[max(0, at + offset) : at]
        return self._ordered[at + 1 : at + 1 + offset]


def items_of(node: Node, number: int) -> list[Node]:
    """The first item of a number below a provision, as a list."""
    found = (n for n in node.walk() if n.kind is NodeKind.ITEM and n.number == (number,))
    return [item for item, _ in zip(found, range(1), strict=False)]


def paragraphs_of(article: Node, number: int) -> list[Node]:
    """The paragraph of a number, as a list; 第（一）款 may in fact name an item."""
    found = [
        child
        for child in article.children
        if child.kind is NodeKind.PARAGRAPH and child.number == (number,)
    ]
    return found or items_of(article, number)


def beside(parent: Node | None, node: Node | None, offset: int) -> list[Node]:
    """The numbered siblings of a provision before it (``offset`` < 0) or behind it."""
    if parent is None or node is None:
        return []
    alike = [c for c in parent.children if c.kind is node.kind and c.number]
    if offset < 0:
        return [c for c in alike if c.end <= node.start][offset:]
    return [c for c in alike if c.start >= node.end][:offset]
