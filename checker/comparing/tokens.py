"""Words as units of a difference: marks that begin and end at the borders of words read well.

The borders are jieba's, with jieba's dictionary. Only the words that can occur in the texts are
taken out of it, for loading the whole takes seconds.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any
from unicodedata import normalize

from checker.model import Span
from checker.reading.numerals import NUMERAL

# The sum of all frequencies in jieba's dictionary, against which its words are weighed.
TOTAL = 60_101_967
# Numbers, and what is cited by them, are one word each.
PIECE = re.compile(
    rf"\s+|[0-9A-Za-z.%％]+|第?{NUMERAL}{{2,8}}[条款项章节编目]?|第{NUMERAL}[条款项章节编目]"
    rf"|(?:(?!第{NUMERAL}|{NUMERAL}{{2}})[㐀-鿿])+|.",
    re.DOTALL,
)
NUMBERED = re.compile(rf"第?{NUMERAL}{{2}}|第{NUMERAL}")
LONGEST_PIECE = 10_000  # characters without any punctuation


@dataclass(frozen=True, slots=True)
class Token:
    """A word with the blanks before it; ``key`` is equal for what counts as the same."""

    span: Span  # with the blanks
    start: int  # of the word itself
    key: Hashable


@lru_cache(maxsize=1)
def _dictionary() -> list[str]:
    """The lines of jieba's dictionary: word, frequency, tag."""
    data = (resources.files("jieba") / "dict.txt").read_text(encoding="utf-8")
    return data.split("\n")


class Borders:
    """Finds the words of some texts."""

    def __init__(self, *texts: str) -> None:
        """``texts`` are all that will be cut."""
        import jieba

        beginnings = {text[at : at + 2] for text in texts for at in range(len(text))}
        words: dict[str, int] = {}
        for line in _dictionary():
            if line[:2] in beginnings or line[1:2] == " ":
                word, frequency, *_ = line.split(" ")
                words[word] = int(frequency)
        for word in list(words):
            for end in range(1, len(word)):
                words.setdefault(word[:end], 0)
        self._tokenizer: Any = jieba.Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total = words, TOTAL
        self._tokenizer.initialized = True

    def tokens(
        self, text: str, span: Span, fixed: Mapping[Span, Hashable] | None = None
    ) -> list[Token]:
        """The words of ``text`` inside ``span``.

        ``fixed`` are stretches that are one word whatever they say, with their keys. Blanks
        behind the last word belong to none.
        """
        found: list[Token] = []
        at = blank = span.start
        for stretch, key in [*sorted((fixed or {}).items()), (Span(span.end, span.end), None)]:
            for word in self._words(text[at : stretch.start]):
                if not word.isspace():
                    found.append(Token(Span(blank, at + len(word)), at, normalize("NFKC", word)))
                    blank = at + len(word)
                at += len(word)
            if key is not None:
                found.append(Token(Span(blank, stretch.end), stretch.start, key))
                at = blank = stretch.end
        return found

    def _words(self, text: str) -> Iterator[str]:
        for piece in PIECE.findall(text):
            if len(piece) == 1 or NUMBERED.match(piece) or not "㐀" <= piece[0] <= "鿿":
                yield piece
            else:
                for first in range(0, len(piece), LONGEST_PIECE):
                    part = piece[first : first + LONGEST_PIECE]
                    yield from self._tokenizer.cut(part, HMM=False)
