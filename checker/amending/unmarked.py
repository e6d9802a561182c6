"""Which words of a decision are quotations although no quotation marks stand around them?

Amendments (修正案) often give the new text of an article without marks: it goes on from the colon of
one order to the next order. And names in 《》 are replaced as they stand: 将第一条中的《甲法》修改为《乙法》.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model import Span
from checker.reading.numerals import NUMERAL
from checker.structure.labels import value_of

NAME = r"《[^《》“”\n]{1,80}》"
NAMES = (
    re.compile(
        rf"[中里内]的?(?P<old>{NAME})(?:统一|均|全部|一律)?(?:修改|改|变更|调整)为(?P<new>{NAME})"
    ),
    re.compile(rf"(?:删去|删除)[^，。；“”\n]{{1,40}}[中里内]的?(?P<old>{NAME})"),
)
NUMBERS = (
    re.compile(rf"\s*(?P<number>{NUMERAL}{{1,5}})、"),
    re.compile(rf"\s*[（(](?P<number>{NUMERAL}{{1,5}})[）)]"),
    re.compile(r"\s*(?P<number>\d{1,3})[.．、]"),
)
ORDERS = re.compile(
    r"\s*(?:将|把|对|在|删[去除]|增加|新增|原?第[^，。：“”]{1,12}[编章节条款项目]|《|条例|本条例|名称|附[件表])"
)
LEADS_TO_TEXT = re.compile(
    r"(?:(?:修改|修订|改|表述)为|内容(?:为|如下)|作为第[^：“”\n]{1,60}|增加[^：“”\n。]{1,60})[：:][ \t\u3000]*"
)
CLOSES = re.compile(
    r"\s*(?:本(?:修正案|决定)|此外，|《[^》]+》根据本|(?:有关|相关|条例)?[^。]{0,12}(?:条文|条款|章节)[^。]{0,8}(?:序号|顺序))"
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    words: str
    style: int  # of its number: an index of NUMBERS, or -1
    number: int

    @property
    def is_order(self) -> bool:
        """Whether an order begins in the line."""
        if self.style < 0:
            return False
        match = NUMBERS[self.style].match(self.words)
        return match is not None and ORDERS.match(self.words, match.end()) is not None


def unmarked(text: str) -> list[Span]:
    """The quotations without marks, in order."""
    return sorted([*_names(text), *_texts(_lines(text))])


def _names(text: str) -> Iterator[Span]:
    for pattern in NAMES:
        for match in pattern.finditer(text):
            groups = [name for name in pattern.groupindex if match[name]]
            yield from (Span(*match.span(name)) for name in groups)


def _lines(text: str) -> list[_Line]:
    found, at = [], 0
    for words in text.splitlines(keepends=True):
        matches = ((style, each.match(words)) for style, each in enumerate(NUMBERS))
        style, match = next(((s, m) for s, m in matches if m), (-1, None))
        number = value_of(match["number"]) if match else None
        found.append(_Line(at, words, style, number or 0))
        at += len(words)
    return found


def _texts(lines: Sequence[_Line]) -> Iterator[Span]:
    """From the colon of each order to the next order, if no mark opens there."""
    at = 0
    while at < len(lines):
        line = lines[at]
        lead = _lead(line) if line.is_order else None
        if lead is None:
            at += 1
            continue
        end = _end(lines, at)
        words = line.words[lead:] + "".join(each.words for each in lines[at + 1 : end])
        if words.strip() and words.lstrip()[0] not in '“"「『':
            begin = line.start + lead + len(words) - len(words.lstrip())
            yield Span(begin, line.start + lead + len(words.rstrip()))
            at = end
        else:
            at += 1


def _lead(line: _Line) -> int | None:
    """Where in a line the new text begins; ``None`` if marks stand in it."""
    match = LEADS_TO_TEXT.search(line.words)
    return match.end() if match and "“" not in line.words[: match.end()] else None


def _end(lines: Sequence[_Line], at: int) -> int:
    """The line in which the next order begins, or the decision speaks of itself again."""
    line = lines[at]
    for index in range(at + 1, len(lines)):
        other = lines[index]
        is_next = other.style == line.style and other.number == line.number + 1
        is_upper = -1 < other.style < line.style
        if ((is_next or is_upper) and other.is_order) or CLOSES.match(other.words):
            return index
    return len(lines)
