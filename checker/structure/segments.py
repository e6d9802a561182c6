"""Labels inside a line, where text was pasted without its line breaks: where each one begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.reading.numerals import NUMERAL
from checker.structure.items import DIGITS, HAN
from checker.structure.labels import DRESS, RUNNING, SPACE, value_of

NUMBER = rf"{NUMERAL}(?:{SPACE}?{NUMERAL}){{0,8}}"
ARTICLE = rf"第{SPACE}?{NUMBER}{SPACE}?[条條](?:{SPACE}?之{NUMERAL}{{1,3}})?"
ARTICLE_INSIDE = re.compile(rf"(?<=[。；！？”）)》\s])(?:\*\*)?{ARTICLE}(?:\*\*)?(?={SPACE}+\S|【)")
DIVISION_INSIDE = re.compile(
    rf"(?<=[。！？”）)》\s])第{SPACE}?{NUMBER}{SPACE}?[编編章节節]{SPACE}{{0,4}}[^。；，：、]{{1,30}}?"
    rf"(?={SPACE}+第{SPACE}?{NUMBER}{SPACE}?[章节節条條]{SPACE}|$)"
)
HEAD_INSIDE = re.compile(
    rf"(?<=\s)目{SPACE}*[录錄次](?={SPACE}+第)|(?<=[例法定则])[（(](?=\d{{4}}{SPACE}?年)"
    rf"|(?<=\s)[（(](?=\d{{4}}{SPACE}?年)"
)
LABEL = (
    rf"(?P<label>[（(]{SPACE}?(?P<bracketed_han>{HAN}{{1,3}}){SPACE}?[）)]"
    rf"|(?P<han>{HAN}{{1,3}})、"
    rf"|(?P<digit>{DIGITS}{{1,2}})(?:[．、]|\.(?![0-9]))"
    rf"|[（(]{SPACE}?(?P<bracketed_digit>{DIGITS}{{1,2}}){SPACE}?[）)]"
    rf"|(?P<circled>[①-⑳]))"
)
FIRST_ITEM = re.compile(rf"{DRESS}(?:{ARTICLE}{SPACE}*)?{LABEL}")
ITEM_INSIDE = re.compile(rf"(?<=[：:；;。，]){SPACE}*(?:以及|或者|和|或)?{LABEL}")
STYLES = ("bracketed_han", "han", "digit", "bracketed_digit", "circled")
SECOND = re.compile(r"[（(] ?[二2２]|[二2２][、．.]|②")
SHORTEST_BEFORE = 3  # where at the earliest a second label may stand
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def cuts_of(text: str) -> list[int]:
    """The offsets inside a line at which an article, a division or an item begins, or at
    which the text goes on behind a list.
    """
    found: set[int] = set()
    if text.find("第", SHORTEST_BEFORE) > 0:
        found.update(_divided(text))
    if SECOND.search(text, SHORTEST_BEFORE):
        lists = [chain for chain in _lists(text) if len(chain) > 1]
        found.update(cut for chain in lists for cut in chain)
        found.update(_behind(text, chain, found) for chain in lists)
    return sorted(found - {0, len(text)}) if found else []


def _divided(text: str) -> Iterator[int]:
    starts = [
        match.start()
        for match in ARTICLE_INSIDE.finditer(text)
        if not RUNNING.match(text, match.end())
    ]
    yield from starts
    if starts:
        divisions = [match.start() for match in DIVISION_INSIDE.finditer(text)]
        yield from divisions
        yield from (match.start() for match in HEAD_INSIDE.finditer(text, 0, max(starts)))


def _lists(text: str) -> list[list[int]]:
    """The items of lists that begin with the line or with 1 behind a colon and go on in order."""
    lists: list[list[int]] = []
    latest: dict[str, tuple[int, list[int]]] = {}
    first = FIRST_ITEM.match(text)
    if first:
        style, number = _number(first)
        latest[style] = number, [first.start("label")]
        lists.append(latest[style][1])
    for match in ITEM_INSIDE.finditer(text, first.end() if first else 0):
        style, number = _number(match)
        last, chain = latest.get(style, (0, []))
        if number == 1 and text[match.start() - 1] in "：:":
            chain = []
            lists.append(chain)
        elif not chain or number != last + 1:
            continue
        chain.append(match.start("label"))
        latest[style] = number, chain
    return lists


def _behind(text: str, chain: list[int], cuts: set[int]) -> int:
    """Where the text goes on behind a list whose items end with ；, or the end of the line."""
    if any(text[:start].rstrip()[-1:] not in "；;" for start in chain[1:]):
        return len(text)
    full_stop = text.find("。", chain[-1]) + 1
    others = any(chain[-1] < cut <= full_stop for cut in cuts)
    return full_stop if full_stop and not others else len(text)


def _number(match: re.Match[str]) -> tuple[str, int]:
    style = next(name for name in STYLES if match[name])
    numeral = match[style]
    return style, CIRCLES.index(numeral) + 1 if numeral in CIRCLES else value_of(numeral) or 0
