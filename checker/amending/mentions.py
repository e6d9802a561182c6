"""The places that an instruction names: lists and ranges of articles, paragraphs, items and divisions.

In the words of an instruction one sign stands for each list of places, as one does for each
quotation; what is left are the words of the order itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod
from typing import Any

from checker.amending.operations import LAST, PATH, Level, NamedPlace
from checker.amending.quotations import QUOTED, Folded
from checker.model import Span
from checker.reading.numerals import NUMERAL
from checker.structure.citations import MANY, TO, numbers_of
from checker.structure.labels import number_of, value_of

PLACED = "\ue001"
TITLE = r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){1,120})》(?:[（(][^（）()\n]{0,80}[）)])?"
LAST_ONE = r"(?:最后一|末)"
N = rf"{NUMERAL}{{1,7}}"
ITEMS = rf"{MANY}(?:[（(]{NUMERAL}{{1,3}}[）)]){{0,20}}"  # （三）（四）项 too
LAWS = r"(?:实施)?(?:条例|办法|规定|规则|细则|法|解释|决定)"
OWN = (
    rf"(?:(?:本|该){LAWS}|条例)(?:的)?(?:(?:所有|全部|其他|相关|有关|各)的?(?:条款|条文|条|内容))?"
    r"|(?:(?:所有|全部|其他|相关|有关|部分)的?(?:条款|条文)|全文|各条|条文)"
)
FRONT = r"(?:法规|条例|规章|决定|办法|规定)?(?:名称|标题|题目)|引言|序言|前言"
ONE = (
    rf"(?P<front>{FRONT})(?=中|、|和|修改|改为)|"
    rf"(?:{TITLE})?(?P<old>原)?(?:(?:本|该)?(?:条例|办法|规定|规则|细则|法|解释)(?=第))?"
    rf"(?:第(?P<book>{N})编)?(?:第{N}分编)?(?:第(?P<chapter>{N})章)?(?:第(?P<section>{N})节)?"
    rf"(?P<named>{QUOTED}(?=[中里内第]|增加|新增|的?(?:[编章节]名|标题|名称)|[一这]*[编章节]))?"
    rf"(?:[一这]+[编章节])?"
    rf"(?:的?第(?P<article>{MANY})条(?:之(?P<sub>{NUMERAL}{{1,3}}))?)?"
    rf"(?:的?(?:第(?P<paragraph>{MANY})|{LAST_ONE})款(?P<p>))?"
    rf"(?:的?(?:(?:第|(?=[（(]))(?P<item>{ITEMS})|{LAST_ONE})项(?P<i>))?"
    rf"(?:的?(?:第(?P<subitem>{MANY})|{LAST_ONE})目(?P<s>))?"
    rf"(?:的?(?:第(?P<segment>{N})个?|{LAST_ONE}个?)自然段(?P<g>))?"
    rf"(?:的?(?:第(?P<sentence>{N})|{LAST_ONE})句(?:话)?(?P<e>))?"
    rf"(?P<heading>的?(?:章名|节名|编名|章标题|节标题|编标题|标题|条标|名称))?"
)
PLACE = re.compile(ONE)
START = re.compile(
    rf"第|原第|{LAST_ONE}[款项目自个句]|《|[（(]{NUMERAL}{{1,3}}[）)][^。；，\n]{{0,40}}?项|(?:{FRONT})(?=中|、|和|修改|改为)|(?:本|该)(?:条例|办法|规定|规则|细则|法|解释)第|条例第"
)
JOINT = re.compile(
    rf"\s*(?:(?P<to>{TO})|、|以及|或者|[和及与或])\s*(?=第|原第|最后一|末|《|本|名称|标题|题目|引言|[（(])"
)
WHOLE = re.compile(
    rf"(?:{OWN}|{TITLE}(?:全文|各条|条文)?)"
    r"(?=(?:中|里|内)?的?(?:\ue000|“)|[中里内]?(?:的|所有|涉及|出现|使用|有关|关于|所称))"
)
DIVISION = re.compile(
    rf"(?:(?P<quote>{QUOTED})(?=这?一?[编章节])"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[将把在对于、和及与去除]))"
    r"(?:总则|附则|罚则|(?!增加|新增|增设)(?:(?!第)[\u4e00-\u9fff、]){2,20}?(?=一[编章节])))"
    r"(?:这?一?(?P<unit>[编章节]))?(?P<heading>的?(?:名称|标题)|(?<=[编章节])名)?"
    rf"(?=[中里内]|的?{QUOTED}|增加|新增|(?:统一)?修改为|改为|$)"
)
SAME = re.compile(
    r"(?:其(?=中)|(?P<up>本条|该条|此条)|(?P<paragraph>该款|本款|该项|本项))(?=中|的|\ue000|修改|增加|第)"
)
ANNEX = re.compile(
    rf"附[件表录](?P<annex>[一二三四五六七八九十]+|\d+)?(?:《[^《》\n]{{1,80}}》)?(?=[中里内第]|的?{QUOTED}|修改|改为|删|$|[、。])"
)
BEGINS = frozenset(f"第原最末《本该条其全有相部各所附此名标题法规决办引序前总罚分（({QUOTED}")
LEADS = frozenset("将把在对于、和及与去除，。；：\n\t \u3000")  # before the title of a division
UNITS = {"paragraph": "p", "item": "i", "subitem": "s", "segment": "g", "sentence": "e"}
MOST_PLACES = 4000  # in one list
MOST_IN_ALL = 40_000  # in one decision; what is named beyond is not understood


@dataclass(frozen=True, slots=True)
class Mention:
    """Places named in one list; ``title`` is that of an instrument named before them.

    ``relative`` is "same" for 其中, "article" for 本条; then there are no places.
    """

    places: tuple[NamedPlace, ...]
    title: str = ""
    relative: str = ""


@dataclass(frozen=True)
class Named:
    """The words of an instruction with quotations and places folded."""

    folded: Folded
    text: str
    offsets: Sequence[int]  # into the folded text
    mentions: Mapping[int, Mention] = field(default_factory=dict)
    ends: Mapping[int, int] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """Where the words ``[start, end)`` stand in the decision."""
        if end <= start:
            return self.folded.span(self.offsets[start] if start < len(self.offsets) else 0, 0)
        stop = self.ends.get(end - 1, self.offsets[end - 1] + 1)
        return self.folded.span(self.offsets[start], stop)


def named(words: Folded) -> Named:
    """Fold the places of a decision whose quotations are folded."""
    kept: list[str] = []
    offsets: list[int] = []
    mentions: dict[int, Mention] = {}
    ends: dict[int, int] = {}
    at, count, text = 0, 0, words.text
    while at < len(text):
        found = _mention(words, at) if count < MOST_IN_ALL else None
        if found is None:
            kept.append(text[at])
            offsets.append(at)
            at += 1
            continue
        mention, end = found
        if mention is None:
            kept += text[at:end]
            offsets += range(at, end)
            at = end
            continue
        count += len(mention.places)
        mentions[len(kept)] = mention
        ends[len(kept)] = end
        kept.append(PLACED)
        offsets.append(at)
        at = end
    return Named(words, "".join(kept), offsets, mentions, ends)


def _mention(words: Folded, at: int) -> tuple[Mention | None, int] | None:
    """What is named from an offset on, and where it ends; ``None`` for what names too much."""
    text = words.text
    if text[at] not in BEGINS and text[at - 1 : at] not in LEADS:
        return None
    match = SAME.match(text, at)
    if match is not None:
        relative = "article" if match["up"] else "same"
        return Mention((), "", relative), match.end()
    match = WHOLE.match(text, at)
    if match is not None:
        place = NamedPlace(Level.WHOLE, words.span(at, match.end()))
        return Mention((place,), match["title"] or ""), match.end()
    match = DIVISION.match(text, at)
    if match is not None:
        return Mention((_division(words, match),)), match.end()
    match = ANNEX.match(text, at)
    if match is not None:
        return _in_annex(words, match)
    return _list(words, at) if START.match(text, at) else None


def _division(words: Folded, match: re.Match[str]) -> NamedPlace:
    """A division that is named by its title alone: 附则, “法律责任”一章."""
    quote = match["quote"] and words.quotations[match.start("quote")].words
    bare = re.sub(r"(?:这?一?[编章节])?(?:的?(?:名称|标题|名))?$", "", match[0])
    level = {"编": Level.BOOK, "节": Level.SECTION}.get(match["unit"] or "", Level.CHAPTER)
    span = words.span(match.start(), match.end())
    return NamedPlace(level, span, name=quote or bare, is_heading=bool(match["heading"]))


def _in_annex(words: Folded, match: re.Match[str]) -> tuple[Mention | None, int]:
    """An annex, or the places in it: 附件一第二条, 附表中."""
    number = value_of(match["annex"]) if match["annex"] else 0
    found = _list(words, match.end()) if START.match(words.text, match.end()) else None
    if found is not None and found[0] is not None:
        places = tuple(replace(each, annex=number) for each in found[0].places)
        return Mention(places), found[1]
    span = words.span(match.start(), match.end())
    return Mention((NamedPlace(Level.ANNEX, span, annex=number),)), match.end()


def _list(words: Folded, at: int) -> tuple[Mention | None, int] | None:
    """The places of a list from an offset on, and its end; without them if they are too many."""
    text = words.text
    places: list[NamedPlace] = []
    title, start, is_range = "", at, False
    while True:
        match = PLACE.match(text, at)
        if match is None or match.end() == at or not _names(match):
            break
        title = title or match["title"] or ""
        if len(places) <= MOST_PLACES:
            found = list(_places(match, words))
            places = _joined(places, found, is_range)
        start = match.end()
        joint = JOINT.match(text, start)
        if joint is None:
            break
        at, is_range = joint.end(), bool(joint["to"])
    if len(places) > MOST_PLACES:
        return None, start
    return (Mention(tuple(places), title), start) if places else None


def _names(match: re.Match[str]) -> bool:
    """Whether a match names anything but a title."""
    named_levels = (match[each] for each in ("front", "book", "chapter", "section", "article"))
    return any(named_levels) or any(match[each] is not None for each in UNITS.values())


def _places(match: re.Match[str], words: Folded) -> Iterator[NamedPlace]:
    """The places of one expression: 第一款第二、三项 names two."""
    span = words.span(match.start(), match.end())
    if match["front"]:
        level = Level.PREAMBLE if match["front"][-1] == "言" else Level.TITLE
        yield NamedPlace(level, span)
        return
    numbers = _numbers(match)
    if prod(len(each) for each in numbers.values()) > MOST_PLACES:
        return
    level = max((Level(name) for name in numbers), key=PATH.index)
    name = words.quotations[match.start("named")].words if match["named"] else ""
    same: dict[str, Any] = {
        "is_heading": bool(match["heading"]),
        "is_old": bool(match["old"]),
        "name": name,
    }
    for chosen in product(*numbers.values()):
        values: dict[str, Any] = dict(zip(numbers, chosen, strict=True))
        yield NamedPlace(level, span, **same, **values)


def _numbers(match: re.Match[str]) -> dict[str, Sequence[Any]]:
    """Of each level that an expression names the numbers."""
    upper = ("book", "chapter", "section")
    numbers: dict[str, Sequence[Any]] = {n: [value_of(match[n])] for n in upper if match[n]}
    if match["article"]:
        numbers["article"] = list(_articles(match["article"], match["sub"]))
    for name, mark in UNITS.items():
        if match[mark] is not None:
            numbers[name] = numbers_of(match[name]) if match[name] else (LAST,)
    return numbers


def _articles(words: str, inserted: str | None) -> Iterator[tuple[int, ...]]:
    if inserted:
        number = number_of(words, inserted)
        yield from [number] if number else []
        return
    yield from ((number,) for number in numbers_of(words))


def _joined(
    places: list[NamedPlace], found: Sequence[NamedPlace], is_range: bool
) -> list[NamedPlace]:
    """The list with more places, which begin where those before leave off."""
    if not places:
        return list(found)
    before = places[-1]
    continued = [inherited(each, before) for each in found]
    if is_range and continued:
        places += _between(before, continued[0])
    places += continued
    return places


def _between(first: NamedPlace, last: NamedPlace) -> Iterator[NamedPlace]:
    """The places between the two ends of a range; too many of them for what may be meant."""
    if first.level is not last.level or first.level not in PATH:
        return
    name = first.level.value
    one, other = getattr(first, name), getattr(last, name)
    numbers: Iterator[object]
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other) == 1:
        numbers = ((n,) for n in range(one[0] + 1, min(other[0], one[0] + MOST_PLACES + 1)))
    elif isinstance(one, int) and isinstance(other, int):
        numbers = iter(range(one + 1, min(other, one + MOST_PLACES + 1)))
    else:
        return
    for number in numbers:
        values: dict[str, Any] = {name: number}
        yield replace(last, **values)


def inherited(place: NamedPlace, context: NamedPlace | None) -> NamedPlace:
    """The place with what it leaves unsaid taken from a place named before."""
    if context is None or place.level not in PATH:
        return place
    order = [each.value for each in PATH]
    said = (at for at, name in enumerate(order) if getattr(place, name) is not None)
    first = next(said, None)
    if first is None:  # a division by its title
        return place
    if order[first] in ("book", "chapter", "article"):
        return place
    if order[first] == "section":
        return replace(place, book=context.book, chapter=context.chapter)
    values: dict[str, Any] = {name: getattr(context, name) for name in order[:first]}
    annex = context.annex if place.annex is None else place.annex
    return replace(place, **values, is_new=context.is_new, annex=annex)
