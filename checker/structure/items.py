"""The number of an item at the start of a line: （一）, 一、, 1., （1）, ①, ㈠, A., 一是, or a bullet."""

from __future__ import annotations

import re
import unicodedata

from checker.model import NodeKind
from checker.reading.numerals import to_chinese, to_int
from checker.structure.labels import BLANK, DRESS, SPACE, Label, skipped

HAN, DIGITS = r"[一二三四五六七八九十百]", r"[0-9０-９]"
# 一、 by number and sign; a sign that is a number of its own (㈠, ⑴, ⒈) counts as its style.
STYLES = {
    "han": "一、",
    "bracketed_han": "（一）",
    "digit": "1.",
    "bracketed_digit": "（1）",
    "closed_digit": "1）",
    "circled": "①",
    "letter": "A.",
    "each": "一是",
    "ordinal": "第一，",
    "sign_han": "（一）",
    "sign_bracketed": "（1）",
    "sign_digit": "1.",
}
ITEM = re.compile(
    rf"{DRESS}(?P<label>"
    rf"(?P<han>{HAN}+){SPACE}?[、．.]"
    rf"|[（(]{SPACE}*(?P<bracketed_han>{HAN}(?:{SPACE}?{HAN})*){SPACE}*[）)]"
    rf"|(?P<digit>{DIGITS}{{1,2}}){SPACE}?(?:[．、]|\\?\.(?![0-9]))"
    rf"|[（(]{SPACE}*(?P<bracketed_digit>{DIGITS}{{1,2}}){SPACE}*[）)]"
    rf"|(?P<closed_digit>{DIGITS}{{1,2}})[）)]"
    rf"|(?P<circled>[①-⑳])|(?P<sign_han>[㈠-㈩])|(?P<sign_bracketed>[⑴-⒇])|(?P<sign_digit>[⒈-⒛])"
    rf"|(?P<letter>[A-Ha-h]){SPACE}?[.．、)）](?![A-Za-z.])"
    rf"|(?P<each>{HAN}{{1,2}})是|第(?P<ordinal>{HAN}{{1,2}})[，：]"
    rf")"
)
BULLET_STYLE = "•"
BULLETS = frozenset("-*+•●·▪◆■—–")
BULLET = re.compile(rf"{SPACE}*(?P<label>(?:[-*+·—–]{SPACE}|[•●▪◆■]){SPACE}*)(?=[^{BLANK}*+·—–-])")
STARTS = frozenset(
    "第ABCDEFGHabcdefgh一二三四五六七八九十百0123456789０１２３４５６７８９（("
) | frozenset(
    chr(code)
    for first, last in ("①⑳", "㈠㈩", "⑴⒇", "⒈⒛")
    for code in range(ord(first), ord(last) + 1)
)
NEXT = re.compile(HAN)


def item_label(line: str, first: str) -> Label | None:
    """The number of an item in any of the customary styles.

    ``first`` is the first character of the line that is neither white space nor a Markdown mark.
    """
    if first not in STARTS:
        return None
    match = ITEM.match(line)
    if match is None or _counts(line, match):
        return None
    group = next(name for name in STYLES if match[name])
    number = _value(match[group])
    style = STYLES[group]
    label = f"（{to_chinese(number)}）" if style == "（一）" else match["label"].strip()
    body = skipped(line, match.end())
    return Label(NodeKind.ITEM, label, (number,), match.start("label"), body, style=style)


def bullet_label(line: str) -> Label | None:
    """A bullet in place of a number; its number is 0, for the place in the list gives it."""
    if line.lstrip()[:1] not in BULLETS:
        return None
    match = BULLET.match(line)
    if match is None:
        return None
    start, end = match.span("label")
    return Label(NodeKind.ITEM, "", (0,), start, skipped(line, end), style=BULLET_STYLE)


def _counts(line: str, match: re.Match[str]) -> bool:
    """Whether the number only counts: 一、二年级."""
    behind = NEXT.match(line, match.end())
    return bool(match["han"] and behind and to_int(match["han"]) + 1 == to_int(behind[0]))


def _value(numeral: str) -> int:
    if numeral.isascii() and numeral.isalpha():
        return ord(numeral.lower()) - ord("a") + 1
    if len(numeral) == 1 and not numeral.isalpha() and not numeral.isdecimal():
        return int(unicodedata.numeric(numeral))
    return to_int(numeral)
