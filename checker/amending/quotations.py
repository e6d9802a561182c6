"""The words of a decision with its quotations folded: one sign stands for each quotation.

A quotation may go on over several paragraphs, each of which begins with an opening mark, or only
the first does. Quotations inside it stand in ‘’, or in “” as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.amending.operations import Wording
from checker.amending.unmarked import unmarked
from checker.model import Span

QUOTED = "\ue000"
RAISED = str.maketrans("‘’", "“”")
FORMS = str.maketrans("「」『』＂", '“”‘’"')
NEXT_INSTRUCTION = re.compile(
    r"\s*本(?:决定|修正案)自[^“”]{2,30}起施行|\s*(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,3}[.．、])\s*"
    r"(?:(?:将|把)?原?第[一二三四五六七八九十百零\d]+[条章].{0,40}(?:修改为|改为|合并|中的[“]|增加[一二两三四五六七八九十]+[条款项])"
    r"|删[去除]第[一二三四五六七八九十百零\d]+条|增加[一二两三四五六七八九十]+[条章]，?作为)"
)
CLOSES = re.compile(
    r"\s*(?:[。；，、,;.]?\s*(?:$|[“（(])|[。；，、,;]?\s*(?:并|同时|将|把|删|增加|新增|在|原|其中|第[^“”]{1,12}[条款项目章节](?:改|修|增|中|第)"
    r"|修改|改为|作为|包括|予以|列入|对|之?[前后](?:面)?增|和|与|及|以及|或者?[“]|字样|一词|的(?:规定|内容)|等))"
)


@dataclass(frozen=True)
class Folded:
    """The words outside of quotations; ``offsets`` leads back to the text of the decision."""

    text: str
    offsets: Sequence[int]
    quotations: dict[int, Wording] = field(default_factory=dict)  # by their place in ``text``
    unclosed: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where the words ``[start, end)`` stand in the decision."""
        if end <= start:
            at = self.offsets[min(start, len(self.offsets) - 1)] if self.offsets else 0
            return Span(at, at)
        last = self.quotations.get(end - 1)
        stop = last.span.end + 1 if last else self.offsets[end - 1] + 1
        return Span(self.offsets[start], stop)


def folded(text: str) -> Folded:
    """Fold the quotations of a text."""
    return _Folding(text).fold()


class _Folding:
    def __init__(self, text: str) -> None:
        self._text = _directed(text.translate(FORMS))
        self._kept: list[str] = []
        self._offsets: list[int] = []
        self._quotations: dict[int, Wording] = {}
        self._unclosed: list[Span] = []
        self._depth = 0
        self._open = 0  # where the quotation began
        self._lines: list[list[str]] = []
        self._unmarked = {span.start: span.end for span in unmarked(self._text)}
        self._covered = 0  # up to which offset a quotation without marks reaches

    def fold(self) -> Folded:
        at = 0
        for line in self._text.splitlines(keepends=True):
            self._line(line, at)
            at += len(line)
        if self._depth:
            self._break_off(at)
        return Folded("".join(self._kept), self._offsets, self._quotations, tuple(self._unclosed))

    def _line(self, line: str, start: int) -> None:
        at = max(0, min(self._covered - start, len(line)))
        if self._depth and NEXT_INSTRUCTION.match(line):
            self._break_off(start)
        if self._depth:
            self._lines.append([])
            at = self._marker(line)
        while at < len(line):
            at = self._step(line, at, start)

    def _marker(self, line: str) -> int:
        """Where a line of an open quotation begins behind its opening mark, if it has one."""
        first = len(line) - len(line.lstrip())
        if not line.startswith("“", first):
            return first
        close = line.find("”", first)
        inner = line.find("“", first + 1)
        is_term = close >= 0 and (inner < 0 or close < inner) and not CLOSES.match(line, close + 1)
        return first if is_term else first + 1

    def _step(self, line: str, at: int, start: int) -> int:
        """Take in the character of a line, or all that stands before the next mark."""
        char = line[at]
        if not self._depth and start + at in self._unmarked:
            return self._unmarked_words(start + at) - start
        if self._depth:
            end = next((i for i in range(at, len(line)) if line[i] in "“”"), len(line))
            self._lines[-1].append(line[at:end])
            if end < len(line):
                self._mark(line, end, start)
                return end + 1
            return end
        if char == "“":
            self._depth, self._open, self._lines = 1, start + at, [[]]
        else:
            self._kept.append(char)
            self._offsets.append(start + at)
        return at + 1

    def _unmarked_words(self, start: int) -> int:
        """Take in a quotation without marks; gives where it ends."""
        end = self._covered = self._unmarked[start]
        words = self._text[start:end].splitlines()
        lines = tuple(line.strip() for line in words if line.strip())
        self._quotations[len(self._kept)] = Wording(Span(start, end - 1), lines)
        self._kept.append(QUOTED)
        self._offsets.append(start)
        return end

    def _mark(self, line: str, at: int, start: int) -> None:
        self._depth += 1 if line[at] == "“" else -1
        if self._depth:
            self._lines[-1].append(line[at])
        else:
            self._close(start + at)

    def _close(self, end: int) -> None:
        lines = _raised([words for line in self._lines if (words := "".join(line).strip())])
        self._quotations[len(self._kept)] = Wording(Span(self._open + 1, end), lines)
        self._kept.append(QUOTED)
        self._offsets.append(self._open)

    def _break_off(self, end: int) -> None:
        """End a quotation that is not closed before the next instruction."""
        stop = len(self._text[:end].rstrip())
        self._unclosed.append(Span(self._open, stop))
        self._depth = 0
        self._close(max(self._open + 1, stop - 1))
        self._kept.append("\n")
        self._offsets.append(max(0, end - 1))


def _raised(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines as they stand outside of a quotation: what was in ‘’ there is in “”."""
    if any("“" in line for line in lines):
        return tuple(lines)
    return tuple(line.translate(RAISED) for line in lines)


def _directed(text: str) -> str:
    """The text with straight quotation marks as opening and closing ones."""
    if '"' not in text:
        return text
    pieces, is_open = [], False
    for index, char in enumerate(text):
        if char != '"':
            pieces.append(char)
            continue
        begins_line = not text[max(0, text.rfind("\n", 0, index) + 1) : index].strip()
        opens = not is_open or begins_line
        is_open = opens
        pieces.append("“" if opens else "”")
    return "".join(pieces)
