"""Numerals of provisions: 第一百零一条, 第18条, 第十八条之一 and back."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "廿": 20}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
KNOWN = DIGITS.keys() | UNITS.keys()
UNITED = UNITS.keys() | {"廿"}
NUMERAL = r"[〇○零一二三四五六七八九十百千万两廿0-9０-９]"
CIRCLED = {c: i for i, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)}


@lru_cache(maxsize=4096)
def to_int(numeral: str) -> int:
    """The value of a Chinese, Arabic, full-width or circled numeral, inner spaces ignored.

    Raises ``ValueError`` if it is none.
    """
    text = re.sub(r"\s", "", numeral)
    if text in CIRCLED:
        return CIRCLED[text]
    text = unicodedata.normalize("NFKC", text).replace("○", "〇")
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or set(text) - KNOWN:
        raise ValueError(f"not a numeral: {numeral}")
    if set(text) & UNITED:
        return _with_units(text)
    return int("".join(str(DIGITS[c]) for c in text))


def _with_units(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char == "廿":
            section += 20
        elif char in DIGITS:
            digit = DIGITS[char]
        elif char == "万":
            total, section, digit = (total + section + digit) * UNITS[char], 0, 0
        else:
            section += (digit or 1) * UNITS[char]
            digit = 0
    return total + section + digit


def to_chinese(number: int) -> str:
    """The numeral that legislation writes: 101 is 一百零一, 12 is 十二.

    Raises ``ValueError`` below 0 and above 9999.
    """
    if not 0 <= number <= 9999:
        raise ValueError(number)
    names = "零一二三四五六七八九"
    if number == 0:
        return names[0]
    written, pending = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += (names[0] if pending and written else "") + names[digit] + name
            pending = False
        else:
            pending = bool(written)
    return written.removeprefix("一") if written.startswith("一十") else written
