"""What a decision says of books, chapters and sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.comparing.comparison import Comparison, Kind, Row
from checker.comparing.drafting.quoting import phrase
from checker.comparing.units import DIVISIONS
from checker.model import Node, NodeKind, Regulation

UNITS = {NodeKind.BOOK: "编", NodeKind.CHAPTER: "章", NodeKind.SECTION: "节"}


class Divisions:
    """Chapters of both versions, and which article stands in which."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        rows = [row for row in comparison.rows if row.level in DIVISIONS]
        self.pairs = {id(row.old[0]): row.new[0] for row in rows if row.old and row.new}
        self._back = {id(row.new[0]): row.old[0] for row in rows if row.old and row.new}
        self._articles = [row for row in comparison.rows if row.level is NodeKind.ARTICLE]
        self.swallowed = {id(article) for row in rows for article in self._gone_with(row)}

    def instruction(self, row: Row) -> list[str]:
        """The lines for a division; none if nothing has to be said of it."""
        unit = UNITS[row.level]
        if row.kind is Kind.INSERTED:
            return [self._inserted(row.new[0], unit)]
        if row.kind is Kind.DELETED:
            return [self._deleted(row.old[0], unit)]
        title = row.new[0].title
        lines = []
        if row.is_reworded:
            lines.append(
                f"将{self._name(self._comparison.old, row.old[0])}{unit}名修改为{phrase(title)}。"
            )
        if row.kind is Kind.MOVED:
            new = self._name(self._comparison.new, row.new[0])
            lines.append(f"将{self._name(self._comparison.old, row.old[0])}改为{new}。")
        return lines

    def _name(self, regulation: Regulation, division: Node) -> str:
        """第二章, 第二章第一节."""
        above = [node for node in regulation.ancestors(division) if node.kind is NodeKind.CHAPTER]
        return "".join(node.label for node in (*above, division))

    def _inserted(self, division: Node, unit: str) -> str:
        name = self._name(self._comparison.new, division)
        articles = [node for node in division.walk() if node.kind is NodeKind.ARTICLE]
        said = f"增加一{unit}，作为{name}{phrase(division.title)}"
        if not articles:
            return f"{said}。"
        first, last = articles[0].label, articles[-1].label
        return f"{said}，包括{first}{f'至{last}' if last != first else ''}。"

    def _deleted(self, division: Node, unit: str) -> str:
        name = self._name(self._comparison.old, division)
        articles = [node for node in division.walk() if node.kind is NodeKind.ARTICLE]
        if articles and all(id(node) in self.swallowed for node in articles):
            return f"删去{name}。"
        home = self._home_of_rest(division)
        if home is not None:
            return f"将{name}并入{self._name(self._comparison.old, home)}。"
        return f"删去{name}{unit}名。"

    def _home_of_rest(self, division: Node) -> Node | None:
        """The old division that takes in what is left of one that is gone, if it is one."""
        homes = {}
        for row in self._articles:
            if row.old and row.new and division.start <= row.old[0].start < division.end:
                home = self._comparison.new.enclosing(row.new[0], division.kind)
                homes[id(home)] = self._back.get(id(home))
        found = list(homes.values())
        return found[0] if len(found) == 1 else None

    def _gone_with(self, row: Row) -> Iterator[Node]:
        """The articles of a division that is gone with all of them."""
        if row.kind is not Kind.DELETED:
            return
        inside = [
            each
            for each in self._articles
            if any(row.old[0].start <= node.start < row.old[0].end for node in each.old)
        ]
        if inside and all(each.kind is Kind.DELETED for each in inside):
            yield from (node for each in inside for node in each.old)

    def other_chapter(self, row: Row) -> str:
        """The new chapter of an article if no instruction about chapters puts it there."""
        for kind in (NodeKind.CHAPTER, NodeKind.SECTION):
            before = self._comparison.old.enclosing(row.old[0], kind)
            after = self._comparison.new.enclosing(row.new[0], kind)
            if before is None or after is None or id(before) not in self.pairs:
                continue
            if id(after) in self._back and self.pairs[id(before)] is not after:
                return self._name(self._comparison.new, after)
        return ""

    def placed(self, row: Row) -> list[str]:
        """The new labels of an article that is divided, with their chapters where these are not sure."""
        regulation = self._comparison.new
        chapters = [regulation.enclosing(node, NodeKind.CHAPTER) for node in row.new]
        is_apart = any(each is not chapters[0] for each in chapters)
        if is_apart and all(each is not None and id(each) in self._back for each in chapters):
            pairs = zip(chapters, row.new, strict=True)
            return [f"{chapter.label if chapter else ''}{node.label}" for chapter, node in pairs]
        into = self.other_chapter(row) or self.border(row.new)
        return [f"{'' if at else into}{node.label}" for at, node in enumerate(row.new)]

    def border(self, articles: Sequence[Node]) -> str:
        """The chapter of articles that come in, if their number alone leaves it open: at its ends."""
        regulation = self._comparison.new
        chapter = regulation.enclosing(articles[0], NodeKind.CHAPTER)
        if chapter is None or id(chapter) not in self._back:
            return ""
        inside = [node for node in chapter.walk() if node.kind is NodeKind.ARTICLE]
        is_border = inside[0] is articles[0] or inside[-1] is articles[-1]
        return chapter.label if is_border and len(self.pairs) > 1 else ""
