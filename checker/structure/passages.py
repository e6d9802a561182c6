"""The text of an article, or of a part without articles, as paragraphs, items and tails."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import NodeKind
from checker.structure.events import LEVELS, Opening
from checker.structure.labels import Label
from checker.structure.rows import Row, is_wrapped

PARAGRAPH, ITEM = LEVELS[NodeKind.PARAGRAPH], LEVELS[NodeKind.ITEM]
BARE_LEAD = re.compile(
    r"(?:有|具有|符合|具备|属于|存在)?(?:以)?(?:下列|下|如下)[^，。；：]{0,14}(?:之一)?(?:的)?[：:]$"
)
CONSEQUENCE = re.compile(r"罚|处分|不得|不予|应当|可以|给予|责令|享受|追究|征收|取消|禁止")
BRACKETED = re.compile(r"^【[^】]{1,30}】$")
TAIL_START = re.compile(r"^(?:的|由|处|应当|不得|给予|依法|责令|可以|不予|均|一律)")
LONGEST_OUTLINE_TITLE = 40


class PassageReader:
    """Turns the rows of a passage into openings; ``base`` is the level of its paragraphs."""

    def __init__(self, base: int = PARAGRAPH, *, outline: bool = False) -> None:
        """``outline`` is for text without articles, where items need no paragraph above."""
        self.openings: list[Opening] = []
        self._base = base
        self._outline = outline
        self._styles: list[str] = []
        self._numbers: list[int] = []
        self._paragraphs = 0
        self._before = ""
        self._label_only = False

    def open_article(self, row: Row, label: Label) -> None:
        """The first line of an article: its text, if any, is the first paragraph."""
        start = row.line.start + label.body
        rest = row.line.text[label.body :].strip("　 \t*_")
        self._paragraph(start, start)
        self._before, self._label_only = rest, not rest

    def read(self, rows: Sequence[Row]) -> None:
        """Read the rows behind the first line."""
        for index, row in enumerate(rows):
            self._read(row, rows, index)
            self._before, self._label_only = row.text, False

    def _read(self, row: Row, rows: Sequence[Row], index: int) -> None:
        if row.item is not None and self._is_item(row.item, row):
            self._item(row, row.item)
        elif self.openings and not row.is_comment and self._goes_on(row):
            return
        elif self._styles and not BRACKETED.match(row.text) and self._belongs_to_item(rows, index):
            self._inside_item(row)
        elif self._is_tail(row):
            self._add(NodeKind.TAIL, self._base + 1, row)
            self._styles.clear()
            self._numbers.clear()
        else:
            self._paragraph(row.line.start, row.line.start + _indent(row))

    def _goes_on(self, row: Row) -> bool:
        return is_wrapped(self._before or "。", row.text, self._label_only)

    def _is_item(self, label: Label, row: Row) -> bool:
        """Whether a number at the start of a line is an item and no wrapped numeral."""
        expected = {1, *(number + 1 for number in self._numbers)}
        fits = label.number[0] in expected or label.style in self._styles
        return fits or not self._before or not is_wrapped(self._before, row.text)

    def _item(self, row: Row, label: Label) -> None:
        style = label.style
        if style in self._styles:
            depth = self._styles.index(style)
            if label.number[0] == 1 and self._numbers[depth] > 1 and self._paragraph_is_newer():
                depth = 0
            del self._styles[depth:], self._numbers[depth:]
        if not self._styles and not self._outline and not self.openings:
            self._paragraph(row.line.start, row.line.start)
        self._styles.append(style)
        self._numbers.append(label.number[0])
        depth = len(self._styles)
        kind = NodeKind.ITEM if depth == 1 else NodeKind.SUBITEM
        level = self._base + depth
        opening = Opening(
            kind, level, row.line.start, row.line.start + label.body, label.label, label.number
        )
        self.openings.append(opening)

    def _paragraph_is_newer(self) -> bool:
        return self.openings[-1].kind is NodeKind.PARAGRAPH

    def _belongs_to_item(self, rows: Sequence[Row], index: int) -> bool:
        """Whether a plain line is a further paragraph of the item before it."""
        if self._outline:
            return True
        for row in rows[index + 1 : index + 6]:
            if row.item is not None:
                return any(
                    row.item.style == style and row.item.number[0] == number + 1
                    for style, number in zip(self._styles, self._numbers, strict=True)
                )
        return False

    def _inside_item(self, row: Row) -> None:
        level = self._base + len(self._styles) + 1
        self._add(NodeKind.PARAGRAPH, level, row)

    def _is_tail(self, row: Row) -> bool:
        if not self._styles or self._outline:
            return False
        lead = next((o for o in reversed(self.openings) if o.kind is NodeKind.PARAGRAPH), None)
        return lead is not None and bool(TAIL_START.match(row.text))

    def _paragraph(self, start: int, body: int) -> None:
        self._styles.clear()
        self._numbers.clear()
        self._paragraphs += 1
        number = (self._paragraphs,)
        self.openings.append(Opening(NodeKind.PARAGRAPH, self._base, start, body, number=number))

    def _add(self, kind: NodeKind, level: int, row: Row) -> None:
        start = row.line.start
        self.openings.append(Opening(kind, level, start, start + _indent(row)))


def _indent(row: Row) -> int:
    return max(0, row.line.text.find(row.text)) if row.text else 0
