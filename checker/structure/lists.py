"""The lists that are open at a line: where a new number belongs, and whether more will come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.structure.items import BULLET_STYLE
from checker.structure.labels import Label
from checker.structure.rows import Row

REACH = 5  # how many rows ahead the next item may stand


@dataclass(frozen=True, slots=True)
class _OpenItem:
    style: str
    number: int
    indent: int


class OpenLists:
    """The open items, from that of the list to that of its innermost sublist."""

    def __init__(self) -> None:
        """Begin without a list."""
        self._items: list[_OpenItem] = []

    def __len__(self) -> int:
        """How many items are open, one in another."""
        return len(self._items)

    def close(self) -> None:
        """Close all lists."""
        self._items.clear()

    def expects(self, label: Label) -> bool:
        """Whether a number begins a list or goes on with an open one."""
        expected = {1, *(item.number + 1 for item in self._items)}
        return label.number[0] in expected or self.has(label.style)

    def has(self, style: str) -> bool:
        """Whether a list of this style is open."""
        return any(item.style == style for item in self._items)

    def enter(self, row: Row, label: Label, *, anew: bool) -> Label:
        """Close what a new item closes, and open it; its label, a bullet's with a number.

        ``anew`` says that a paragraph stands between it and the item before.
        """
        if label.style == BULLET_STYLE:
            depth = self._bullet_depth(row)
            number = self._items[depth].number + 1 if depth < len(self._items) else 1
            label = replace(label, number=(number,))
        else:
            depth = self._depth(row, label, anew)
        del self._items[depth:]
        self._items.append(_OpenItem(label.style, label.number[0], row.indent))
        return label

    def _bullet_depth(self, row: Row) -> int:
        """How many items stay open above a bullet: the indent tells."""
        for at, item in enumerate(self._items):
            if item.style == BULLET_STYLE and item.indent >= row.indent:
                return at
        return len(self._items)

    def _depth(self, row: Row, label: Label, anew: bool) -> int:
        """How many items stay open above a number."""
        same = [at for at, item in enumerate(self._items) if item.style == label.style]
        if not same:
            return len(self._items)
        number = label.number[0]
        for at in reversed(same):
            if number == self._items[at].number + 1:
                return at
        if number == 1 and row.indent > self._items[same[-1]].indent:
            return len(self._items)
        return 0 if anew and number == 1 and self._items[same[0]].number > 1 else same[0]

    def go_on(self, rows: Sequence[Row]) -> bool:
        """Whether the first item among the next rows goes on with one of the open lists."""
        for row in rows[:REACH]:
            if row.item is not None:
                return self._is_next(row.item)
        return False

    def _is_next(self, label: Label) -> bool:
        for item in self._items:
            follows = label.style == BULLET_STYLE or label.number[0] == item.number + 1
            if item.style == label.style and follows:
                return True
        return False
