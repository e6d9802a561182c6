"""What the rows of a regulation open: title, history, contents, divisions, articles, annexes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from checker.model import NodeKind
from checker.structure.events import LEVELS, Opening
from checker.structure.labels import Label
from checker.structure.passages import PassageReader
from checker.structure.rows import CLOSED, Row
from checker.structure.sections import Part, history_goes_on, is_history
from checker.structure.wrapping import GOES_ON, LEFT_OPEN, Layout

FRONT = LEVELS[NodeKind.BOOK]
RANKS = (NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION)
LONGEST_HEADING = 20
HEADING = re.compile(r"[^\s，。；：、！？（）()《》\d][^，。；：、！？《》\t]{1,15}$")


def outline(rows: Sequence[Row], base: int, layout: Layout) -> list[Opening]:
    """The paragraphs, numbered entries, divisions and annexes of text without articles."""
    heads = [at for at, row in enumerate(rows) if row.is_annex or row.division is not None]
    openings = _passage(rows[: heads[0] if heads else len(rows)], base, layout)
    for at, end in zip(heads, [*heads[1:], len(rows)], strict=False):
        openings.append(_head(rows[at], base))
        openings += _passage(rows[at + 1 : end], base + len(RANKS), layout)
    return openings


def _head(row: Row, base: int) -> Opening:
    label = row.division
    if label is None:
        return Opening(NodeKind.ATTACHMENT, base, row.line.start, row.line.start)
    level = base + RANKS.index(label.kind)
    return _division_opening(row, label, level, label.title)


def _division_opening(row: Row, label: Label, level: int, title: str) -> Opening:
    start = row.line.start
    return Opening(label.kind, level, start, start + label.body, label.label, label.number, title)


def _passage(rows: Sequence[Row], base: int, layout: Layout) -> list[Opening]:
    reader = PassageReader(layout, base, outline=True)
    reader.read(rows)
    return reader.openings


def regulation_openings(
    part: Part, accepted: set[int], listed: set[int], layout: Layout
) -> list[Opening]:
    """Everything that opens in a regulation.

    ``accepted`` and ``listed`` hold the identities of the rows that open an article and of those
    in a table of contents.
    """
    return _Arranger(part, accepted, listed, layout).arrange()


class _Arranger:
    def __init__(self, part: Part, accepted: set[int], listed: set[int], layout: Layout) -> None:
        self._part = part
        self._rows = part.rows
        self._accepted = accepted
        self._listed = listed
        self._layout = layout
        self._openings: list[Opening] = []
        self._has_articles = False

    def arrange(self) -> list[Opening]:
        first = self._rows[0]
        self._open(NodeKind.REGULATION, LEVELS[NodeKind.REGULATION], first)
        at = self._part.title_rows
        if at:
            self._open(NodeKind.TITLE, FRONT, first)
        while at < len(self._rows):
            at = self._next(at)
        return self._openings

    def _next(self, at: int) -> int:
        """Open what begins at a row; returns the row behind it."""
        row = self._rows[at]
        if id(row) in self._listed:
            self._open(NodeKind.CONTENTS, FRONT, row)
            return self._while(at, lambda r: id(r) in self._listed)
        if id(row) in self._accepted:
            end = self._while(at + 1, self._is_plain)
            self._openings += _article(self._rows[at:end], self._layout)
            self._has_articles = True
            return end
        if row.division is not None:
            return self._division(at)
        if self._has_articles and row.is_attachment:
            level = LEVELS[NodeKind.ATTACHMENT]
            end = self._while(at + 1, lambda r: not r.is_attachment)
            self._open(NodeKind.ATTACHMENT, level, row)
            self._openings += outline(self._rows[at + 1 : end], level + 1, self._layout)
            return end
        return self._history(at) if is_history(row) else self._front(at)

    def _division(self, at: int) -> int:
        """A heading; its title may stand in the next line."""
        row = self._rows[at]
        label = row.division
        assert label is not None
        title = label.title
        end = at + 1
        if label.number and not title and end < len(self._rows) and self._is_heading(end):
            title = re.sub(r"\s", "", self._rows[end].text)
            end += 1
        self._openings.append(_division_opening(row, label, LEVELS[label.kind], title))
        return end

    def _is_heading(self, at: int) -> bool:
        row = self._rows[at]
        if row.division is not None and not row.division.number:
            return True
        plain = self._is_plain(row) and not row.opens and not row.is_table_row
        return plain and len(row.text) <= LONGEST_HEADING and not CLOSED.search(row.text)

    def _history(self, at: int) -> int:
        self._open(NodeKind.HISTORY, LEVELS[NodeKind.ARTICLE], self._rows[at])
        told = self._rows[at].text
        at += 1
        while at < len(self._rows) and self._is_plain(self._rows[at]):
            row = self._rows[at]
            if is_history(row) or not history_goes_on(told, row):
                break
            told += row.text
            at += 1
        return at

    def _front(self, at: int) -> int:
        """Text of a regulation that stands in no article."""
        end = self._while(at + 1, lambda r: self._is_plain(r) and not is_history(r))
        self._openings += outline(self._rows[at:end], LEVELS[NodeKind.ARTICLE], self._layout)
        return end

    def _is_plain(self, row: Row) -> bool:
        opens = id(row) in self._accepted or id(row) in self._listed
        return not (opens or row.division is not None or row.is_attachment)

    def _while(self, at: int, holds: Callable[[Row], bool]) -> int:
        while at < len(self._rows) and holds(self._rows[at]):
            at += 1
        return at

    def _open(self, kind: NodeKind, level: int, row: Row) -> None:
        self._openings.append(Opening(kind, level, row.line.start, row.line.start))


def _article(rows: Sequence[Row], layout: Layout) -> list[Opening]:
    row = rows[0]
    label = row.article
    assert label is not None
    start = row.line.start
    title, body = label.title, label.body
    if not title and len(rows) > 1 and _is_titled(row.line.text[body:].strip(" \t\u3000*_"), rows):
        title, body = re.sub(r"[\s*_]", "", row.line.text[body:]), len(row.line.text)
    kind = NodeKind.ARTICLE
    opening = Opening(kind, LEVELS[kind], start, start + body, label.label, label.number, title)
    reader = PassageReader(layout)
    reader.open_article(row, body)
    reader.read(rows[1:])
    return [opening, *reader.openings]


def _is_titled(first: str, rows: Sequence[Row]) -> bool:
    """Whether the first line of an article is a title: a short phrase with sentences below it."""
    below = rows[1]
    if below.is_inside or HEADING.match(first) is None or LEFT_OPEN.search(first):
        return False
    is_sentence = bool(CLOSED.search(below.text)) and not GOES_ON.match(below.text)
    return is_sentence and below.item is None and not below.text.startswith("的")
