"""Abbreviations that a text introduces: （以下简称“主管部门”）, (以下称育龄夫妻)."""

from __future__ import annotations

import re

from checker.model import Abbreviation, SourceText, Span

INTRODUCED = re.compile(
    r"[（(](?:以下|下)(?:简称|称|统称|通称|合称)(?:为|[：:])?[“\"『]?(?P<short>[^”\"』）)，。；]{1,20})[”\"』]?[）)]"
)
FULL = re.compile(r"(?:《[^》]{2,60}》|[^，。；：、（）()《》“”\s]{2,40})$")


def find_abbreviations(source: SourceText) -> tuple[Abbreviation, ...]:
    """All abbreviations, with the words before the parenthesis as the full term."""
    found = []
    for match in INTRODUCED.finditer(source.text):
        before = source.text[max(0, match.start() - 64) : match.start()]
        full = FULL.search(before)
        if full is not None:
            span = Span(match.start(), match.end())
            found.append(Abbreviation(match["short"], full[0].strip("《》"), span))
    return tuple(found)
