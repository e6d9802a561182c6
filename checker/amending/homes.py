"""In which division does each article of the text to come stand?

What the decision says holds. An article that it says nothing of stays in its division as far as the
order of the articles lets it; one that is left between two divisions goes where its words belong
(``titles.py``), and is given back so that the user can look.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from checker.amending.amiss import Amiss
from checker.amending.base import Base
from checker.amending.longest import heaviest
from checker.amending.plan import Coming, Plan
from checker.amending.sequence import Member, Thing, in_place
from checker.amending.titles import Titles
from checker.amending.wording import article_words
from checker.model import Node, NodeKind

RANKS = {NodeKind.BOOK: 0, NodeKind.CHAPTER: 1, NodeKind.SECTION: 2}
SAID, SETTLED, UNNUMBERED, KNOWN = 10_000, 2, 1, 1  # how much it takes to overrule a wish


@dataclass(frozen=True, slots=True)
class Wish:
    """The division in which an article should stand: 1 for the first heading, 0 for before it."""

    division: int
    weight: int

    @property
    def is_said(self) -> bool:
        """Whether the decision says it."""
        return self.weight >= SAID


class Homes:
    """Finds the divisions of articles."""

    def __init__(
        self, base: Base, plan: Plan, articles: Sequence[Member], divisions: Sequence[Member]
    ) -> None:
        """Take the articles and the divisions, each in their order to come."""
        self._base, self._plan = base, plan
        self._articles, self._divisions = articles, divisions
        self._index = {id(member.thing): at for at, member in enumerate(divisions, 1)}
        self._settled = in_place(articles)
        self._includes = {
            number: self._index[id(each)]
            for each in plan.divisions
            for number in each.includes
            if id(each) in self._index
        }
        self.unsaid: list[
            tuple[Member, Member]
        ] = []  # articles, with the divisions chosen for them

    def places(self) -> dict[int, int]:
        """Before which article each heading stands, by the identity of its member.

        Raises ``Amiss`` where the decision puts an article where its number does not let it be.
        """
        chosen = self._filled(self._kept(self._wishes()))
        return {id(member): bisect_left(chosen, at) for at, member in enumerate(self._divisions, 1)}

    # --- wishes -------------------------------------------------------------------------------

    def _wishes(self) -> list[Wish | None]:
        said = [self._said(member) for member in self._articles]
        known = [self._known(member) for member in self._articles]
        wishes: list[Wish | None] = []
        for at, (division, wish) in enumerate(zip(said, known, strict=True)):
            if division is None:
                wishes.append(wish)
            else:
                before = next((w for w in reversed(wishes) if w), None)
                behind = next((w for w in known[at + 1 :] if w), None)
                wishes.append(Wish(self._inside(division, before, behind), SAID))
        return wishes

    def _inside(self, division: int, before: Wish | None, behind: Wish | None) -> int:
        """A chapter that has sections: the section of a neighbour, or else before the first one."""
        if not division:
            return division
        rank, end = RANKS[self._divisions[division - 1].thing.kind], division
        for member in self._divisions[division:]:
            if RANKS[member.thing.kind] <= rank:
                break
            end += 1
        near = [w.division for w in (before, behind) if w and division <= w.division <= end]
        return near[0] if near else division

    def _said(self, member: Member) -> int | None:
        """The division that the decision says."""
        thing = member.thing
        included = self._includes.get(member.number)
        if isinstance(thing, Node):
            taken = next((each for each in self._plan.divisions if thing in each.members), None)
            fate = self._plan.fates.get(id(thing))
            homes = [taken, fate.home if fate else None]
            chapter = fate.chapter if fate else ()
        else:
            homes = [thing.division, None if included else thing.home or self._beside(thing)]
            chapter = thing.chapter
        home = next((each for each in homes if each is not None), None)
        if home is not None and id(home) in self._index:
            return self._index[id(home)]
        return self._numbered(chapter) if chapter else included

    def _beside(self, coming: Coming) -> Node | None:
        """The division of the article behind or before which the decision lets one come in."""
        anchor = coming.after or coming.before
        is_article = anchor is not None and anchor.kind is NodeKind.ARTICLE
        return self._base.division_of(anchor) if anchor is not None and is_article else None

    def _numbered(self, numbers: tuple[int, ...]) -> int | None:
        """The division of the text to come with some numbers: of book, chapter, section."""
        at, found = 0, None
        for kind, number in zip(RANKS, numbers, strict=True):
            if not number:
                continue
            alike = (
                index
                for index, member in enumerate(self._divisions[at:], at + 1)
                if member.thing.kind is kind and member.number == (number,)
            )
            found = next(alike, None)
            if found is None:
                raise Amiss(f"修改后没有第 {number} 章（编、节）")
            at = found
        return found

    def _known(self, member: Member) -> Wish | None:
        """The division in which an article has stood, unless it goes."""
        thing = member.thing
        node = thing if isinstance(thing, Node) else next(iter(thing.origin), None)
        if node is None or not self._divisions:
            return None
        division = self._base.division_of(node)
        if division is not None and id(division) not in self._index:
            division = self._heir(division)
        weight = KNOWN
        if thing is node and self._base.divisions:
            weight += SETTLED * (id(node) in self._settled) + UNNUMBERED * (member.said is None)
        return Wish(self._index[id(division)] if division else 0, weight)

    def _heir(self, gone: Node) -> Node | None:
        """The division that takes in what is left of one that goes: the one before, unless it is said."""
        divisions = self._base.divisions
        fate = self._plan.fates.get(id(gone))
        if fate is not None and fate.home is not None and id(fate.home) in self._index:
            return fate.home
        before = divisions[: divisions.index(gone)]
        return next((each for each in reversed(before) if id(each) in self._index), None)

    # --- decisions ----------------------------------------------------------------------------

    def _kept(self, wishes: Sequence[Wish | None]) -> list[int | None]:
        """The wishes that can be granted together, the heaviest; the others are given up."""
        chain = heaviest([(w.division, w.weight) if w else None for w in wishes])
        for at, wish in enumerate(wishes):
            if wish is not None and at not in chain:
                self._give_up(self._articles[at], wish, self._in_the_way(at, wish, wishes))
        return [w.division if w and at in chain else None for at, w in enumerate(wishes)]

    def _in_the_way(
        self, at: int, wish: Wish, wishes: Sequence[Wish | None]
    ) -> tuple[Member, Wish] | None:
        """An article that the decision puts where the wish of another cannot be granted."""
        for other, each in enumerate(wishes):
            crosses = each is not None and (each.division - wish.division) * (other - at) < 0
            if each is not None and each.is_said and crosses:
                return self._articles[other], each
        return None

    def _give_up(self, member: Member, wish: Wish, by: tuple[Member, Wish] | None) -> None:
        """Raise ``Amiss`` if an article may not leave its division."""
        is_fixed = wish.weight == KNOWN + SETTLED + UNNUMBERED
        if is_fixed and by is not None:
            member, wish = by
        title = self._title(wish.division)
        if wish.is_said:
            label = article_words(member.number)
            raise Amiss(f"{label}不能列入“{title}”：按照序号，它前后的条文在别的章（节）")
        if is_fixed and isinstance(member.thing, Node):
            label, span = member.thing.label, member.thing.span
            raise Amiss(f"章（节）的顺序与条文的序号不符：{label}在“{title}”", span)

    def _title(self, division: int) -> str:
        if not division:
            return "第一章之前"
        thing = self._divisions[division - 1].thing
        return thing.title or (thing.label if isinstance(thing, Node) else "")

    def _filled(self, kept: Sequence[int | None]) -> list[int]:
        """The divisions of all articles: those that nothing puts anywhere go by their words."""
        titles = Titles(self._base, self._plan)
        chosen: list[int] = []
        at, before = 0, -1
        while at < len(kept):
            known = kept[at]
            if known is not None:
                chosen.append(known)
                at, before = at + 1, known
                continue
            end = next((i for i in range(at, len(kept)) if kept[i] is not None), len(kept))
            behind = kept[end] if end < len(kept) else None
            chosen += self._between(titles, range(at, end), before, behind)
            at, before = end, chosen[-1]
        return chosen

    def _between(self, titles: Titles, free: range, before: int, behind: int | None) -> list[int]:
        """The divisions of articles between one in ``before`` (-1: none) and one in ``behind``."""
        if before < 0:
            return [behind or 0 if self._is_headed() else 0] * len(free)
        if not before or behind is None or behind == before:
            return [before] * len(free)
        one, other = self._divisions[before - 1], self._divisions[before]
        belong = [
            titles.belongs(self._words(self._articles[at].thing), one.thing, other.thing)
            for at in free
        ]
        stays = max((at for at, belongs in enumerate(belong, 1) if not belongs), default=0)
        chosen = [before if at < stays else behind for at in range(len(free))]
        for at, division in zip(free, chosen, strict=True):
            self.unsaid.append((self._articles[at], self._divisions[division - 1]))
        return chosen

    def _is_headed(self) -> bool:
        """Whether a heading stands before the first article of the base."""
        if not self._base.divisions or not self._base.articles:
            return bool(self._divisions)
        return self._base.divisions[0].start < self._base.articles[0].start

    def _words(self, thing: Thing) -> str:
        fate = self._plan.fates.get(id(thing))
        if isinstance(thing, Coming) and thing.lines:
            return "".join(thing.lines)
        if fate is not None and fate.lines is not None:
            return "".join(fate.lines)
        nodes = thing.origin if isinstance(thing, Coming) else (thing,)
        return "".join(self._base.text[node.start : node.end] for node in nodes)
