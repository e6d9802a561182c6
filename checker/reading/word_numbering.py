"""Word's automatic numbering as text: 第%1条 in chineseCountingThousand becomes 第一条."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.reading.numerals import to_chinese
from checker.reading.word_package import Element, WordPackage, qualified

LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
         (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}
DEEPEST_STYLE = 20


def _legal(number: int) -> str:
    written = to_chinese(number)
    plain = "零一二三四五六七八九"
    table = str.maketrans(plain + "十百千", LEGAL + "拾佰仟")
    return ("一" + written if written.startswith("十") else written).translate(table)


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda n: "".join(chr(ord(c) + 0xFEE0) for c in str(n)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "chineseCounting": to_chinese,
    "chineseCountingThousand": to_chinese,
    "taiwaneseCounting": to_chinese,
    "taiwaneseCountingThousand": to_chinese,
    "japaneseCounting": to_chinese,
    "ideographDigital": lambda n: "".join("〇一二三四五六七八九"[int(c)] for c in str(n)),
    "japaneseDigitalTenThousand": lambda n: "".join("〇一二三四五六七八九"[int(c)] for c in str(n)),
    "taiwaneseDigital": lambda n: "".join("〇一二三四五六七八九"[int(c)] for c in str(n)),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "ideographTraditional": lambda n: STEMS[(n - 1) % 10],
    "ideographZodiac": lambda n: BRANCHES[(n - 1) % 12],
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int
    format: str
    text: str
    suffix: str
    legal: bool
    restart: int | None  # the level after which it begins anew; 0: never


@dataclass(frozen=True)
class NumberedList:
    """A ``w:num``: the abstract list it counts in, its levels and where it begins anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts through a document, paragraph by paragraph."""

    def __init__(self, package: WordPackage) -> None:
        """Read the lists and the styles that number paragraphs."""
        self._lists = _lists(package.part("word/numbering.xml"))
        self._styles = _styles(package.part("word/styles.xml"))
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """The number of the next paragraph as text, with its suffix; empty if it has none."""
        found = self._properties(paragraph)
        if found is None or found[0] not in self._lists:
            return ""
        number, depth = found
        numbered = self._lists[number]
        if depth not in numbered.levels:
            return ""
        counters = self._count(number, numbered, depth)
        return _written(numbered.levels, counters, depth)

    def _properties(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, or its style's."""
        properties = paragraph.find(qualified("pPr"))
        if properties is None:
            return self._of_style(None)
        own = _number_properties(properties)
        style = properties.find(qualified("pStyle"))
        name = style.get(qualified("val")) if style is not None else None
        inherited = self._of_style(name)
        if own is None:
            return inherited
        number = own[0] if own[0] is not None else (inherited[0] if inherited else None)
        depth = own[1] if own[1] is not None else (inherited[1] if inherited else 0)
        return None if number in (None, "0") else (str(number), depth or 0)

    def _of_style(self, name: str | None) -> tuple[str, int] | None:
        depth: int | None = None
        for _ in range(DEEPEST_STYLE):
            if name is None or name not in self._styles:
                return None
            own, name = self._styles[name]
            if own is not None:
                depth = own[1] if depth is None else depth
                if own[0] is not None:
                    return None if own[0] == "0" else (own[0], depth or 0)
        return None

    def _count(self, number: str, numbered: NumberedList, depth: int) -> dict[int, int]:
        counters = self._counters.setdefault(numbered.abstract, {})
        if depth in numbered.starts and (number, depth) not in self._begun:
            self._begun.add((number, depth))
            counters[depth] = numbered.starts[depth] - 1
        for above in range(depth):
            if above in numbered.levels:
                counters.setdefault(above, numbered.levels[above].start)
        level = numbered.levels[depth]
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for below in [k for k in counters if k > depth and _restarts(numbered, k, depth)]:
            del counters[below]
        return counters


def _restarts(numbered: NumberedList, below: int, depth: int) -> bool:
    """Whether counting at the level ``below`` begins anew after a number at ``depth``."""
    restart = numbered.levels[below].restart if below in numbered.levels else None
    return restart is None or depth < restart


def _written(levels: dict[int, Level], counters: dict[int, int], depth: int) -> str:
    level = levels[depth]

    def one(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        shown = levels.get(index, level)
        format_name = "decimal" if level.legal and index != depth else shown.format
        number = counters.get(index, shown.start)
        return FORMATS.get(format_name, str)(number) if 0 < number <= 9999 else str(number)

    if level.format in ("bullet", "none"):
        return ""
    text = re.sub(r"%([1-9])", one, level.text)
    return text + SUFFIXES.get(level.suffix, "\t") if text else ""


def _number_properties(parent: Element) -> tuple[str | None, int | None] | None:
    properties = parent.find(qualified("numPr"))
    if properties is None:
        return None
    number = properties.find(qualified("numId"))
    depth = properties.find(qualified("ilvl"))
    return (
        number.get(qualified("val")) if number is not None else None,
        _int(depth, None),
    )


def _int(element: Element | None, default: int | None) -> int | None:
    value = element.get(qualified("val")) if element is not None else None
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def _styles(
    root: Element | None,
) -> dict[str, tuple[tuple[str | None, int | None] | None, str | None]]:
    found: dict[str, tuple[tuple[str | None, int | None] | None, str | None]] = {}
    for style in root.iter(qualified("style")) if root is not None else ():
        properties = style.find(qualified("pPr"))
        numbered = _number_properties(properties) if properties is not None else None
        based = style.find(qualified("basedOn"))
        parent = based.get(qualified("val")) if based is not None else None
        found[style.get(qualified("styleId"), "")] = (numbered, parent)
    return found


def _lists(root: Element | None) -> dict[str, NumberedList]:
    if root is None:
        return {}
    abstracts = {
        each.get(qualified("abstractNumId"), ""): _levels(each)
        for each in root.iter(qualified("abstractNum"))
    }
    found: dict[str, NumberedList] = {}
    for num in root.iter(qualified("num")):
        link = num.find(qualified("abstractNumId"))
        abstract = link.get(qualified("val"), "") if link is not None else ""
        levels, starts = dict(abstracts.get(abstract, {})), {}
        for override in num.iter(qualified("lvlOverride")):
            depth = int(override.get(qualified("ilvl"), "0"))
            levels.update(_levels(override))
            start = _int(override.find(qualified("startOverride")), None)
            if start is not None:
                starts[depth] = start
        found[num.get(qualified("numId"), "")] = NumberedList(abstract, levels, starts)
    return found


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in parent.findall(qualified("lvl")):
        depth = int(level.get(qualified("ilvl"), "0"))
        found[depth] = Level(
            start=_int(level.find(qualified("start")), 1) or 0,
            format=_value(level, "numFmt", "decimal"),
            text=_value(level, "lvlText", ""),
            suffix=_value(level, "suff", "tab"),
            legal=level.find(qualified("isLgl")) is not None,
            restart=_int(level.find(qualified("lvlRestart")), None),
        )
    return found


def _value(parent: Element, name: str, default: str) -> str:
    child = parent.find(qualified(name))
    return child.get(qualified("val"), default) if child is not None else default
