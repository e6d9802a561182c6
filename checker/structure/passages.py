"""The text of an article, or of a part without articles, as paragraphs, items and tails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model import NodeKind
from checker.structure.events import LEVELS, Opening
from checker.structure.items import BULLET_STYLE
from checker.structure.labels import Label
from checker.structure.rows import Row
from checker.structure.sections import is_history, is_title
from checker.structure.wrapping import SHORTEST_WRAPPED, Layout

PARAGRAPH = LEVELS[NodeKind.PARAGRAPH]
BARE_LEAD = re.compile(r"(?:下列|以下|如下|下述)[^，。；：]{0,14}[：:]?$")
CONSEQUENCE = re.compile(r"罚|处分|不得|不予|应当|可以|给予|责令|享受|追究|征收|取消|禁止")
BRACKETED = re.compile(r"^【[^】]{1,30}】$")
TAIL_START = re.compile(r"^(?:的|由|处|应当|不得|给予|依法|责令|可以|不予|均|一律)")
REACH = 5  # how many rows ahead the next item may stand


@dataclass(slots=True)
class _OpenItem:
    style: str
    number: int
    indent: int


class PassageReader:
    """Turns the rows of a passage into openings; ``base`` is the level of its paragraphs."""

    def __init__(self, layout: Layout, base: int = PARAGRAPH, *, outline: bool = False) -> None:
        """``outline`` is for text without articles, where items need no paragraph above."""
        self.openings: list[Opening] = []
        self._layout = layout
        self._base = base
        self._outline = outline
        self._items: list[_OpenItem] = []  # from the list to the innermost of its sublists
        self._paragraphs = 0
        self._before: Row | None = None
        self._said = ""  # what the row before says behind the label of the article
        self._lead = ""  # the line that the list hangs on

    def open_article(self, row: Row, body: int) -> None:
        """The first line of an article: its text, if any, is the first paragraph.

        ``body`` is the offset in the line at which the text behind label and title begins.
        """
        start = row.line.start + body
        self._paragraph(start, start)
        self._before, self._said = row, row.line.text[body:].strip("　 \t*_")

    def read(self, rows: Sequence[Row]) -> None:
        """Read the rows behind the first line."""
        for index, row in enumerate(rows):
            self._read(row, rows, index)
            self._before, self._said = row, row.text

    def _read(self, row: Row, rows: Sequence[Row], index: int) -> None:
        if row.item is not None and self._is_item(row.item, row):
            self._item(row, row.item)
        elif row.is_attachment:
            self._paragraph(row.line.start, row.line.start + row.indent)
        elif self._is_tail(row, rows, index):
            self._add(NodeKind.TAIL, self._base + 1, row)
            self._items.clear()
        elif self.openings and not row.is_comment and self._goes_on(row):
            return
        elif self._items and not BRACKETED.match(row.text) and self._is_in_item(rows, index):
            self._add(NodeKind.PARAGRAPH, self._base + len(self._items) + 1, row)
        else:
            start = row.line.start
            self._paragraph(start, start + row.indent, numbered=not row.is_table_row)

    def _goes_on(self, row: Row) -> bool:
        if self._before is None:
            return False
        if row.is_inside:
            return not (self._items and self._said.endswith("。"))
        if self._outline and is_title(self._before) and _follows_title(row):
            return False
        return self._layout.goes_on(self._before, row, text=self._said)

    def _is_item(self, label: Label, row: Row) -> bool:
        """Whether a number at the start of a line is an item and no wrapped numeral."""
        if label.style == BULLET_STYLE and not self._said.endswith(("：", ":")):
            return any(item.style == BULLET_STYLE for item in self._items)
        expected = {1, *(item.number + 1 for item in self._items)}
        known = any(item.style == label.style for item in self._items)
        fits = label.number[0] in expected or known
        return fits or self._before is None or not self._said or not self._goes_on(row)

    def _item(self, row: Row, label: Label) -> None:
        if not self._items:
            self._lead = self._said
        label = self._counted(row, label)
        del self._items[self._depth(row, label) :]
        if not self._items and not self._outline and not self.openings:
            self._paragraph(row.line.start, row.line.start)
        self._items.append(_OpenItem(label.style, label.number[0], row.indent))
        depth = len(self._items)
        kind = NodeKind.ITEM if depth == 1 else NodeKind.SUBITEM
        start = row.line.start
        self.openings.append(
            Opening(kind, self._base + depth, start, start + label.body, label.label, label.number)
        )

    def _counted(self, row: Row, label: Label) -> Label:
        """A bullet with the number that its place in the list gives it."""
        if label.style != BULLET_STYLE:
            return label
        depth = self._depth(row, label)
        number = self._items[depth].number + 1 if depth < len(self._items) else 1
        return replace(label, number=(number,))

    def _depth(self, row: Row, label: Label) -> int:
        """How many of the open items stay open above a new one."""
        same = [at for at, item in enumerate(self._items) if item.style == label.style]
        if not same:
            return len(self._items)
        if label.style == BULLET_STYLE:
            inner = [at for at in same if self._items[at].indent >= row.indent]
            return inner[0] if inner else len(self._items)
        number = label.number[0]
        for at in reversed(same):
            if number == self._items[at].number + 1:
                return at
        if number == 1 and row.indent > self._items[same[-1]].indent:
            return len(self._items)
        again = number == 1 and self.openings[-1].kind is NodeKind.PARAGRAPH
        return 0 if again and self._items[same[0]].number > 1 else same[0]

    def _is_in_item(self, rows: Sequence[Row], index: int) -> bool:
        """Whether a plain line is a further paragraph of the item before it."""
        return self._outline or self._list_goes_on(rows, index)

    def _list_goes_on(self, rows: Sequence[Row], index: int) -> bool:
        """Whether the next number of one of the open lists comes soon."""
        for row in rows[index + 1 : index + 1 + REACH]:
            if row.item is not None:
                style, number = row.item.style, row.item.number[0]
                if style == BULLET_STYLE:
                    return any(each.style == style for each in self._items)
                return any(o.style == style and number == o.number + 1 for o in self._items)
        return False

    def _is_tail(self, row: Row, rows: Sequence[Row], index: int) -> bool:
        """Whether a line takes up the preamble of the list before it (悬尾)."""
        if not self._items or self._outline or row.is_table_row or self._list_goes_on(rows, index):
            return False
        is_behind_stop = self._said.endswith(("。", "；", ";", "：", ":"))
        if TAIL_START.match(row.text) and is_behind_stop:
            return True
        return self._said.endswith(("，", ",", "；", ";")) and self._lacks_consequence(row)

    def _lacks_consequence(self, row: Row) -> bool:
        """Whether the list is left open and the line is no continuation of its last item."""
        if "前款" in row.text[:8] or not BARE_LEAD.search(self._lead):
            return False
        is_cut = self._said.endswith(("，", ",")) and len(self._said) >= SHORTEST_WRAPPED
        return not CONSEQUENCE.search(self._lead) and (
            not is_cut or bool(CONSEQUENCE.search(row.text))
        )

    def _paragraph(self, start: int, body: int, *, numbered: bool = True) -> None:
        self._items.clear()
        self._paragraphs += numbered
        number = (self._paragraphs,) if numbered else ()
        self.openings.append(Opening(NodeKind.PARAGRAPH, self._base, start, body, number=number))

    def _add(self, kind: NodeKind, level: int, row: Row) -> None:
        start = row.line.start
        self.openings.append(Opening(kind, level, start, start + row.indent))


def _follows_title(row: Row) -> bool:
    """Whether a line is what stands below a title: whom it is addressed to, or its history."""
    return row.text.endswith(("：", ":")) or is_history(row)
