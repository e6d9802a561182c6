"""The lines of a file with what they begin with, and whether they go on with the line before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import Line, SourceText
from checker.structure.labels import Label, article_label, division_label, item_label

DRESSING = re.compile(r"^[\s　​﻿#>*_]+|[\s　​﻿*_]+$")
CLOSED = re.compile(r"[。；：！？”’）)》】〕;:!?|]$|-->$")
ATTACHMENT = re.compile(
    r"^附[\s　]*(?:件|表|录)?[\s　]*[0-9０-９一二三四五六七八九十]{0,3}[\s　]*(?:[：:].{0,60})?$"
)
GOES_ON = re.compile(r"^[，。；、）)》”％%]")
SHORTEST_WRAPPED = 18
LONGEST_LABEL = 200  # a label stands in the first characters of a line


@dataclass(frozen=True)
class Row:
    """A line that is not blank."""

    line: Line
    text: str  # without outer white space and Markdown marks
    division: Label | None
    article: Label | None
    item: Label | None

    @property
    def is_attachment(self) -> bool:
        """Whether the line opens an annex: 附件1, 附表, 附：…"""
        return len(self.text) <= 60 and ATTACHMENT.match(self.text) is not None

    @property
    def is_comment(self) -> bool:
        """Whether the line is an HTML comment."""
        return self.text.startswith("<!--")


def rows_of(source: SourceText) -> list[Row]:
    """The lines of a source that hold more than white space and Markdown marks."""
    return [_row(line) for line in source.lines if DRESSING.sub("", line.text)]


def _row(line: Line) -> Row:
    text = DRESSING.sub("", line.text)
    head = line.text[:LONGEST_LABEL]
    division = division_label(line.text) if "第" in head and len(text) <= 80 else None
    article = article_label(line.text) if division is None and "第" in head else None
    item = item_label(line.text) if division is None and article is None else None
    return Row(line, text, division, article, item)


def is_wrapped(before: str, after: str, label_only: bool = False) -> bool:
    """Whether a line goes on with the sentence of the line before.

    A line break inside a sentence is told by an unclosed, long enough line before it or by
    punctuation at the start of the line after it.
    """
    if label_only or GOES_ON.match(after):
        return True
    if CLOSED.search(before):
        return False
    return len(before) >= SHORTEST_WRAPPED or before[-1].isdigit() or after[0].isdigit()
