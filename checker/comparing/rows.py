"""In which order the rows of a comparison stand, and what is moved."""

from __future__ import annotations

from collections.abc import Container, Sequence

from checker.comparing.matching import Correspondence


def in_order(found: Sequence[Correspondence], moved: Container[int]) -> list[Correspondence]:
    """By the place in the new text; what is gone follows what it followed in the old.

    ``moved`` are the ids of those that changed their place.
    """
    kept = sorted((each for each in found if each.new), key=lambda each: each.new)
    after: dict[int, list[Correspondence]] = {}
    previous = -1  # the first new index of the last row that stayed in its place
    for each in sorted((each for each in found if each.old), key=lambda each: each.old):
        if not each.new:
            after.setdefault(previous, []).append(each)
        elif id(each) not in moved:
            previous = each.new[0]
    ordered = list(after.get(-1, ()))
    for each in kept:
        ordered += [each, *after.get(each.new[0], ())]
    return ordered


def moved_among(
    found: Sequence[Correspondence], same_number: Container[int] = frozenset()
) -> set[int]:
    """The ids of those that changed their place: the fewest that explain the new order.

    Of equally few, rather those whose id is not in ``same_number``.
    """
    pairs = sorted((each for each in found if each.old and each.new), key=lambda each: each.old)
    weights = [len(pairs) + (id(each) in same_number) for each in pairs]
    kept = _heaviest_increasing([each.new[0] for each in pairs], weights)
    return {id(each) for at, each in enumerate(pairs) if at not in kept}


def _heaviest_increasing(places: Sequence[int], weights: Sequence[int]) -> set[int]:
    """The indices of an increasing part with most weight, of a sequence without equal members.

    A binary indexed tree holds, for each rank, the heaviest part that ends at or below it.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(places), 1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)  # weight, last index
    before: list[int] = []
    for at, place in enumerate(places):
        rank = ranks[place]
        weight, last = _heaviest_below(tree, rank - 1)
        before.append(last)
        while rank < len(tree):
            tree[rank] = max(tree[rank], (weight + weights[at], at))
            rank += rank & -rank
    kept: set[int] = set()
    at = _heaviest_below(tree, len(places))[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _heaviest_below(tree: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, -1)
    while rank > 0:
        best = max(best, tree[rank])
        rank -= rank & -rank
    return best
