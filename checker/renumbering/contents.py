"""The table of contents after provisions have gone, come or got new numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.edits import Edit
from checker.model import Node, NodeKind, SourceText, Span
from checker.renumbering.insertions import Newcomer
from checker.renumbering.labels import Label, label_at
from checker.renumbering.members import Entry, Gone
from checker.renumbering.projection import Projection
from checker.structure.labels import Label as RowLabel
from checker.structure.places import DIVISIONS
from checker.structure.rows import Row, rows_of

LISTED = {*DIVISIONS, NodeKind.ARTICLE}
Entered = tuple[NodeKind, tuple[int, ...], str]
AFTER_LABEL = re.compile(r"[\s*_]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table of contents, and the provision it is the line of."""

    span: Span  # with its line break
    kind: NodeKind
    node: Node


def contents_edits(
    source: SourceText, entries: Sequence[Entry], projection: Projection, gone: Gone
) -> Iterator[Edit]:
    """Edits of the tables of contents: lines that go, that come, and numbers."""
    for index, entry in enumerate(entries):
        member = entry.member
        if member.kind is NodeKind.CONTENTS and isinstance(member, Node) and member not in gone:
            listed = [each.member for each in _behind(entries, index) if each.member.kind in LISTED]
            lines = list(_lines(source, member, listed))
            for line in lines:
                yield from _edits(source, line, projection, gone)
            yield from _coming(source, lines, listed, projection)


def _behind(entries: Sequence[Entry], index: int) -> Iterator[Entry]:
    """What stands behind a table of contents in the same regulation."""
    for entry in entries[index + 1 :]:
        if entry.member.kind is NodeKind.REGULATION:
            return
        yield entry


def _lines(
    source: SourceText, contents: Node, listed: Sequence[Node | Newcomer]
) -> Iterator[_Line]:
    """The lines of a table, each with the next provision of its kind and number."""
    places: dict[Entered, list[tuple[int, Node]]] = defaultdict(list)
    for at, node in enumerate(listed):
        if isinstance(node, Node):
            places[_entered(node)].append((at, node))
    at = 0
    rows = _rows(source, contents)
    ends = [*(row.line.start for row in rows[1:]), contents.end]
    for row, end in zip(rows, ends, strict=True):
        label = row.division or row.article
        alike = places.get(_entered(label), []) if label else []
        following = bisect_left(alike, at, key=lambda place: place[0])
        if following < len(alike):
            at, node = alike[following]
            yield _Line(Span(row.line.start, end), node.kind, node)


def _entered(provision: Node | RowLabel) -> Entered:
    """By what a table names a provision: the number, or else the title."""
    return provision.kind, provision.number, "" if provision.number else provision.title


def _rows(source: SourceText, contents: Node) -> list[Row]:
    lines = source.spoken.lines
    first, last = source.line_at(contents.start), source.line_at(max(0, contents.end - 1))
    within = replace(source.spoken, lines=lines[first.number - 1 : last.number])
    return [row for row in rows_of(within) if contents.start <= row.line.start < contents.end]


def _edits(source: SourceText, line: _Line, projection: Projection, gone: Gone) -> Iterator[Edit]:
    node = projection.of(line.node)
    if node is None or line.node in gone:
        yield Edit(line.span, "")
    elif node.number and node.number != line.node.number:
        label = label_at(source, line.span.start, line.kind)
        yield from label.edits(node.number) if label else ()


def _coming(
    source: SourceText,
    lines: Sequence[_Line],
    listed: Sequence[Node | Newcomer],
    projection: Projection,
) -> Iterator[Edit]:
    """A line for each new provision of a kind of which the table has lines."""
    if not lines:
        return
    shown = {id(line.node): line for line in lines}
    at = lines[0].span.start
    for member in listed:
        line = shown.get(id(member))
        if line is not None:
            at = line.span.end
        elif isinstance(member, Newcomer):
            like = next((each for each in lines if each.kind is member.kind), None)
            label = label_at(source, like.span.start, like.kind) if like else None
            if label is not None and like is not None:
                number = projection.nodes[id(member)].number
                yield Edit(Span(at, at), _new_line(source, like, label, number, member.title))


def _new_line(
    source: SourceText, like: _Line, label: Label, number: tuple[int, ...], title: str
) -> str:
    """A line in the form of another one: its indent, its label, the blank behind it."""
    text = source.text
    line_break = "\n" if text[like.span.start : like.span.end].endswith("\n") else ""
    indent = text[like.span.start : label.start]
    end = label.start + len(label.words)
    blank = AFTER_LABEL.match(text, end, like.span.end)
    between = blank[0].strip("\r\n") if blank else ""
    return f"{indent}{label.with_number(number)}{between if title else ''}{title}{line_break}"
