"""The insertions with their final numbers, and with citations that name what they named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.edits import Edit, apply
from checker.model import Node, NodeKind, Reference, ReferenceStatus, SourceText, Span
from checker.renumbering.citing import Citations
from checker.renumbering.insertions import Insertion, Newcomer
from checker.renumbering.labels import Label, label_at
from checker.renumbering.members import Gone, Member
from checker.renumbering.naming import Naming, Surroundings
from checker.renumbering.projection import Projection
from checker.structure.places import Place

CITATION = re.compile(r"⟦(?P<words>[^⟦⟧]*)⟧")
UNITS = {
    NodeKind.BOOK: "编",
    NodeKind.CHAPTER: "章",
    NodeKind.SECTION: "节",
    NodeKind.ARTICLE: "条",
}


def placeholders_filled(
    source: SourceText, sequences: Iterable[Sequence[Member]], projection: Projection, gone: Gone
) -> dict[int, list[Edit]]:
    """For each insertion, by its index, the edits that put numbers in."""
    edits: dict[int, list[Edit]] = defaultdict(list)
    for members in sequences:
        for at, member in enumerate(members):
            if isinstance(member, Newcomer) and member.end > member.start:
                number = projection.nodes[id(member)].number
                label = _neighbour(source, members, at, gone)
                words = label.with_number(number) if label else _plain(member.kind, number)
                edits[member.insertion].append(Edit(Span(member.start, member.end), words))
    return edits


def _neighbour(source: SourceText, members: Sequence[Member], at: int, gone: Gone) -> Label | None:
    """The label of the nearest provision before, or else behind, that has one and remains."""
    around = [*reversed(members[:at]), *members[at + 1 :]]
    old = [each for each in around if isinstance(each, Node)]
    for node in sorted(old, key=lambda each: each in gone):
        label = label_at(source, node.start, node.kind)
        if label is not None:
            return label
    return None


def _plain(kind: NodeKind, number: tuple[int, ...]) -> str:
    label = Label("（一）", 0, Span(1, 2))
    if kind in UNITS:
        label = Label(f"第一{UNITS[kind]}", 0, Span(1, 2))
    return label.with_number(number)


class Cited:
    """Rewrites what insertions cite between ``⟦`` and ``⟧`` by old numbers."""

    def __init__(self, root: Node, projection: Projection, citations: Citations) -> None:
        """Take the tree of today and the one to come."""
        self._root = root
        self._projection = projection
        self._citations = citations
        self._naming = Naming()

    def edits(self, insertion: Insertion) -> Iterator[Edit]:
        """The edits of the text of an insertion.

        Raises ``ValueError`` if it cites what is not there or goes.
        """
        for match in CITATION.finditer(insertion.text):
            words = match["words"]
            old = self._regulation_at(insertion.at)
            meaning = self._naming.read(words, Surroundings(Place(old)))
            coming = self._projection.of(old)
            if meaning is None or coming is None:
                raise ValueError(f"an insertion cites what is not there: {words}")
            span = Span(*match.span("words"))
            reference = Reference(span, words, ReferenceStatus.RESOLVED, meaning.nodes)
            edits = self._citations.reworded(reference, Place(coming), insertion.text)
            if edits is None:
                raise ValueError(f"an insertion cites what goes: {words}")
            yield Edit(Span(*match.span()), apply(words, edits))

    def _regulation_at(self, at: int) -> Node:
        for node in self._root.children:
            if node.kind is NodeKind.REGULATION and node.start < at <= node.end:
                return node
        regulations = [n for n in self._root.children if n.kind is NodeKind.REGULATION]
        return regulations[0] if regulations else self._root


def arrived(
    source: SourceText,
    insertions: Sequence[Insertion],
    filled: Mapping[int, Sequence[Edit]],
    cited: Cited,
) -> tuple[Insertion, ...]:
    """The insertions as they are to come in; behind a last line without a break they begin with one."""
    found = []
    for index, each in enumerate(insertions):
        text = apply(each.text, [*filled.get(index, ()), *cited.edits(each)])
        is_open = each.at == len(source.text) and source.text[-1:] not in ("\n", "\r", "")
        text = "\n" + text.rstrip("\r\n") if is_open else text
        found.append(Insertion(each.at, text, each.moved))
    return tuple(found)
