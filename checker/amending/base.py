"""The regulation that a decision amends: where in it the places stand that the decision names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from checker.amending.amiss import Amiss
from checker.amending.annexes import Annexes
from checker.amending.divisions import DIVISIONS, find_division, heading_span
from checker.amending.operations import LAST, Level, NamedPlace
from checker.amending.wording import place_words
from checker.model import Node, NodeKind, Regulation, Span

SENTENCE_END = re.compile(r"[。！？；](?=[^”’）)]|$)[”’]?")
FRONT = (Level.WHOLE, Level.TITLE, Level.PREAMBLE, Level.ANNEX)
LISTED = (NodeKind.ITEM, NodeKind.SUBITEM)


class Base:
    """The base, looked at by the numbers of its provisions."""

    def __init__(self, regulation: Regulation) -> None:
        """Take the first regulation of the file."""
        self.regulation = regulation
        self.source = regulation.source
        self.text = regulation.source.text
        found = [n for n in regulation.root.children if n.kind is NodeKind.REGULATION]
        self.root = found[0] if found else regulation.root
        self.nodes = list(self.root.walk())
        self._paragraphs: dict[int, list[Node]] = {}
        self._above: dict[int, tuple[Node, ...]] = {}
        self.articles = [n for n in self.nodes if n.kind is NodeKind.ARTICLE]
        self.divisions = [n for n in self.nodes if n.kind in DIVISIONS]

    @cached_property
    def _by_number(self) -> dict[tuple[int, ...], list[Node]]:
        found: dict[tuple[int, ...], list[Node]] = {}
        for node in self.articles:
            found.setdefault(node.number, []).append(node)
        return found

    @cached_property
    def beginning(self) -> int:
        """Where the first article or heading begins."""
        nodes = [*self.articles, *self.divisions]
        return min((node.start for node in nodes), default=len(self.text))

    @cached_property
    def title(self) -> Node | None:
        """The node of the title."""
        return next((n for n in self.root.children if n.kind is NodeKind.TITLE), None)

    @cached_property
    def preamble(self) -> list[Node]:
        """The paragraphs before the first article or division."""
        first = min([n.start for n in (*self.articles, *self.divisions)], default=0)
        return [n for n in self.root.children if n.kind is NodeKind.PARAGRAPH and n.end <= first]

    @cached_property
    def _annexes(self) -> Annexes:
        return Annexes(self.regulation)

    def node(self, place: NamedPlace) -> Node:
        """The provision of a place. Raises ``Amiss`` if there is none, or more than one."""
        if place.annex is not None:
            return self._annexes.node(place)
        if place.article is None:
            return find_division(self.divisions, place)
        node = self.article(place)
        if place.paragraph is not None:
            node = self._pick(self.paragraphs(node), place.paragraph, place)
        if place.item is not None:
            node = self._pick(self._items(node, place.item), place.item, place)
        if place.subitem is not None:
            node = self._pick(subitems_of(node), place.subitem, place)
        return node

    def paragraphs(self, article: Node) -> list[Node]:
        """The paragraphs of an article; lines of a list without numbers belong to the one before."""
        known = self._paragraphs.get(id(article))
        if known is None:
            known = self._paragraphs[id(article)] = self._joined_lines(article)
        return known

    def _joined_lines(self, article: Node) -> list[Node]:
        found: list[list[Node]] = []
        for node in paragraphs_of(article):
            if found and self._goes_on(found[-1]):
                found[-1].append(node)
            else:
                found.append([node])
        return [
            group[0] if group[0].number == (at,) and len(group) == 1 else self._join(group, at)
            for at, group in enumerate(found, 1)
        ]

    def _goes_on(self, group: list[Node]) -> bool:
        """Whether a list without numbers goes on: 由下列人员组成：, then a line each that ends with ，."""
        first, last = group[0], group[-1]
        words = self.text[first.start : first.end].rstrip()
        if first.children or not words.endswith("："):
            return False
        return len(group) == 1 or self.text[last.start : last.end].rstrip().endswith(
            ("，", "、", "；")
        )

    def _join(self, group: list[Node], number: int) -> Node:
        first = group[0]
        children = first.children if len(group) == 1 else tuple(group)
        node = Node(first.kind, first.start, group[-1].end, first.body, "", (number,), "", children)
        self._above[id(node)] = self.regulation.ancestors(first)
        return node

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """The nodes above one, from the root down to its parent."""
        return self._above.get(id(node)) or self.regulation.ancestors(node)

    def division_of(self, node: Node) -> Node | None:
        """The innermost division that a provision lies in."""
        return next((n for n in reversed(self.ancestors(node)) if n.kind in DIVISIONS), None)

    def enclosing_article(self, node: Node) -> Node | None:
        """The article that a node is or lies in."""
        chain = (node, *reversed(self.ancestors(node)))
        return next((each for each in chain if each.kind is NodeKind.ARTICLE), None)

    def _items(self, node: Node, number: int) -> list[Node]:
        """The items of the list that has a number."""
        lists = list(lists_below(node))
        return next((each for each in lists if _has(each, number)), lists[0] if lists else [])

    def article(self, place: NamedPlace) -> Node:
        """The article that a place names or lies in. Raises ``Amiss``."""
        found = self._by_number.get(place.article or (), [])
        if not found:
            raise Amiss(f"原文没有{place_words(place.above(Level.PARAGRAPH))}")
        if len(found) > 1:
            raise Amiss(f"原文有 {len(found)} 个{found[0].label}，不能确定是哪一个", found[0].span)
        return found[0]

    def spans(self, place: NamedPlace) -> list[Span]:
        """The stretches of text of a place, its label left out. Raises ``Amiss``."""
        if place.level in FRONT:
            return self._front(place)
        node = self.node(place)
        if place.is_heading:
            return [heading_span(node, self.text)]
        if place.segment is not None:
            return [self.segment(node, place)]
        if place.sentence is not None:
            return [self._sentence(node, place)]
        return [Span(node.body, node.end)]

    def _front(self, place: NamedPlace) -> list[Span]:
        """The stretches of what is no numbered provision. Raises ``Amiss`` if there is none."""
        if place.level is Level.ANNEX:
            return self._annexes.spans(place)
        if place.level is Level.WHOLE:
            return [self.root.span, *self._annexes.behind(self.root.end)]
        found = self.preamble
        if place.level is Level.TITLE:
            found = [self.title] if self.title else []
        if not found:
            raise Amiss(f"原文没有{place_words(place)}")
        return [node.span for node in found]

    def segment(self, node: Node, place: NamedPlace) -> Span:
        """One of the lines of a provision, counted from 1. Raises ``Amiss``."""
        spans = list(self._lines(node))
        number = len(spans) if place.segment == LAST else place.segment or 0
        if not 1 <= number <= len(spans):
            raise Amiss(f"原文没有{place_words(place)}", node.span)
        return spans[number - 1]

    def _lines(self, node: Node) -> Iterator[Span]:
        at = node.body
        for line in self.text[node.body : node.end].splitlines(keepends=True):
            if line.strip():
                yield Span(at, at + len(line))
            at += len(line)

    def _sentence(self, node: Node, place: NamedPlace) -> Span:
        at, spans = node.body, []
        for match in SENTENCE_END.finditer(self.text, node.body, node.end):
            spans.append(Span(at, match.end()))
            at = match.end()
        if self.text[at : node.end].strip():
            spans.append(Span(at, node.end))
        number = len(spans) if place.sentence == LAST else place.sentence or 0
        if not 1 <= number <= len(spans):
            raise Amiss(f"原文没有{place_words(place)}", node.span)
        return spans[number - 1]

    def _pick(self, nodes: list[Node], number: int, place: NamedPlace) -> Node:
        if number == LAST and nodes:
            return nodes[-1]
        found = [n for n in nodes if n.number == (number,)]
        if not found:
            raise Amiss(f"原文没有{place_words(place)}")
        if len(found) > 1:
            raise Amiss(
                f"原文有 {len(found)} 处{place_words(place)}，不能确定是哪一处", found[0].span
            )
        return found[0]


def paragraphs_of(node: Node) -> list[Node]:
    """The paragraphs of an article."""
    return [n for n in node.children if n.kind is NodeKind.PARAGRAPH and n.number]


def items_of(node: Node) -> list[Node]:
    """The items of an article or a paragraph, those of the first list of an article."""
    if node.kind is not NodeKind.ARTICLE:
        return [n for n in node.children if n.kind is NodeKind.ITEM]
    for paragraph in node.children:
        if found := items_of(paragraph):
            return found
    return []


def subitems_of(node: Node) -> list[Node]:
    """The subitems of an item."""
    return [n for n in node.children if n.kind is NodeKind.SUBITEM]


def lists_below(node: Node) -> Iterator[list[Node]]:
    """The lists of a provision, each the entries of one parent.

    Lists with numbers in brackets come first: they are the items, whatever stands between them.
    """
    found = [
        [child for child in each.children if child.kind in LISTED]
        for each in node.walk()
        if each.kind not in DIVISIONS
    ]
    found = [each for each in found if each]
    own = [each for each in found if each[0].kind is NodeKind.ITEM]
    yield from own
    yield from (each for each in found if each not in own and each[0].label.startswith("（"))


def list_holder(node: Node, number: int | None = None) -> Node | None:
    """The provision whose list it is, or that part of a list which has a number or the one before."""
    if node.kind is not NodeKind.ARTICLE:
        return node
    holders = [p for p in paragraphs_of(node) if items_of(p)]
    if len(holders) > 1:
        part = _part_of_list(node, number) if number else None
        if part is None:
            raise Amiss(f"{node.label}有 {len(holders)} 款分项，不能确定是哪一款", node.span)
        return part
    return holders[0] if holders else None


def _part_of_list(article: Node, number: int) -> Node | None:
    """The one provision in whose list an item has a number, or the one before it."""
    for wanted in (number, number - 1):
        near = [
            node
            for node in article.walk()
            if _has([child for child in node.children if child.kind in LISTED], wanted)
            and (node.kind in LISTED or node.children[0].label.startswith("（"))
        ]
        if len(near) == 1:
            return near[0]
    return None


def _has(entries: list[Node], number: int) -> bool:
    return any(entry.number == (number,) for entry in entries)
