"""Books, chapters, articles, paragraphs and items as hierarchical elements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from checker.model import Node, NodeKind, Span
from checker.reporting.akn.drawing import Drawing, child
from checker.reporting.akn.parts import Part, own_stretches, parts_of
from checker.reporting.akn.tables import draw_table, runs_of
from checker.structure.labels import ARTICLE, DRESS, NUMBER, SPACE

DEEPEST = 40  # readers of XML give up on documents that are nested some hundred levels deep
ELEMENTS = {
    NodeKind.BOOK: "book",
    NodeKind.CHAPTER: "chapter",
    NodeKind.SECTION: "section",
    NodeKind.ARTICLE: "article",
    NodeKind.PARAGRAPH: "paragraph",
    NodeKind.ITEM: "point",
    NodeKind.SUBITEM: "indent",
}
DIVISIONS = frozenset({NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION})
ITEMS = frozenset({NodeKind.ITEM, NodeKind.SUBITEM})
DIVISION = re.compile(rf"{DRESS}第{SPACE}*{NUMBER}{SPACE}*(?:编|編|分编|章|节|節)(?:\*\*|__)?")


class Provisions:
    """Draws the hierarchy of one document; ``prefix`` stands before all its identifiers."""

    def __init__(self, drawing: Drawing, prefix: str = "") -> None:
        """Take what the whole XML document shares."""
        self._drawing = drawing
        self._prefix = prefix

    def draw(
        self, parent: etree._Element, parts: Sequence[Part], prefix: str, depth: int = 0
    ) -> None:
        """Append parts to an element that may hold any hierarchical elements."""
        for table, some in runs_of(self._drawing.regulation.source, parts):
            if table is not None:
                self._table(parent, some, prefix)
                continue
            for part in some:
                if isinstance(part, Span):
                    self._text(parent, part, prefix)
                else:
                    self._node(parent, part, prefix, depth)

    def _table(self, parent: etree._Element, parts: Sequence[Part], prefix: str) -> None:
        eid = self._drawing.ids.counted(prefix, "alinea")
        content = child(child(parent, "alinea", eId=eid), "content", eId=f"{eid}__content")
        draw_table(content, self._drawing, parts, eid)

    def _text(self, parent: etree._Element, span: Span, prefix: str) -> None:
        """Text that belongs to no provision."""
        eid = self._drawing.ids.counted(prefix, "alinea")
        self._content(child(parent, "alinea", eId=eid), [span], eid)

    def _node(self, parent: etree._Element, node: Node, prefix: str, depth: int) -> None:
        element, eid = self._element(parent, node, prefix)
        start = self._head(element, node, eid)
        if depth >= DEEPEST or node.kind not in ELEMENTS:
            self._flat(element, node, eid, start)
        else:
            self._drawing.ids.keep(node, eid)
            self._inside(element, parts_of(self._drawing, node, start), eid, depth)

    def _element(
        self, parent: etree._Element, node: Node, prefix: str
    ) -> tuple[etree._Element, str]:
        """The element of a node and its identifier; articles are counted through the chapters."""
        ids, tag = self._drawing.ids, ELEMENTS.get(node.kind, "hcontainer")
        if node.kind is NodeKind.BOOK and node.label.endswith("分编"):
            tag = "part"
        if node.kind is NodeKind.PARAGRAPH and not node.number:
            tag = "alinea"
        if tag == "hcontainer":
            eid = ids.counted(prefix, tag)
            return child(parent, tag, eId=eid, name=node.kind.value), eid
        above = self._prefix if node.kind is NodeKind.ARTICLE else prefix
        eid = ids.numbered(above, tag, node.number)
        return child(parent, tag, eId=eid), eid

    def _head(self, element: etree._Element, node: Node, eid: str) -> int:
        """The number and the heading; the offset at which the text begins."""
        if node.kind in DIVISIONS:
            own = node.own_spans()[:1]
            end = own[0].end if own and own[0].start == node.start else node.start
            number = self._division_number(node, end)
        elif node.kind is NodeKind.ARTICLE:
            end = node.body
            text = self._drawing.regulation.source.spoken.text
            match = ARTICLE.match(text, node.start, end) if node.title else None
            number = match.end() if match else end
        else:
            end = number = node.body if node.kind in ITEMS else node.start
        for tag, span in (("num", Span(node.start, number)), ("heading", Span(number, end))):
            if self._drawing.says_something(span):
                self._drawing.write(child(element, tag), span, eid)
        return end

    def _division_number(self, node: Node, end: int) -> int:
        """Where the number of a division ends; where it begins if it has none."""
        text = self._drawing.regulation.source.spoken.text
        match = DIVISION.match(text, node.start, end)
        if match:
            return match.end()
        at = text.find(node.label, node.start, end) if node.number else -1
        return node.start if at < 0 else at + len(node.label)

    def _inside(self, element: etree._Element, parts: Sequence[Part], eid: str, depth: int) -> None:
        """Text alone is content; before children it introduces them, a tail wraps them up."""
        if all(isinstance(part, Span) for part in parts):
            self._content(element, [part for part in parts if isinstance(part, Span)], eid)
            return
        first, last = parts[0], parts[-1]
        if isinstance(first, Span):
            self._around(element, "intro", first, eid)
            parts = parts[1:]
        if isinstance(last, Node) and last.kind is NodeKind.TAIL and not last.children:
            self.draw(element, parts[:-1], eid, depth + 1)
            self._drawing.ids.keep(last, self._around(element, "wrapUp", last.span, eid))
        else:
            self.draw(element, parts, eid, depth + 1)

    def _around(self, element: etree._Element, tag: str, span: Span, prefix: str) -> str:
        eid = self._drawing.ids.only(prefix, tag)
        self._drawing.blocks(child(element, tag, eId=eid), [span], prefix)
        return eid

    def _content(self, element: etree._Element, spans: Sequence[Span], prefix: str) -> None:
        eid = self._drawing.ids.only(prefix, "content")
        content = child(element, "content", eId=eid)
        self._drawing.blocks(content, spans, prefix)
        if not len(content):
            child(content, "p")

    def _flat(self, element: etree._Element, node: Node, eid: str, start: int) -> None:
        """A node and all below it as blocks, which go by its identifier."""
        self._drawing.ids.keep_all(node, eid)
        self._content(element, own_stretches(node, start), eid)
