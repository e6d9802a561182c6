"""Which patterns can match a text at all? A multi-pattern scan answers before any regex runs.

The literals come from the patterns themselves (``required_sets``); the scan is sound:
a pattern it leaves out cannot match.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation

from checker.language.literals import required_sets

MOST_SETS = 3  # of one pattern; more cost the scan more than they save


class Prefilter:
    """For a list of patterns: the indexes of those that may match a text.

    Each distinct set of literals has a bit. A text has the bit if one of the literals stands
    in it; a pattern may match if the text has the bits of all its sets.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        """Take the patterns in the order in which ``candidates`` will number them."""
        demands = [required_sets(pattern)[:MOST_SETS] for pattern in patterns]
        distinct = dict.fromkeys(literals for sets in demands for literals in sets)
        bits = {literals: 1 << place for place, literals in enumerate(distinct)}
        masks = _masks(bits)
        owners = _owners(demands)
        self.unfiltered = frozenset(index for index, sets in enumerate(demands) if not sets)
        self._needs = [sum(bits[literals] for literals in sets) for sets in demands]
        self._masks = list(masks.values())
        self._owners = [owners.get(literal, set()) for literal in masks]
        self._scan = AhoCorasick(list(masks), implementation=Implementation.DFA) if masks else None

    def candidates(self, text: str) -> set[int]:
        """The indexes of the patterns that may match ``text``, a superset of those that do."""
        found: set[int] = set()
        has = 0
        if self._scan is not None:
            hits = self._scan.find_matches_as_indexes(text, overlapping=True)
            for literal in {hit[0] for hit in hits}:
                has |= self._masks[literal]
                found |= self._owners[literal]
        needs = self._needs
        return {index for index in found if needs[index] & has == needs[index]} | self.unfiltered


def _masks(bits: Mapping[frozenset[str], int]) -> dict[str, int]:
    """The bits of the sets that each literal is in."""
    masks: dict[str, int] = {}
    for literals, bit in bits.items():
        for literal in literals:
            masks[literal] = masks.get(literal, 0) | bit
    return masks


def _owners(demands: Sequence[Sequence[frozenset[str]]]) -> dict[str, set[int]]:
    """The patterns that each literal, one of their most selective, makes possible."""
    owners: dict[str, set[int]] = {}
    for index, sets in enumerate(demands):
        for literal in sets[0] if sets else ():
            owners.setdefault(literal, set()).add(index)
    return owners
