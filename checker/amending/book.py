"""The edits of a consolidation while they are collected, and where each provision of the result comes from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from checker.edits import Edit
from checker.model import Span


class Book:
    """Edits in the order in which they came; of those at one offset the first comes first."""

    def __init__(self) -> None:
        """Begin empty."""
        self.edits: list[Edit] = []

    def add(self, edit: Edit) -> Edit:
        """Take an edit in."""
        self.edits.append(edit)
        return edit

    def take(self, spans: Sequence[Span]) -> list[list[Edit]]:
        """Take out the edits inside each of some spans that do not overlap.

        What comes in at the end of a span belongs to it, what comes in at its start does not.
        """
        order = sorted(range(len(spans)), key=lambda index: spans[index])
        starts = [spans[index].start for index in order]
        taken: list[list[Edit]] = [[] for _ in spans]
        left: list[Edit] = []
        for edit in self.edits:
            index = _inside(edit, [spans[i] for i in _near(order, starts, edit)])
            near = _near(order, starts, edit)
            if index is None:
                left.append(edit)
            else:
                taken[near[index]].append(edit)
        self.edits = left
        return taken


def _near(order: Sequence[int], starts: Sequence[int], edit: Edit) -> list[int]:
    at = bisect_right(starts, edit.span.start)
    return [order[i] for i in (at - 2, at - 1) if 0 <= i < len(order)]


def _inside(edit: Edit, spans: Sequence[Span]) -> int | None:
    for index, span in enumerate(spans):
        is_empty = edit.span.start == edit.span.end
        begins = edit.span.start > span.start or (edit.span.start == span.start and not is_empty)
        if begins and edit.span.end <= span.end:
            return index
    return None


class Taken:
    """Spans of a text, asked whether an edit touches one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the spans; they may touch and overlap."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether a span overlaps one of them, or lies inside it if it is empty."""
        at = bisect_right(self._starts, span.start) - 1
        if (
            at >= 0
            and span.start < self._ends[at]
            and span != Span(self._starts[at], self._starts[at])
        ):
            return True
        return at + 1 < len(self._starts) and self._starts[at + 1] < span.end
