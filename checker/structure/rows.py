"""The lines of a file with what they begin with, and whether they go on with the line before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Line, SourceText
from checker.structure.items import bullet_label, item_label
from checker.structure.labels import (
    SPACE,
    WHITE,
    Label,
    article_label,
    division_label,
    unnumbered_division,
)
from checker.structure.segments import cuts_of

LEADING, TRAILING = WHITE + "#>*_", WHITE + "*_"
CLOSED = re.compile(r"[。；：！？”’）)》】〕;:!?|]$|-->$")
ATTACHMENT = re.compile(
    rf"^附{SPACE}*(?:件|表|录)?{SPACE}*[0-9０-９一二三四五六七八九十]{{0,3}}{SPACE}*(?:[：:].{{0,60}})?$"
)
LISTED_ANNEX = re.compile(rf"^附{SPACE}*[件表录]?{SPACE}*[：:]")
PAGE_NUMBER = re.compile(
    rf"[-—–－·•]{{1,2}}{SPACE}?\d{{1,4}}{SPACE}?[-—–－·•]{{1,2}}$"
    rf"|第{SPACE}?\d{{1,4}}{SPACE}?页(?:[，,/]?{SPACE}*共{SPACE}?\d{{1,4}}{SPACE}?页)?$"
)
BEFORE_LABEL = LEADING + "-+"
UNNUMBERED_STARTS = frozenset("总總附罚罰分")
LONGEST_DIVISION = 80
LONGEST_PAGE_NUMBER = 20


@dataclass(slots=True)
class Row:
    """A line that is not blank, or the part of one that begins with a label of its own."""

    line: Line
    text: str  # without outer white space and Markdown marks
    division: Label | None
    article: Label | None
    item: Label | None
    indent: int  # how many characters stand before the text
    is_inside: bool = False  # begins inside a line of the file

    @property
    def is_attachment(self) -> bool:
        """Whether the line opens an annex: 附件1, 附表, 附：…"""
        return self.text[0] == "附" and len(self.text) <= 60 and bool(ATTACHMENT.match(self.text))

    @property
    def is_annex(self) -> bool:
        """Whether the line opens an annex and does not only list annexes, as 附件：1.名单 does."""
        return self.is_attachment and LISTED_ANNEX.match(self.text) is None

    @property
    def is_comment(self) -> bool:
        """Whether the line is an HTML comment."""
        return self.text.startswith("<!--")

    @property
    def is_table_row(self) -> bool:
        """Whether the line is a row of a table: cells stand apart by tabs or, in Markdown, bars."""
        if "\t" not in self.text:
            return len(self.text) > 2 and self.text[0] == self.text[-1] == "|"
        label = self.article or self.item
        return "\t" in (self.line.text[label.body :].strip() if label else self.text)

    @property
    def opens(self) -> bool:
        """Whether the row begins with the label of a division, an article or an item."""
        return bool(self.division or self.article or self.item)


def rows_of(source: SourceText) -> list[Row]:
    """The lines of a source that hold more than white space, Markdown marks or page numbers."""
    rows: list[Row] = []
    for line in source.lines:
        text = undressed(line.text)
        if not text or (len(text) <= LONGEST_PAGE_NUMBER and PAGE_NUMBER.match(text)):
            continue
        cuts = cuts_of(line.text)
        if cuts:
            indent = line.text.find(text)
            rows += _parts(line, [cut for cut in cuts if cut > indent])
        else:
            rows.append(_row(line, text, False))
    return rows


def undressed(text: str) -> str:
    """A text without outer white space and Markdown marks."""
    return text.lstrip(LEADING).rstrip(TRAILING)


def _parts(line: Line, cuts: list[int]) -> Iterator[Row]:
    """The parts of a line that is cut at some offsets."""
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        part = Line(line.number, line.start + start, line.text[start:end], line.anchor)
        text = undressed(part.text)
        if text:
            yield _row(part, text, start > 0)


def _row(line: Line, text: str, is_inside: bool) -> Row:
    division = article = item = None
    whole, first = line.text, text.lstrip(BEFORE_LABEL)[:1]
    if first == "第":
        division = division_label(whole) if len(text) <= LONGEST_DIVISION else None
        article = article_label(whole) if division is None else None
        item = item_label(whole, first) if division is None and article is None else None
    elif len(text) <= LONGEST_DIVISION and first in UNNUMBERED_STARTS:
        division = unnumbered_division(whole)
    else:
        item = item_label(whole, first) or bullet_label(whole)
    return Row(line, text, division, article, item, max(0, whole.find(text)), is_inside)
