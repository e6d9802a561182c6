"""A regulation as something to be cut: its statements, and what hangs on what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from checker.language.statements import Statement, statements_of
from checker.model import Node, Regulation, Span


class Draft:
    """The statements of a regulation by place, by node and by what they hang on."""

    def __init__(self, regulation: Regulation) -> None:
        """Cut the regulation into statements."""
        self.regulation = regulation
        self.text = regulation.source.text
        self.statements = statements_of(regulation)
        self._starts = [span_of(each).start for each in self.statements]

    def at(self, offset: int) -> Statement | None:
        """The statement in which an offset lies, or at whose end; ``None`` if it is in none."""
        index = bisect_right(self._starts, offset) - 1
        found = self.statements[index] if index >= 0 else None
        return found if found is not None and offset <= span_of(found).end else None

    @cached_property
    def of_node(self) -> dict[int, list[Statement]]:
        """The own statements of each node, in order, by the ``id`` of the node."""
        found: dict[int, list[Statement]] = {}
        for each in self.statements:
            found.setdefault(id(each.node), []).append(each)
        return found

    @cached_property
    def below(self) -> dict[int, list[Statement]]:
        """All statements of each node and of the nodes below it, by the ``id`` of the node."""
        found: dict[int, list[Statement]] = {}
        for each in self.statements:
            for node in (each.node, *self.regulation.ancestors(each.node)):
                found.setdefault(id(node), []).append(each)
        return found

    @cached_property
    def hanging(self) -> dict[int, list[Statement]]:
        """What hangs directly on a statement that opens a list, by the ``id`` of the statement."""
        found: dict[int, list[Statement]] = {}
        for each in self.statements:
            for lead in each.lead[-1:]:
                found.setdefault(id(lead), []).append(each)
        return found

    @cached_property
    def tails(self) -> dict[int, list[Statement]]:
        """The statements behind a list that go back to what opens it, by the ``id`` of that."""
        found: dict[int, list[Statement]] = {}
        for each in self.statements:
            for opening in each.recalls[:1]:
                found.setdefault(id(opening), []).append(each)
        return found


def span_of(statement: Statement) -> Span:
    """The span of a statement with the stop behind it."""
    return statement.span(0, len(statement.text.text))


def normal_range(statement: Statement, span: Span) -> tuple[int, int]:
    """Which characters of the statement's normal form a span of the source covers."""
    offsets = statement.text.offsets
    return bisect_left(offsets, span.start), bisect_left(offsets, span.end)


def whole(node: Node, text: str) -> Span:
    """A node without the white space at its end."""
    return Span(node.start, node.start + len(text[node.start : node.end].rstrip()))
