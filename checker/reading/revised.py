"""A source text after edits, as if its file had been changed and read again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.edits import Edit, apply, in_order
from checker.model import Line, SourceText, Span
from checker.reading.comments import comments_in
from checker.reading.plain import lines_of

WITH_COMMENTS = {"txt", "md"}


@dataclass(frozen=True)
class Revised:
    """The changed text, and the way back from each of its offsets to the one before the edits."""

    source: SourceText
    _starts: tuple[int, ...]  # where in the new text a stretch begins
    _olds: tuple[int, ...]  # where it comes from
    _kept: tuple[bool, ...]  # whether it is old text, moved but not changed

    def back(self, offset: int) -> int:
        """The old offset of a character; that of the edit if an edit has brought it in."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        return self._olds[at] + (offset - self._starts[at] if self._kept[at] else 0)

    def forward(self, offset: int) -> int:
        """The new offset of an old one; where its character has gone, of what follows."""
        found = [at for at, old in enumerate(self._olds) if self._kept[at] and old <= offset]
        at = found[-1]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.source.text)
        return min(self._starts[at] + offset - self._olds[at], end)

    def is_kept(self, offset: int) -> bool:
        """Whether the character stood there before the edits."""
        return self._kept[max(0, bisect_right(self._starts, offset) - 1)]


def revised(source: SourceText, edits: Iterable[Edit]) -> Revised:
    """A source text with edits carried out; lines keep the anchors of those they come from.

    The anchors serve for what parsing asks of them (the cell of a table), not for writing.
    Raises ``ValueError`` if two edits overlap.
    """
    ordered = in_order(edits, len(source.text))
    starts, olds, kept = [0], [0], [True]
    at, new = 0, 0
    for edit in ordered:
        new += edit.span.start - at
        for old, is_kept, length in (
            (edit.span.start, False, len(edit.new)),
            (edit.span.end, True, 0),
        ):
            starts.append(new)
            olds.append(old)
            kept.append(is_kept)
            new += length
        at = edit.span.end
    text = apply(source.text, ordered)
    comments = tuple(comments_in(text)) if source.format in WITH_COMMENTS else ()
    result = SourceText(source.path, source.format, text, tuple(lines_of(text)), comments)
    draft = Revised(result, tuple(starts), tuple(olds), tuple(kept))
    lines = result.lines
    if source.format not in WITH_COMMENTS:
        lines = tuple(_anchored(line, draft, source) for line in lines)
    beside = tuple(
        Span(draft.forward(each.start), draft.forward(each.end)) for each in source.beside
    )
    return replace(draft, source=replace(result, lines=lines, beside=beside))


def _anchored(line: Line, draft: Revised, source: SourceText) -> Line:
    """The line with the part and cell of the line that it begins in."""
    old = source.line_at(draft.back(line.start)).anchor
    return replace(line, anchor=replace(old, pieces=()))
