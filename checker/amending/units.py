"""Which unit does a word of an instruction name, and how many of it?"""

from __future__ import annotations

from checker.amending.mentions import Named
from checker.amending.operations import Level, NamedPlace
from checker.amending.quotations import QUOTED
from checker.reading.numerals import to_int

LEVELS = {
    "编": Level.BOOK,
    "章": Level.CHAPTER,
    "节": Level.SECTION,
    "条": Level.ARTICLE,
    "款": Level.PARAGRAPH,
    "段": Level.PARAGRAPH,
    "项": Level.ITEM,
    "目": Level.SUBITEM,
}
DIVISIONS = (Level.BOOK, Level.CHAPTER, Level.SECTION)


def upper_numbers(place: NamedPlace) -> tuple[object, ...]:
    """The numbers of what a place lies in."""
    above = place.above(place.level)
    names = ("article", "paragraph", "item", "subitem")
    return tuple(getattr(above, name) for name in names)


def count_of(words: str) -> int:
    """How many units words count, at least one."""
    try:
        return max(1, to_int(words))
    except ValueError:
        return 1


def shown(words: Named, at: int) -> str:
    """The words behind a sign: a list of places in full, a quotation by its beginning."""
    if words.text[at] == QUOTED:
        text = words.folded.quotations[words.offsets[at]].words
        return f"“{text[:30]}…”" if len(text) > 31 else f"“{text}”"
    start, end = words.offsets[at], words.ends[at]
    return words.folded.text[start:end]
