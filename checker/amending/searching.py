"""Words found in the base, whatever its blanks and the width of its punctuation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from checker.model import Span
from checker.reading.numerals import KNOWN

WIDE = str.maketrans("(),;:?!%", "（），；：？！％")
NUMERALS = frozenset(KNOWN) | frozenset("0123456789０１２３４５６７８９")


class Searchable:
    """A text without blanks and with wide punctuation; every character knows its offset."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        kept = [(at, char) for at, char in enumerate(text) if not char.isspace()]
        self._offsets = [at for at, _ in kept]
        self.text = "".join(char for _, char in kept).translate(WIDE)

    def find(self, words: str, spans: Sequence[Span]) -> Iterator[Span]:
        """Where in some stretches the words stand, from left to right, not overlapping.

        一万元 is not found in 十一万元.
        """
        wanted = folded_words(words)
        if not wanted:
            return
        for span in spans:
            at = bisect_left(self._offsets, span.start)
            end = bisect_left(self._offsets, span.end)
            while (at := self.text.find(wanted, at, end)) >= 0:
                behind = at + len(wanted)
                if self._is_apart(at, behind, wanted):
                    yield Span(self._offsets[at], self._offsets[behind - 1] + 1)
                    at = behind
                else:
                    at += 1

    def _is_apart(self, start: int, end: int, wanted: str) -> bool:
        """Whether no numeral that the words begin or end with goes on outside of them."""
        before = self.text[start - 1] if start else ""
        behind = self.text[end] if end < len(self.text) else ""
        return not (
            (wanted[0] in NUMERALS and before in NUMERALS and before)
            or (wanted[-1] in NUMERALS and behind in NUMERALS and behind)
        )

    def before(self, offset: int) -> tuple[str, int]:
        """The last character before an offset that is no blank, and its offset; "" if none."""
        at = bisect_left(self._offsets, offset) - 1
        return (self.text[at], self._offsets[at]) if at >= 0 else ("", 0)

    def behind(self, offset: int) -> tuple[str, int]:
        """The first character at or behind an offset that is no blank, and its offset."""
        at = bisect_left(self._offsets, offset)
        return (self.text[at], self._offsets[at]) if at < len(self.text) else ("", offset)

    def ending(self, offset: int, length: int) -> str:
        """The characters before an offset, at most ``length``."""
        at = bisect_left(self._offsets, offset)
        return self.text[max(0, at - length) : at]


def folded_words(words: str) -> str:
    """Words as they are searched: without blanks, with wide punctuation."""
    return "".join(words.split()).translate(WIDE)
