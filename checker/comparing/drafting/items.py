"""Whether all that changes in a paragraph is that items come, go, or one is another."""

from __future__ import annotations

from dataclasses import dataclass

from checker.comparing.comparison import Comparison, Part
from checker.comparing.drafting.blocks import Block, differs_only_in_stops
from checker.model import Node, NodeKind


@dataclass(frozen=True, slots=True)
class ItemChange:
    """Items that are added, gone or (one) replaced; ``numbers`` are those of the new version,
    of items that are gone those of the old.
    """

    parts: tuple[Part, ...]
    numbers: tuple[int, ...]

    @property
    def is_added(self) -> bool:
        """Whether they are new."""
        return self.parts[0].old is None

    @property
    def is_gone(self) -> bool:
        """Whether they are in the old version only."""
        return self.parts[0].new is None


def item_change(comparison: Comparison, block: Block) -> ItemChange | None:
    """The change of the items of a paragraph; ``None`` if something else differs as well."""
    reworded = [each for each in block.parts if each.is_changed]
    changed = [
        each for each in reworded if not differs_only_in_stops(comparison.old, comparison.new, each)
    ]
    items = [node for node in map(_item, changed) if node is not None]
    if not items or len(items) != len(changed):
        return None
    found = ItemChange(tuple(changed), tuple(node.number[0] for node in items))
    return found if _is_clear(found, len(reworded)) else None


def _is_clear(change: ItemChange, reworded: int) -> bool:
    """Whether the items are all of one sort, those added in a row, one replaced the only change."""
    if len({(each.old is None, each.new is None) for each in change.parts}) > 1:
        return False
    first, number = change.numbers[0], len(change.numbers)
    if change.is_added:
        return change.numbers == tuple(range(first, first + number))
    return change.is_gone or reworded == 1


def _item(part: Part) -> Node | None:
    """The item whose words a part is, if it is one of the first level without any below it."""
    passage = part.new or part.old
    if passage is None or passage.node.kind is not NodeKind.ITEM or passage.node.children:
        return None
    return passage.node if passage.node.number else None
