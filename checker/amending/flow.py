"""The articles and headings of the text to come, in their order, and which stay where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.amending.base import DIVISIONS, Amiss, Base, heading_span
from checker.amending.operations import Number
from checker.amending.plan import Coming, Plan
from checker.amending.sequence import Member, Thing, arranged, in_place
from checker.amending.titles import Titles
from checker.model import Node, NodeKind

RANKS = {NodeKind.BOOK: 0, NodeKind.CHAPTER: 1, NodeKind.SECTION: 2}


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
        settled = in_place(articles)
        home = self._homes(articles, settled)
        places = self._places(articles, divisions, home)
        places = self._by_content(articles, divisions, places, settled)
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
        if anchor is not None and anchor.kind is coming.kind:
            return self._parent(anchor)
        if anchor is not None and anchor.kind in DIVISIONS:
            return id(anchor)
        if coming.chapter:
            book, chapter, _ = coming.chapter
            for kind, number in ((NodeKind.CHAPTER, chapter), (NodeKind.BOOK, book)):
                found = [
                    n for n in self._base.divisions if n.kind is kind and n.number == (number,)
                ]
                if number and found:
                    return id(found[0])
        return 0

    # --- where headings stand -----------------------------------------------------------------

    def _homes(self, articles: Sequence[Member], settled: set[int]) -> dict[int, int]:
        """Of each article the index among the sequence, and to which old division it belongs."""
        home: dict[int, int] = {}
        for at, member in enumerate(articles):
            if isinstance(member.thing, Node) and id(member.thing) in settled:
                for node in self._base.regulation.ancestors(member.thing):
                    if node.kind in DIVISIONS:
                        home.setdefault(id(node), at)
        return home

    def _places(
        self, articles: Sequence[Member], divisions: Sequence[Member], home: dict[int, int]
    ) -> dict[int, int]:
        """Before which article each heading stands."""
        numbers = {m.number: at for at, m in enumerate(articles)}
        first: dict[int, int] = {}
        for at, member in enumerate(articles):
            thing = member.thing
            if isinstance(thing, Coming):
                division = self._division_of(thing, divisions)
                if division is not None:
                    first.setdefault(id(division), at)
        places: dict[int, int] = {}
        following = len(articles)
        for member in reversed(divisions):
            found = [home.get(id(member.thing)), first.get(id(member.thing))]
            if isinstance(member.thing, Coming):
                found += [numbers[n] for n in member.thing.includes if n in numbers]
            known = [at for at in found if at is not None]
            at = min(known) if known else following
            places[id(member)] = following = min(at, following)
        return self._pulled(articles, divisions, places)

    def _by_content(
        self,
        articles: Sequence[Member],
        divisions: Sequence[Member],
        places: dict[int, int],
        settled: set[int],
    ) -> dict[int, int]:
        """Between two divisions an article goes where its words belong, if nothing says where."""
        titles = Titles(self._base, self._plan)
        for before, member in pairwise(divisions):
            at = first = places[id(member)]
            while first > places[id(before)] + 1 and self._is_free(articles[first - 1], settled):
                first -= 1
            chosen = next(
                (
                    index
                    for index in range(first, at)
                    if all(
                        titles.belongs(self._words(articles[i].thing), before.thing, member.thing)
                        for i in range(index, at)
                    )
                ),
                at,
            )
            for index in range(first, at):
                self.unsaid.append((articles[index], member if index >= chosen else before))
            if chosen < at:
                for each in divisions:
                    if places[id(each)] == at:
                        places[id(each)] = chosen
        return places

    def _is_free(self, member: Member, settled: set[int]) -> bool:
        """Whether nothing says in which division an article comes."""
        thing = member.thing
        if isinstance(thing, Coming):
            is_told = thing.division or thing.home or thing.chapter or self._is_included(member)
            return not is_told
        return id(thing) not in settled

    def _is_included(self, member: Member) -> bool:
        return any(member.number in each.includes for each in self._plan.divisions)

    def _words(self, thing: Thing) -> str:
        fate = self._plan.fates.get(id(thing))
        if isinstance(thing, Coming):
            return "".join(thing.lines)
        if fate is not None and fate.lines is not None:
            return "".join(fate.lines)
        return self._base.text[thing.start : thing.end]

    def _division_of(self, coming: Coming, divisions: Sequence[Member]) -> Thing | None:
        if coming.division is not None or coming.home is not None:
            return coming.division or coming.home
        if not coming.chapter:
            return None
        book, chapter, section = coming.chapter
        wanted = [(NodeKind.BOOK, book), (NodeKind.CHAPTER, chapter), (NodeKind.SECTION, section)]
        found: Thing | None = None
        for kind, number in wanted:
            if number:
                found = self._numbered_division(divisions, kind, number, found)
        return found

    def _numbered_division(
        self, divisions: Sequence[Member], kind: NodeKind, number: int, above: Thing | None
    ) -> Thing:
        is_below = above is None
        for member in divisions:
            is_below = is_below or member.thing is above
            if is_below and member.thing.kind is kind and member.number == (number,):
                return member.thing
        raise Amiss(f"修改后没有第 {number} 章（编、节）")

    def _pulled(
        self, articles: Sequence[Member], divisions: Sequence[Member], places: dict[int, int]
    ) -> dict[int, int]:
        """New articles before all others come under the first heading if the first ones did."""
        if not divisions or not self._base.articles or not self._base.divisions:
            return places
        is_headed = self._base.divisions[0].start < self._base.articles[0].start
        first = places[id(divisions[0])]
        is_new = all(isinstance(m.thing, Coming) for m in articles[:first])
        if is_headed and first and is_new:
            for member in divisions:
                if places[id(member)] != first:
                    break
                places[id(member)] = 0
        return places


def _numbered(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.number]
