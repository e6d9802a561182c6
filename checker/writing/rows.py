"""Which rows of tables an edit takes away as a whole."""

from __future__ import annotations

from checker.model import Span
from checker.reading.word_blocks import ROW
from checker.reading.word_xml import Element
from checker.writing.layout import Layout


def deleted_rows(span: Span, layout: Layout) -> list[Element]:
    """The rows all of whose text lies in a span, with a line break before or behind it."""
    found: list[Element] = []
    for at in range(layout.index(span.start), layout.index(max(span.start, span.end - 1)) + 1):
        paragraph = layout.paragraph(layout.source.lines[at])
        for row in reversed(list(paragraph.iterancestors(ROW))):
            if row in found:
                break
            if _takes(span, row, at, layout):
                found.append(row)
                break
    return found


def _takes(span: Span, row: Element, at: int, layout: Layout) -> bool:
    lines = layout.source.lines
    first = last = at
    while first > 0 and _is_in(row, first - 1, layout):
        first -= 1
    while last + 1 < len(lines) and _is_in(row, last + 1, layout):
        last += 1
    inner = Span(lines[first].start, lines[last].end)
    return span.contains(inner) and (span.start < inner.start or inner.end < span.end)


def _is_in(row: Element, at: int, layout: Layout) -> bool:
    paragraph = layout.paragraph(layout.source.lines[at])
    return any(each is row for each in paragraph.iterancestors(ROW))
