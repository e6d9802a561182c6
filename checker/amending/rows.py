"""The sequences inside provisions that a plan touches: paragraphs, items, subitems."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.amending.amiss import Amiss
from checker.amending.base import LISTED, Base, items_of, subitems_of
from checker.amending.divisions import DIVISIONS
from checker.amending.parts import is_item
from checker.amending.plan import Coming, Plan
from checker.amending.sequence import Member, Thing, arranged, in_place
from checker.model import Node, NodeKind


@dataclass
class Row:
    """A sequence inside a provision: its members in order, and which of them stay in place."""

    container: Node
    old: list[Node]
    members: list[Member]
    kept: set[int] = field(default_factory=set)

    @property
    def start(self) -> int:
        """Where its first member begins, or else where its container ends."""
        return self.old[0].start if self.old else self.container.end

    @property
    def kind(self) -> NodeKind:
        """What its members are."""
        if self.container.kind is NodeKind.ARTICLE:
            return NodeKind.PARAGRAPH
        return NodeKind.SUBITEM if self.container.kind is NodeKind.ITEM else NodeKind.ITEM

    @property
    def leaving(self) -> list[Node]:
        """The old members that do not stay where they are."""
        return [node for node in self.old if id(node) not in self.kept]


class Rows:
    """Finds the sequences of a base that a plan touches."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Take the base and the plan."""
        self._base, self._plan = base, plan

    def all(self) -> list[Row]:
        """The sequences in the order of the text; an article of which nothing is left goes.

        Raises ``Amiss`` where the numbers that the decision says do not fit.
        """
        found: dict[int, Node] = dict(self._plan.containers)
        for fate in self._plan.fates.values():
            if fate.node.kind in (NodeKind.PARAGRAPH, *LISTED):
                parent = self._base.ancestors(fate.node)[-1]
                found[id(parent)] = parent
        for node in found.values():
            self._check(node)
        return [self._row(node) for node in sorted(found.values(), key=lambda node: node.start)]

    def _check(self, container: Node) -> None:
        """Nothing may come into what goes or is rewritten as a whole."""
        chain = (*self._base.ancestors(container), container)
        for node in chain:
            fate = self._plan.fates.get(id(node))
            is_closed = fate is not None and (fate.gone or fate.lines is not None)
            if is_closed and node.kind not in DIVISIONS and self._plan.within.get(id(container)):
                raise Amiss(
                    f"{node.label or '所修改的一款'}已被另一条修改处理，不能再增加内容", node.span
                )

    def is_closed(self, node: Node) -> bool:
        """Whether a provision goes, or is rewritten, as a whole."""
        chain = (*self._base.ancestors(node), node)
        fates = [self._plan.fates.get(id(n)) for n in chain if n.kind not in DIVISIONS]
        return any(fate and (fate.gone or fate.lines is not None) for fate in fates)

    def _row(self, container: Node) -> Row:
        coming = self._plan.within.get(id(container), [])
        if container.kind is NodeKind.ARTICLE:
            old = self._base.paragraphs(container)
        elif container.kind is NodeKind.ITEM:
            old = subitems_of(container)
        else:
            old = items_of(container)
        members = arranged(old, coming, self._plan, self._weight)
        row = Row(container, old, members, in_place(members))
        if container.kind is NodeKind.ARTICLE and not members:
            self._plan.of(container).gone = True
        return row

    def _weight(self, thing: Thing) -> int:
        """How many paragraphs a paragraph becomes."""
        fate = self._plan.fates.get(id(thing))
        lines = thing.lines if isinstance(thing, Coming) else fate.lines if fate else None
        if thing.kind is not NodeKind.PARAGRAPH or not lines:
            return 1
        return max(1, sum(not is_item(line) for line in lines))
