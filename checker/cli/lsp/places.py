"""Places of a text as editors count them: lines from 0 and columns in the client's units."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from checker.model import Span
from checker.reading.plain import LINE_END

UTF8, UTF32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf32


class Places:
    """Turns offsets of a text (in code points) into positions of a client, and back."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str) -> None:
        """``encoding`` is the unit of columns that client and server agreed on."""
        self._text = text
        self._encoding = encoding
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self._text[self._starts[line] : offset]))

    def offset(self, position: Position) -> int:
        """The offset of a position; one behind the end of its line is the end of the line."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        ends = self._starts[position.line + 1 : position.line + 2] or [len(self._text)]
        units = 0
        for offset in range(start, ends[0]):
            if units >= position.character or self._text[offset] in "\r\n":
                return offset
            units += self._units(self._text[offset])
        return ends[0]

    def _units(self, text: str) -> int:
        if self._encoding == UTF32:
            return len(text)
        if self._encoding == UTF8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
