"""Which numbered lines above articles are headings: 一、总则, （一）范围?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.model import NodeKind
from checker.structure.labels import Label
from checker.structure.rows import CLOSED, Row

CHAPTER_STYLE, SECTION_STYLE = "一、", "（一）"
LONGEST_HEADING = 20


def mark_headings(rows: Sequence[Row], articles: Sequence[int]) -> None:
    """Make 一、总则 a chapter and （一）范围 a section where they stand above articles.

    They are counted through the text, so that the last entry of a list is no heading.
    """
    counted = {CHAPTER_STYLE: 0, SECTION_STYLE: 0}
    for index in articles:
        for label, row in _headings_above(rows, index):
            is_section = label.style == SECTION_STYLE
            number = label.number[0]
            if number != counted[label.style] + 1 or (is_section and not counted[CHAPTER_STYLE]):
                break
            counted[label.style] = number
            if not is_section:
                counted[SECTION_STYLE] = 0
            _make_heading(row, label, NodeKind.SECTION if is_section else NodeKind.CHAPTER)


def _headings_above(rows: Sequence[Row], index: int) -> list[tuple[Label, Row]]:
    """What may be the heading, or the two headings, right above an article."""
    above: list[tuple[Label, Row]] = []
    for row in rows[max(0, index - 2) : index]:
        label = row.item
        if label is not None and _may_head(row, label):
            above.append((label, row))
        else:
            above.clear()
    styles = [label.style for label, _ in above]
    if len(styles) == 2 and styles[0] == styles[1]:
        return []  # entries of a list
    return above if styles == [CHAPTER_STYLE, SECTION_STYLE] else above[-1:]


def _may_head(row: Row, label: Label) -> bool:
    if label.style not in (CHAPTER_STYLE, SECTION_STYLE):
        return False
    return len(row.text) <= LONGEST_HEADING and not CLOSED.search(row.text)


def _make_heading(row: Row, label: Label, kind: NodeKind) -> None:
    title = re.sub(r"[\s*_]", "", row.line.text[label.body :])
    row.division = replace(label, kind=kind, body=label.start, title=title)
    row.item = None
