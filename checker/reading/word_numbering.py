"""Word's automatic numbering as text: ``第%1条`` in chineseCountingThousand becomes 第一条."""

from __future__ import annotations

import re

from checker.reading.number_formats import written
from checker.reading.word_lists import Level, NumberedList, lists_of
from checker.reading.word_styles import NO_LIST, NumberProperties, Styles, number_properties
from checker.reading.word_xml import Element

PLACEHOLDER = re.compile(r"%([1-9])")
SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


class Numbering:
    """Counts through a document, paragraph by paragraph."""

    def __init__(self, lists: Element | None, styles: Styles) -> None:
        """Take the root of the numbering part and the styles."""
        self._styles = styles
        self._lists = lists_of(lists, styles)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """The number of the next paragraph as text, with its suffix; empty if it has none.

        ``properties`` is the ``w:pPr`` of the paragraph.
        """
        place = self._place(properties)
        if place is None:
            return ""
        name, depth = place
        numbered = self._lists[name]
        counters = self._count(name, numbered, depth)
        return _label(numbered.levels, counters, depth)

    def _place(self, properties: Element | None) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, or its style's."""
        style = self._styles.paragraph_style(properties)
        own = number_properties(properties) or NumberProperties(None, None)
        given = self._styles.numbering(style) or NumberProperties(None, None)
        name = given.list_id if own.list_id is None else own.list_id
        if name is None or name == NO_LIST or name not in self._lists:
            return None
        depth = self._depth(own, given, name, style)
        return (name, depth) if depth in self._lists[name].levels else None

    def _depth(
        self, own: NumberProperties, given: NumberProperties, name: str, style: str | None
    ) -> int:
        """The level of a paragraph: its own, that of its style in the list, or the style's."""
        depth = own.depth
        if depth is None and own.list_id is None:
            depth = self._lists[name].depth_of_style(self._styles.names(style))
        return (given.depth or 0) if depth is None else depth

    def _count(self, name: str, numbered: NumberedList, depth: int) -> dict[int, int]:
        counters = self._counters.setdefault(numbered.abstract, {})
        before = counters.get(depth, numbered.levels[depth].start - 1)
        if depth in numbered.starts and (name, depth) not in self._begun:
            self._begun.add((name, depth))
            before = numbered.starts[depth] - 1
        counters[depth] = before + 1
        for below in [each for each in counters if each > depth]:
            if _restarts(numbered.levels.get(below), depth):
                del counters[below]
        return counters


def _restarts(below: Level | None, depth: int) -> bool:
    """Whether counting at a level below begins anew after a number at ``depth``."""
    return below is None or below.restart is None or depth < below.restart


def _label(levels: dict[int, Level], counters: dict[int, int], depth: int) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = levels.get(at, level)
        return written(counters.get(at, shown.start), "decimal" if level.is_legal else shown.format)

    text = PLACEHOLDER.sub(number, level.text)
    return text + SUFFIXES.get(level.suffix, "\t") if text else ""
