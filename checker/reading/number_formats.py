"""How a number is written in each of Word's number formats: 3 is 三, ③, III, 叁, 丙."""

from __future__ import annotations

from collections.abc import Callable

from checker.reading.numerals import to_chinese

PLAIN = "零一二三四五六七八九"
DIGITS = "〇一二三四五六七八九"
LEGAL = str.maketrans(PLAIN + "十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
LEGAL_TRADITIONAL = str.maketrans(PLAIN + "十百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
         (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
HIGHEST = 9999


def written(number: int, number_format: str) -> str:
    """A number in a format of ``w:numFmt``; decimal if the format is unknown or cannot."""
    if number_format in ("none", "bullet"):
        return ""
    write = FORMATS.get(number_format)
    return write(number) if write and 0 < number <= HIGHEST else str(number)


def _positional(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """Word counts with 十 up to 99 and writes digits from 100: 一〇一."""
    return to_chinese(number) if number < 100 else _positional(number)


def _legal(number: int) -> str:
    plain = to_chinese(number)
    return "一" + plain if plain.startswith("十") else plain


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text


def _from(first: str, last: int) -> Callable[[int], str]:
    """Characters in a row from ``first`` for 1, decimal beyond the last."""
    return lambda n: chr(ord(first) + n - 1) if n <= last else str(n)


def _of(series: str) -> Callable[[int], str]:
    return lambda n: series[n - 1] if n <= len(series) else str(n)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _sexagenary(number: int) -> str:
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12]


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㈠", 10),
    "numberInDash": lambda n: f"- {n} -",
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": to_chinese,
    "taiwaneseCountingThousand": to_chinese,
    "japaneseCounting": to_chinese,
    "koreanCounting": to_chinese,
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "koreanDigital2": _positional,
    "chineseLegalSimplified": lambda n: _legal(n).translate(LEGAL),
    "ideographLegalTraditional": lambda n: _legal(n).translate(LEGAL_TRADITIONAL),
    "japaneseLegal": lambda n: _legal(n).translate(LEGAL_TRADITIONAL),
    "ideographTraditional": _of(STEMS),
    "ideographZodiac": _of(BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}
