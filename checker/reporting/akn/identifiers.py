"""The ``eId`` of every element, as the Akoma Ntoso Naming Convention 1.0 builds them."""

from __future__ import annotations

from collections import defaultdict

from checker.model import Node

# The abbreviations of the convention; other elements go by their own names.
REFERENCES = {
    "alinea": "al",
    "article": "art",
    "attachment": "att",
    "chapter": "chp",
    "component": "cmp",
    "paragraph": "para",
    "section": "sec",
    "wrapUp": "wrapup",
}
NUMBERED = frozenset(
    {"article", "book", "chapter", "indent", "paragraph", "part", "point", "section"}
)


def inside(prefix: str, name: str) -> str:
    """An identifier below another one; ``prefix`` may be empty."""
    return f"{prefix}__{name}" if prefix else name


def article_eid(number: tuple[int, ...]) -> str:
    """The identifier of an article: ``art_18-1`` for 第十八条之一."""
    return f"art_{'-'.join(map(str, number))}"


class Identifiers:
    """The identifiers of a document: each given once, and kept for the nodes of the tree."""

    def __init__(self) -> None:
        """Begin with none."""
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._taken: set[str] = set()
        self._of: dict[int, str] = {}

    def numbered(self, prefix: str, element: str, number: tuple[int, ...]) -> str:
        """The identifier of what has a number; a number that comes again gets ``_2`` behind."""
        if not number:
            return self.counted(prefix, element)
        name = f"{REFERENCES.get(element, element)}_{'-'.join(map(str, number))}"
        return self._free(inside(prefix, name))

    def counted(self, prefix: str, element: str) -> str:
        """The identifier of what has no number: its place among its like below ``prefix``.

        ``nn`` (not numbered) keeps 附则 apart from the chapter of the same number.
        """
        lead = f"{REFERENCES.get(element, element)}{'_nn' if element in NUMBERED else ''}"
        key = inside(prefix, lead)
        self._counts[key] += 1
        return self._free(f"{key}_{self._counts[key]}")

    def only(self, prefix: str, element: str) -> str:
        """The identifier of what comes once below ``prefix``: its content, its introduction."""
        return self._free(inside(prefix, REFERENCES.get(element, element)))

    def keep(self, node: Node, eid: str) -> None:
        """Remember by which identifier a node goes."""
        self._of[id(node)] = eid

    def keep_all(self, node: Node, eid: str) -> None:
        """Let an identifier stand for a node and everything below it."""
        for each in node.walk():
            self.keep(each, eid)

    def of(self, node: Node) -> str:
        """The identifier by which a node goes."""
        return self._of[id(node)]

    def _free(self, eid: str) -> str:
        base = eid
        while eid in self._taken:
            self._counts[base] = max(1, self._counts[base]) + 1
            eid = f"{base}_{self._counts[base]}"
        self._taken.add(eid)
        return eid
