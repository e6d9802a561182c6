"""New text cut into the provisions that begin in it: articles, paragraphs, items, divisions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import NodeKind
from checker.reading.numerals import NUMERAL
from checker.structure.items import item_label
from checker.structure.labels import article_label, division_label

RUN_ON = re.compile(rf"(?<=[。；])(?=第{NUMERAL}{{1,7}}条(?:之{NUMERAL}{{1,3}})?[\s\u3000])")
RUN_ON_ITEM = re.compile(rf"(?<=[。；])(?=[（(]{NUMERAL}{{1,3}}[）)])")


@dataclass(frozen=True, slots=True)
class Part:
    """A provision to come: its number where its label says it, its lines without the label."""

    kind: NodeKind
    lines: tuple[str, ...]
    number: tuple[int, ...] | None = None
    title: str = ""


def article_parts(
    lines: Sequence[str], expected: Sequence[tuple[int, ...]], *, divisions: bool = True
) -> list[Part]:
    """The articles and headings of a text; ``expected`` are the numbers that its articles may have.

    A text whose first line has no label is the body of one article.
    """
    if len(lines) < len(expected):
        lines = [each for line in lines for each in RUN_ON.split(line)]
    found: list[tuple[NodeKind, list[str], tuple[int, ...] | None, str]] = []
    last: tuple[int, ...] | None = None
    for line in lines:
        heading = division_label(line) if divisions else None
        label = article_label(line)
        if heading is not None and heading.number and len(line) < 60:
            found.append((heading.kind, [], heading.number, heading.title))
        elif label is not None and _is_due(label.number, expected, last):
            last = label.number
            found.append((NodeKind.ARTICLE, [line[label.body :]], label.number, label.title))
        elif found and found[-1][0] is NodeKind.ARTICLE:
            found[-1][1].append(line)
        else:
            found.append((NodeKind.ARTICLE, [line], None, ""))
    return [Part(kind, tuple(body), number, title) for kind, body, number, title in found]


def _is_due(
    number: tuple[int, ...], expected: Sequence[tuple[int, ...]], last: tuple[int, ...] | None
) -> bool:
    """Whether a label is one of an article that comes here, and no citation at a line's start."""
    if expected:
        return number in expected
    return last is None or number[0] in (last[0], last[0] + 1)


def paragraph_parts(lines: Sequence[str]) -> list[Part]:
    """The paragraphs of a text, each with the items of its list."""
    found: list[list[str]] = []
    for line in lines:
        if found and is_item(line):
            found[-1].append(line)
        else:
            found.append([line])
    return [Part(NodeKind.PARAGRAPH, tuple(each)) for each in found]


def item_parts(lines: Sequence[str], expected: int = 1) -> list[Part]:
    """The items of a text; a line without a number is one if no line has a number.

    If fewer lines than ``expected`` items stand there, items may follow each other in a line.
    """
    if len(lines) < expected:
        lines = [each for line in lines for each in RUN_ON_ITEM.split(line)]
    if not any(is_item(line) for line in lines):
        return [Part(NodeKind.ITEM, (line,)) for line in lines]
    found: list[list[str]] = []
    style = ""
    for line in lines:
        label = item_label(line, line[:1])
        if (label is not None and (not style or label.style == style)) or not found:
            style = label.style if label else style
            found.append([line])
        else:
            found[-1].append(line)
    return [_item(each) for each in found]


def _item(lines: Sequence[str]) -> Part:
    label = item_label(lines[0], lines[0][:1])
    if label is None:
        return Part(NodeKind.ITEM, tuple(lines))
    return Part(NodeKind.ITEM, (lines[0][label.body :], *lines[1:]), label.number)


def is_item(line: str) -> bool:
    """Whether a line begins with the number of an item."""
    return item_label(line, line[:1]) is not None
