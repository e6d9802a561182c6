"""Edits from several sources put together so that no two of them overlap."""

from __future__ import annotations

from collections.abc import Iterable

from checker.edits import Edit
from checker.model import Span


def combined(leading: Iterable[Edit], following: Iterable[Edit]) -> tuple[Edit, ...]:
    """All edits in order; where two overlap, what is deleted more counts.

    ``following`` edits (new numbers) give way to ``leading`` ones. Equal edits count once, but
    for insertions, of which each is one.
    """
    kept: list[Edit] = []
    for edit in sorted(leading, key=lambda each: each.span):
        if kept and edit.span.start < kept[-1].span.end:
            kept[-1] = _joined(kept[-1], edit)
        elif not kept or edit != kept[-1] or edit.span.start == edit.span.end:
            kept.append(edit)
    free = [each for each in following if not any(_meets(each, other) for other in kept)]
    return tuple(sorted((*kept, *free), key=lambda each: each.span))


def _joined(one: Edit, other: Edit) -> Edit:
    """One edit for two that overlap: the larger if it holds the other, otherwise a deletion."""
    if one.span.contains(other.span):
        return one
    if other.span.contains(one.span):
        return other
    return Edit(Span(one.span.start, max(one.span.end, other.span.end)), "")


def _meets(one: Edit, other: Edit) -> bool:
    return one.span.overlaps(other.span) or (
        one.span.start == one.span.end and other.span.start < one.span.start < other.span.end
    )
