"""What follows from a plan: new numbers in labels, in tables of contents and in references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.amending.base import LISTED, Base
from checker.amending.book import Book, Taken
from checker.amending.divisions import DIVISIONS
from checker.amending.flow import Element
from checker.amending.plan import Coming, Plan
from checker.amending.rows import Row
from checker.amending.wording import article_words
from checker.edits import Edit
from checker.model import Node, NodeKind
from checker.renumbering import Consequences, Dangling, Insertion, renumber

WHOLE_ARTICLE = re.compile(r"第[^条款项]+条(?:之[^条款项]+)?$")
PLACEHOLDERS = {
    NodeKind.BOOK: "第〇编",
    NodeKind.CHAPTER: "第〇章",
    NodeKind.SECTION: "第〇节",
    NodeKind.ARTICLE: "第〇条",
}


class Following:
    """Asks the renumbering what follows from where everything comes to stand."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Take the base and the plan."""
        self._base, self._plan = base, plan

    def take_in(
        self, rows: Sequence[Row], elements: Sequence[Element], book: Book
    ) -> list[Dangling]:
        """Put the edits in the book, but for what goes or is rewritten.

        Gives the references that remain and name nothing any more.
        """
        found = self._consequences(rows, elements)
        dead = Taken(self._plan.dead(self._base.text))
        own = Taken(edit.span for edit in book.edits if edit.span.start < edit.span.end)
        for edit in found.edits:
            if not (dead.touches(edit.span) or own.touches(edit.span)):
                book.add(edit)
        left: list[Dangling] = []
        for each in found.dangling:
            if dead.touches(each.span) or own.touches(each.span) or each.is_settled:
                continue
            to_merged = self._to_merged(each)
            if to_merged is None:
                left.append(each)
            else:
                book.add(to_merged)
        return left

    def _consequences(self, rows: Sequence[Row], elements: Sequence[Element]) -> Consequences:
        members = [(m.thing, m.number) for row in rows for m in row.members]
        members += [(e.thing, e.number) for e in elements if e.number]
        mapping = {thing: number for thing, number in members if isinstance(thing, Node)}
        gone = [fate.node for fate in self._plan.fates.values() if fate.gone]
        deleted = [node for node in gone if node.kind not in DIVISIONS]
        # The articles of a division that goes may remain: only its number is free.
        mapping |= dict.fromkeys((node for node in gone if node.kind in DIVISIONS), (0,))
        insertions = [each for row in rows for each in _row_insertions(row)]
        insertions += self._flow_insertions(elements)
        return renumber(self._base.regulation, mapping, deleted, insertions)

    def _flow_insertions(self, elements: Sequence[Element]) -> Iterator[Insertion]:
        at = self._base.beginning
        for element in elements:
            if element.is_kept:
                at = element.end(self._base.text)
            elif isinstance(element.thing, Coming):
                title = f"　{element.thing.title}" if element.thing.kind in DIVISIONS else ""
                text = f"{PLACEHOLDERS[element.thing.kind]}{title}\n"
                yield Insertion(at, text, (), (element.number,))

    def _to_merged(self, dangling: Dangling) -> Edit | None:
        """A reference to an article that is merged into another names that one."""
        targets = dangling.reference.targets
        fates = [self._plan.fates.get(id(node)) for node in targets]
        numbers = {fate.into if fate else None for fate in fates}
        number = numbers.pop() if len(numbers) == 1 else None
        is_plain = WHOLE_ARTICLE.match(dangling.reference.text)
        if number is None or is_plain is None or targets[0].kind is not NodeKind.ARTICLE:
            return None
        return Edit(dangling.span, article_words(number))


def _row_insertions(row: Row) -> Iterator[Insertion]:
    at = row.start
    for member in row.members:
        if isinstance(member.thing, Coming):
            is_listed = member.thing.kind in LISTED
            text = "（〇）\n" if is_listed else "款\n" * member.weight
            yield Insertion(at, text, (), (member.number,))
        elif id(member.thing) in row.kept:
            at = member.thing.end
