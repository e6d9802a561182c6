"""Which ways of which rules can hold in a document at all, and which of them do in a provision?

Most ways fail because the document never says what they need. Those that are left stand in one
flat list, so that the many that fail in a provision cost a comparison of two numbers each.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.judging.matching import Alternative, Match, Pattern
from checker.judging.rules import Rule
from checker.language.provisions import Provision

Hit = tuple[Rule, Match]
Way = tuple[int, int, tuple[int, ...], Rule, Pattern, Alternative]


class Plan:
    """The ways that are possible in a document, rule after rule, each rule's in its order."""

    def __init__(self, rules: Iterable[tuple[Rule, Pattern]], said: int) -> None:
        """Take the rules that apply; ``said`` is what the whole document says, as bits."""
        self._ways: list[Way] = [
            (way.any_own, way.no_own, way.needs, rule, pattern, way)
            for rule, pattern in rules
            for way in pattern.possible(said)
        ]

    def hits(self, provision: Provision) -> list[Hit]:
        """The rules that hold for a provision, each by the first of its ways that does."""
        said = provision.said
        possible = [way for way in self._ways if said & way[0] and not said & way[1]]
        if not possible:
            return []
        within_reach = provision.within_reach
        hits: list[Hit] = []
        for _, _, needs, rule, pattern, way in possible:
            for need in needs:
                if not need & within_reach:
                    break
            else:
                match = None if hits and hits[-1][0] is rule else pattern.hold(provision, way)
                if match is not None:
                    hits.append((rule, match))
        return hits
