"""The normal form of a text: one way to write each word, with the way back to every character.

Full width becomes half width for letters and digits, punctuation becomes Chinese, white space
between Chinese characters goes (``社 会 抚 养 费``, wrapped lines), traditional characters become
simplified ones, and a few misreadings of OCR are undone. Characters are mapped one to one or
dropped, never added, so each has one offset in the source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from checker.model import Span

PUNCTUATION = str.maketrans(
    {
        ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）",
        "〔": "〔", "﹐": "，", "﹔": "；", "﹕": "：", "｡": "。", "､": "、", "•": "·", "∶": "：",
        "【": "【", "｢": "「", "｣": "」", "〝": "“", "〞": "”", "＂": "”", "○": "〇", "◯": "〇", "Ｏ": "O",
    }
)  # fmt: skip
WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
TABLE = PUNCTUATION | WIDTH
INVISIBLE = "​‌‍⁠﻿­‎‏"
BLANK = re.compile(rf"[\s　{INVISIBLE}]")
BLANKS = re.compile(rf"[\s　{INVISIBLE}]+")
WORD = re.compile(r"[A-Za-z0-9]")
ODD = re.compile(r"[　-〿！-｠]|[^\x00-￿]|[⺀-⿟豈-﫿]")
# Misreadings that no word of the language explains: the context makes them safe.
CONFUSIONS = (
    (re.compile(r"杜会(?=[抚扶]|[养保主])"), "社会"),
    (re.compile(r"社会[抗杭抚扰]养[费赀资](?!源|金|料|本|格|助)"), "社会抚养费"),
    (re.compile(r"计[戈划刬]牛?[生牛]育"), "计划生育"),
    (re.compile(r"[牛王]育(?=证|子女|登记|保险|二|三|一)"), "生育"),
    (re.compile(r"超牛(?=子女|的|人员)"), "超生"),
)
DOUBTFUL = re.compile(r"杜会|[抗杭扰]养|养[赀资]|计[戈刬]|牛育|王育|计划牛|超牛")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form; ``offsets[i]`` is the source offset of its character ``i``."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The source span behind the characters ``[start, end)``, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def normalise(text: str, start: int = 0) -> NormalText:
    """The normal form of ``text``, which stands at offset ``start`` of the source."""
    if BLANK.search(text):
        kept = _without_blanks(text)
        plain = "".join([text[index] for index in kept])
        offsets: Sequence[int] = [start + index for index in kept]
    else:
        plain, offsets = text, range(start, start + len(text))
    plain = plain.translate(TABLE)
    if not _is_common(plain):
        plain = _simplified(plain)
    if DOUBTFUL.search(plain):
        for pattern, right in CONFUSIONS:
            plain = pattern.sub(partial(_repaired, right=right), plain)
    return NormalText(plain, offsets)


def _without_blanks(text: str) -> list[int]:
    """The indexes that stay: no blanks, but one between two Latin words or numbers."""
    kept: list[int] = []
    at = 0
    for match in BLANKS.finditer(text):
        kept.extend(range(at, match.start()))
        at = match.end()
        between = match.start() > 0 and at < len(text) and text[match.start()] == " "
        if between and WORD.match(text[match.start() - 1]) and WORD.match(text[at]):
            kept.append(match.start())
    kept.extend(range(at, len(text)))
    return kept


def _is_common(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _simplified(text: str) -> str:
    table = _character_table()
    return "".join([table.get(char) or _compatible(char) for char in text])


def _compatible(char: str) -> str:
    """The ordinary form of radicals and compatibility ideographs, if it is one character."""
    if not ODD.match(char):
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and not plain.isascii() else char


@cache
def _character_table() -> dict[str, str]:
    """Traditional to simplified, one to one, from OpenCC's table."""
    from importlib.resources import files

    rows = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (row.split("\t") for row in rows.splitlines() if "\t" in row)
    return {old: new.split(" ")[0] for old, new in pairs if len(old) == 1}


def _repaired(found: re.Match[str], right: str) -> str:
    return right if len(right) == len(found[0]) else found[0]
