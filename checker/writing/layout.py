"""From the offsets of a source text to the elements of its Word file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from checker.model import Line, Piece, PieceKind, SourceText, Span
from checker.reading import Revisions
from checker.reading.word_blocks import PARAGRAPH, ROW, Block, blocks
from checker.reading.word_changes import has_mark
from checker.reading.word_runs import NEW_PAGE, RUN
from checker.reading.word_styles import Styles
from checker.reading.word_text import run_texts
from checker.reading.word_xml import Element, qualified

NOTES = (qualified("footnote"), qualified("endnote"))
NO_STYLES = Styles(None)
FINAL = Revisions.FINAL

Key = tuple[int, int, int]  # paragraph, run, character
Ends = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``[start, end)`` of a run, which stand at ``offset`` in the source text."""

    paragraph: Element
    run: Element
    start: int
    end: int
    offset: int
    kind: PieceKind


@dataclass(eq=False)
class Group:
    """Paragraphs that are one in the text, because tracked changes have joined them; and the
    lines that breaks make of them.
    """

    blocks: list[Block]
    lines: list[int] = field(default_factory=list)  # indexes into the lines of the source

    @property
    def first(self) -> Element:
        """The paragraph that begins it."""
        return self.blocks[0].paragraph

    @property
    def last(self) -> Element:
        """The paragraph whose mark ends it."""
        return self.blocks[-1].paragraph


