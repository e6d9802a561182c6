"""The articles and headings of the text to come, in their order, and which stay where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.amending.base import Base
from checker.amending.divisions import DIVISIONS, heading_span
from checker.amending.homes import RANKS, Homes
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
        members: dict[int, list[Member]] = {}
        for kind in dict.fromkeys([*(node.kind for node in self._base.divisions), *RANKS]):
            old = [node for node in self._base.divisions if node.kind is kind]
            new = [each for each in self._plan.divisions if each.kind is kind]
            pairs = self._run_on(old, new) if _runs_on(old, self._parent) else self._apart(old, new)
            for parent, member in pairs:
                members.setdefault(parent, []).append(member)
        yield from self._walk(0, members, set())

    def _apart(self, old: Sequence[Node], new: Sequence[Coming]) -> Iterator[tuple[int, Member]]:
        """Divisions of one kind that are counted anew in each division above; each with the one above."""
        olds: dict[int, list[Node]] = {}
        news: dict[int, list[Coming]] = {}
        for node in old:
            olds.setdefault(self._parent(node), []).append(node)
        for each in new:
            news.setdefault(self._parent_of_coming(each), []).append(each)
        for parent in dict.fromkeys([*olds, *news]):
            nodes = olds.get(parent, [])
            members = arranged(_numbered(nodes), news.get(parent, []), self._plan)
            yield from ((parent, member) for member in members)
            yield from ((parent, Member(node)) for node in nodes if not node.number)

    def _run_on(self, old: Sequence[Node], new: Sequence[Coming]) -> Iterator[tuple[int, Member]]:
        """Divisions whose numbers go on through the divisions above: a new one joins the one before."""
        parent = self._parent(old[0])
        for member in arranged(old, new, self._plan):
            thing = member.thing
            said = self._parent(thing) if isinstance(thing, Node) else self._parent_of_coming(thing)
            parent = said or parent
            yield parent, member

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


def _runs_on(nodes: Sequence[Node], parent: Callable[[Node], int]) -> bool:
    """Whether divisions are counted on through those above them."""
    numbers = [node.number for node in nodes]
    is_rising = all(one < other for one, other in pairwise(numbers))
    return is_rising and len({parent(node) for node in nodes}) > 1 and all(numbers)


def _numbered(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.number]
