"""Suggestions for a comparison table go into the column that is checked, and into no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.edits import Edit, apply
from checker.model import Borrowed, SourceText, Span

DELETED = "（删除）"  # what the column says of a provision that goes


def in_checked_column(edits: Iterable[Edit], source: SourceText) -> tuple[Edit, ...]:
    """The edits of a text in which what stands beside the checked column is as it was.

    What that column has by 同左 from another one is written out there where it changes; a cell
    all of whose words go says that; what comes stands behind the words before it, in their cell.
    The edits themselves if the text has no comparison table.
    """
    left = tuple(edits)
    if not source.beside:
        return left
    made: list[Edit] = []
    for borrowed in source.borrowed:
        here = [each for each in left if any(_inside(each, span) for span in borrowed.spans)]
        left = tuple(each for each in left if each not in here)
        made += _written_out(borrowed, here, source)
    for each in left:
        made += [_in_cell(each, source)] if each.span.start == each.span.end else []
    made += _by_cell([each for each in left if each.span.start < each.span.end], source)
    return tuple(sorted(made, key=lambda each: each.span))


def _by_cell(edits: Sequence[Edit], source: SourceText) -> Iterator[Edit]:
    """Edits of words, each in the cell of its words; outside of tables they are as they were."""
    cells = list(_cells(source))
    for cell in cells:
        here = [_cut(each, cell) for each in edits if each.span.overlaps(cell)]
        if here and _says_nothing(cell, here, source):
            yield Edit(cell, DELETED)
        else:
            yield from here
    yield from (each for each in edits if not any(each.span.overlaps(cell) for cell in cells))


def _inside(edit: Edit, span: Span) -> bool:
    return edit.span.overlaps(span) or edit.span.start == edit.span.end == span.end


def _written_out(borrowed: Borrowed, edits: Sequence[Edit], source: SourceText) -> Iterator[Edit]:
    if not edits:
        return
    text = "\n".join(
        apply(source.slice(span), [_moved(each, span) for each in edits if _inside(each, span)])
        for span in borrowed.spans
    )
    yield Edit(borrowed.says, text.strip() or DELETED)


def _moved(edit: Edit, span: Span) -> Edit:
    """The edit as one of the words of the span alone."""
    start, end = max(edit.span.start, span.start), min(edit.span.end, span.end)
    return Edit(Span(start - span.start, end - span.start), edit.new)


def _cut(edit: Edit, cell: Span) -> Edit:
    """What an edit does in one cell; what it puts in goes where it begins."""
    start, end = max(edit.span.start, cell.start), min(edit.span.end, cell.end)
    return Edit(Span(start, end), edit.new if start == edit.span.start else "")


def _cells(source: SourceText) -> Iterator[Span]:
    """The stretches of lines that stand in one cell and are checked."""
    lines = [
        each for each in source.lines if each.anchor.cell and not _is_beside(each.start, source)
    ]
    at = 0
    while at < len(lines):
        last = at
        while (
            last + 1 < len(lines)
            and lines[last + 1].anchor.cell == lines[at].anchor.cell
            and lines[last + 1].number == lines[last].number + 1
        ):
            last += 1
        yield Span(lines[at].start, lines[last].end)
        at = last + 1


def _is_beside(offset: int, source: SourceText) -> bool:
    return any(span.start <= offset < span.end for span in source.beside)


def _says_nothing(cell: Span, edits: Sequence[Edit], source: SourceText) -> bool:
    inner = [_moved(each, cell) for each in edits]
    return bool(source.slice(cell).strip()) and not apply(source.slice(cell), inner).strip()


def _in_cell(edit: Edit, source: SourceText) -> Edit:
    """An insertion behind the last checked words before it."""
    at = edit.span.start
    for line in reversed(source.lines):
        if line.start < at and line.text.strip() and not _is_beside(line.start, source):
            return Edit(Span(line.end, line.end), "\n" + edit.new.strip("\n"))
    return edit
