"""Which paragraphs of an article correspond, so that a decision can speak of each alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.comparing.comparison import Part, Passage, Row, Sort
from checker.model import Node, NodeKind, Regulation

STOPS = frozenset("；。")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (款) with its items in both versions, one of which may lack it."""

    old: Node | None
    new: Node | None
    parts: tuple[Part, ...]

    @property
    def is_changed(self) -> bool:
        """Whether any of its words differ."""
        return any(part.is_changed for part in self.parts)

    def takes(self, other: Block) -> bool:
        """Whether another block is of the same paragraph on one side and of no other there."""
        sides = ((self.old, other.old), (self.new, other.new))
        same = any(one is not None and one is two for one, two in sides)
        return same and all(None in (one, two) or one is two for one, two in sides)


def blocks_of(row: Row) -> list[Block] | None:
    """The paragraphs of an article that remains one; ``None`` if they do not correspond in order.

    That is so where a paragraph was divided, or an article has other things than paragraphs, or
    a title that differs.
    """
    articles = row.old[0], row.new[0]
    if not all(map(_has_only_paragraphs, articles)):
        return None
    found: list[Block] = []
    for part in row.parts:
        block = Block(_paragraph(articles[0], part.old), _paragraph(articles[1], part.new), (part,))
        if block.old in articles or block.new in articles:
            if part.is_changed:
                return None
        elif found and found[-1].takes(block):
            found[-1] = _together(found[-1], block)
        else:
            found.append(block)
    if len(articles[0].children) == len(articles[1].children):
        found = _replaced(found)
    return found if _is_each_once(found) else None


def _replaced(blocks: Sequence[Block]) -> list[Block]:
    """With a paragraph that goes and one that comes in its place as one."""
    found: list[Block] = []
    for block in blocks:
        if found and found[-1].new is None and block.old is None:
            found[-1] = _together(found[-1], block)
        else:
            found.append(block)
    return found


def _has_only_paragraphs(article: Node) -> bool:
    return all(child.kind is NodeKind.PARAGRAPH for child in article.children)


def _together(block: Block, other: Block) -> Block:
    old, new = block.old or other.old, block.new or other.new
    return replace(block, old=old, new=new, parts=(*block.parts, *other.parts))


def _paragraph(article: Node, passage: Passage | None) -> Node | None:
    """The paragraph in which a passage stands, or the article itself for its title."""
    if passage is None:
        return None
    for child in article.children:
        if child.start <= passage.span.start < child.end:
            return child
    return article


def _is_each_once(blocks: Sequence[Block]) -> bool:
    for side in ([each.old for each in blocks], [each.new for each in blocks]):
        known = [id(node) for node in side if node is not None]
        if len(set(known)) != len(known):
            return False
    return True


def passages_in(parts: Iterable[Part]) -> Iterator[Passage]:
    """The passages of the new version."""
    yield from (part.new for part in parts if part.new is not None)


def differs_only_in_stops(old: Regulation, new: Regulation, part: Part) -> bool:
    """Whether nothing but ；and 。 at its end differ: what follows from items that come or go."""
    return (
        part.is_changed
        and None not in (part.old, part.new)
        and all(
            each.sort is not Sort.WORDS
            or {old.source.slice(each.old), new.source.slice(each.new)} <= STOPS
            for each in part.differences
        )
    )
