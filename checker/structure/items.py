"""The number of an item at the start of a line: （一）, 一、, 1., （1）, 1）, ①, ㈠, ⑴."""

from __future__ import annotations

import re
import unicodedata

from checker.model import NodeKind
from checker.reading.numerals import to_chinese, to_int
from checker.structure.labels import DRESS, SPACE, Label, skipped

HAN, DIGITS = r"[一二三四五六七八九十百]", r"[0-9０-９]"
# 一、 by number and sign; a sign that is a number of its own (㈠, ⑴, ⒈) counts as its style.
STYLES = {
    "han": "一、",
    "bracketed_han": "（一）",
    "digit": "1.",
    "bracketed_digit": "（1）",
    "closed_digit": "1）",
    "circled": "①",
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
    rf")"
)
STARTS = frozenset("一二三四五六七八九十百0123456789０１２３４５６７８９（(") | frozenset(
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


def _counts(line: str, match: re.Match[str]) -> bool:
    """Whether the number only counts: 一、二年级."""
    behind = NEXT.match(line, match.end())
    return bool(match["han"] and behind and to_int(match["han"]) + 1 == to_int(behind[0]))


def _value(numeral: str) -> int:
    if len(numeral) == 1 and not numeral.isalpha() and not numeral.isdecimal():
        return int(unicodedata.numeric(numeral))
    return to_int(numeral)
