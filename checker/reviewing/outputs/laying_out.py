"""The text of a file that is no Word file, laid out as a regulation in one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.model import NodeKind, Regulation, SourceText, Span
from checker.reviewing.layout import Block, blocks
from checker.reviewing.outputs.word_paper import (
    HEAVY,
    ITALIC,
    TITLE,
    TITLE_POINTS,
    Look,
    add_paragraph,
    printable,
    saved,
)

_PLAIN = Look()
_LOOKS = {
    NodeKind.TITLE: Look(TITLE, TITLE_POINTS, centred=True, after=14),
    NodeKind.HISTORY: Look(ITALIC, centred=True, after=14),
    NodeKind.CONTENTS: Look(indent=0),
    NodeKind.BOOK: Look(HEAVY, centred=True, before=14, after=14, kept=True),
    NodeKind.CHAPTER: Look(HEAVY, centred=True, before=14, after=14, kept=True),
    NodeKind.SECTION: Look(ITALIC, centred=True, before=7, after=7, kept=True),
}
_GO_ON = {NodeKind.PARAGRAPH, NodeKind.ITEM, NodeKind.SUBITEM, NodeKind.TAIL}
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph to be: its look, and the lines of the text that it joins."""

    block: Block
    pieces: tuple[Span, ...]

    def text(self, source: str) -> str:
        """What it says."""
        return printable("".join(source[each.start : each.end] for each in self.pieces))


class Moves:
    """Where the characters of a text stand in the Word file that it was laid out in."""

    def __init__(self, laid: Sequence[Laid], written: SourceText) -> None:
        """``written`` is what was read from that file: a line for each paragraph."""
        self._pieces: list[tuple[Span, int]] = []  # in the text, and where that begins in the file
        lines = [line for line in written.lines if line.text.strip()]
        for each, line in zip(laid, lines, strict=True):
            at = line.start
            for piece in each.pieces:
                self._pieces.append((piece, at))
                at += piece.end - piece.start
        self._starts = [piece.start for piece, _ in self._pieces]

    def __call__(self, span: Span) -> Span:
        """The span in the Word file; what is not there (blanks between lines) shrinks away."""
        start, end = self._at(span.start, from_right=False), self._at(span.end, from_right=True)
        return Span(start, max(start, end))

    def _at(self, offset: int, *, from_right: bool) -> int:
        """An offset in the file; one between lines becomes the end before or the start behind."""
        index = max(0, bisect_right(self._starts, offset - from_right) - 1)
        piece, at = self._pieces[index]
        if offset >= piece.end and not from_right and index + 1 < len(self._pieces):
            return self._pieces[index + 1][1]
        return at + min(max(0, offset - piece.start), piece.end - piece.start)


def lay_out(regulation: Regulation) -> tuple[bytes, tuple[Laid, ...]]:
    """The Word file and its paragraphs, in order; lines that a sentence wraps over are joined.

    What is checked is laid out: words to this program and other columns of a comparison table
    are left out.
    """
    from checker.reporting.comparison.paper import new_paper

    source = regulation.source
    laid = tuple(_paragraphs(regulation))
    document = new_paper(landscape=False)
    for each in laid:
        words = each.text(source.text)
        look = _LOOKS.get(each.block.kind, _PLAIN)
        label = each.block.label if each.block.kind is NodeKind.ARTICLE else ""
        at = len(label) if label and words.startswith(printable(label)) else 0
        runs = [(words[:at], HEAVY), (words[at:], look.font)]
        add_paragraph(document, look, *(run for run in runs if run[0]))
    document.core_properties.title = printable(regulation.title)
    return saved(document), laid


def _paragraphs(regulation: Regulation) -> Iterable[Laid]:
    source, goes_on = regulation.source, _continued(regulation)
    waiting: list[Block] = []
    for block in blocks(regulation):
        if waiting and source.line_at(block.start).number not in goes_on:
            yield _laid(waiting, source)
            waiting = []
        waiting.append(block)
    if waiting:
        yield _laid(waiting, source)


def _laid(joined: Sequence[Block], source: SourceText) -> Laid:
    first, *others = (Span(each.start, each.end) for each in joined)
    if source.format == "md":
        mark = _MARKDOWN_HEADING.match(source.text, first.start, first.end)
        first = Span(mark.end(), first.end) if mark and mark.end() < first.end else first
    return Laid(joined[0], (first, *others))


def _continued(regulation: Regulation) -> set[int]:
    """The numbers of the lines that go on with what the line before says."""
    source, found, begun = regulation.source, set[int](), set[int]()
    for node in regulation.root.walk():
        text = source.text[node.start : node.end]
        first = source.line_at(node.start + len(text) - len(text.lstrip())).number
        last = source.line_at(node.start + len(text.rstrip())).number
        begun.add(first)
        if node.kind in _GO_ON:
            found.update(range(first + 1, last + 1))
    return found - begun - _in_tables(source)


def _in_tables(source: SourceText) -> set[int]:
    """The numbers of the lines that begin a cell."""
    return {
        line.number
        for before, line in pairwise(source.lines)
        if line.anchor.cell != before.anchor.cell
    }
