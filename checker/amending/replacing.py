"""Provisions get a new text, go, or get another title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.amending.amiss import Amiss
from checker.amending.base import Base
from checker.amending.deeds import DIVISION_LEVELS, SPAN_LEVELS, Deeds
from checker.amending.divisions import DIVISIONS
from checker.amending.operations import Level, Operation
from checker.amending.parts import Part, article_parts
from checker.amending.plan import Coming, Plan, Rewritten
from checker.amending.wording import place_words
from checker.model import Node, NodeKind, Span

LONGEST_TITLE = 30  # characters; longer words are no heading


class Replacing:
    """Carries out 修改为, 删去 and new titles."""

    def __init__(self, base: Base, plan: Plan, deeds: Deeds) -> None:
        """Take the base, the plan to be filled, and the deeds."""
        self._base, self._plan, self._deeds = base, plan, deeds

    def replace(self, operation: Operation) -> list[Node]:
        """Take 修改为 into the plan; gives the provisions it touches. Raises ``Amiss``."""
        level = operation.places[0].level
        text = operation.text
        assert text is not None
        if level in SPAN_LEVELS:
            return self._replace_span(operation)
        if level in DIVISION_LEVELS:
            return self._replace_division(operation)
        nodes = [self._base.node(place) for place in operation.places]
        expected = [p.article for p in operation.places if p.article]
        self._give(nodes, self._deeds.cut(level, text.lines, expected, len(nodes)), operation)
        return nodes

    def _give(self, nodes: Sequence[Node], parts: Sequence[Part], operation: Operation) -> None:
        """Give provisions their new text, one part each or the first of them all."""
        if len(parts) == len(nodes):
            for node, part in zip(nodes, parts, strict=True):
                self._deeds.rewrite(node, part.lines, operation)
            return
        kind = nodes[0].kind
        if kind is NodeKind.ARTICLE:
            raise Amiss(
                f"新的条文有 {len(parts)} 条，与所修改的 {len(nodes)} 条不符", nodes[0].span
            )
        if kind is NodeKind.PARAGRAPH:
            self._deeds.rewrite(nodes[0], tuple(line for p in parts for line in p.lines), operation)
        else:
            self._deeds.rewrite(nodes[0], parts[0].lines, operation)
            for part in parts[1:]:
                holder = self._base.ancestors(nodes[0])[-1]
                coming = Coming(kind, operation, part.lines, None, after=nodes[0])
                self._plan.put_in(holder, coming)
        for node in nodes[1:]:
            self._deeds.go(node, operation)

    def _replace_span(self, operation: Operation) -> list[Node]:
        assert operation.text is not None
        place = operation.places[0]
        spans = self._base.spans(place)
        if len(operation.places) > 1 or (place.level is Level.ANNEX and len(spans) > 1):
            raise Amiss(f"不能确定{place_words(place)}是哪一处")
        span = Span(spans[0].start, spans[-1].end)
        self._plan.rewritten.append(Rewritten(span, operation.text.lines, operation))
        return [self._base.node(place)] if place.article else []

    def _replace_division(self, operation: Operation) -> list[Node]:
        """A whole chapter anew: its articles by their numbers, and its heading."""
        assert operation.text is not None
        node = self._base.node(operation.places[0])
        articles = [n for n in self._base.articles if node.span.contains(n.span)]
        by_number = {n.number: n for n in articles}
        lines = operation.text.lines
        if len(lines) == 1 and len(lines[0]) <= LONGEST_TITLE and lines[0][-1] not in "。；：":
            return self.rename(replace(operation, new=operation.text))
        parts = article_parts(lines, ())
        for part in parts:
            if part.kind is not NodeKind.ARTICLE:
                self._plan.titles.append((node, part.title, operation))
            elif part.number is None:
                raise Amiss("新的一章中有没有序号的条文", node.span)
            elif part.number in by_number:
                self._deeds.rewrite(by_number.pop(part.number), part.lines, operation)
            else:
                coming = Coming(NodeKind.ARTICLE, operation, part.lines, part.number, part.title)
                self._plan.articles.append(coming)
        for left in by_number.values():
            self._deeds.go(left, operation)
        return [node, *articles]

    def delete(self, operation: Operation) -> list[Node]:
        """Take 删去 into the plan; gives the provisions it touches. Raises ``Amiss``."""
        nodes: list[Node] = []
        for place in operation.places:
            if place.level in SPAN_LEVELS:
                for span in self._base.spans(place):
                    self._plan.rewritten.append(Rewritten(span, (), operation))
                continue
            node = self._base.node(place)
            self._deeds.go(node, operation)
            nodes.append(node)
            if node.kind in DIVISIONS and not place.is_heading:
                inside = (*self._base.articles, *self._base.divisions)
                for each in inside:
                    if each is not node and node.span.contains(each.span):
                        self._deeds.go(each, operation)
                        nodes.append(each)
        return nodes

    def rename(self, operation: Operation) -> list[Node]:
        """Take a new title into the plan; gives what it touches. Raises ``Amiss``."""
        assert operation.new is not None
        place = operation.places[0]
        title = operation.new.words
        if place.level is Level.TITLE:
            if self._base.title is None:
                raise Amiss("原文没有名称")
            span = self._base.title.span
            self._plan.rewritten.append(Rewritten(span, (title.strip("《》"),), operation))
            return [self._base.title]
        node = self._base.node(place)
        if node.kind not in DIVISIONS:
            raise Amiss(f"{place_words(place)}没有可以修改的标题", node.span)
        parts = article_parts([title], ())
        titled = parts[0].title if parts and parts[0].kind is not NodeKind.ARTICLE else title
        self._plan.titles.append((node, titled, operation))
        return [node]
