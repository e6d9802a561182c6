"""In which order the rows of a comparison stand, and what is moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from checker.comparing.matching import Correspondence


def in_order(found: Sequence[Correspondence]) -> list[Correspondence]:
    """By the place in the new text; what is gone follows what it followed in the old."""
    kept = sorted((each for each in found if each.new), key=lambda each: each.new)
    moved = moved_among(found)
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


def moved_among(found: Sequence[Correspondence]) -> set[int]:
    """The ids of those that changed their place: the fewest that explain the new order."""
    pairs = sorted((each for each in found if each.old and each.new), key=lambda each: each.old)
    places = [each.new[0] for each in pairs]
    kept = _longest_increasing(places)
    return {id(each) for at, each in enumerate(pairs) if at not in kept}


def _longest_increasing(places: Sequence[int]) -> set[int]:
    """The indices of a longest increasing part of a sequence without equal members."""
    ends: list[int] = []  # the least last member of an increasing part of each length
    holders: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(holders[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        holders[length : length + 1] = [at]
    kept: set[int] = set()
    at = holders[-1] if holders else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
