"""What operations do to the provisions of a plan; no provision is dealt with twice."""

from __future__ import annotations

from collections.abc import Sequence

from checker.amending.amiss import Amiss
from checker.amending.base import Base, list_holder
from checker.amending.divisions import KINDS
from checker.amending.operations import Level, NamedPlace, Number, Operation
from checker.amending.parts import Part, article_parts, item_parts, paragraph_parts
from checker.amending.plan import Coming, Plan
from checker.amending.wording import numeral, place_words
from checker.model import Node, NodeKind

UNITS = {
    Level.ARTICLE: NodeKind.ARTICLE,
    Level.PARAGRAPH: NodeKind.PARAGRAPH,
    Level.ITEM: NodeKind.ITEM,
    Level.SUBITEM: NodeKind.SUBITEM,
    **KINDS,
}
NAMES = {kind: level.value for level, kind in UNITS.items()}
DIVISION_LEVELS = tuple(KINDS)
SPAN_LEVELS = (Level.SEGMENT, Level.SENTENCE, Level.PREAMBLE, Level.ANNEX)


class Deeds:
    """The deeds that every kind of operation is made of."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Take the base, and the plan to be filled."""
        self._base, self._plan = base, plan
        self.new_articles: dict[Number, Coming] = {}

    def go(self, node: Node, operation: Operation) -> None:
        """Let a provision go. Raises ``Amiss`` if another order has dealt with it."""
        fate = self._plan.of(node)
        if fate.gone or fate.lines is not None:
            raise Amiss(f"{self.name(node)}已被另一条修改处理", node.span)
        fate.gone = True
        fate.by.append(operation)

    def rewrite(self, node: Node, lines: tuple[str, ...], operation: Operation) -> None:
        """Give a provision a new text, without its label. Raises ``Amiss`` if another order has dealt with it."""
        fate = self._plan.of(node)
        if fate.gone or fate.lines is not None:
            raise Amiss(f"{self.name(node)}已被另一条修改处理", node.span)
        fate.lines = lines
        if operation not in fate.by:
            fate.by.append(operation)

    def number(self, node: Node, number: Number, operation: Operation) -> None:
        """Give a provision another number among those beside it. Raises ``Amiss`` if another order has dealt with it."""
        fate = self._plan.of(node)
        if fate.gone or (fate.number is not None and fate.number != number):
            raise Amiss(f"{self.name(node)}的序号已被另一条修改处理", node.span)
        fate.number = number
        if operation not in fate.by:
            fate.by.append(operation)

    def name(self, node: Node) -> str:
        """A provision in the words of a message."""
        article = self._base.enclosing_article(node)
        above = article.label if article and article is not node else ""
        return above + (
            node.label or f"第{numeral(node.number[0])}款" if node.number else node.label
        )

    def cut(
        self, level: Level, lines: Sequence[str], expected: Sequence[Number], count: int = 1
    ) -> list[Part]:
        """New text cut into the provisions of a level."""
        if level is Level.ARTICLE:
            return article_parts(lines, expected, divisions=False)
        if level is Level.PARAGRAPH:
            return paragraph_parts(lines)
        return item_parts(lines, count)

    def list_of(self, place: NamedPlace, is_item: bool, number: int | None = None) -> Node:
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


def own_number(place: NamedPlace, kind: NodeKind) -> Number:
    """The number of a place on its own level."""
    if kind is NodeKind.ARTICLE:
        return place.article or ()
    number = getattr(place, NAMES[kind])
    return (number,) if number is not None else ()


def division_numbers(place: NamedPlace) -> tuple[int, ...]:
    """The numbers of the book, chapter and section of a place, 0 for each that it does not name."""
    numbers = (place.book or 0, place.chapter or 0, place.section or 0)
    return numbers if any(numbers) else ()
