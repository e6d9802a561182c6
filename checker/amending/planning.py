"""Operations on provisions become a plan: what goes, what comes, what gets which number and text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.amending.base import (
    DIVISIONS,
    KINDS,
    Amiss,
    Base,
    list_holder,
)
from checker.amending.operations import Level, NamedPlace, Number, Operation, OperationKind
from checker.amending.parts import Part, article_parts, item_parts, paragraph_parts
from checker.amending.plan import Coming, Plan, Rewritten
from checker.amending.wording import numeral, place_words
from checker.model import Node, NodeKind, Span

DIVISION_LEVELS = tuple(KINDS)
SPAN_LEVELS = (Level.SEGMENT, Level.SENTENCE, Level.PREAMBLE, Level.ANNEX)
UNITS = {
    Level.ARTICLE: NodeKind.ARTICLE,
    Level.PARAGRAPH: NodeKind.PARAGRAPH,
    Level.ITEM: NodeKind.ITEM,
    Level.SUBITEM: NodeKind.SUBITEM,
    **KINDS,
}


class Planner:
    """Carries out operations on provisions in a plan."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Take the base, and the plan to be filled."""
        self._base, self._plan = base, plan
        self._new_articles: dict[Number, Coming] = {}

    def carry_out(self, operation: Operation) -> list[Node]:
        """Take an operation into the plan; gives the provisions it touches. Raises ``Amiss``."""
        kind = operation.kind
        if kind is OperationKind.RENAME:
            return self._rename(operation)
        if kind is OperationKind.INSERT:
            return self._insert(operation)
        if kind is OperationKind.DELETE:
            return self._delete(operation)
        if kind is OperationKind.REPLACE:
            return self._replace(operation)
        if kind is OperationKind.SPLIT:
            return self._split(operation)
        if kind is OperationKind.MERGE:
            return self._merge(operation)
        return self._renumber(operation)

    # --- fates ----------------------------------------------------------------------------------

    def _go(self, node: Node, operation: Operation) -> None:
        fate = self._plan.of(node)
        if fate.gone or fate.lines is not None:
            raise Amiss(f"{self._name(node)}已被另一条修改处理", node.span)
        fate.gone = True
        fate.by.append(operation)

    def _rewrite(self, node: Node, lines: tuple[str, ...], operation: Operation) -> None:
        fate = self._plan.of(node)
        if fate.gone or fate.lines is not None:
            raise Amiss(f"{self._name(node)}已被另一条修改处理", node.span)
        fate.lines = lines
        if operation not in fate.by:
            fate.by.append(operation)

    def _number(self, node: Node, number: Number, operation: Operation) -> None:
        fate = self._plan.of(node)
        if fate.gone or (fate.number is not None and fate.number != number):
            raise Amiss(f"{self._name(node)}的序号已被另一条修改处理", node.span)
        fate.number = number
        if operation not in fate.by:
            fate.by.append(operation)

    def _name(self, node: Node) -> str:
        article = self._base.enclosing_article(node)
        above = article.label if article and article is not node else ""
        return above + (
            node.label or f"第{numeral(node.number[0])}款" if node.number else node.label
        )

    # --- replace --------------------------------------------------------------------------------

    def _replace(self, operation: Operation) -> list[Node]:
        level = operation.places[0].level
        text = operation.text
        assert text is not None
        if level in SPAN_LEVELS:
            return self._replace_span(operation)
        if level in DIVISION_LEVELS:
            return self._replace_division(operation)
        nodes = [self._base.node(place) for place in operation.places]
        expected = [p.article for p in operation.places if p.article]
        self._give(nodes, self._cut(level, text.lines, expected), operation)
        return nodes

    def _cut(self, level: Level, lines: Sequence[str], expected: Sequence[Number]) -> list[Part]:
        if level is Level.ARTICLE:
            return article_parts(lines, expected, divisions=False)
        if level is Level.PARAGRAPH:
            return paragraph_parts(lines)
        return item_parts(lines)

    def _give(self, nodes: Sequence[Node], parts: Sequence[Part], operation: Operation) -> None:
        """Give provisions their new text, one part each or the first of them all."""
        if len(parts) == len(nodes):
            for node, part in zip(nodes, parts, strict=True):
                self._rewrite(node, part.lines, operation)
            return
        kind = nodes[0].kind
        if kind is NodeKind.ARTICLE:
            raise Amiss(
                f"新的条文有 {len(parts)} 条，与所修改的 {len(nodes)} 条不符", nodes[0].span
            )
        if kind is NodeKind.PARAGRAPH:
            self._rewrite(nodes[0], tuple(line for p in parts for line in p.lines), operation)
        else:
            self._rewrite(nodes[0], parts[0].lines, operation)
            for part in parts[1:]:
                holder = self._base.ancestors(nodes[0])[-1]
                coming = Coming(kind, operation, part.lines, None, after=nodes[0])
                self._plan.put_in(holder, coming)
        for node in nodes[1:]:
            self._go(node, operation)

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
        parts = article_parts(operation.text.lines, ())
        for part in parts:
            if part.kind is not NodeKind.ARTICLE:
                self._plan.titles.append((node, part.title, operation))
            elif part.number is None:
                raise Amiss("新的一章中有没有序号的条文", node.span)
            elif part.number in by_number:
                self._rewrite(by_number.pop(part.number), part.lines, operation)
            else:
                coming = Coming(NodeKind.ARTICLE, operation, part.lines, part.number, part.title)
                self._plan.articles.append(coming)
        for left in by_number.values():
            self._go(left, operation)
        return [node, *articles]

    # --- delete and rename ----------------------------------------------------------------------

    def _delete(self, operation: Operation) -> list[Node]:
        nodes: list[Node] = []
        for place in operation.places:
            if place.level in SPAN_LEVELS:
                for span in self._base.spans(place):
                    self._plan.rewritten.append(Rewritten(span, (), operation))
                continue
            node = self._base.node(place)
            self._go(node, operation)
            nodes.append(node)
            if node.kind in DIVISIONS and not place.is_heading:
                inside = [n for n in (*self._base.articles, *self._base.divisions)]
                for each in inside:
                    if each is not node and node.span.contains(each.span):
                        self._go(each, operation)
                        nodes.append(each)
        return nodes

    def _rename(self, operation: Operation) -> list[Node]:
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

    # --- insert ---------------------------------------------------------------------------------

    def _insert(self, operation: Operation) -> list[Node]:
        unit = operation.unit
        if unit in DIVISION_LEVELS:
            return self._insert_division(operation)
        if unit is Level.ARTICLE:
            return self._insert_articles(operation)
        if unit is Level.PARAGRAPH:
            return self._insert_paragraphs(operation)
        return self._insert_items(operation)

    def _anchors(self, operation: Operation) -> tuple[Node | None, Node | None]:
        """Behind what and before what something comes in, where the decision says so."""
        if not operation.places or not (operation.is_after or operation.is_before):
            return None, None
        node = self._base.node(operation.places[-1])
        return (node, None) if operation.is_after else (None, node)

    def _insert_division(self, operation: Operation) -> list[Node]:
        targets, lines = operation.targets, operation.text.lines if operation.text else ()
        after, before = self._anchors(operation)
        expected = [n for t in operation.includes if (n := t.article)]
        kind = UNITS[operation.unit or Level.CHAPTER]
        parts = article_parts(lines, expected)
        number = _own_number(targets[0], kind) if targets else None
        title = operation.new.words if operation.new else ""
        current = Coming(kind, operation, (), number, title, after=after, before=before)
        headings = [p for p in parts if p.kind is kind]
        if headings:
            current.number, current.title = headings[0].number, headings[0].title or title
            if number and headings[0].number != number:
                raise Amiss(f"新的{headings[0].title}的序号与“作为”所写的不符")
        current.includes = tuple(expected)
        current.chapter = _upper_numbers(operation, kind)
        self._plan.divisions.append(current)
        self._bodies(parts, current, operation)
        return [each for each in (after, before) if each]

    def _bodies(self, parts: Sequence[Part], current: Coming, operation: Operation) -> None:
        """The articles and divisions in the text of a new division."""
        top, seen = current, False
        for part in parts:
            if part.kind is NodeKind.ARTICLE:
                number, lines = part.number, part.lines
                new = Coming(part.kind, operation, lines, number, part.title, division=current)
                self._plan.articles.append(new)
            elif part.kind is top.kind and not seen:
                seen = True
            else:
                current = Coming(part.kind, operation, (), part.number, part.title)
                current.division = top
                self._plan.divisions.append(current)

    def _insert_articles(self, operation: Operation) -> list[Node]:
        assert operation.text is not None
        expected = [number for t in operation.targets if (number := t.article)]
        parts = article_parts(operation.text.lines, expected)
        articles = [p for p in parts if p.kind is NodeKind.ARTICLE]
        wanted = len(expected) or operation.count
        if len(articles) != wanted:
            raise Amiss(f"应当增加 {wanted} 条，新的条文却有 {len(articles)} 条")
        after, before = self._anchors(operation)
        division, at = self._division_named(operation), 0
        for part in parts:
            if part.kind is not NodeKind.ARTICLE:
                division = self._known_division(part, operation)
                continue
            number = expected[at] if expected else part.number
            if part.number and number and part.number != number:
                raise Amiss(f"新条文的序号与“作为第{numeral(number[0])}条”不符")
            coming = Coming(part.kind, operation, part.lines, number, part.title)
            coming.after, coming.before = after, before
            coming.division = division
            coming.chapter = _division_numbers(operation.targets[at]) if expected else ()
            if not expected and operation.places and not (after or before):
                coming.chapter = _division_numbers(operation.places[0])
            self._plan.articles.append(coming)
            if number:
                self._new_articles[number] = coming
            at += 1
        return [each for each in (after, before) if each]

    def _division_named(self, operation: Operation) -> Coming | None:
        """The division that the decision lets come in with the articles, if it includes them."""
        numbers = {t.article for t in operation.targets}
        for each in self._plan.divisions:
            if numbers and numbers <= set(each.includes):
                return each
        return None

    def _known_division(self, part: Part, operation: Operation) -> Coming:
        for each in self._plan.divisions:
            if each.kind is part.kind and each.number == part.number:
                return each
        coming = Coming(part.kind, operation, (), part.number, part.title)
        self._plan.divisions.append(coming)
        return coming

    def _insert_paragraphs(self, operation: Operation) -> list[Node]:
        assert operation.text is not None
        if not operation.places:
            raise Amiss("没有写明在哪一条增加款")
        place = operation.places[0]
        parts = paragraph_parts(operation.text.lines)
        numbers = [t.paragraph for t in operation.targets if t.paragraph]
        wanted = len(numbers) or operation.count
        if wanted == 1 and len(parts) > 1:
            parts = [Part(NodeKind.PARAGRAPH, tuple(operation.text.lines))]
        if len(parts) != wanted:
            raise Amiss(f"应当增加 {wanted} 款，新的内容却有 {len(parts)} 款")
        after, before = self._anchors(operation)
        comings = [
            Coming(
                NodeKind.PARAGRAPH,
                operation,
                part.lines,
                (numbers[at],) if numbers else None,
                after=after,
                before=before,
            )
            for at, part in enumerate(parts)
        ]
        return self._into_article(place, comings)

    def _into_article(self, place: NamedPlace, comings: Sequence[Coming]) -> list[Node]:
        if place.is_new and place.article in self._new_articles:
            self._new_articles[place.article].inner += comings
            return []
        article = self._base.article(place)
        for coming in comings:
            self._plan.put_in(article, coming)
        return [article]

    def _insert_items(self, operation: Operation) -> list[Node]:
        assert operation.text is not None
        if not operation.places:
            raise Amiss("没有写明在哪一条、哪一款增加项")
        place = operation.places[0]
        is_item = operation.unit is Level.ITEM
        parts = item_parts(operation.text.lines)
        name = "item" if is_item else "subitem"
        numbers = [n for t in operation.targets if (n := getattr(t, name))]
        wanted = len(numbers) or operation.count
        if wanted == 1 and len(parts) > 1:
            parts = [Part(NodeKind.ITEM, tuple(operation.text.lines))]
        if len(parts) != wanted:
            raise Amiss(f"应当增加 {wanted} 项，新的内容却有 {len(parts)} 项")
        after, before = self._anchors(operation)
        holder = self._list_of(place, is_item, numbers[0] if numbers else None)
        for at, part in enumerate(parts):
            number = (numbers[at],) if numbers else part.number
            if numbers and part.number and part.number != number:
                raise Amiss(f"新的内容的序号与“作为第{numeral(numbers[at])}项”不符", holder.span)
            coming = Coming(UNITS[operation.unit or Level.ITEM], operation, part.lines, number)
            coming.after, coming.before = after, before
            self._plan.put_in(holder, coming)
        return [holder]

    def _list_of(self, place: NamedPlace, is_item: bool, number: int | None = None) -> Node:
        """The provision whose list gets another entry."""
        upper = place.above(Level.ITEM if is_item else Level.SUBITEM)
        node = self._base.node(upper)
        if not is_item:
            return node
        holder = list_holder(node, number)
        if holder is None:
            paragraphs = self._base.paragraphs(node)
            if len(paragraphs) != 1:
                raise Amiss(f"{place_words(upper)}没有分项，不能确定增加在哪里", node.span)
            holder = paragraphs[0]
        return holder

    # --- renumber, move, split, merge -----------------------------------------------------------

    def _renumber(self, operation: Operation) -> list[Node]:
        if operation.places[0].level in SPAN_LEVELS or operation.places[0].level is Level.WHOLE:
            raise Amiss(f"不能移动{place_words(operation.places[0])}")
        nodes = [self._base.node(place) for place in operation.places]
        parts = self._parts_for(operation)
        if parts and len(parts) != len(nodes) and nodes[0].kind is not NodeKind.PARAGRAPH:
            raise Amiss("新的内容与所修改的各条数目不符", nodes[0].span)
        for at, (node, place, target) in enumerate(
            zip(nodes, operation.places, operation.targets, strict=True)
        ):
            lines = _lines_for(parts, at, len(nodes))
            if _stays(node, place, target):
                self._number(node, _own_number(target, node.kind), operation)
                if lines is not None:
                    self._rewrite(node, lines, operation)
            else:
                self._move([node], target, lines, operation)
        self._include(operation)
        return nodes

    def _parts_for(self, operation: Operation) -> list[Part]:
        if operation.text is None:
            return []
        level = operation.targets[0].level
        expected = [n for p in (*operation.targets, *operation.places) if (n := p.article)]
        return self._cut(level, operation.text.lines, expected)

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
            self._go(node, operation)
        kind = UNITS[target.level]
        coming = Coming(kind, operation, lines or (), _own_number(target, kind))
        coming.origin = tuple(nodes)
        if kind is NodeKind.ARTICLE:
            coming.chapter = _division_numbers(target)
            self._plan.articles.append(coming)
            self._new_articles[coming.number or ()] = coming
        elif kind is NodeKind.PARAGRAPH:
            self._move_paragraph(target, coming, operation)
        elif kind in (NodeKind.ITEM, NodeKind.SUBITEM):
            holder = self._list_of(target, kind is NodeKind.ITEM)
            self._plan.put_in(holder, coming)
        else:
            raise Amiss(f"不能把条文改为{place_words(target)}", nodes[0].span)

    def _move_paragraph(self, target: NamedPlace, coming: Coming, operation: Operation) -> None:
        number = target.article or ()
        if number not in self._new_articles:
            article = self._standing(target)
            if article is not None:
                self._plan.put_in(article, coming)
                return
            new = Coming(NodeKind.ARTICLE, operation, (), number)
            self._plan.articles.append(new)
            self._new_articles[number] = new
        self._new_articles[number].inner.append(coming)

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

    def _split(self, operation: Operation) -> list[Node]:
        node = self._base.node(operation.places[0])
        targets = operation.targets
        parts = self._parts_for(operation)
        if not parts and node.kind is NodeKind.ARTICLE:
            return self._split_by_paragraphs(node, operation)
        if len(parts) != len(targets):
            raise Amiss(
                f"应当改为 {len(targets)} 条（款），新的内容却有 {len(parts)} 条（款）", node.span
            )
        self._number(node, _own_number(targets[0], node.kind), operation)
        self._rewrite(node, parts[0].lines, operation)
        for part, target in zip(parts[1:], targets[1:], strict=True):
            coming = Coming(node.kind, operation, part.lines, _own_number(target, node.kind))
            coming.title = part.title
            if node.kind is NodeKind.ARTICLE:
                coming.chapter = _division_numbers(target)
                self._plan.articles.append(coming)
                self._new_articles[coming.number or ()] = coming
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
        self._number(node, targets[0].article or (), operation)
        for paragraph, target in zip(paragraphs[1:], targets[1:], strict=True):
            self._move([paragraph], target, None, operation)
        return [node]

    def _merge(self, operation: Operation) -> list[Node]:
        target = operation.targets[0]
        nodes = [self._base.node(place) for place in operation.places]
        if nodes[0].kind in DIVISIONS:
            return self._merge_divisions(nodes, operation)
        kind = UNITS[target.level]
        parts = self._parts_for(operation)
        lines = tuple(line for part in parts for line in part.lines) or None
        first = next(
            (
                (node, place)
                for node, place in zip(nodes, operation.places, strict=True)
                if node.kind is kind and _stays(node, place, target)
            ),
            None,
        )
        if first is None or lines is None:
            self._move(nodes, target, lines, operation)
            for each in nodes:
                self._plan.of(each).into = target.article
            return nodes
        node, _ = first
        self._number(node, _own_number(target, kind), operation)
        self._rewrite(node, lines, operation)
        for other in nodes:
            if other is not node:
                self._go(other, operation)
                self._plan.of(other).into = target.article
        return nodes

    def _merge_divisions(self, nodes: Sequence[Node], operation: Operation) -> list[Node]:
        """将第三章并入第二章: the heading goes, the articles follow those of the other."""
        into = self._base.node(operation.targets[0])
        at = self._base.divisions.index(nodes[0])
        before = [d for d in self._base.divisions[:at] if d.kind is nodes[0].kind]
        if not before or before[-1] is not into:
            raise Amiss(f"{nodes[0].label}不在{into.label}之后，不能并入", nodes[0].span)
        for node in nodes:
            self._go(node, operation)
        return [*nodes, into]


