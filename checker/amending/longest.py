"""The heaviest run of a sequence that never falls."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest(values: Sequence[tuple[int, int] | None]) -> set[int]:
    """The places of the values, each with a weight, that together weigh most and never fall.

    Values are not negative. Of runs that weigh the same the one that ends first is taken. Takes
    n log n steps (a tree of prefix maxima).
    """
    top = max((value[0] for value in values if value), default=0) + 1
    best: list[tuple[int, int]] = [(0, -1)] * (top + 1)  # weight so far, and where its run ends
    links: list[int] = []
    last, heavy = -1, 0
    for at, pair in enumerate(values):
        if pair is None:
            links.append(-1)
            continue
        weight, link = _below(best, pair[0] + 1)
        links.append(link)
        weight += pair[1]
        _raise(best, pair[0] + 1, (weight, at))
        if weight > heavy:
            last, heavy = at, weight
    run: set[int] = set()
    while last >= 0:
        run.add(last)
        last = links[last]
    return run


def _below(best: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """The heaviest run that ends with a value up to the one at a place of the tree."""
    found = (0, -1)
    while at > 0:
        if best[at][0] > found[0]:
            found = best[at]
        at -= at & -at
    return found


def _raise(best: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    while at < len(best):
        if value[0] > best[at][0]:
            best[at] = value
        at += at & -at
