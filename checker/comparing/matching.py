"""Which provisions of two versions are the same: by their words, whatever their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from checker.comparing.candidates import candidate_pairs
from checker.comparing.units import Unit

ALIKE = 0.5  # less is another provision
CONTAINED = 0.6  # of the shorter one: it is the same, to which much was added
CONTAINED_WEIGHT = 0.8  # less than being alike as a whole
SHORTEST_CONTAINED = 12  # characters
TAKEN = 0.5  # of its words: so much a provision has from another that it was split from
LONG = 20_000  # characters; beyond that only stretches are counted


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Indices of units that correspond; ``old`` or ``new`` is empty for what has none."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float = 0


@dataclass(frozen=True)
class Matched:
    """All correspondences of one group of units, and how many pairs were looked at."""

    found: tuple[Correspondence, ...]
    candidates: int


def match(old: Sequence[Unit], new: Sequence[Unit], *, parts: bool) -> Matched:
    """Pair the units of two versions; each index comes exactly once.

    With ``parts`` one unit may have become several, or several one.
    """
    pairing = _Pairing(old, new)
    pairing.take_equal()
    left_old, left_new = pairing.left()
    pairs = [
        (left_old[a], left_new[b])
        for a, b in candidate_pairs([old[a] for a in left_old], [new[b] for b in left_new])
    ]
    pairing.take_alike(pairs)
    if parts:
        pairing.take_parts(candidate_pairs_of_rest(pairing))
    return Matched(tuple(pairing.correspondences()), len(pairs) + pairing.looked_at)


def candidate_pairs_of_rest(pairing: _Pairing) -> Iterator[tuple[int, int]]:
    """Pairs of which one side is left over: it may be a part of what is paired already."""
    old, new = pairing.old, pairing.new
    left_old, left_new = pairing.left()
    for a, b in candidate_pairs([old[a] for a in left_old], new):
        yield left_old[a], b
    for b, a in candidate_pairs([new[b] for b in left_new], old):
        yield a, left_new[b]


def similarity(old: Unit, new: Unit) -> float:
    """How alike the words of two units are, from 0 to 1."""
    if max(len(old.words), len(new.words)) > LONG:
        return 2 * len(old.grams & new.grams) / (len(old.grams) + len(new.grams))
    return fuzz.ratio(old.words, new.words) / 100


def _score(old: Unit, new: Unit) -> float:
    """How good a pair is, 0 if it is none."""
    alike = similarity(old, new)
    shorter = min(len(old.grams), len(new.grams))
    if shorter >= SHORTEST_CONTAINED:
        contained = len(old.grams & new.grams) / shorter
        if contained >= CONTAINED:
            alike = max(alike, CONTAINED_WEIGHT * contained)
    return alike if alike >= ALIKE else 0


@dataclass
class _Pairing:
    """The pairs found so far."""

    old: Sequence[Unit]
    new: Sequence[Unit]
    pairs: dict[int, int] = field(default_factory=dict)  # old to new
    back: dict[int, int] = field(default_factory=dict)
    more_old: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    more_new: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    looked_at: int = 0

    def left(self) -> tuple[list[int], list[int]]:
        """The indices that have no pair."""
        return (
            [at for at in range(len(self.old)) if at not in self.pairs],
            [at for at in range(len(self.new)) if at not in self.back],
        )

    def _pair(self, a: int, b: int) -> None:
        self.pairs[a], self.back[b] = b, a

    def take_equal(self) -> None:
        """Pair units with the same words: under the same number first, then in their order."""
        by_label: dict[object, list[int]] = defaultdict(list)
        for b, unit in enumerate(self.new):
            by_label[unit.words, unit.node.number].append(b)
        for a, unit in enumerate(self.old):
            places = by_label[unit.words, unit.node.number]
            if places:
                self._pair(a, places.pop(0))
        waiting: dict[str, list[int]] = defaultdict(list)
        left_old, left_new = self.left()
        for b in reversed(left_new):
            waiting[self.new[b].words].append(b)
        for a in left_old:
            if waiting[self.old[a].words]:
                self._pair(a, waiting[self.old[a].words].pop())

    def take_alike(self, candidates: Iterable[tuple[int, int]]) -> None:
        """Pair units that are alike, the most alike first."""
        scored = [(_score(self.old[a], self.new[b]), a, b) for a, b in candidates]
        for score, a, b in sorted(scored, key=lambda each: (-each[0], *each[1:])):
            if score and a not in self.pairs and b not in self.back:
                self._pair(a, b)

    def take_parts(self, candidates: Iterable[tuple[int, int]]) -> None:
        """Add to pairs what is left over and is for the most part found in one side of them."""
        best: dict[tuple[bool, int], tuple[float, int]] = {}
        for a, b in candidates:
            self.looked_at += 1
            if (a in self.pairs) != (b in self.back):
                is_new = a in self.pairs
                share = self._share_of_new(a, b) if is_new else self._share_of_old(a, b)
                key, home = ((True, b), a) if is_new else ((False, a), self.back[b])
                if share >= TAKEN:
                    best[key] = max(best.get(key, (0.0, 0)), (share, home))
        for (is_new, part_at), (_, home) in sorted(best.items()):
            (self.more_new if is_new else self.more_old)[home].append(part_at)

    def _share_of_new(self, a: int, b: int) -> float:
        """How much of a new unit comes from an old one and did not go where that one went."""
        return _share(self.new[b], self.old[a], self.new[self.pairs[a]])

    def _share_of_old(self, a: int, b: int) -> float:
        """How much of an old unit went into a new one and does not stand where that came from."""
        return _share(self.old[a], self.new[b], self.old[self.back[b]])

    def _similarity(self, old: Sequence[int], new: Sequence[int]) -> float:
        if len(old) == len(new) == 1:
            return similarity(self.old[old[0]], self.new[new[0]])
        one, other = (
            "".join(units[at].words for at in places)
            for units, places in ((self.old, old), (self.new, new))
        )
        return fuzz.ratio(one[:LONG], other[:LONG]) / 100

    def correspondences(self) -> Iterator[Correspondence]:
        """Everything, each index once."""
        for a, b in self.pairs.items():
            old, new = sorted([a, *self.more_old[a]]), sorted([b, *self.more_new[a]])
            yield Correspondence(tuple(old), tuple(new), self._similarity(old, new))
        used_old = {at for more in self.more_old.values() for at in more}
        used_new = {at for more in self.more_new.values() for at in more}
        left_old, left_new = self.left()
        yield from (Correspondence((a,), ()) for a in left_old if a not in used_old)
        yield from (Correspondence((), (b,)) for b in left_new if b not in used_new)


def _share(part: Unit, whole: Unit, other: Unit) -> float:
    """How much of a part is in the whole, of what is not in the other; 0 if that is too little."""
    own = part.grams - other.grams
    return len(own & whole.grams) / len(own) if len(own) >= SHORTEST_CONTAINED else 0
