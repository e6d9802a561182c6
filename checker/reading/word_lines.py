"""Paragraphs of a Word story become lines, each with the pieces it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from checker.model import Anchor, Piece, PieceKind
from checker.reading.revisions import Revisions
from checker.reading.word_blocks import PARAGRAPH, Block, blocks
from checker.reading.word_changes import has_mark, properties_of
from checker.reading.word_numbering import Numbering
from checker.reading.word_runs import NEW_PAGE
from checker.reading.word_styles import Styles
from checker.reading.word_text import RunText, run_texts
from checker.reading.word_xml import Element

BREAK = re.compile(f"[\n{NEW_PAGE}]")


@dataclass(frozen=True)
class Draft:
    """A line before it has its place in the whole text."""

    text: str
    anchor: Anchor


@dataclass(frozen=True)
class Reading:
    """What is needed to read any story of a file: styles, running numbers, side of the changes."""

    styles: Styles
    numbering: Numbering
    revisions: Revisions


@dataclass(frozen=True)
class _Part:
    """A paragraph, or what a tracked change has joined to it."""

    block: Block
    index: int
    texts: list[RunText]


def lines_of(part: str, root: Element, stories: Iterable[Element], by: Reading) -> Iterator[Draft]:
    """The lines of some stories of a package part, in order.

    A paragraph whose mark is not on the side that is read goes on with the next one.
    """
    indexes = {paragraph: index for index, paragraph in enumerate(root.iter(PARAGRAPH))}
    for story in stories:
        joined: list[_Part] = []
        for block in blocks(story):
            if joined and joined[-1].block.paragraph.getparent() is not block.paragraph.getparent():
                yield from _leftover(part, joined, by)
                joined = []
            texts = list(run_texts(block.paragraph, block.change, by.revisions, by.styles))
            joined.append(_Part(block, indexes[block.paragraph], texts))
            if has_mark(block.paragraph, block.change, by.revisions):
                yield from _lines(part, joined, by)
                joined = []
        yield from _leftover(part, joined, by)


def _leftover(part: str, joined: list[_Part], by: Reading) -> Iterator[Draft]:
    """Paragraphs whose marks are all gone; they make a line if text is left."""
    if any(each.texts for each in joined):
        yield from _lines(part, joined, by)


def _lines(part: str, joined: list[_Part], by: Reading) -> Iterator[Draft]:
    leading = next((each for each in joined if each.texts), joined[-1])
    label = by.numbering.label(properties_of(leading.block.paragraph, by.revisions))
    maker = _LineMaker(Anchor(part, leading.index, (), leading.block.cell, leading.block.width))
    texts = _without_outer_pages([(each.index, text) for each in joined for text in each.texts])
    maker.add_label(label)
    for index, text in texts:
        maker.add(index, text)
    return maker.finish()


def _without_outer_pages(texts: list[tuple[int, RunText]]) -> list[tuple[int, RunText]]:
    """The texts of a paragraph without the page breaks before and after them."""
    filled = [at for at, (_, text) in enumerate(texts) if text.text.strip(NEW_PAGE)]
    if not filled:
        return []
    texts = texts[filled[0] : filled[-1] + 1]
    index, first = texts[0]
    rest = first.text.lstrip(NEW_PAGE)
    texts[0] = index, replace(first, text=rest, offset=len(first.text) - len(rest))
    index, last = texts[-1]
    texts[-1] = index, replace(last, text=last.text.rstrip(NEW_PAGE))
    return texts


@dataclass
class _LineMaker:
    """Collects the pieces of a paragraph and cuts them into lines at its breaks."""

    anchor: Anchor
    done: list[Draft] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    paged: bool = False  # the line begins behind a page break

    def add_label(self, label: str) -> None:
        """Begin the line with a generated number."""
        if label:
            self._piece(label, Piece(0, 0, None, 0, PieceKind.NUMBER))

    def add(self, paragraph: int, text: RunText) -> None:
        """Go on with the text of a run of the paragraph with this index."""
        other = None if paragraph == self.anchor.paragraph else paragraph
        at = 0
        for mark in [*BREAK.finditer(text.text), None]:
            end = mark.start() if mark else len(text.text)
            if end > at:
                piece = Piece(0, 0, text.run, text.offset + at, text.kind, other)
                self._piece(text.text[at:end], piece)
            if mark:
                self._end_line(mark[0] == NEW_PAGE)
                at = mark.end()

    def finish(self) -> Iterator[Draft]:
        """The lines, at least one."""
        if self.length or not self.paged:
            self._end_line(False)
        return iter(self.done)

    def _piece(self, text: str, piece: Piece) -> None:
        end = self.length + len(text)
        self.pieces.append(replace(piece, start=self.length, end=end))
        self.texts.append(text)
        self.length = end

    def _end_line(self, paged: bool) -> None:
        if self.length or not (paged or self.paged):
            anchor = replace(self.anchor, pieces=tuple(self.pieces))
            self.done.append(Draft("".join(self.texts), anchor))
        self.texts, self.pieces, self.length, self.paged = [], [], 0, paged
