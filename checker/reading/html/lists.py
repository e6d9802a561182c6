"""The numbers that a browser writes before the entries of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.reading.number_formats import written

TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}  # fmt: skip
# Styles of CSS by the number formats of Word, with what stands behind the number.
STYLES = {
    "decimal": ("decimal", ". "),
    "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "),
    "lower-latin": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "),
    "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"),
    "trad-chinese-informal": ("chineseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.I)
UNNUMBERED = {"none", "disc", "circle", "square"}


@dataclass
class Numbering:
    """The running number of a list."""

    style: str
    next: int
    step: int = 1

    def label(self, attributes: dict[str, str | None]) -> str:
        """The number of the next entry, which has these attributes; empty if it has none."""
        own = whole(attributes.get("value"))
        number = self.next if own is None else own
        self.next = number + self.step
        style = _style(attributes) or self.style
        if style in UNNUMBERED:
            return ""
        number_format, behind = STYLES.get(style, STYLES["decimal"])
        return written(number, number_format) + behind


def numbering(tag: str, attributes: dict[str, str | None], entries: int) -> Numbering:
    """The numbering of a list (``ol``, ``ul``, ``menu``) with so many entries."""
    style = _style(attributes) or ("decimal" if tag == "ol" else "disc")
    is_reversed = tag == "ol" and "reversed" in attributes
    start = whole(attributes.get("start")) if tag == "ol" else None
    first = (entries if is_reversed else 1) if start is None else start
    return Numbering(style, first, -1 if is_reversed else 1)


def whole(text: str | None) -> int | None:
    """A whole number of at most six digits, as attributes have it."""
    found = re.match(r"\s*([+-]?\d{1,6})(?!\d)", text or "")
    return int(found[1]) if found else None


def _style(attributes: dict[str, str | None]) -> str:
    """The style that a list or an entry gives itself, empty if none."""
    said = LIST_STYLE.search(attributes.get("style") or "")
    for word in said[1].lower().split() if said else ():
        if word in STYLES or word in UNNUMBERED:
            return word
    kind = (attributes.get("type") or "").strip()
    return TYPES.get(kind) or (kind.lower() if kind.lower() in UNNUMBERED else "")
