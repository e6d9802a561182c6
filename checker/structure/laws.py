"""Which instrument a reference is to: the name before it, its abbreviation, or this text itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.model import Abbreviation

ASIDE = r"(?:[（(][^（）()]{1,60}[）)])?"
LAW = re.compile(
    rf"(?:《(?P<title>[^》]{{2,60}})》|(?P<name>[一-鿿]{{1,24}}(?:法典|法|条例|规定|办法|细则)|宪法))"
    rf"{ASIDE}的?$"
)
OWN = re.compile(
    r"(?:本法|本条例|本办法|本规定|本细则|本规则|本决定|本章程|本实施(?:办法|细则))(?:的)?$"
)
CALLED = re.compile(r"^.*(?:违反|依照|按照|根据|依据|适用|符合|触犯|执行|参照|遵守|或者|以及)")
NO_LAW = re.compile(r"^本|(?:本法|方法|依法|违法|合法|非法|守法|执法|立法)$")
GENERIC = re.compile(r"(?:规定|办法|细则)$")
REACH = 130


class Laws:
    """The instruments that a text names, with their abbreviations."""

    def __init__(self, abbreviations: Iterable[Abbreviation]) -> None:
        """Take the abbreviations that the text introduces."""
        self._full = {each.short.strip("《》"): each.full for each in abbreviations}

    def before(self, text: str, start: int, at: int) -> str:
        """The name of the other instrument that ends at ``at``, not before ``start``, or ''."""
        window = text[max(start, at - REACH) : at]
        if OWN.search(window):
            return ""
        match = LAW.search(window)
        if match is None:
            return ""
        if match["title"]:
            return self._full.get(match["title"], match["title"])
        return self._unquoted(match["name"] or "宪法")

    def _unquoted(self, words: str) -> str:
        """An unquoted name; a bare 办法 is one only if the text has called an instrument so."""
        name = CALLED.sub("", words)
        full = self._full.get(name)
        if full is not None:
            return full
        return "" if NO_LAW.search(name) or GENERIC.search(name) else name
