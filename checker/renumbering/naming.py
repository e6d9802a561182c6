"""What words would name in the tree to come, by the same reading that resolves references today."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import Node
from checker.structure.citations import JOINED, REFERENCE
from checker.structure.places import Place, Provisions
from checker.structure.references import FORMS, LONGEST_JOINT
from checker.structure.targets import Target, resolve

BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a citation, and what a citation joined to it names."""

    place: Place
    before: str = ""
    behind: str = ""
    joined_to: Target | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The nodes that words name, and what a citation joined to them starts from."""

    nodes: tuple[Node, ...]
    last: Target


class Naming:
    """Reads citations in one tree."""

    def __init__(self) -> None:
        """Begin without knowledge of any regulation."""
        self._provisions: dict[int, Provisions] = {}

    def read(self, words: str, around: Surroundings) -> Meaning | None:
        """What ``words`` name there; ``None`` if they are no citation or name nothing."""
        text = around.before + words + around.behind
        start = at = len(around.before)
        end = start + len(words)
        nodes: list[Node] = []
        last = around.joined_to
        for match in REFERENCE.finditer(text, start):
            if match.start() >= end:
                break
            if match.start() > start and not is_joint(text[at : match.start()]):
                return None
            last = resolve(match, around.place, self._of(around.place.regulation), last)
            if not last.nodes:
                return None
            nodes += last.nodes
            at = match.end()
        if at != end or last is None or not nodes:
            return None
        return Meaning(tuple(dict.fromkeys(nodes)), last)

    def _of(self, regulation: Node) -> Provisions:
        known = self._provisions.get(id(regulation))
        if known is None:
            known = self._provisions[id(regulation)] = Provisions(regulation)
        return known


def is_joint(between: str) -> bool:
    """Whether the words between two citations make them members of one list."""
    between = BLANK.sub("", between)
    return len(between) <= LONGEST_JOINT and JOINED.match(between) is not None


def plain(text: str) -> str:
    """A text as citations are read in it: without blanks, in simplified forms."""
    return BLANK.sub("", text).translate(FORMS)
