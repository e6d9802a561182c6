"""The articles and headings of the text to come, in their order, and which stay where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.amending.base import Base
from checker.amending.divisions import DIVISIONS, heading_span
from checker.amending.homes import Homes
from checker.amending.operations import Number
from checker.amending.plan import Coming, Plan
from checker.amending.sequence import Member, Thing, arranged, in_place
from checker.model import Node, NodeKind


@dataclass(eq=False)
class Element:
    """An article or the heading of a division in the text to come."""

    thing: Thing
    number: Number
    is_kept: bool = False

    def start(self, text: str) -> int:
        """Where it begins in the base."""
        return self.thing.start if isinstance(self.thing, Node) else 0

    def end(self, text: str) -> int:
        """Where it ends in the base; a heading ends before what it heads."""
        assert isinstance(self.thing, Node)
        if self.thing.kind in DIVISIONS:
            return heading_span(self.thing, text).end
        return self.thing.end


class Flow:
    """Puts articles and headings in order."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Take the base and the plan."""
        self._base, self._plan = base, plan
        self.unsaid: list[tuple[Member, Member]] = []  # articles that nothing puts in a division

    def elements(self) -> list[Element]:
        """The elements in order. Raises ``Amiss`` where the numbers do not fit."""
        articles = arranged(self._base.articles, self._plan.articles, self._plan)
        divisions = list(self._divisions())
        homes = Homes(self._base, self._plan, articles, divisions)
        places = homes.places()
        self.unsaid = homes.unsaid
        elements = []
        heads: dict[int, list[Member]] = {}
        for member in divisions:
            heads.setdefault(places[id(member)], []).append(member)
        for at in range(len(articles) + 1):
            elements += [Element(head.thing, head.number) for head in heads.get(at, ())]
            if at < len(articles):
                elements.append(Element(articles[at].thing, articles[at].number))
        kept = in_place([Member(e.thing) for e in elements])
        for element in elements:
            element.is_kept = id(element.thing) in kept
        return elements

    # --- divisions ----------------------------------------------------------------------------

    def _divisions(self) -> Iterator[Member]:
        """The divisions in the order of the text to come, outer ones before those inside them."""
        coming = list(self._plan.divisions)
        by_parent: dict[tuple[NodeKind, int], list[Node]] = {}
        for node in self._base.divisions:
            by_parent.setdefault((node.kind, self._parent(node)), []).append(node)
        groups: dict[tuple[NodeKind, int], list[Coming]] = {}
        for each in coming:
            groups.setdefault((each.kind, self._parent_of_coming(each)), []).append(each)
        members: dict[int, list[Member]] = {}
        for key in dict.fromkeys([*by_parent, *groups]):
            old, new = by_parent.get(key, []), groups.get(key, [])
            members.setdefault(key[1], []).extend(arranged(_numbered(old), new, self._plan))
            members[key[1]] += [Member(n) for n in old if not n.number]
        yield from self._walk(0, members, set())

    def _walk(
        self, parent: int, members: dict[int, list[Member]], seen: set[int]
    ) -> Iterator[Member]:
        if parent in seen:
            return
        seen.add(parent)
        for member in sorted(members.get(parent, []), key=self._unnumbered_last):
            yield member
            yield from self._walk(id(member.thing), members, seen)

    def _unnumbered_last(self, member: Member) -> int:
        return 0 if member.number else 1

    def _parent(self, node: Node) -> int:
        """The division above one; 0 where its numbers go on over all of them."""
        above = [n for n in self._base.regulation.ancestors(node) if n.kind in DIVISIONS]
        if not above:
            return 0
        return id(above[-1])

    def _parent_of_coming(self, coming: Coming) -> int:
        if coming.division is not None:
            return id(coming.division)
        anchor = coming.after or coming.before
        if anchor is not None and anchor.kind in DIVISIONS:
            return self._parent(anchor) if anchor.kind is coming.kind else id(anchor)
        book, chapter, _ = coming.chapter or (0, 0, 0)
        wanted = {(NodeKind.CHAPTER, (chapter,)), (NodeKind.BOOK, (book,))}
        above = [n for n in self._base.divisions if (n.kind, n.number) in wanted]
        return id(above[-1]) if above else 0


def _numbered(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.number]
