"""What follows from provisions going, coming or getting other numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from checker.edits import Edit, in_order
from checker.model import Node, NodeKind, Regulation
from checker.renumbering.arriving import Cited, arrived, placeholders_filled
from checker.renumbering.citing import Citations, Dangling
from checker.renumbering.contents import contents_edits
from checker.renumbering.counting import Number, counted
from checker.renumbering.insertions import Insertion, Newcomer, newcomers
from checker.renumbering.labels import label_at
from checker.renumbering.members import Entry, Gone, entries_of
from checker.renumbering.projection import Projection, project
from checker.renumbering.sequences import sequences

Kind = TypeVar("Kind")
LABELLED = {
    NodeKind.BOOK,
    NodeKind.CHAPTER,
    NodeKind.SECTION,
    NodeKind.ARTICLE,
    NodeKind.ITEM,
    NodeKind.SUBITEM,
}


@dataclass(frozen=True)
class Consequences:
    """Edits of the source text beside the deletions and insertions that they follow from.

    ``insertions`` are those given, with their final numbers. ``labels`` says of every article that
    remains, by the label it had, which label it will have.
    """

    edits: tuple[Edit, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    dangling: tuple[Dangling, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


def consequences(
    regulation: Regulation, deleted: Collection[Node], insertions: Sequence[Insertion] = ()
) -> Consequences:
    """What follows from deleting some provisions and inserting others.

    The edits touch nothing of what is deleted; the deletions and insertions themselves are the
    caller's. Raises ``ValueError`` if an insertion cites (``⟦第二十条⟧``) what is not there or goes.
    """
    return renumber(regulation, {}, deleted, insertions)


def renumber(
    regulation: Regulation,
    mapping: Mapping[Node, Number],
    deleted: Collection[Node] = (),
    insertions: Sequence[Insertion] = (),
) -> Consequences:
    """As ``consequences``, but the provisions of ``mapping`` get the numbers it says.

    The others are counted as always, as if those had no new numbers.
    """
    source = regulation.source
    gone = Gone(deleted, (node for each in insertions for node in each.moved))
    coming = newcomers(insertions)
    entries = entries_of(regulation.root, coming)
    counts = list(sequences(entries))
    numbers = {id(m): number for members in counts for m, number in counted(members, gone)}
    numbers |= {id(node): number for node, number in mapping.items()}
    numbers |= _own_numbers(coming)
    projection = project(entries, numbers, gone)
    if not _changes(entries, projection):
        return Consequences(labels=_labels(regulation, projection))
    citations = Citations(regulation, projection, gone)
    edits: list[Edit] = [*_label_edits(regulation, projection, gone)]
    edits += contents_edits(source, entries, projection, gone)
    found = list(citations.consequences())
    edits += _of(Edit, found)
    filled = placeholders_filled(source, counts, projection, gone)
    return Consequences(
        tuple(filter(partial(_says, regulation), in_order(edits, len(source.text)))),
        arrived(source, insertions, filled, Cited(regulation.root, projection, citations)),
        tuple(_of(Dangling, found)),
        _labels(regulation, projection),
    )


def _own_numbers(coming: Iterable[Newcomer]) -> dict[int, Number]:
    """The numbers that newcomers bring along, by their identity."""
    return {id(new): new.number for new in coming if new.number}


def _of(kind: type[Kind], found: Iterable[object]) -> list[Kind]:
    return [each for each in found if isinstance(each, kind)]


def _changes(entries: Sequence[Entry], projection: Projection) -> bool:
    """Whether anything goes, comes or gets another number."""
    if projection.new:
        return True
    coming = (projection.nodes.get(id(entry.member)) for entry in entries)
    return any(
        new is None or (isinstance(entry.member, Node) and new.number != entry.member.number)
        for entry, new in zip(entries, coming, strict=True)
    )


def _label_edits(regulation: Regulation, projection: Projection, gone: Gone) -> Iterator[Edit]:
    for node in regulation.root.walk():
        new = projection.of(node)
        is_there = new is not None and node.kind in LABELLED and not gone.covers(node.start)
        if new is not None and is_there and new.number != node.number:
            label = label_at(regulation.source, node.start, node.kind)
            yield from label.edits(new.number) if label else ()


def _says(regulation: Regulation, edit: Edit) -> bool:
    """Whether an edit changes anything."""
    return regulation.source.slice(edit.span) != edit.new


def _labels(regulation: Regulation, projection: Projection) -> Mapping[str, str]:
    labels: dict[str, str] = {}
    for node in regulation.articles():
        new = projection.of(node)
        label = label_at(regulation.source, node.start, node.kind)
        if new is not None and label is not None:
            words = label.with_number(new.number) if new.number != node.number else node.label
            labels.setdefault(node.label, "".join(words.split()))
    return labels
