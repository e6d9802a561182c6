"""Which paragraphs and items of two versions of a provision correspond, in one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

ALIKE = 40  # of 100: less is another passage
LARGEST = 10_000  # pairs that are looked at; beyond that only equal passages find each other
LONG = 20_000  # characters, beyond which passages are equal or are not alike

Pair = tuple[int | None, int | None]


def pair_passages(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pairs of indices that leave both orders as they are; each index comes exactly once."""
    matched = [(-1, -1), *_equal(old, new), (len(old), len(new))]
    pairs: list[Pair] = []
    for (a, b), (next_a, next_b) in pairwise(matched):
        if a >= 0:
            pairs.append((a, b))
        gap = _gap(old[a + 1 : next_a], new[b + 1 : next_b])
        pairs += [_shifted(pair, a + 1, b + 1) for pair in gap]
    return pairs


def _shifted(pair: Pair, a: int, b: int) -> Pair:
    one, other = pair
    return None if one is None else one + a, None if other is None else other + b


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Equal passages, as many as can be in one order."""
    for step in Indel.opcodes([hash(each) for each in old], [hash(each) for each in new]):
        if step.tag == "equal":
            both = zip(
                range(step.src_start, step.src_end),
                range(step.dest_start, step.dest_end),
                strict=True,
            )
            yield from both


def _gap(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Passages between equal ones: those that are alike, so that all together are most alike."""
    if not old or not new or len(old) * len(new) > LARGEST:
        return [*((a, None) for a in range(len(old))), *((None, b) for b in range(len(new)))]
    alike = [[_alike(one, other) for other in new] for one in old]
    return _traced(alike, _best_sums(alike))


def _best_sums(alike: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each pair how much can be alike from there to the end, in one order."""
    height, width = len(alike), len(alike[0])
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for a in reversed(range(height)):
        for b in reversed(range(width)):
            both = best[a + 1][b + 1] + alike[a][b] if alike[a][b] else 0
            best[a][b] = max(both, best[a + 1][b], best[a][b + 1])
    return best


def _traced(alike: Sequence[Sequence[float]], best: Sequence[Sequence[float]]) -> list[Pair]:
    """The way through the table of best sums; what goes comes before what comes in."""
    a = b = 0
    pairs: list[Pair] = []
    while a < len(best) - 1 or b < len(best[0]) - 1:
        at_end = a == len(best) - 1, b == len(best[0]) - 1
        if not any(at_end) and alike[a][b] and best[a][b] == best[a + 1][b + 1] + alike[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif at_end[1] or (not at_end[0] and best[a][b] == best[a + 1][b]):
            pairs.append((a, None))
            a += 1
        else:
            pairs.append((None, b))
            b += 1
    return pairs


def _alike(one: str, other: str) -> float:
    if max(len(one), len(other)) > LONG:
        return 100.0 if one == other else 0.0
    return fuzz.ratio(one, other, score_cutoff=ALIKE)
