"""Provisions get other numbers, move, become several or one."""

from __future__ import annotations

from collections.abc import Sequence

from checker.amending.amiss import Amiss
from checker.amending.base import Base
from checker.amending.deeds import SPAN_LEVELS, UNITS, Deeds, division_numbers, own_number
from checker.amending.divisions import DIVISIONS
from checker.amending.operations import Level, NamedPlace, Operation
from checker.amending.parts import Part
from checker.amending.plan import Coming, Plan
from checker.amending.wording import place_words
from checker.model import Node, NodeKind


class Moving:
    """Carries out 改为第X条, 移作, 单列, 分为 and 合并."""

    def __init__(self, base: Base, plan: Plan, deeds: Deeds) -> None:
        """Take the base, the plan to be filled, and the deeds."""
        self._base, self._plan, self._deeds = base, plan, deeds

    def renumber(self, operation: Operation) -> list[Node]:
        """Take 改为第X条 or a move into the plan; gives the provisions it touches. Raises ``Amiss``."""
        if operation.places[0].level in SPAN_LEVELS or operation.places[0].level is Level.WHOLE:
            raise Amiss(f"不能移动{place_words(operation.places[0])}")
        nodes = [self._base.node(place) for place in operation.places]
        parts = self._parts_for(operation)
        if parts and len(parts) != len(nodes) and nodes[0].kind is not NodeKind.PARAGRAPH:
            raise Amiss("新的内容与所修改的各条数目不符", nodes[0].span)
        targets = operation.targets or operation.places
        for at, (node, place, target) in enumerate(
            zip(nodes, operation.places, targets, strict=True)
        ):
            lines = _lines_for(parts, at, len(nodes))
            if _stays(node, place, target):
                if operation.targets:
                    self._deeds.number(node, own_number(target, node.kind), operation)
                self._settle(node, target, operation)
                if lines is not None:
                    self._deeds.rewrite(node, lines, operation)
            else:
                self._move([node], target, lines, operation)
        self._include(operation)
        return nodes

    def _settle(self, node: Node, target: NamedPlace, operation: Operation) -> None:
        """An article goes into the division that the decision names."""
        if node.kind is not NodeKind.ARTICLE:
            return
        fate = self._plan.of(node)
        fate.chapter = division_numbers(target) if operation.targets else ()
        if operation.into is not None:
            fate.home = self._base.node(operation.into)
        if operation not in fate.by:
            fate.by.append(operation)

    def _parts_for(self, operation: Operation) -> list[Part]:
        if operation.text is None:
            return []
        targets = operation.targets or operation.places
        level = targets[0].level
        expected = [n for p in (*targets, *operation.places) if (n := p.article)]
        count = len(targets)
        return self._deeds.cut(level, operation.text.lines, expected, count)

    def _include(self, operation: Operation) -> None:
        """列入本章: the division that came in last takes in more articles."""
        numbers = tuple(number for t in operation.includes if (number := t.article))
        if numbers and not self._plan.divisions:
            raise Amiss("没有增加“本章”")
        if numbers:
            self._plan.divisions[-1].includes += numbers

    def _move(
        self,
        nodes: Sequence[Node],
        target: NamedPlace,
        lines: tuple[str, ...] | None,
        operation: Operation,
    ) -> None:
        """Take provisions out where they stand and let them come in as another one."""
        for node in nodes:
            self._deeds.go(node, operation)
        kind = UNITS[target.level]
        coming = Coming(kind, operation, lines or (), own_number(target, kind))
        coming.origin = tuple(nodes)
        if kind is NodeKind.ARTICLE:
            coming.chapter = division_numbers(target)
            coming.home = self._base.node(operation.into) if operation.into else None
            self._plan.articles.append(coming)
            self._deeds.new_articles[coming.number or ()] = coming
        elif kind is NodeKind.PARAGRAPH:
            self._move_paragraph(target, coming, operation)
        elif kind in (NodeKind.ITEM, NodeKind.SUBITEM):
            holder = self._deeds.list_of(target, kind is NodeKind.ITEM)
            self._plan.put_in(holder, coming)
        else:
            raise Amiss(f"不能把条文改为{place_words(target)}", nodes[0].span)

    def _move_paragraph(self, target: NamedPlace, coming: Coming, operation: Operation) -> None:
        number = target.article or ()
        if number not in self._deeds.new_articles:
            article = self._standing(target)
            if article is not None:
                self._plan.put_in(article, coming)
                return
            new = Coming(NodeKind.ARTICLE, operation, (), number)
            self._plan.articles.append(new)
            self._deeds.new_articles[number] = new
        self._deeds.new_articles[number].inner.append(coming)

    def _standing(self, target: NamedPlace) -> Node | None:
        """The article of the base that has the number of a target now, or keeps it."""
        for fate in self._plan.fates.values():
            if fate.node.kind is NodeKind.ARTICLE and fate.number == target.article:
                return fate.node
        try:
            article = self._base.article(target)
        except Amiss:
            return None
        known = self._plan.fates.get(id(article))
        is_away = known is not None and (known.gone or known.number not in (None, target.article))
        return None if is_away else article

    def split(self, operation: Operation) -> list[Node]:
        """Take 改为两条 into the plan; gives the provision it touches. Raises ``Amiss``."""
        node = self._base.node(operation.places[0])
        targets = operation.targets
        parts = self._parts_for(operation)
        if not parts and node.kind is NodeKind.ARTICLE:
            return self._split_by_paragraphs(node, operation)
        if len(parts) != len(targets):
            raise Amiss(
                f"应当改为 {len(targets)} 条（款），新的内容却有 {len(parts)} 条（款）", node.span
            )
        self._deeds.number(node, own_number(targets[0], node.kind), operation)
        self._settle(node, targets[0], operation)
        self._deeds.rewrite(node, parts[0].lines, operation)
        chapter = division_numbers(targets[0])
        for part, target in zip(parts[1:], targets[1:], strict=True):
            coming = Coming(node.kind, operation, part.lines, own_number(target, node.kind))
            coming.title = part.title
            if node.kind is NodeKind.ARTICLE:
                coming.chapter = chapter = division_numbers(target) or chapter
                coming.home = None if chapter else self._base.division_of(node)
                self._plan.articles.append(coming)
                self._deeds.new_articles[coming.number or ()] = coming
            else:
                self._plan.put_in(self._base.ancestors(node)[-1], coming)
        return [node]

    def _split_by_paragraphs(self, node: Node, operation: Operation) -> list[Node]:
        """An article becomes several, a paragraph each, without another word."""
        paragraphs, targets = self._base.paragraphs(node), operation.targets
        if len(paragraphs) != len(targets):
            raise Amiss(
                f"{node.label}有 {len(paragraphs)} 款，不能改为 {len(targets)} 条", node.span
            )
        self._deeds.number(node, targets[0].article or (), operation)
        for paragraph, target in zip(paragraphs[1:], targets[1:], strict=True):
            self._move([paragraph], target, None, operation)
        return [node]

    def merge(self, operation: Operation) -> list[Node]:
        """Take 合并 into the plan; gives the provisions it touches. Raises ``Amiss``."""
        target = operation.targets[0]
        nodes = [self._base.node(place) for place in operation.places]
        if nodes[0].kind in DIVISIONS:
            return self._merge_divisions(nodes, operation)
        lines = tuple(line for part in self._parts_for(operation) for line in part.lines)
        stays = self._survivor(nodes, operation) if lines else None
        if stays is None:
            self._move(nodes, target, lines or None, operation)
        else:
            self._deeds.number(stays, own_number(target, stays.kind), operation)
            self._settle(stays, target, operation)
            self._deeds.rewrite(stays, lines, operation)
            for node in (each for each in nodes if each is not stays):
                self._deeds.go(node, operation)
        for node in nodes:
            self._plan.of(node).into = target.article
        return nodes

    def _survivor(self, nodes: Sequence[Node], operation: Operation) -> Node | None:
        """The first of the merged provisions that can take the new text where it stands."""
        target = operation.targets[0]
        for node, place in zip(nodes, operation.places, strict=True):
            if node.kind is UNITS[target.level] and _stays(node, place, target):
                return node
        return None

    def _merge_divisions(self, nodes: Sequence[Node], operation: Operation) -> list[Node]:
        """将第三章并入第二章: the heading goes, the articles follow those of the other.

        第四章、第五章合并为第四章 names the one that is left by its number to come.
        """
        target = operation.targets[0]
        into = nodes[0] if target.is_new else self._base.node(target)
        if target.is_new:
            self._deeds.number(into, own_number(target, into.kind), operation)
        alike = [each for each in self._base.divisions if each.kind is into.kind]
        places = sorted({alike.index(each) for each in (*nodes, into) if each in alike})
        if len(places) != places[-1] - places[0] + 1:
            raise Amiss(f"{nodes[0].label}与{into.label}不相邻，不能并入", nodes[0].span)
        for node in nodes:
            if node is not into and not self._plan.is_gone(node):
                self._deeds.go(node, operation)
                self._plan.of(node).home = into
        return list(dict.fromkeys([*nodes, into]))


def _lines_for(parts: Sequence[Part], at: int, count: int) -> tuple[str, ...] | None:
    if not parts:
        return None
    if count == 1:
        return tuple(line for part in parts for line in part.lines)
    return parts[at].lines


def _stays(node: Node, place: NamedPlace, target: NamedPlace) -> bool:
    """Whether a provision only gets another number among those beside it."""
    if place.level is not target.level:
        return False
    if node.kind is NodeKind.ARTICLE or node.kind in DIVISIONS:
        return True
    if place.article != target.article:
        return False
    return node.kind is NodeKind.PARAGRAPH or place.paragraph == target.paragraph
