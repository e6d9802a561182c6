"""Text boxes stand twice in a file, for newer and for older programs: both say the same."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from checker.reading.word_runs import ALTERNATIVES, CHOICE, FALLBACK, TEXTS
from checker.reading.word_text import BOX
from checker.reading.word_xml import Element


class Twins:
    """The boxes that stand twice, as they are before anything is changed."""

    def __init__(self, roots: list[Element]) -> None:
        """``roots`` are the trees in which text stands."""
        self._pairs: list[tuple[Element, Element, bytes]] = []
        for root in roots:
            for each in root.iter(ALTERNATIVES):
                first, second = (each.find(f"{branch}//{BOX}") for branch in (CHOICE, FALLBACK))
                if first is not None and second is not None and _said(first) == _said(second):
                    self._pairs.append((first, second, etree.tostring(first)))

    def align(self) -> None:
        """Let the older form say what the newer one says, where that was changed."""
        for first, second, before in self._pairs:
            if etree.tostring(first) != before:
                second[:] = [deepcopy(child) for child in first]


def _said(box: Element) -> str:
    return "".join(each.text or "" for each in box.iter(*TEXTS))
