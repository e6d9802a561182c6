"""Places in a text as programs count them that hold text in UTF-16 (JavaScript, .NET, Java)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from checker.model import Span
from checker.reading.plain import LINE_END

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Region:
    """A range of a text in UTF-16 code units: 1-based lines and columns, end exclusive.

    ``offset`` counts from 0 from the beginning of the text, without a byte order mark.
    """

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    offset: int
    length: int


class Utf16Text:
    """A text whose places can be told in UTF-16 code units."""

    def __init__(self, text: str) -> None:
        """Index the lines of the text and its characters of two units."""
        self._lines = [0, *(match.end() for match in LINE_END.finditer(text))]
        self._wide = [match.start() for match in _TWO_UNITS.finditer(text)]

    def region(self, span: Span) -> Region:
        """The region of a span of code points."""
        start, end = self._units(0, span.start), self._units(0, span.end)
        return Region(*self._position(span.start), *self._position(span.end), start, end - start)

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, self._units(self._lines[line - 1], offset) + 1

    def _units(self, start: int, end: int) -> int:
        wide = bisect_left(self._wide, end) - bisect_left(self._wide, start)
        return end - start + wide
