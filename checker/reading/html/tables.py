"""In which row and column of its table a cell stands, those that span several counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.reading.html.lists import whole

MOST_COLUMNS, MOST_ROWS = 1000, 65534  # as browsers have it


@dataclass
class Table:
    """A table on the way through it."""

    number: int
    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)  # column -> the last row taken from above

    def next_row(self) -> None:
        """Go on with the next row."""
        self.row += 1
        self.column = 0

    def place(self, attributes: dict[str, str | None]) -> tuple[int, int, int]:
        """The place (table, row, column) of the next cell of the row."""
        self.row = max(self.row, 0)
        while self.taken.get(self.column, -1) >= self.row:
            self.column += 1
        cell = self.number, self.row, self.column
        columns = _span(attributes.get("colspan"), MOST_COLUMNS)
        rows = _span(attributes.get("rowspan"), MOST_ROWS)
        if rows > 1:
            last = self.row + rows - 1
            self.taken.update(dict.fromkeys(range(self.column, self.column + columns), last))
        self.column += columns
        return cell


def _span(text: str | None, most: int) -> int:
    return min(max(whole(text) or 1, 1), most)
