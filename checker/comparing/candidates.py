"""Which pairs of provisions are worth a close look: a bounded number for each provision.

Two provisions that have much in common have rare stretches of characters in common. Each
provision asks an index for its rarest stretches only, and takes of each only the few places
nearest to its own, so the work grows with the length of the text, however often it repeats itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from checker.comparing.units import Unit

RAREST = 32  # stretches asked for
NEAREST = 4  # places taken of each
MOST = 8  # candidates that are left of a provision


def candidate_pairs(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, at most ``MOST`` for each old unit and one more for its own place."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(new):
        for gram in unit.grams:
            index[gram].append(place)
    labels = {unit.node.number: place for place, unit in enumerate(new) if unit.node.number}
    for at, unit in enumerate(old):
        expected = at * len(new) // max(1, len(old))
        found = _found(unit, index, expected)
        own = labels.get(unit.node.number)
        if own is not None and own not in found:
            found.append(own)
        yield from ((at, place) for place in found)


def _found(unit: Unit, index: dict[str, list[int]], expected: int) -> list[int]:
    known = [(len(index[gram]), gram) for gram in unit.grams if gram in index]
    votes: Counter[int] = Counter()
    for _, gram in nsmallest(RAREST, known):
        votes.update(_nearest(index[gram], expected))
    ranked = sorted(votes, key=lambda place: (-votes[place], abs(place - expected), place))
    return ranked[:MOST]


def _nearest(places: list[int], expected: int) -> list[int]:
    if len(places) <= NEAREST:
        return places
    at = bisect_left(places, expected)
    first = min(max(0, at - NEAREST // 2), len(places) - NEAREST)
    return places[first : first + NEAREST]
