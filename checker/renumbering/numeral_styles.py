"""A number written as another one is: 三十, 30, ３０, 三〇, ③, ㈢, C."""

from __future__ import annotations

import re

from checker.reading.numerals import UNITED, to_chinese

# The first and last sign of a row, and how a number is written that the row does not reach.
SIGNS = {"①⑳": "（{}）", "㈠㈩": "（{}）", "⑴⒇": "（{}）", "⒈⒛": "{}."}
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
POSITIONAL = str.maketrans("0123456789", "〇一二三四五六七八九")
HIGHEST = 9999
LETTERS = 26


def written_like(model: str, number: int) -> str:
    """``number`` in the style of the numeral ``model``, blanks in which do not count."""
    model = re.sub(r"\s", "", model)
    for row, beyond in SIGNS.items():
        if row[0] <= model[:1] <= row[1]:
            return _sign(row, beyond, number)
    if model.isascii() and model.isalpha():
        return _letter(model, number)
    if model[:1].isdecimal():
        return str(number) if model.isascii() else str(number).translate(FULL_WIDTH)
    return _chinese(model, number)


def _sign(row: str, beyond: str, number: int) -> str:
    sign = chr(ord(row[0]) + number - 1)
    if number > 0 and sign <= row[1]:
        return sign
    return beyond.format(_spelled(number) if row[0] == "㈠" else number)


def _letter(model: str, number: int) -> str:
    if not 1 <= number <= LETTERS:
        return str(number)
    letter = chr(ord("A") + number - 1)
    return letter if model.isupper() else letter.lower()


def _chinese(model: str, number: int) -> str:
    if len(model) > 1 and not set(model) & UNITED:
        return str(number).translate(POSITIONAL)
    zero = next((form for form in "〇○" if form in model), "零")
    return _spelled(number).replace("零", zero)


def _spelled(number: int) -> str:
    return to_chinese(number) if number <= HIGHEST else str(number)
