"""Where the provisions of the result come from, and where the text of an operation stands in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.amending.base import Base
from checker.amending.layout import Laid
from checker.amending.operations import Operation
from checker.amending.phrases import WordEdit
from checker.amending.plan import Coming, Plan
from checker.amending.wording import numeral
from checker.edits import Edit
from checker.model import Node, NodeKind, Span


class Change(StrEnum):
    """What the decision did to an article."""

    INSERTED = "inserted"
    CHANGED = "changed"
    UNTOUCHED = "untouched"  # its number and its references may have changed


@dataclass(frozen=True)
class ArticleFate:
    """An article of the result: its label, its span there, and the article that it was."""

    label: str
    span: Span  # in the result
    change: Change
    old: Node | None = None
    operations: tuple[Operation, ...] = ()


class Tracer:
    """Follows offsets of the base and edits into the result."""

    def __init__(
        self,
        base: Base,
        plan: Plan,
        laid: Laid,
        ordered: Sequence[Edit],
        words: Sequence[WordEdit],
    ) -> None:
        """Take what was laid out; ``ordered`` are the edits in order."""
        self._base, self._plan, self._laid, self._words = base, plan, laid, words
        self._ends: list[int] = []  # of the edits, in the base
        self._shifts: list[int] = []
        self._starts: dict[int, int] = {}  # of each edit, in the result
        shift = 0
        for edit in ordered:
            self._starts[id(edit)] = edit.span.start + shift
            shift += len(edit.new) - (edit.span.end - edit.span.start)
            self._ends.append(edit.span.end)
            self._shifts.append(shift)

    def at(self, offset: int) -> int:
        """Where an offset of the base stands in the result, behind what comes in there."""
        index = bisect_right(self._ends, offset) - 1
        return offset + (self._shifts[index] if index >= 0 else 0)

    def end(self, offset: int) -> int:
        """Where a stretch that ends at an offset of the base ends in the result."""
        return self.at(offset - 1) + 1 if offset else 0

    def articles(self) -> Iterator[ArticleFate]:
        """The articles of the result, in order."""
        by_article = self._operations()
        starts = [self._start(element.thing) for element in self._laid.elements]
        for index, element in enumerate(self._laid.elements):
            thing = element.thing
            if thing.kind is not NodeKind.ARTICLE:
                continue
            is_last = index + 1 == len(starts)
            span = Span(starts[index], self._end(thing) if is_last else starts[index + 1])
            number = element.number
            label = f"第{numeral(number[0])}条" if number else ""
            label += "".join(f"之{numeral(each)}" for each in number[1:])
            if isinstance(thing, Coming):
                operations = (thing.by, *(each.by for each in thing.inner))
                old = thing.origin[0] if thing.origin else None
                yield ArticleFate(label, span, Change.INSERTED, old, operations)
                continue
            done = tuple(by_article.get(id(thing), ()))
            change = Change.CHANGED if done else Change.UNTOUCHED
            yield ArticleFate(label, span, change, thing, done)

    def _start(self, thing: Node | Coming) -> int:
        edit = self._laid.placed.get(id(thing))
        if edit is not None:
            return self._starts[id(edit)] + len(edit.new) - len(edit.new.lstrip("\n"))
        return self.at(thing.start) if isinstance(thing, Node) else 0

    def _end(self, thing: Node | Coming) -> int:
        """Where the last article ends."""
        edit = self._laid.placed.get(id(thing))
        if edit is not None:
            return self._starts[id(edit)] + len(edit.new)
        return self.at(thing.end) if isinstance(thing, Node) else 0

    def _span(self, thing: Node | Coming) -> Span:
        """Where a provision stands; one inside an article that moved is given with that article."""
        edit = self._laid.placed.get(id(thing))
        if edit is not None and id(edit) in self._starts:
            start = self._starts[id(edit)]
            return Span(start, start + len(edit.new))
        article = self._article_of(thing)
        if article is not None and article is not thing and id(article) in self._laid.placed:
            return self._span(article)
        if isinstance(thing, Coming):
            return Span(0, 0)
        return Span(self.at(thing.start), self.end(thing.end))

    def _article_of(self, thing: Node | Coming) -> Node | None:
        if isinstance(thing, Node):
            return self._base.enclosing_article(thing)
        for key, comings in self._plan.within.items():
            if thing in comings:
                return self._base.enclosing_article(self._plan.containers[key])
        return None

    def _operations(self) -> dict[int, list[Operation]]:
        """Of each article of the base the operations that changed its words."""
        found: dict[int, list[Operation]] = {}

        def note(node: Node, operation: Operation) -> None:
            article = self._base.enclosing_article(node)
            if article is not None and operation not in found.setdefault(id(article), []):
                found[id(article)].append(operation)

        for node, operation in self._planned():
            note(node, operation)
        for rewritten in self._plan.rewritten:
            self._note_at(rewritten.span.start, rewritten.by, note)
        for each in self._words:
            self._note_at(each.edit.span.start, each.by, note)
        return found

    def _planned(self) -> Iterator[tuple[Node, Operation]]:
        """What the plan changes inside of articles, and by which operation."""
        for fate in self._plan.fates.values():
            if fate.lines is not None or fate.node.kind is not NodeKind.ARTICLE:
                yield from ((fate.node, operation) for operation in fate.by)
        for key, comings in self._plan.within.items():
            yield from ((self._plan.containers[key], coming.by) for coming in comings)

    def _note_at(self, offset: int, operation: Operation, note: object) -> None:
        assert callable(note)
        starts = [node.start for node in self._base.articles]
        index = bisect_right(starts, offset) - 1
        if index >= 0 and offset <= self._base.articles[index].end:
            note(self._base.articles[index], operation)

    def spans(self, operation: Operation, nodes: Sequence[Node]) -> Iterator[Span]:
        """Where the text of an operation stands in the result."""
        for coming in self._plan.coming():
            if coming.by is operation and id(coming) in self._laid.placed:
                yield self._span(coming)
        for node in nodes:
            fate = self._plan.fates.get(id(node))
            if fate is not None and not fate.gone:
                yield self._span(node)
        for each in self._words:
            if each.by is operation and id(each.edit) in self._starts:
                start = self._starts[id(each.edit)]
                yield Span(start, start + len(each.edit.new))
