"""Places in the words of legislation: 第十条第二款第一项, 第三章."""

from __future__ import annotations

from collections.abc import Sequence

from checker.amending.operations import LAST, Level, NamedPlace
from checker.reading.numerals import to_chinese

UNITS = {
    "book": "编",
    "chapter": "章",
    "section": "节",
    "paragraph": "款",
    "item": "项",
    "subitem": "目",
    "segment": "自然段",
    "sentence": "句",
}
WHOLE = {Level.WHOLE: "全文", Level.TITLE: "名称", Level.PREAMBLE: "引言", Level.ANNEX: "附件"}


def article_words(number: Sequence[int]) -> str:
    """The label of an article: 第十八条之一."""
    return f"第{numeral(number[0])}条" + "".join(f"之{numeral(each)}" for each in number[1:])


def place_words(place: NamedPlace) -> str:
    """The place in the words of legislation."""
    annex = "" if place.annex is None else f"附件{numeral(place.annex) if place.annex else ''}"
    if place.level in WHOLE:
        return annex or WHOLE[place.level]
    words = annex + ("" if any((place.book, place.chapter, place.section)) else place.name)
    words += "".join(_one(place, name) for name in ("book", "chapter", "section"))
    if place.article:
        words += article_words(place.article)
    lower = ("paragraph", "item", "subitem", "segment", "sentence")
    return words + "".join(_one(place, name) for name in lower)


def _one(place: NamedPlace, name: str) -> str:
    number = getattr(place, name)
    if number is None:
        return ""
    return f"最后一{UNITS[name]}" if number == LAST else f"第{numeral(number)}{UNITS[name]}"


def numeral(number: int) -> str:
    """A Chinese numeral, or digits where there is none."""
    return to_chinese(number) if 0 <= number <= 9999 else str(number)
