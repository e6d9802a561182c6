"""What a line begins with: the heading of a division, an article's label, an item's number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import NodeKind
from checker.reading.numerals import NUMERAL, to_chinese, to_int

SPACE = r"[\s　​﻿]"
DRESS = rf"{SPACE}*(?:(?:#{{1,6}}|>|[-*+](?={SPACE})|\*\*|__){SPACE}*)*"
NUMBER = rf"{NUMERAL}(?:{SPACE}{{0,2}}{NUMERAL}){{0,8}}"
DIVISION = re.compile(
    rf"{DRESS}(?P<label>第{SPACE}*(?P<number>{NUMBER}){SPACE}*(?P<unit>编|分编|章|节))"
    rf"(?P<rest>(?:\*\*|__)?(?:{SPACE}+|[：:]|$|(?={NUMERAL}|[^\s、，。；的至和或及与规]))[^。；]{{0,60}})$"
)
ARTICLE = re.compile(
    rf"{DRESS}(?P<label>第{SPACE}*(?P<number>{NUMBER}){SPACE}*条"
    rf"(?:{SPACE}*之{SPACE}*(?P<sub>{NUMERAL}{{1,3}}))?)(?:\*\*|__)?"
)
RUNNING = re.compile(
    rf"(?:规定|所(?:列|规定|称|述)|第{NUMERAL}+[款项条]|[、和至或及与的，；）》]|中(?:的|规定)|以外|情形|或者)"
)
TITLED = re.compile(
    rf"{SPACE}*(?:[【〔\[](?P<a>[^】〕\]]{{1,30}})[】〕\]]|[（(](?P<b>[^）)，。；一二三四五六七八九十\d][^）)，。；]{{1,20}})[）)](?={SPACE}|$|[^，。；、]))"
)
ITEMS = (
    (
        "一、",
        re.compile(rf"{DRESS}(?P<label>(?P<number>[一二三四五六七八九十百]+){SPACE}?[、．.])"),
    ),
    (
        "（一）",
        re.compile(
            rf"{DRESS}(?P<label>[（(]{SPACE}*(?P<number>[一二三四五六七八九十百]+){SPACE}*[）)])"
        ),
    ),
    (
        "1.",
        re.compile(
            rf"{DRESS}(?P<label>(?P<number>[0-9０-９]{{1,2}}){SPACE}?(?:[．、]|\.(?![0-9])))"
        ),
    ),
    (
        "（1）",
        re.compile(rf"{DRESS}(?P<label>[（(]{SPACE}*(?P<number>[0-9０-９]{{1,2}}){SPACE}*[）)])"),
    ),
    ("1）", re.compile(rf"{DRESS}(?P<label>(?P<number>[0-9０-９]{{1,2}})[）)])")),
    ("①", re.compile(rf"{DRESS}(?P<label>(?P<number>[①-⑳]))")),
)
KINDS = {"编": NodeKind.BOOK, "分编": NodeKind.BOOK, "章": NodeKind.CHAPTER, "节": NodeKind.SECTION}


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: what it opens, and where the text behind it begins."""

    kind: NodeKind
    label: str
    number: tuple[int, ...]
    start: int  # offset of the label in the line
    body: int  # offset in the line of the text behind label and title
    title: str = ""
    style: str = ""  # for items: how they are numbered


def division_label(line: str) -> Label | None:
    """The heading of a 编, 章 or 节, if the line is one."""
    match = DIVISION.match(line)
    if match is None:
        return None
    number, unit = to_int(match["number"]), match["unit"]
    title = re.sub(rf"{SPACE}|[*_#]", "", match["rest"])
    if unit == "节" and RUNNING.match(match["rest"]):
        return None
    label = f"第{to_chinese(number) if number <= 9999 else number}{unit}"
    return Label(KINDS[unit], label, (number,), match.start("label"), match.start("label"), title)


def article_label(line: str) -> Label | None:
    """The label of an article, if the line begins with one that is no reference."""
    match = ARTICLE.match(line)
    if match is None or RUNNING.match(line, match.end()):
        return None
    number = (to_int(match["number"]), *((to_int(match["sub"]),) if match["sub"] else ()))
    label = re.sub(rf"{SPACE}|\*", "", match["label"])
    titled = TITLED.match(line, match.end())
    title = (titled["a"] or titled["b"] or "").strip() if titled else ""
    body = titled.end() if titled else match.end()
    return Label(NodeKind.ARTICLE, label, number, match.start("label"), _skip(line, body), title)


def item_label(line: str) -> Label | None:
    """The number of an item in any of the customary styles."""
    for style, pattern in ITEMS:
        match = pattern.match(line)
        if match is None:
            continue
        number = to_int(match["number"])
        label = f"（{to_chinese(number)}）" if style == "（一）" else match["label"].strip()
        body = _skip(line, match.end())
        return Label(NodeKind.ITEM, label, (number,), match.start("label"), body, style=style)
    return None


def _skip(line: str, at: int) -> int:
    """Past white space and Markdown marks."""
    while at < len(line) and (line[at].isspace() or line[at] in "　​﻿*_"):
        at += 1
    return at
