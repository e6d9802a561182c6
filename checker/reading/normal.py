"""The normal form of a text: one way to write each word, with the way back to every character.

Letters and digits become half width, punctuation Chinese, traditional characters simplified ones;
white space goes where Chinese characters meet it (``社 会 抚 养 费``, wrapped lines); a few
misreadings of OCR are undone. Characters are mapped one to one or dropped, never added, so each
has one offset in the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count

from checker.model import Span
from checker.reading.characters import INVISIBLE, Forms
from checker.reading.confusions import undone

# The number of a page, alone on its line, as text copied from a PDF has it: - 3 -, 第3页 共9页.
PAGE = (
    r"(?:[-—–－·•]{1,2} ?\d{1,4} ?[-—–－·•]{1,2}|第 ?\d{1,4} ?页(?:[，,/]? ?共 ?\d{1,4} ?页)?)"
    r"(?=[ \t\u3000]*[\r\n])"
)
BLANKS = re.compile(
    rf"(?:\n[ \t\u3000]*{PAGE}|[\s*{INVISIBLE}])+"
)  # an asterisk is the mark of emphasis in Markdown
WHITE = re.compile(r"\s")
GROUPING = re.compile(r"(?<=[0-9０-９])[,，](?=[0-9０-９]{3}(?![0-9０-９]))")
COMMAS = re.compile(r"[0-9０-９][,，][0-9０-９]")
WORD = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]")
NUMERALS = "〇零一二三四五六七八九十百千0-9"
FULL_STOP = re.compile(rf"(?<=[一-鿿])(?<![{NUMERALS}])\.(?=[一-鿿”’》）]|$)")
QUOTE = re.compile('"')
FORMS = Forms()


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form; ``offsets[i]`` is the source offset of its character ``i``."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The source span behind the characters ``[start, end)``, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def normalise(text: str, start: int = 0) -> NormalText:
    """The normal form of ``text``, which stands at offset ``start`` of the source."""
    plain, offsets = _without_blanks(text, start)
    plain = plain.translate(FORMS)
    if "." in plain:
        plain = FULL_STOP.sub("。", plain)
    if '"' in plain:
        sides = count()
        plain = QUOTE.sub(lambda _: "“”"[next(sides) % 2], plain)
    return NormalText(undone(plain), offsets)


def _without_blanks(text: str, start: int) -> tuple[str, Sequence[int]]:
    """The characters that stay, with their offsets."""
    dropped = _dropped(text)
    first, last = 0, len(text)
    if dropped and dropped[0][0] == 0:
        first = dropped.pop(0)[1]
    if dropped and dropped[-1][1] == last:
        last = dropped.pop()[0]
    if not dropped:
        return text[first:last], range(start + first, start + last)
    return _without_stretches(text[:last], start, [(0, first), *dropped])


def _without_stretches(
    text: str, start: int, dropped: Sequence[tuple[int, int]]
) -> tuple[str, Sequence[int]]:
    kept: list[range] = []
    at = 0
    for first, last in dropped:
        kept.append(range(at, first))
        at = last
    kept.append(range(at, len(text)))
    plain = "".join([text[each.start : each.stop] for each in kept])
    shifted = (range(each.start + start, each.stop + start) for each in kept)
    # A blank that stays stands for a word border, whatever it looked like.
    return WHITE.sub(" ", plain), list(chain.from_iterable(shifted))


def _dropped(text: str) -> list[tuple[int, int]]:
    """The stretches that go: blanks, but for one between two Latin words, and digit grouping."""
    found = [_surplus(text, *match.span()) for match in BLANKS.finditer(text)]
    if ("," in text or "，" in text) and COMMAS.search(text):
        found += [match.span() for match in GROUPING.finditer(text)]
        found.sort()
    return found


def _surplus(text: str, first: int, last: int) -> tuple[int, int]:
    """What goes of the blanks between two offsets."""
    is_border = (
        first > 0
        and last < len(text)
        and WORD.match(text[first - 1])
        and WORD.match(text[last])
        and WHITE.match(text[first])
    )
    return (first + 1, last) if is_border else (first, last)
