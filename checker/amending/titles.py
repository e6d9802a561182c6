"""To which of two neighbouring divisions an article belongs by its words.

Decisions seldom say in which chapter a new article between two chapters comes. Official texts put
it where it belongs: words of the chapter's title in it tell, and under 法律责任 stand only sanctions.
"""

from __future__ import annotations

import re
from itertools import pairwise

from checker.amending.base import Base
from checker.amending.plan import Coming, Plan
from checker.model import Node

SANCTION = re.compile(r"处罚|处分|责令|罚款|追究|赔偿|没收|吊销|违反本|法律责任|拘留|警告")
SANCTIONS = re.compile(r"^(?:法律责任|罚则|奖惩|奖励与处罚|处罚)$")
PUNISHES = re.compile(r"责令|罚款|没收|吊销|给予(?:警告|处分|处罚|行政处罚)|追究.{0,8}责任")
SUPPLEMENT = "附则"
PARTICLES = frozenset("的和与及、，对在为以或者或")
ENOUGH = 0.5


class Titles:
    """The titles of the divisions, as they will be."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Take the base and the plan."""
        self._titles = {id(node): node.title or node.label for node in base.divisions}
        self._titles |= {id(node): title for node, title, _ in plan.titles}
        self._common = _pairs(base.regulation.title)

    def belongs(self, words: str, before: Node | Coming, behind: Node | Coming) -> bool:
        """Whether an article belongs to the division behind it rather than to that before it."""
        one, other = self._title(before), self._title(behind)
        if SANCTIONS.match(one) and other == SUPPLEMENT:
            return SANCTION.search(words) is None
        if SANCTIONS.match(other) and PUNISHES.search(words):
            return True
        share = self._share(words, other)
        return share >= ENOUGH and share > self._share(words, one)

    def _title(self, division: Node | Coming) -> str:
        return self._titles.get(id(division), division.title)

    def _share(self, words: str, title: str) -> float:
        """How much of what is peculiar to a title the words have."""
        own = _pairs(title) - self._common
        return sum(pair in words for pair in own) / len(own) if own else 0.0


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(words) if not PARTICLES & {a, b}}
