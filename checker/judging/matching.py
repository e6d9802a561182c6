"""Does the pattern of a rule hold for a provision, and by which mentions?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from checker.judging.rules import When
from checker.language.provisions import Carried, Provision, Via

COMBINATIONS = 400
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
    """One entry of ``When.all``: its concepts and the ways by which they may come in."""

    concepts: frozenset[str]
    ways: frozenset[Via]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A compiled ``When``."""

    terms: tuple[Term, ...]
    none: tuple[Term, ...]
    in_context: frozenset[str]
    when: When


@dataclass(frozen=True, slots=True)
class Match:
    """The mentions by which a pattern holds for a provision."""

    provision: Provision
    own: tuple[Carried, ...]  # in order of their place
    flowed: tuple[Carried, ...]


class Pattern:
    """The ``when`` and ``unless`` of a rule or requirement, ready to be held against provisions."""

    def __init__(self, when: Iterable[When], unless: Iterable[str]) -> None:
        """Compile the alternatives."""
        self._excusing = frozenset(unless)
        self._alternatives = tuple(map(_compiled, when))
        self.concepts = frozenset(
            c for a in self._alternatives for term in a.terms for c in term.concepts
        )

    def match(self, provision: Provision) -> Match | None:
        """The first way in which the pattern holds for the provision, or ``None``."""
        said = {carried.mention.concept for carried in provision.own}
        if not said & self.concepts:
            return None
        for alternative in self._alternatives:
            if not _own_part(said, alternative):
                continue
            found = self._try(provision, alternative)
            if found is not None:
                return found
        return None

    def _try(self, provision: Provision, alternative: Alternative) -> Match | None:
        own: list[list[Carried]] = []
        flowed: list[Carried] = []
        for term in alternative.terms:
            here = self._counting(provision.own, term) if Via.OWN in term.ways else []
            if here:
                own.append(here)
                continue
            there = self._counting(provision.carried, term)
            if not there:
                return None
            flowed.append(there[0])
        if any(_is_said(provision, term) for term in alternative.none):
            return None
        if alternative.in_context:
            own = [[c for c in here if c.contexts & alternative.in_context] for here in own]
        chosen = _choose(own, alternative.when, provision.statement.text.text)
        return None if chosen is None else Match(provision, chosen, tuple(flowed))

    def _counting(self, mentions: Iterable[Carried], term: Term) -> list[Carried]:
        return [
            c
            for c in mentions
            if c.mention.concept in term.concepts
            and c.via in term.ways
            and not c.contexts & self._excusing
        ]


def _compiled(when: When) -> Alternative:
    terms = tuple(_term(entry) for entry in when.all)
    none = tuple(_term(entry, "own") for entry in when.none)
    return Alternative(terms, none, frozenset(when.in_context), when)


def _term(entry: str, default: str = "") -> Term:
    concepts, _, way = entry.partition("@")
    return Term(frozenset(concepts.split("|")), WAYS[way or default])


def _is_said(provision: Provision, term: Term) -> bool:
    """Whether a provision says any of the concepts of a term, whatever the context."""
    if Via.OWN in term.ways and any(c.mention.concept in term.concepts for c in provision.own):
        return True
    return term.ways != WAYS["own"] and any(
        c.mention.concept in term.concepts and c.via in term.ways for c in provision.carried
    )


def _own_part(said: set[str], alternative: Alternative) -> bool:
    return any(said & term.concepts for term in alternative.terms if Via.OWN in term.ways)


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
