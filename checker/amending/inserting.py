"""Provisions come in: divisions, articles, paragraphs, items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.amending.amiss import Amiss
from checker.amending.base import Base
from checker.amending.deeds import DIVISION_LEVELS, UNITS, Deeds, division_numbers, own_number
from checker.amending.operations import Level, NamedPlace, Number, Operation
from checker.amending.parts import Part, article_parts, item_parts, paragraph_parts
from checker.amending.plan import Coming, Plan
from checker.amending.wording import article_words, numeral
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
        kind = UNITS[operation.unit or Level.CHAPTER]
        new = [place for place in operation.includes if not place.is_old]
        expected = _articles_of(new)
        parts = article_parts(operation.text.lines if operation.text else (), expected)
        current = Coming(kind, operation, title=operation.new.words if operation.new else "")
        current.after, current.before = self._anchors(operation)
        current.number = own_number(operation.targets[0], kind) if operation.targets else None
        self._take_heading(current, next((part for part in parts if part.kind is kind), None))
        current.includes = tuple(expected)
        current.members = [self._base.node(p) for p in operation.includes if p.is_old]
        current.chapter = _upper_numbers(operation, kind)
        self._plan.divisions.append(current)
        self._bodies(parts, current, operation)
        return [each for each in (current.after, current.before) if each]

    def _take_heading(self, current: Coming, heading: Part | None) -> None:
        """The number and the title that the text of a new division begins with."""
        if heading is None:
            return
        if current.number not in (None, heading.number):
            raise Amiss(f"新的{heading.title}的序号与“作为”所写的不符")
        current.number, current.title = heading.number, heading.title or current.title

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
        expected = _articles_of(operation.targets)
        parts = article_parts(operation.text.lines, expected)
        wanted = len(expected) or operation.count
        found = sum(part.kind is NodeKind.ARTICLE for part in parts)
        if found == 1 and wanted == len(operation.text.lines) and parts[0].number is None:
            parts = [Part(NodeKind.ARTICLE, (line,)) for line in operation.text.lines]
            found = wanted
        if found != wanted:
            raise Amiss(f"应当增加 {wanted} 条，新的条文却有 {found} 条")
        division, targets = self._division_named(operation), _in_divisions(operation.targets)
        for part in parts:
            if part.kind is NodeKind.ARTICLE:
                self._insert_article(part, next(targets, None), division, operation)
            else:
                division = self._known_division(part, operation)
        return [each for each in self._anchors(operation) if each]

    def _insert_article(
        self, part: Part, target: NamedPlace | None, division: Coming | None, operation: Operation
    ) -> None:
        number = target.article if target else part.number
        if part.number and number and part.number != number:
            raise Amiss(f"新条文的序号与“作为{article_words(number)}”不符")
        coming = Coming(part.kind, operation, part.lines, number, part.title, division=division)
        coming.after, coming.before = self._anchors(operation)
        coming.chapter = division_numbers(target) if target else ()
        if operation.places and not (coming.after or coming.before):
            coming.home = self._base.node(operation.places[0])
        self._plan.articles.append(coming)
        if number:
            self._deeds.new_articles[number] = coming

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
        numbers = [target.paragraph for target in operation.targets if target.paragraph]
        parts = _counted(paragraph_parts(operation.text.lines), len(numbers), operation, "款")
        comings = self._comings(NodeKind.PARAGRAPH, parts, numbers, operation)
        return self._into_article(operation.places[0], comings)

    def _comings(
        self, kind: NodeKind, parts: Sequence[Part], numbers: Sequence[int], operation: Operation
    ) -> list[Coming]:
        """What comes in, each with the number that the decision or its own label says."""
        after, before = self._anchors(operation)
        comings = []
        for at, part in enumerate(parts):
            number = (numbers[at],) if numbers else part.number
            if part.number not in (None, number):
                raise Amiss(f"新的内容的序号与“作为第{numeral(numbers[at])}项”不符")
            comings.append(Coming(kind, operation, part.lines, number, after=after, before=before))
        return comings

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
        unit = operation.unit or Level.ITEM
        numbers = [n for t in operation.targets if (n := getattr(t, unit.value))]
        found = item_parts(operation.text.lines, len(operation.targets))
        parts = _counted(found, len(numbers), operation, "项")
        first = numbers[0] if numbers else None
        holder = self._deeds.list_of(operation.places[0], unit is Level.ITEM, first)
        for coming in self._comings(UNITS[unit], parts, numbers, operation):
            self._plan.put_in(holder, coming)
        return [holder]


def _articles_of(places: Sequence[NamedPlace]) -> list[Number]:
    return [number for place in places if (number := place.article)]


def _counted(
    parts: Sequence[Part], numbers: int, operation: Operation, unit: str
) -> Sequence[Part]:
    """The parts if they are as many as the decision says; one may be all of them."""
    wanted = numbers or operation.count
    if wanted == 1 and len(parts) > 1:
        lines = operation.text.lines if operation.text else ()
        return [Part(parts[0].kind, lines)]
    if len(parts) != wanted:
        raise Amiss(f"应当增加 {wanted} {unit}，新的内容却有 {len(parts)} {unit}")
    return parts


def _upper_numbers(operation: Operation, kind: NodeKind) -> tuple[int, ...]:
    """The divisions above a new one: 第十五章第四节 is one of the fifteenth chapter."""
    places = [*operation.targets[:1], *operation.places]
    book = next((place.book for place in places if place.book), 0)
    chapter = next((place.chapter for place in places if place.chapter), 0)
    if kind is NodeKind.SECTION and chapter:
        return (book, chapter, 0)
    return (book, 0, 0) if kind is NodeKind.CHAPTER and book else ()


def _in_divisions(places: Iterable[NamedPlace]) -> Iterator[NamedPlace]:
    """The places, each in the division of the one before where it names none: 第一章第五条、第六条."""
    before: NamedPlace | None = None
    for place in places:
        named = place.book or place.chapter or place.section
        if before is not None and named is None:
            place = replace(place, book=before.book, chapter=before.chapter, section=before.section)
        yield place
        before = place
