"""Where the cells of the tables of a Markdown text stand: between bars, over a row of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Line, SourceText, Span

BAR = re.compile(r"(?<!\\)\|")
RULE = frozenset("|-: \t")  # what the row between the heading and the others is made of
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

Row = tuple[Line, list[Span]]


def markdown_tables(source: SourceText) -> Iterator[list[Row]]:
    """The tables: each line with the stretches between its bars, the row of dashes left out."""
    rows: list[Line] = []
    for line in source.lines:
        if "|" in line.text:
            rows.append(line)
            continue
        yield from _table(rows)
        rows = []
    yield from _table(rows)


def _table(rows: list[Line]) -> Iterator[list[Row]]:
    """Lines with bars make a table if the second of them is a row of dashes."""
    if len(rows) > 2 and "-" in rows[1].text and set(rows[1].text) <= RULE:
        yield [(line, _cells(line)) for line in rows if line is not rows[1]]


def _cells(line: Line) -> list[Span]:
    text = line.text.rstrip()
    start = len(text) - len(text.lstrip())
    if text[start] == "|":
        start += 1
    bars = [match.start() for match in BAR.finditer(text, start)]
    ends = bars if text.endswith("|") else [*bars, len(text)]
    starts = [start, *(bar + 1 for bar in bars)][: len(ends)]
    return [
        Span(line.start + first, line.start + end) for first, end in zip(starts, ends, strict=True)
    ]


def without_breaks(span: Span, text: str) -> Iterator[Span]:
    """The stretch of a cell cut at its ``<br>``; ``text`` is the text of the whole file."""
    at = span.start
    for match in BREAK.finditer(text, span.start, span.end):
        yield Span(at, match.start())
        at = match.end()
    yield Span(at, span.end)
