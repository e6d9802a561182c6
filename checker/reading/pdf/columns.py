"""Whether a page is set in two columns, and what is read first then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Protocol, TypeVar

from checker.reading.pdf.pages import Frame

FEWEST = 5  # lines in each column
MOST_ACROSS = 0.3  # of all lines may go across both
FULLNESS = 0.6  # of a column is the usual line wide; cells of tables are narrower
MIDDLE = (0.3, 0.7)


class Framed(Protocol):
    """Something with a place on the page."""

    frame: Frame


T = TypeVar("T", bound=Framed)


def in_columns(chunks: Sequence[T]) -> Iterator[tuple[int, list[T]]]:
    """The chunks of a page in groups that are read one after the other.

    The number of a group is 0 across the page, 1 for the left and 2 for the right column.
    """
    gutter = _gutter(chunks)
    if gutter is None:
        yield 0, list(chunks)
        return
    across = sorted(
        (each for each in chunks if _side(each, gutter) == 0), key=lambda each: each.frame.top
    )
    rest = [each for each in chunks if _side(each, gutter)]
    for line in [*across, None]:
        above = [each for each in rest if line is None or each.frame.top < line.frame.top]
        for side in (1, 2):
            group = [each for each in above if _side(each, gutter) == side]
            if group:
                yield side, group
        rest = [each for each in rest if line is not None and each.frame.top >= line.frame.top]
        if line is not None:
            yield 0, [line]


def _side(chunk: Framed, gutter: float) -> int:
    if chunk.frame.right <= gutter:
        return 1
    return 2 if chunk.frame.left >= gutter else 0


def _gutter(chunks: Sequence[Framed]) -> float | None:
    """Where the right one of two columns begins."""
    if len(chunks) < 2 * FEWEST:
        return None
    left = min(each.frame.left for each in chunks)
    width = max(each.frame.right for each in chunks) - left
    places = {round(each.frame.left, 0) - 1 for each in chunks}
    middle = [x for x in places if MIDDLE[0] * width < x - left < MIDDLE[1] * width]
    fitting = [x for x in middle if _divides(chunks, x)]
    return min(fitting, key=lambda x: sum(_side(each, x) == 0 for each in chunks), default=None)


def _divides(chunks: Sequence[Framed], x: float) -> bool:
    sides: tuple[list[Framed], list[Framed], list[Framed]] = ([], [], [])
    for each in chunks:
        sides[_side(each, x)].append(each)
    across, *columns = sides
    if len(across) > MOST_ACROSS * len(chunks):
        return False
    return all(len(column) >= FEWEST and _is_full(column) for column in columns)


def _is_full(column: Sequence[Framed]) -> bool:
    width = max(each.frame.right for each in column) - min(each.frame.left for each in column)
    return median(each.frame.width for each in column) >= FULLNESS * width
