"""Does the pattern of a rule hold for a provision, and by which mentions?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from checker.judging.rules import When
from checker.language.provisions import Carried, Provision, Via

COMBINATIONS = 400
Bits = Mapping[str, int]  # each concept's own bit; a set of concepts is their sum
CLAUSE_BREAK = re.compile(r"[，：。；！？]")
NEAR = frozenset({Via.OWN, Via.LEAD, Via.ELLIPSIS, Via.CITED})
WAYS = {
    "": NEAR,
    "direct": frozenset({Via.OWN, Via.LEAD, Via.CITED}),
    "cited": frozenset({Via.CITED}),
    "near": NEAR,
    "own": frozenset({Via.OWN}),
    "strong": NEAR | {Via.REFERENCE, Via.RECALL},
    "topic": frozenset({Via.OWN, Via.LEAD, Via.HEADING, Via.TITLE}),
    "flow": frozenset({Via.LEAD, Via.ELLIPSIS}),
    "any": frozenset(Via),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of ``When.all``: its concepts and the ways by which they may come in.

    ``own`` is the set of the concepts as bits (see ``Bits``) if the statement itself may
    express them, otherwise 0; ``flowing`` is the same set if they may flow in.
    """

    concepts: frozenset[str]
    ways: frozenset[Via]
    own: int
    flowing: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """A compiled ``When``."""

    terms: tuple[Term, ...]
    none: tuple[Term, ...]
    in_context: frozenset[str]
    when: When
    any_own: int  # the bits of all terms: one must be in the statement itself
    no_own: int  # the bits that must not be in it
    needs: tuple[int, ...]  # of each term the bits of which one must come in by some way


@dataclass(frozen=True, slots=True)
class Match:
    """The mentions by which a pattern holds for a provision."""

    provision: Provision
    own: tuple[Carried, ...]  # in order of their place
    flowed: tuple[Carried, ...]


class Pattern:
    """The ``when`` and ``unless`` of a rule or requirement, ready to be held against provisions."""

    def __init__(self, when: Iterable[When], unless: Iterable[str], bits: Bits) -> None:
        """Compile the alternatives; ``bits`` numbers the concepts of the lexicon."""
        self._excusing = frozenset(unless)
        self._alternatives = tuple(_compiled(each, bits) for each in when)

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """The ways in which the pattern can hold, in their order."""
        return self._alternatives

    @property
    def excusing(self) -> frozenset[str]:
        """The contexts in which a mention does not count."""
        return self._excusing

    def possible(self, said: int) -> list[Alternative]:
        """The alternatives that may hold somewhere in a document that says ``said``, as bits."""
        return [a for a in self._alternatives if all(need & said for need in a.needs)]

    def match(self, provision: Provision) -> Match | None:
        """The first way in which the pattern holds for the provision, or ``None``."""
        found = (self.match_by(provision, alternative) for alternative in self._alternatives)
        return next((match for match in found if match is not None), None)

    def match_by(self, provision: Provision, alternative: Alternative) -> Match | None:
        """How one alternative holds for the provision; ``match`` tries all of them."""
        said = provision.said
        if not said & alternative.any_own or said & alternative.no_own:
            return None
        return self.hold(provision, alternative)

    def hold(self, provision: Provision, alternative: Alternative) -> Match | None:
        """How an alternative of this pattern holds for the provision, or ``None``."""
        return self._try(provision, alternative) if _is_possible(provision, alternative) else None

    def _try(self, provision: Provision, alternative: Alternative) -> Match | None:
        own: list[list[Carried]] = []
        flowed: list[Carried] = []
        for term in alternative.terms:
            here, there = self._found(provision, term)
            if not here and there is None:
                return None
            own += [here] if here else []
            flowed += [there] if there else []
        if alternative.in_context:
            own = [[c for c in here if c.contexts & alternative.in_context] for here in own]
        chosen = _choose(own, alternative.when, provision.statement.text.text)
        return None if chosen is None else Match(provision, chosen, tuple(flowed))

    def _found(self, provision: Provision, term: Term) -> tuple[list[Carried], Carried | None]:
        """The statement's own mentions of a term; if it has none, one that flowed in."""
        here = self._counting(provision.own, term) if Via.OWN in term.ways else []
        if here:
            return here, None
        there = self._counting(provision.carried, term)
        at_hand = [c for c in there if c.statement is provision.statement]
        return at_hand, None if at_hand or not there else there[0]

    def _counting(self, mentions: Iterable[Carried], term: Term) -> list[Carried]:
        return [
            c
            for c in mentions
            if c.mention.concept in term.concepts
            and c.via in term.ways
            and not c.contexts & self._excusing
        ]


def _compiled(when: When, bits: Bits) -> Alternative:
    terms = tuple(_term(entry, bits) for entry in when.all)
    none = tuple(_term(entry, bits, "own") for entry in when.none)
    any_own = no_own = 0
    for term in terms:
        any_own |= term.own
    for term in none:
        no_own |= term.own
    needs = tuple(term.own | term.flowing for term in terms)
    return Alternative(terms, none, frozenset(when.in_context), when, any_own, no_own, needs)


def _term(entry: str, bits: Bits, default: str = "") -> Term:
    names, _, way = entry.partition("@")
    concepts, ways = frozenset(names.split("|")), WAYS[way or default]
    known = sum(bits.get(concept, 0) for concept in concepts)
    own, flowing = Via.OWN in ways, ways != WAYS["own"]
    return Term(concepts, ways, known if own else 0, known if flowing else 0)


def _is_possible(provision: Provision, alternative: Alternative) -> bool:
    """Whether what an alternative needs from elsewhere flows in, and nothing that must not.

    Contexts are not looked at: this is the cheap question that comes before ``_try``.
    """
    said = provision.bits
    for term in alternative.terms:
        if not (said & term.own or _is_brought(provision, term)):
            return False
    return not any(_is_brought(provision, term) for term in alternative.none)


def _is_brought(provision: Provision, term: Term) -> bool:
    return bool(term.flowing and term.flowing & provision.brought(term.ways))


def _choose(own: Sequence[Sequence[Carried]], when: When, text: str) -> tuple[Carried, ...] | None:
    """One mention for each term that the statement itself expresses, near enough together."""
    if not own:
        return None
    for chosen in islice(product(*own), COMBINATIONS):
        if _fits(chosen, when, text):
            return tuple(sorted(set(chosen), key=lambda carried: carried.mention.start))
    return None


def _fits(chosen: Sequence[Carried], when: When, text: str) -> bool:
    starts = [carried.mention.start for carried in chosen]
    first, last = min(starts), max(carried.mention.end for carried in chosen)
    if when.ordered and starts != sorted(starts):
        return False
    if when.gap is not None and _widest_gap(chosen) > when.gap:
        return False
    return when.within == "statement" or not CLAUSE_BREAK.search(text, first, last)


def _widest_gap(chosen: Sequence[Carried]) -> int:
    ordered = sorted((c.mention.start, c.mention.end) for c in chosen)
    return max((b[0] - a[1] for a, b in pairwise(ordered)), default=0)
