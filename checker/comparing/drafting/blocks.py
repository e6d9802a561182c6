"""Which paragraphs of an article correspond, so that a decision can speak of each alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


def blocks_of(row: Row) -> list[Block] | None:
    """The paragraphs of an article that remains one; ``None`` if they do not correspond in order.

    That is so where a paragraph was divided, or an article has other things than paragraphs, or
    a title that differs.
    """
    old, new = row.old[0], row.new[0]
    if any(each.kind is not NodeKind.PARAGRAPH for each in (*old.children, *new.children)):
        return None
    found: list[tuple[Node | None, Node | None, list[Part]]] = []
    for part in row.parts:
        one, other = _paragraph(old, part.old), _paragraph(new, part.new)
        if one is old or other is new:
            if part.is_changed:
                return None
            continue
        if found and _continues(found[-1], one, other):
            before = found[-1]
            found[-1] = before[0] or one, before[1] or other, [*before[2], part]
        else:
            found.append((one, other, [part]))
    blocks = [Block(one, other, tuple(parts)) for one, other, parts in found]
    return blocks if _is_each_once(blocks) else None


def _paragraph(article: Node, passage: Passage | None) -> Node | None:
    """The paragraph in which a passage stands, or the article itself for its title."""
    if passage is None:
        return None
    for child in article.children:
        if child.start <= passage.span.start < child.end:
            return child
    return article


def _continues(
    block: tuple[Node | None, Node | None, list[Part]], old: Node | None, new: Node | None
) -> bool:
    """Whether a part stands in the same paragraphs as the block before it."""
    same_old, same_new = old is not None and old is block[0], new is not None and new is block[1]
    if old is None or new is None:
        return same_old or same_new
    return (
        (same_old or block[0] is None) and (same_new or block[1] is None) and (same_old or same_new)
    )


def _is_each_once(blocks: Sequence[Block]) -> bool:
    for side in ([each.old for each in blocks], [each.new for each in blocks]):
        known = [id(node) for node in side if node is not None]
        if len(set(known)) != len(known):
            return False
    return True


def passages_in(regulation: Regulation, parts: Iterable[Part], *, new: bool) -> Iterator[Passage]:
    """The passages of one side."""
    for part in parts:
        passage = part.new if new else part.old
        if passage is not None:
            yield passage


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
