"""Tables that are ruled on a page: their cells, merged ones too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.reading.pdf.pages import Frame

NEAR = 3.0  # points within which rules meet or are one
MOST_RULES = 3000
MOST_CELLS = 20_000


@dataclass(frozen=True)
class Grid:
    """A ruled table: its outer frame and its cells by row and column of their upper left corner."""

    frame: Frame
    cells: dict[tuple[int, int], Frame]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of the cell around a point."""
        for place, cell in self.cells.items():
            if cell.left <= x <= cell.right and cell.top <= y <= cell.bottom:
                return place
        return None


def grids(rules: Sequence[Frame]) -> list[Grid]:
    """The tables that rules make, from top to bottom."""
    found = []
    for group in _connected(list(dict.fromkeys(rules))[:MOST_RULES]):
        grid = _grid(
            [r for r in group if r.width >= r.height], [r for r in group if r.width < r.height]
        )
        if grid:
            found.append(grid)
    return sorted(found, key=lambda grid: grid.frame.top)


def _connected(rules: list[Frame]) -> list[list[Frame]]:
    """The rules in groups that touch one another."""
    groups: list[list[Frame]] = []
    left = sorted(rules, key=lambda rule: rule.top)
    while left:
        group, waiting = [], [left.pop()]
        while waiting:
            rule = waiting.pop()
            group.append(rule)
            touching = [each for each in left if _touch(rule, each)]
            if touching:
                taken = set(map(id, touching))
                left = [each for each in left if id(each) not in taken]
                waiting += touching
        groups.append(group)
    return groups


def _touch(one: Frame, other: Frame) -> bool:
    return (
        one.left <= other.right + NEAR
        and other.left <= one.right + NEAR
        and one.top <= other.bottom + NEAR
        and other.top <= one.bottom + NEAR
    )


def _grid(across: Sequence[Frame], down: Sequence[Frame]) -> Grid | None:
    """The table of rules across and down; none if they make less than two cells."""
    ys = _positions((rule.top + rule.bottom) / 2 for rule in across)
    xs = _positions((rule.left + rule.right) / 2 for rule in down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or not 2 <= rows * columns <= MOST_CELLS:
        return None
    cells = _Cells(xs, ys, across, down).merged()
    return Grid(Frame(xs[0], ys[0], xs[-1], ys[-1]), cells) if len(cells) > 1 else None


def _positions(values: Iterable[float]) -> list[float]:
    """Values in order, those that are near each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


class _Cells:
    """The squares between all rules of a table, joined where nothing divides them."""

    def __init__(
        self, xs: list[float], ys: list[float], across: Sequence[Frame], down: Sequence[Frame]
    ) -> None:
        self._xs, self._ys = xs, ys
        self._across, self._down = across, down

    def merged(self) -> dict[tuple[int, int], Frame]:
        """The cells by the place of their upper left square."""
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for row, (top, bottom) in enumerate(pairwise(self._ys)):
            for column, (left, right) in enumerate(pairwise(self._xs)):
                middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
                if column and not self._has_down(left, middle_y):
                    owner[row, column] = owner[row, column - 1]
                elif row and not self._has_across(top, middle_x):
                    owner[row, column] = owner[row - 1, column]
                else:
                    owner[row, column] = row, column
        return self._frames(owner)

    def _frames(
        self, owner: dict[tuple[int, int], tuple[int, int]]
    ) -> dict[tuple[int, int], Frame]:
        frames: dict[tuple[int, int], Frame] = {}
        for (row, column), place in sorted(owner.items()):
            square = Frame(self._xs[column], self._ys[row], self._xs[column + 1], self._ys[row + 1])
            frames[place] = _around(frames.get(place, square), square)
        return frames

    def _has_down(self, x: float, y: float) -> bool:
        return any(
            abs((r.left + r.right) / 2 - x) <= NEAR and r.top <= y <= r.bottom for r in self._down
        )

    def _has_across(self, y: float, x: float) -> bool:
        return any(
            abs((r.top + r.bottom) / 2 - y) <= NEAR and r.left <= x <= r.right for r in self._across
        )


def _around(one: Frame, other: Frame) -> Frame:
    return Frame(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
