"""Provisions come in: divisions, articles, paragraphs, items."""

from __future__ import annotations

from collections.abc import Sequence

from checker.amending.base import Amiss, Base
from checker.amending.deeds import DIVISION_LEVELS, UNITS, Deeds, division_numbers, own_number
from checker.amending.operations import Level, NamedPlace, Operation
from checker.amending.parts import Part, article_parts, item_parts, paragraph_parts
from checker.amending.plan import Coming, Plan
from checker.amending.wording import numeral
from checker.model import Node, NodeKind


class Inserting:
    """Carries out 增加."""

    def __init__(self, base: Base, plan: Plan, deeds: Deeds) -> None:
        """Take the base, the plan to be filled, and the deeds."""
        self._base, self._plan, self._deeds = base, plan, deeds

    def insert(self, operation: Operation) -> list[Node]:
        """Take 增加 into the plan; gives the provisions it touches. Raises ``Amiss``."""
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
        number = own_number(targets[0], kind) if targets else None
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
            coming.chapter = division_numbers(operation.targets[at]) if expected else ()
            if operation.places and not (after or before):
                coming.home = self._base.node(operation.places[0])
            self._plan.articles.append(coming)
            if number:
                self._deeds.new_articles[number] = coming
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
        if place.is_new and place.article in self._deeds.new_articles:
            self._deeds.new_articles[place.article].inner += comings
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
        parts = item_parts(operation.text.lines, len(operation.targets))
        name = "item" if is_item else "subitem"
        numbers = [n for t in operation.targets if (n := getattr(t, name))]
        wanted = len(numbers) or operation.count
        if wanted == 1 and len(parts) > 1:
            parts = [Part(NodeKind.ITEM, tuple(operation.text.lines))]
        if len(parts) != wanted:
            raise Amiss(f"应当增加 {wanted} 项，新的内容却有 {len(parts)} 项")
        after, before = self._anchors(operation)
        holder = self._deeds.list_of(place, is_item, numbers[0] if numbers else None)
        for at, part in enumerate(parts):
            number = (numbers[at],) if numbers else part.number
            if numbers and part.number and part.number != number:
                raise Amiss(f"新的内容的序号与“作为第{numeral(numbers[at])}项”不符", holder.span)
            coming = Coming(UNITS[operation.unit or Level.ITEM], operation, part.lines, number)
            coming.after, coming.before = after, before
            self._plan.put_in(holder, coming)
        return [holder]


def _upper_numbers(operation: Operation, kind: NodeKind) -> tuple[int, ...]:
    """The divisions above a new one: 第十五章第四节 is one of the fifteenth chapter."""
    place = operation.targets[0] if operation.targets else None
    if place is None or kind is NodeKind.BOOK:
        return ()
    if kind is NodeKind.CHAPTER:
        return (place.book or 0, 0, 0) if place.book else ()
    chapter = place.chapter or next((p.chapter for p in operation.places if p.chapter), None)
    return (place.book or 0, chapter or 0, 0) if chapter else ()
