"""References from one provision to another: 第二十条第一项, 前款, 第二十条至第二十三条, 本章."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Node, NodeKind, Reference, ReferenceStatus, SourceText, Span
from checker.reading.numerals import NUMERAL, to_int

ITEM = rf"第?[（(]?{NUMERAL}{{1,4}}[）)]?项"
LOWER = rf"(?:第[（(]?{NUMERAL}{{1,4}}[）)]?款)?(?:{ITEM})?"
ARTICLE = rf"第{NUMERAL}{{1,7}}条(?:之{NUMERAL}{{1,3}})?{LOWER}"
REFERENCE = re.compile(
    rf"(?P<article>{ARTICLE})(?P<range>至{ARTICLE})?"
    rf"|(?P<lower>(?:本条(?!例)|前款|前条|本款)?第[（(]?{NUMERAL}{{1,4}}[）)]?款(?:{ITEM})?|(?:本条(?!例)|前款|前条|本款|前项)?第[（(]?{NUMERAL}{{1,4}}[）)]?项)"
    rf"|(?P<relative>前[两二三]款|前款|前项|前条|前[两二三]条|本条(?!例)|本章|本节)"
    rf"|(?P<chapter>第{NUMERAL}{{1,4}}章)"
)
ANCHOR = re.compile(r"[条款项]|本章|本节|第[^条款项]{1,6}章")
LAW = re.compile(r"(?:《(?P<title>[^》]{2,60})》|(?P<name>[一-鿿]{1,24}(?:法|条例)))(?:的)?\s*$")
OWN = re.compile(r"(?:本法|本条例|本办法|本规定|本细则|本规则|本决定|本章程|本实施)(?:的)?\s*$")
JOINED = re.compile(r"^[、和或及与至]|^以及|^或者")
PARTS = re.compile(
    rf"第(?P<a>{NUMERAL}+)条(?:之(?P<s>{NUMERAL}+))?(?:第[（(]?(?P<p>{NUMERAL}+)[）)]?款)?(?:第?[（(]?(?P<i>{NUMERAL}+)[）)]?项)?"
)
SILENT = {NodeKind.CONTENTS, NodeKind.HISTORY, NodeKind.TITLE}


@dataclass
class _Place:
    """Where in the tree a reference stands."""

    regulation: Node
    chapter: Node | None
    section: Node | None
    article: Node | None
    paragraph: Node | None
    item: Node | None


def find_references(
    source: SourceText, root: Node, abbreviations: object = ()
) -> tuple[Reference, ...]:
    """All references of a text, each resolved, external, or reported unresolved."""
    finder = _Finder(source, root)
    return tuple(finder.find())


class _Finder:
    def __init__(self, source: SourceText, root: Node) -> None:
        self._text = source.text
        self._root = root
        self._articles: dict[int, dict[tuple[int, ...], Node]] = {}
        self._ordered: dict[int, list[Node]] = {}
        self._chapters: dict[int, dict[tuple[int, ...], Node]] = {}

    def find(self) -> Iterator[Reference]:
        for start, end, place in self._stretches():
            if ANCHOR.search(self._text, start, end):
                yield from self._in_stretch(start, end, place)

    def _stretches(self) -> Iterator[tuple[int, int, _Place]]:
        stack: list[tuple[Node, _Place]] = [
            (self._root, _Place(self._root, None, None, None, None, None))
        ]
        found = []
        while stack:
            node, above = stack.pop()
            if node.kind in SILENT:
                continue
            place = _entered(above, node)
            for span in node.own_spans():
                start = max(span.start, node.body)
                if start < span.end:
                    found.append((start, span.end, place))
            stack.extend((child, place) for child in node.children)
        return iter(sorted(found, key=lambda stretch: stretch[0]))

    def _in_stretch(self, start: int, end: int, place: _Place) -> Iterator[Reference]:
        law, last, base = "", -1, ""
        for match in REFERENCE.finditer(self._text, start, end):
            between = self._text[last : match.start()] if last >= 0 else ""
            joined = last >= 0 and len(between) <= 3 and bool(JOINED.match(between.strip() or "x"))
            if not joined:
                law = self._law_before(start, match.start())
            span = Span(match.start(), match.end())
            article = _article_name(match["article"])
            if law:
                yield Reference(span, match[0], ReferenceStatus.EXTERNAL, (), law, article)
            else:
                targets = self._resolve(match, place, base if joined else "")
                status = ReferenceStatus.RESOLVED if targets else ReferenceStatus.UNRESOLVED
                yield Reference(span, match[0], status, tuple(targets), "", article)
            if match["article"]:
                base = article
            last = match.end()

    def _law_before(self, start: int, at: int) -> str:
        before = self._text[max(start, at - 64) : at]
        if OWN.search(before):
            return ""
        match = LAW.search(before)
        if match is None:
            return ""
        name = match["title"] or match["name"]
        return (
            "" if name.startswith("本") or name.endswith(("本法", "办法", "方法", "依法")) else name
        )

    def _resolve(self, match: re.Match[str], place: _Place, base: str) -> list[Node]:
        if match["article"] and match["range"]:
            return self._range(match["article"], match["range"][1:], place)
        if match["article"]:
            return self._named(match["article"], place)
        if match["relative"]:
            return self._relative(match["relative"], place)
        if match["chapter"]:
            return self._chapter(match["chapter"], place)
        return self._lower(match["lower"], place, base)

    def _index(self, regulation: Node) -> dict[tuple[int, ...], Node]:
        known = self._articles.get(id(regulation))
        if known is None:
            nodes = [n for n in regulation.walk() if n.kind is NodeKind.ARTICLE]
            known = {}
            for node in nodes:
                known.setdefault(node.number, node)
            self._articles[id(regulation)] = known
            self._ordered[id(regulation)] = nodes
        return known

    def _named(self, words: str, place: _Place) -> list[Node]:
        parts = PARTS.match(words)
        if parts is None:
            return []
        number = (to_int(parts["a"]), *((to_int(parts["s"]),) if parts["s"] else ()))
        article = self._index(place.regulation).get(number)
        return [] if article is None else _within(article, parts["p"], parts["i"])

    def _range(self, first: str, last: str, place: _Place) -> list[Node]:
        begin, end = self._named(first, place), self._named(last, place)
        if not begin or not end:
            return []
        nodes = self._ordered[id(place.regulation)]
        return [n for n in nodes if begin[0].start <= n.start <= end[0].start] or begin + end

    def _relative(self, words: str, place: _Place) -> list[Node]:
        count = {"两": 2, "二": 2, "三": 3}.get(words[1], 1)
        if words == "本章":
            return [place.chapter] if place.chapter else []
        if words == "本节":
            return [place.section] if place.section else []
        if words == "本条":
            return [place.article] if place.article else []
        if words.endswith("条"):
            return self._articles_before(place, count)
        if words == "前项":
            return _before(place.paragraph, place.item, 1) if place.item else []
        return _before(place.article, place.paragraph, count)

    def _articles_before(self, place: _Place, count: int) -> list[Node]:
        if place.article is None:
            return []
        self._index(place.regulation)
        nodes = self._ordered[id(place.regulation)]
        at = bisect_left(nodes, place.article.start, key=lambda node: node.start)
        return nodes[max(0, at - count) : at]

    def _chapter(self, words: str, place: _Place) -> list[Node]:
        known = self._chapters.get(id(place.regulation))
        if known is None:
            known = self._chapters[id(place.regulation)] = {}
            for node in place.regulation.walk():
                if node.kind is NodeKind.CHAPTER:
                    known.setdefault(node.number, node)
        chapter = known.get((to_int(words[1:-1]),))
        return [] if chapter is None else [chapter]

    def _lower(self, words: str, place: _Place, base: str) -> list[Node]:
        """款 and 项 without an article of their own: of this article, or of the one before."""
        paragraph = re.search(rf"第[（(]?({NUMERAL}+)[）)]?款", words)
        item = re.search(rf"第[（(]?({NUMERAL}+)[）)]?项", words)
        if words.startswith("前款") and item:
            return [
                found
                for node in _before(place.article, place.paragraph, 1)
                for found in _items(node, to_int(item[1]))
            ]
        article = self._article_of(words, place, base)
        if article is None:
            return []
        return _within(article, paragraph and paragraph[1], item and item[1])

    def _article_of(self, words: str, place: _Place, base: str) -> Node | None:
        if not base and not words.startswith("前条"):
            return place.article
        meant = self._named(base, place) if base else self._articles_before(place, 1)
        return meant[0] if meant else None


def _entered(above: _Place, node: Node) -> _Place:
    place = _Place(**vars(above))
    if node.kind is NodeKind.REGULATION:
        place = _Place(node, None, None, None, None, None)
    elif node.kind is NodeKind.CHAPTER:
        place.chapter, place.section = node, None
    elif node.kind is NodeKind.SECTION:
        place.section = node
    elif node.kind is NodeKind.ARTICLE:
        place.article, place.paragraph, place.item = node, None, None
    elif node.kind is NodeKind.PARAGRAPH and place.paragraph is None:
        place.paragraph = node
    elif node.kind is NodeKind.ITEM:
        place.item = node
    return place


def _article_name(words: str | None) -> str:
    parts = re.match(rf"第{NUMERAL}+条(?:之{NUMERAL}+)?", words or "")
    return parts[0] if parts else ""


def _within(article: Node, paragraph: str | None, item: str | None) -> list[Node]:
    """The paragraph or item of an article; 第（一）款 may in fact name an item."""
    nodes = [article]
    if paragraph:
        wanted = to_int(paragraph)
        found = [c for c in article.children if c.number[:1] == (wanted,)]
        nodes = found or _items(article, wanted)
    if item:
        nodes = [found for node in nodes for found in _items(node, to_int(item))]
    return nodes


def _items(node: Node, number: int) -> list[Node]:
    items = [n for n in node.walk() if n.kind is NodeKind.ITEM and n.number == (number,)]
    return items[:1]


def _before(parent: Node | None, node: Node | None, count: int) -> list[Node]:
    if parent is None or node is None:
        return []
    earlier = [c for c in parent.children if c.end <= node.start and c.kind is node.kind]
    return earlier[-count:]