def _own_number(place: NamedPlace, kind: NodeKind) -> Number:
    """The number of a place on its own level."""
    if kind is NodeKind.ARTICLE:
        return place.article or ()
    names = {v: k.value for k, v in KINDS.items()}
    name = names.get(kind) or {
        NodeKind.PARAGRAPH: "paragraph",
        NodeKind.ITEM: "item",
        NodeKind.SUBITEM: "subitem",
    }.get(kind, "")
    number = getattr(place, name) if name else None
    return (number,) if number is not None else ()


def _division_numbers(place: NamedPlace) -> tuple[int, ...]:
    return (
        tuple(n or 0 for n in (place.book, place.chapter, place.section))
        if (place.book or place.chapter or place.section)
        else ()
    )


def _upper_numbers(operation: Operation, kind: NodeKind) -> tuple[int, ...]:
    """The divisions above a new one: 第十五章第四节 is one of the fifteenth chapter."""
    place = operation.targets[0] if operation.targets else None
    if place is None or kind is NodeKind.BOOK:
        return ()
    if kind is NodeKind.CHAPTER:
        return (place.book or 0, 0, 0) if place.book else ()
    chapter = place.chapter or next((p.chapter for p in operation.places if p.chapter), None)
    return (place.book or 0, chapter or 0, 0) if chapter else ()


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
