"""Does a line go on with the sentence of the line before, as in text pasted from a PDF?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.reading.numerals import NUMERAL
from checker.structure.rows import CLOSED, Row

GOES_ON = re.compile(r"^(?:[，。；、）)》”％%]|的(?![确士]))")
# What a sentence cannot end with; most of it leads up to the number of an article.
LEFT_OPEN = re.compile(
    rf"(?:[，、（(《“〈]|第\s?{NUMERAL}{{0,7}}|[和或与及至]|依照|按照|违反|根据|符合"
    rf"|本条例|本办法|本规定|本细则|本法)$"
)
STOP = re.compile(r"[。！？：!?:][”’）)]?$")  # what ends a paragraph even at the margin
UNIT = re.compile(r"[年月日时元万千百亿个人名户次倍岁周天级条款项章号．.]")
SHORTEST_WRAPPED = 18
SHORTEST_BEFORE_DIGITS = 12
FEWEST_ROWS = 12
LONGEST_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text are set.

    ``width`` is the length of a full line where paragraphs run over several lines, otherwise 0;
    ``is_indented`` says that the first line of a paragraph is indented and no other.
    """

    width: int = 0
    is_indented: bool = False

    def goes_on(self, before: Row, after: Row, *, text: str | None = None) -> bool:
        """Whether ``after`` goes on with the sentence of ``before``.

        ``text`` is what ``before`` says behind its label, if it has one. A row of a table goes on
        with nothing, and nothing with it.
        """
        text = before.text if text is None else text
        if _stands_alone(before) or _stands_alone(after):
            return False
        if not text or GOES_ON.match(after.text):
            return True
        if self.is_indented and self._is_told_by_indent(before, after):
            return after.indent == 0
        if self.is_full(before):
            return not STOP.search(text)
        return not CLOSED.search(text) and self._is_cut(text, after.text)

    def is_full(self, row: Row) -> bool:
        """Whether a line is as long as the lines of its text can be."""
        return bool(self.width) and len(row.line.text.rstrip()) >= self.width - 3

    def _is_told_by_indent(self, before: Row, after: Row) -> bool:
        return after.indent > 0 or self.is_full(before)

    def _is_cut(self, before: str, after: str) -> bool:
        """Whether an unclosed line is cut off by the margin and not complete without a stop."""
        if LEFT_OPEN.search(before):
            return True
        if before.isdecimal() or after.isdecimal():
            return True
        if before[-1].isdigit() and UNIT.match(after):
            return True
        if after[0].isdigit() and len(before) >= SHORTEST_BEFORE_DIGITS:
            return True
        shortest = min(SHORTEST_WRAPPED, self.width - 4) if self.width else SHORTEST_WRAPPED
        return len(before) >= shortest


def layout_of(rows: Sequence[Row]) -> Layout:
    """How the lines of a text are set, from the lines that end without a stop."""
    cut = [at for at, row in enumerate(rows) if _ends_open(row)]
    if len(rows) < FEWEST_ROWS or len(cut) < len(rows) * 0.25:
        return Layout()
    lengths = sorted(len(row.line.text.rstrip()) for row in rows)
    width = lengths[int(len(lengths) * 0.9)]
    if width > LONGEST_WIDTH or lengths[int(len(lengths) * 0.98)] > width * 1.3:
        return Layout()
    layout = Layout(width)
    behind = [rows[at + 1].indent for at in cut[:-1] if layout.is_full(rows[at])]
    first = [row.indent for row in rows if row.article]
    is_indented = _mostly(behind, indented=False) and _mostly(first, indented=True)
    return Layout(width, is_indented)


def _stands_alone(row: Row) -> bool:
    return row.is_table_row or row.is_attachment


def _ends_open(row: Row) -> bool:
    return row.division is None and not CLOSED.search(row.text) and not row.is_table_row


def _mostly(indents: Sequence[int], *, indented: bool) -> bool:
    return sum((indent > 0) == indented for indent in indents) > 0.8 * len(indents)
