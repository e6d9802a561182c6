"""Which patterns can match a text at all? A multi-pattern scan answers before any regex runs.

The literals come from the patterns themselves (``required_literals``); the scan is sound:
a pattern it leaves out cannot match.
"""

from __future__ import annotations

from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation

from checker.language.literals import required_literals


class Prefilter:
    """For a list of patterns: the indexes of those that may match a text."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Take the patterns in the order in which ``candidates`` will number them."""
        owners: dict[str, set[int]] = {}
        always: set[int] = set()
        for index, pattern in enumerate(patterns):
            literals = required_literals(pattern)
            for literal in literals:
                owners.setdefault(literal, set()).add(index)
            if not literals:
                always.add(index)
        self.unfiltered = frozenset(always)
        self._owners = [frozenset(indexes) for indexes in owners.values()]
        self._scan = (
            AhoCorasick(list(owners), implementation=Implementation.DFA) if owners else None
        )

    def candidates(self, text: str) -> set[int]:
        """The indexes of the patterns that may match ``text``, a superset of those that do."""
        found: set[int] = set(self.unfiltered)
        if self._scan is None:
            return found
        hits = self._scan.find_matches_as_indexes(text, overlapping=True)
        for literal in {hit[0] for hit in hits}:
            found |= self._owners[literal]
        return found
