"""The rows of a table of contents that name a division: with another title, or gone."""

from __future__ import annotations

from collections.abc import Iterator

from checker.amending.base import Base
from checker.amending.style import stripped
from checker.edits import Edit
from checker.model import Node, NodeKind, Span
from checker.structure.labels import division_label


def titles_in_contents(base: Base, division: Node, title: str | None) -> Iterator[Edit]:
    """Edits of the rows of a division: its new title, or the row gone if that is ``None``."""
    for node in base.nodes:
        if node.kind is NodeKind.CONTENTS:
            for line, start in _lines(base.text, node):
                label = division_label(line.strip("\n"))
                if label is None or (label.kind, label.number) != (division.kind, division.number):
                    continue
                if not _alike(label.title, division.title):
                    continue
                if title is None:
                    yield Edit(Span(start, start + len(line)), "")
                    continue
                yield _titled(base, line, start, title)


def _alike(one: str, other: str) -> bool:
    """Whether two titles are one, of which the file may have wrapped either."""
    return not one or one.startswith(other) or other.startswith(one)


def _lines(text: str, node: Node) -> Iterator[tuple[str, int]]:
    at = node.start
    for line in text[node.start : node.end].splitlines(keepends=True):
        yield line, at
        at += len(line)


def _titled(base: Base, line: str, start: int, title: str) -> Edit:
    unit = max(line.find(each) for each in "编章节") if line else -1
    units = [line.find(each) for each in "编章节" if line.find(each) >= 0]
    unit = min(units) if units else -1
    rest = stripped(Span(start + unit + 1, start + len(line)), base.text)
    return Edit(rest, title)
