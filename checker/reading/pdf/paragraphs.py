"""Lines that a page has wrapped become the paragraphs that they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from checker.reading.numerals import NUMERAL
from checker.reading.pdf.lines import LETTER, PageLines, TextLine

# What begins a paragraph even after a full line without a stop, and what only behind a stop.
DIVIDES = re.compile(
    rf"\s*(?:第\s*{NUMERAL}{{1,8}}\s*[条條](?:之{NUMERAL}{{1,3}})?(?:[\s【]|$)"
    rf"|第\s*{NUMERAL}{{1,5}}\s*[编章节](?:\s|$)|附\s*[件表录]\s*(?:\d|{NUMERAL}|[：:]|$)|目\s*[录次]\s*$"
    rf"|[（(]\s*\d{{4}}\s*年)"
)
LISTS = re.compile(
    rf"\s*(?:[（(]\s*{NUMERAL}{{1,3}}\s*[）)]|{NUMERAL}{{1,3}}、|\d{{1,2}}[.．、](?!\d)|[①-⑳])"
)
ARTICLE = re.compile(rf"\s*第\s*{NUMERAL}{{1,8}}\s*[条條]")
STOP = re.compile(r"[。！？：；!?:;][”’）)]?$")
# What stays on one line: a word or number, or a character, with the brackets and stops around it.
UNDIVIDED = re.compile(
    r"\s*[“‘（(《〈【〔]*(?:[A-Za-z0-9.%]{1,20}|.)[，。；：、！？）)》〉】〕”’]{0,3}"
)
LATIN = 0.6  # of the width of a Chinese character
INDENT, RAGGED, SHORT = 0.8, 1.3, 2.0  # in heights of a character
CENTRED = 0.75
SPACED = 1.4  # times the usual distance
MOSTLY = 0.8
FEWEST = 8  # lines from which a usual distance can be told
SAME_SIZE = 0.1  # points
SHARE = 0.85  # of the lines end at the right margin or before it


@dataclass(frozen=True)
class _Margins:
    left: float
    right: float


@dataclass(frozen=True)
class _Setting:
    """How the lines of a document are set."""

    margins: dict[object, _Margins]
    size: float  # of most characters
    leading: float = 0.0  # from line to line, in heights of a character; 0 if not known
    indent: float = 0.0  # of the first lines of paragraphs
    is_spaced: bool = False  # there is more room between paragraphs than between lines

    def goes_on(self, before: TextLine, after: TextLine, so_far: str) -> bool:
        """Whether ``after`` belongs to the paragraph of ``before``, which says ``so_far``."""
        distance = _distance(before, after)
        if self._is_cut(before, after, distance):
            return False
        is_closed = bool(STOP.search(before.text.rstrip()))
        rest = self._rest(before)
        is_full = rest <= max(RAGGED, _room(after.text)) * before.pitch
        if not is_full and (is_closed or rest > SHORT * before.size):
            return False
        if self.is_spaced and is_full and distance:
            return True
        return self._reads_on(before, after, so_far, is_full)

    def _is_cut(self, before: TextLine, after: TextLine, distance: float) -> bool:
        """Whether the page itself divides two lines: cells, columns, more room than usual."""
        if before.cell != after.cell or "\t" in before.text + after.text:
            return True
        return bool(self.leading) and self._is_apart(after, distance)

    def _reads_on(self, before: TextLine, after: TextLine, so_far: str, is_full: bool) -> bool:
        """Whether stops, labels and indents let the second line go on with the first."""
        is_closed = bool(STOP.search(before.text.rstrip()))
        may_list = is_closed or not is_full or before.text[-1:] in "）)"
        opens = bool(DIVIDES.match(after.text) or (may_list and LISTS.match(after.text)))
        if self._indent(after) > INDENT * after.size:
            hangs = self._is_hanging(before, after) or _is_open(so_far)
            return not is_closed and not opens and hangs
        if self.indent and is_full:
            return not (is_closed and opens)
        return not is_closed and not opens

    def first_indent(self, lines: Sequence[TextLine]) -> float:
        """How far the first lines of paragraphs are indented; 0 if most are not.

        A line behind one that is not full begins a paragraph.
        """
        pairs = pairwise(lines)
        firsts = [b for a, b in pairs if not (a.cell or b.cell) and self._rest(a) > SHORT * a.pitch]
        indents = [self._indent(each) for each in firsts if not self._is_centred(each)]
        usual = median(indents) if indents else 0.0
        return usual if usual > INDENT * self.size else 0.0

    def _is_apart(self, after: TextLine, distance: float) -> bool:
        """Whether there is more room above a line of the text; titles are set with more anyway."""
        is_text = abs(after.size - self.size) < SAME_SIZE
        return is_text and distance > SPACED * self.leading

    def _is_hanging(self, before: TextLine, after: TextLine) -> bool:
        """Whether an indented line is no less so than the one before, or both are centred."""
        if abs(before.size - after.size) > SAME_SIZE:
            return False
        if self._is_centred(before) and self._is_centred(after):
            return True
        is_first = self.indent and abs(self._indent(after) - self.indent) < INDENT * after.size
        return not is_first and after.frame.left >= before.frame.left - INDENT * after.size

    def _rest(self, line: TextLine) -> float:
        """How much room is left behind a line."""
        return self.margins[_key(line)].right - line.frame.right

    def _indent(self, line: TextLine) -> float:
        return line.frame.left - self.margins[_key(line)].left

    def _is_centred(self, line: TextLine) -> bool:
        margins = self.margins[_key(line)]
        off = (line.frame.left - margins.left) - (margins.right - line.frame.right)
        return abs(off) < CENTRED * line.size


def paragraphs(pages: Sequence[PageLines]) -> list[TextLine]:
    """The paragraphs of a document, each as the line that it begins with and with all its text."""
    lines = [line for page in pages for line in page.lines]
    setting = _setting(lines)
    found: list[TextLine] = []
    last: TextLine | None = None
    for line in lines:
        if last and setting.goes_on(last, line, found[-1].text):
            found[-1] = replace(found[-1], text=_joined(found[-1].text, line.text))
        else:
            found.append(line)
        last = line
    return found


def _setting(lines: Sequence[TextLine]) -> _Setting:
    groups: dict[object, list[TextLine]] = {}
    for line in lines:
        groups.setdefault(_key(line), []).append(line)
    margins = {key: _margins(group) for key, group in groups.items()}
    setting = _Setting(margins, _usual_size(lines), _leading(lines))
    articles = [
        (before, line)
        for before, line in zip([None, *lines], lines, strict=False)
        if line.cell is None and ARTICLE.match(line.text)
    ]
    gaps = [_distance(before, line) for before, line in articles if before]
    spaced = [gap > SPACED * setting.leading for gap in gaps if gap]
    return replace(
        setting,
        indent=setting.first_indent(lines),
        is_spaced=bool(setting.leading) and sum(spaced) > MOSTLY * len(spaced),
    )


def _usual_size(lines: Sequence[TextLine]) -> float:
    return median(line.size for line in lines) if lines else 0.0


def _leading(lines: Sequence[TextLine]) -> float:
    """The distance of lines that follow each other closely; 0 if there are too few to tell."""
    found = sorted(filter(None, map(_distance, lines, lines[1:])))
    return found[len(found) // 4] if len(found) >= FEWEST else 0.0


def _distance(before: TextLine, after: TextLine) -> float:
    """How far below a line the next one is, in heights of a character; 0 if it is elsewhere."""
    if _place(before) != _place(after):
        return 0.0
    return max(0.0, after.frame.top - before.frame.top) / after.size


def _place(line: TextLine) -> object:
    return line.page, line.column, line.cell


def _key(line: TextLine) -> object:
    """Lines with the same margins: of a cell, or of a column of left or of right pages."""
    return line.cell if line.cell else (line.page % 2, line.column)


def _margins(lines: Sequence[TextLine]) -> _Margins:
    ends = sorted(line.frame.right for line in lines)
    return _Margins(min(line.frame.left for line in lines), ends[int((len(ends) - 1) * SHARE)])


def _is_open(text: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    return any(
        text.count(opening) > text.count(closing) for opening, closing in ("（）", "《》", "()")
    )


def _room(text: str) -> float:
    """How much room, in Chinese characters, the beginning of a line needs that is not divided."""
    found = UNDIVIDED.match(text)
    return sum(LATIN if each < "\u0250" else 1.0 for each in found[0].strip()) if found else 0.0


def _joined(before: str, after: str) -> str:
    """Two lines as one: no blank but between Latin words."""
    after = after.lstrip()
    between = " " if LETTER.match(before[-1:]) and LETTER.match(after[:1]) else ""
    return before + between + after
