"""The text of an article, or of a part without articles, as paragraphs, items and tails."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import NodeKind
from checker.structure.events import LEVELS, Opening
from checker.structure.items import BULLET_STYLE
from checker.structure.labels import Label
from checker.structure.lists import REACH, OpenLists
from checker.structure.rows import Row
from checker.structure.sections import is_history, is_title
from checker.structure.wrapping import SHORTEST_WRAPPED, Layout

PARAGRAPH = LEVELS[NodeKind.PARAGRAPH]
BARE_LEAD = re.compile(r"(?:下列|以下|如下|下述)[^，。；：]{0,14}[：:]?$")
CONSEQUENCE = re.compile(r"罚|处分|不得|不予|应当|可以|给予|责令|享受|追究|征收|取消|禁止")
BRACKETED = re.compile(r"^【[^】]{1,30}】$")
TAIL_START = re.compile(r"^(?:的|由|处|应当|不得|给予|依法|责令|可以|不予|均|一律)")


class PassageReader:
    """Turns the rows of a passage into openings; ``base`` is the level of its paragraphs."""

    def __init__(self, layout: Layout, base: int = PARAGRAPH, *, outline: bool = False) -> None:
        """``outline`` is for text without articles, where items need no paragraph above."""
        self.openings: list[Opening] = []
        self._layout = layout
        self._base = base
        self._outline = outline
        self._lists = OpenLists()
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
        start = row.line.start
        if row.item is not None and self._is_item(row.item, row):
            self._item(row, row.item)
        elif row.is_attachment:
            self._paragraph(start, start + row.indent)
        elif self._is_tail(row, rows, index):
            self._add(NodeKind.TAIL, self._base + 1, row)
            self._lists.close()
        elif self._is_in_item(row, rows, index):
            self._add(NodeKind.PARAGRAPH, self._base + len(self._lists) + 1, row)
        elif not self._goes_on(row):
            self._paragraph(start, start + row.indent, numbered=not row.is_table_row)

    def _goes_on(self, row: Row) -> bool:
        if self._before is None or row.is_comment:
            return False
        if row.is_inside:
            return not (self._lists and self._said.endswith("。"))
        if self._outline and is_title(self._before) and _follows_title(row):
            return False
        return self._layout.goes_on(self._before, row, text=self._said)

    def _is_item(self, label: Label, row: Row) -> bool:
        """Whether a number at the start of a line is an item and no wrapped numeral."""
        if label.style == BULLET_STYLE and not self._said.endswith(("：", ":")):
            return self._lists.has(BULLET_STYLE)
        return self._lists.expects(label) or not self._said or not self._goes_on(row)

    def _item(self, row: Row, label: Label) -> None:
        start = row.line.start
        if not self._lists:
            self._lead = self._said
            if not self._outline and not self.openings:
                self._paragraph(start, start)
        anew = bool(self.openings) and self.openings[-1].kind is NodeKind.PARAGRAPH
        label = self._lists.enter(row, label, anew=anew)
        depth = len(self._lists)
        kind = NodeKind.ITEM if depth == 1 else NodeKind.SUBITEM
        self.openings.append(
            Opening(kind, self._base + depth, start, start + label.body, label.label, label.number)
        )

    def _is_in_item(self, row: Row, rows: Sequence[Row], index: int) -> bool:
        """Whether a line is a further paragraph of the item before it."""
        if not self._lists or BRACKETED.match(row.text) or self._goes_on(row):
            return False
        return self._outline or self._lists.go_on(rows[index + 1 : index + 1 + REACH])

    def _is_tail(self, row: Row, rows: Sequence[Row], index: int) -> bool:
        """Whether a line takes up the preamble of the list before it (悬尾)."""
        if not self._lists or self._outline or row.is_table_row:
            return False
        if self._lists.go_on(rows[index + 1 : index + 1 + REACH]):
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
        self._lists.close()
        self._paragraphs += numbered
        number = (self._paragraphs,) if numbered else ()
        self.openings.append(Opening(NodeKind.PARAGRAPH, self._base, start, body, number=number))

    def _add(self, kind: NodeKind, level: int, row: Row) -> None:
        start = row.line.start
        self.openings.append(Opening(kind, level, start, start + row.indent))


def _follows_title(row: Row) -> bool:
    """Whether a line is what stands below a title: whom it is addressed to, or its history."""
    return row.text.endswith(("：", ":")) or is_history(row)
