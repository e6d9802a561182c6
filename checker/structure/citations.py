"""The words of a reference: 第二十条第一款第（一）、（二）项, 前两款, 第二章第一节, 第二条至第五条."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.reading.numerals import NUMERAL
from checker.structure.labels import value_of

TO = r"(?:至|到|[—–－~～-]{1,2})"
ONE = rf"第?[（(]?{NUMERAL}{{1,7}}[）)]?"
MANY = rf"[（(]?{NUMERAL}{{1,7}}[）)]?(?:(?:[、和或及与]|以及|或者|{TO}){ONE}){{0,30}}"
SOME_PARAGRAPHS = rf"{MANY}(?:款{TO}{ONE})?"
SOME_ITEMS = rf"{MANY}(?:项{TO}{ONE})?"
PARAGRAPHS = rf"第{SOME_PARAGRAPHS}款(?!项)"
ITEMS = rf"第?{SOME_ITEMS}项(?!目)"
LOWER = rf"(?:{PARAGRAPHS})?(?:{ITEMS})?"
ARTICLE = rf"第{NUMERAL}{{1,7}}条(?:之{NUMERAL}{{1,3}})?"
HERE = r"(?:本条(?![例件])|前款|前条|本款|前项|上款|上条)"
REFERENCE = re.compile(
    rf"(?P<article>{ARTICLE})(?P<lower>{LOWER})(?:{TO}(?P<last>第?{NUMERAL}{{1,7}}条(?:之{NUMERAL}{{1,3}})?){LOWER})?"
    rf"|第(?P<articles>{MANY})条"
    rf"|(?P<below>{HERE}?(?:{PARAGRAPHS}(?:{ITEMS})?|第{SOME_ITEMS}项(?!目)))"
    rf"|(?P<relative>前[一二两三四五六]?款(?!项)|前[一二两三四五六]?项(?!目)|前条(?!件)|前[一二两三四五六]条"
    rf"|上一[条款项]|下一[条款]|(?:上[条款]|本[款项])(?=规定|所|第|的规定|中)"
    rf"|本条(?![例件])|本章(?!程)|本节(?!目))"
    rf"|(?P<chapter>第{NUMERAL}{{1,4}}章(?:第{NUMERAL}{{1,4}}节)?|(?<=本章)第{NUMERAL}{{1,4}}节)"
)
ANCHOR = re.compile(r"[条款项]|本章|本节|第[^条款项]{1,12}章")
JOINED = re.compile(r"^(?:的?规定)?(?:[、和或及与]|以及|或者)$")
NUMBER = re.compile(rf"(?P<to>{TO})?第?[（(]?(?P<number>{NUMERAL}+)")
NUMBERED = re.compile(rf"第(?P<number>{NUMERAL}+)条(?:之(?P<inserted>{NUMERAL}+))?")
BELOW = re.compile(rf"(?:第(?P<paragraphs>{SOME_PARAGRAPHS})款)?(?:第?(?P<items>{SOME_ITEMS})项)?$")
LONGEST_RANGE = 100
COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The paragraphs and items that a reference names below an article; empty if none."""

    paragraphs: tuple[int, ...] = ()
    items: tuple[int, ...] = ()


def numbers_below(words: str) -> Numbers:
    """What 第一款第（一）、（二）项 names; ``words`` may begin with 本条, 前款 and the like."""
    match = BELOW.search(words)
    if match is None:
        return Numbers()
    return Numbers(numbers_of(match["paragraphs"] or ""), numbers_of(match["items"] or ""))


def numbers_of(words: str) -> tuple[int, ...]:
    """The numbers of a list: 二、三和五 is (2, 3, 5), 二至四 is (2, 3, 4)."""
    found: list[int] = []
    for match in NUMBER.finditer(words):
        number = value_of(match["number"])
        if number is None:
            continue
        if match["to"] and found and found[-1] < number <= found[-1] + LONGEST_RANGE:
            found.extend(range(found[-1] + 1, number))
        found.append(number)
    return tuple(found)


def count_of(words: str) -> int:
    """How many provisions 前款 and 前两款 name."""
    return COUNTS.get(words[1], 1)