class Layout:
    """Where the characters and the lines of a source text stand in the parts of its file."""

    def __init__(self, source: SourceText, roots: dict[str, Element]) -> None:
        """``roots`` are the trees of the parts that the source was read from, unchanged."""
        self.source = source
        self._paragraphs = {part: list(root.iter(PARAGRAPH)) for part, root in roots.items()}
        self._groups: dict[Element, Group] = {}
        for root in roots.values():
            for group in _groups(root):
                self._groups |= {block.paragraph: group for block in group.blocks}
        for at, line in enumerate(source.lines):
            self._groups[self.paragraph(line)].lines.append(at)
        self._indexes = {
            part: {paragraph: at for at, paragraph in enumerate(paragraphs)}
            for part, paragraphs in self._paragraphs.items()
        }
        self._runs: dict[Element, list[Element]] = {}
        self._breaks: dict[Element, list[tuple[Key, PieceKind]]] = {}

    def paragraph(self, line: Line, piece: Piece | None = None) -> Element:
        """The paragraph of a line, or of one of its pieces."""
        index = None if piece is None else piece.paragraph
        paragraphs = self._paragraphs[line.anchor.part]
        return paragraphs[line.anchor.paragraph if index is None else index]

    def group(self, at: int) -> Group:
        """The group of the line with this index."""
        return self._groups[self.paragraph(self.source.lines[at])]

    def group_index(self, paragraph: Element) -> int:
        """The index of the first line of the group that a paragraph belongs to."""
        return self._groups[paragraph].lines[0]

    def index(self, offset: int) -> int:
        """The index of the line in which an offset lies."""
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.source.lines]

    def stretches(self, span: Span) -> Iterator[Stretch]:
        """The characters of a span that stand in runs, in order."""
        for at in range(self.index(span.start), self.index(max(span.start, span.end - 1)) + 1):
            line = self.source.lines[at]
            for piece in line.anchor.pieces:
                start = max(span.start, line.start + piece.start)
                end = min(span.end, line.start + piece.end)
                if piece.run is not None and start < end:
                    paragraph = self.paragraph(line, piece)
                    shift = piece.offset - line.start - piece.start
                    run = self._runs_of(paragraph)[piece.run]
                    yield Stretch(paragraph, run, start + shift, end + shift, start, piece.kind)

    def fixed(self, span: Span) -> Piece | None:
        """The first piece in a span that stands in no run: a generated number or a formula."""
        for at in range(self.index(span.start), self.index(max(span.start, span.end - 1)) + 1):
            line = self.source.lines[at]
            for piece in line.anchor.pieces:
                begins, ends = line.start + piece.start, line.start + piece.end
                if piece.run is None and span.overlaps(Span(begins, ends)):
                    return piece
        return None

    def label(self, at: int) -> str:
        """The generated number with which a line begins; empty if it has none."""
        line = self.source.lines[at]
        numbers = (p for p in line.anchor.pieces if p.kind is PieceKind.NUMBER)
        return next((line.text[p.start : p.end] for p in numbers), "")

    def breaks(self, at: int) -> list[Stretch]:
        """The break characters between a line and the next of the same group."""
        group = self.group(at)
        known = [self._ends(each) for each in group.lines]
        filled = [place for place, ends in enumerate(known) if ends is not None]
        here = group.lines.index(at)
        before = max((place for place in filled if place <= here), default=-1)
        behind = min((place for place in filled if place > here), default=len(known))
        low, high = _end(known, before), _begin(known, behind)
        between = [
            stretch
            for key, stretch in self._all_breaks(group)
            if (low is None or key > low) and (high is None or key < high)
        ]
        first = here - max(before, 0)
        is_last = here + 1 == min(behind, len(known) - 1)
        return between[first:] if is_last else between[first : first + 1]

    def _ends(self, at: int) -> Ends | None:
        """The places of the first and the last character of a line that stand in runs."""
        line = self.source.lines[at]
        pieces = [piece for piece in line.anchor.pieces if piece.run is not None]
        if not pieces:
            return None
        first, last = pieces[0], pieces[-1]
        length = last.end - last.start
        return self._key(line, first, 0), self._key(line, last, length - 1)

    def _key(self, line: Line, piece: Piece, further: int) -> Key:
        index = line.anchor.paragraph if piece.paragraph is None else piece.paragraph
        assert piece.run is not None
        return index, piece.run, piece.offset + further

    def _all_breaks(self, group: Group) -> list[tuple[Key, Stretch]]:
        found = []
        for block in group.blocks:
            runs = self._runs_of(block.paragraph)
            found += [
                (key, Stretch(block.paragraph, runs[key[1]], key[2], key[2] + 1, -1, kind))
                for key, kind in self._breaks[block.paragraph]
            ]
        return found

    def remember(self, at: int) -> list[Element]:
        """Take note of the runs around a line before anything is changed; the paragraphs."""
        group = self.group(at)
        part = self.source.lines[at].anchor.part
        for block in group.blocks:
            paragraph = block.paragraph
            if paragraph not in self._runs:
                self._runs[paragraph] = list(paragraph.iter(RUN))
                index = self._indexes[part][paragraph]
                self._breaks[paragraph] = list(_breaks(block, index))
        return [block.paragraph for block in group.blocks]

    def _runs_of(self, paragraph: Element) -> list[Element]:
        """The runs as they were when the paragraph was remembered; others have not changed."""
        known = self._runs.get(paragraph)
        return list(paragraph.iter(RUN)) if known is None else known

    def row(self, at: int) -> Element | None:
        """The table row in which a line stands, the innermost one."""
        paragraph = self.paragraph(self.source.lines[at])
        return next(paragraph.iterancestors(ROW), None)


def _end(known: Sequence[Ends | None], at: int) -> Key | None:
    ends = known[at] if at >= 0 else None
    return None if ends is None else ends[1]


def _begin(known: Sequence[Ends | None], at: int) -> Key | None:
    ends = known[at] if at < len(known) else None
    return None if ends is None else ends[0]


def _breaks(block: Block, index: int) -> Iterator[tuple[Key, PieceKind]]:
    """The break characters of a paragraph, those of formulas left out."""
    for text in run_texts(block.paragraph, block.change, FINAL, NO_STYLES):
        for at, sign in enumerate(text.text):
            if text.run is not None and sign in f"\n{NEW_PAGE}":
                yield (index, text.run, at), text.kind


def _groups(root: Element) -> Iterator[Group]:
    """The paragraphs of all stories of a part, joined where no mark divides them in the text."""
    for story in root.findall(f"{NOTES[0]}") + root.findall(f"{NOTES[1]}") or [root]:
        joined: list[Block] = []
        for block in blocks(story):
            if joined and joined[-1].paragraph.getparent() is not block.paragraph.getparent():
                yield Group(joined)
                joined = []
            joined.append(block)
            if has_mark(block.paragraph, block.change, FINAL):
                yield Group(joined)
                joined = []
        if joined:
            yield Group(joined)
