"""Provisions taken out of a text and put in, with all that follows."""

from __future__ import annotations

from collections.abc import Sequence

from checker.edits import Edit, apply
from checker.model import Node, NodeKind, Regulation, Span
from checker.reading import read_bytes
from checker.renumbering import Consequences, Insertion, consequences
from checker.structure import parse


def parsed(text: str, suffix: str = "txt") -> Regulation:
    """The parsed form of a file of this text."""
    return parse(read_bytes(text.encode(), f"draft.{suffix}"))


def node(regulation: Regulation, path: str) -> Node:
    """A node by its labels from the outside to the inside, a paragraph as §2: 第三条 §2 （一）."""
    current = regulation.root
    for label in path.split():
        current = next(each for each in current.walk() if each.kind and _named(each) == label)
    return current


def _named(each: Node) -> str:
    if each.kind is NodeKind.PARAGRAPH:
        return f"§{each.number[0]}" if each.number else ""
    return each.label


def deletions(nodes: Sequence[Node]) -> list[Edit]:
    """The edits of a caller who takes nodes out."""
    spans = sorted({each.span for each in nodes}, key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in spans:
        if not kept or not kept[-1].contains(span):
            kept.append(span)
    return [Edit(span, "") for span in kept]


def carried_out(regulation: Regulation, deleted: Sequence[Node], found: Consequences) -> str:
    """The text with deletions, insertions and all that follows."""
    coming = [Edit(Span(each.at, each.at), each.text) for each in found.insertions]
    return apply(regulation.source.text, [*coming, *deletions(deleted), *found.edits])


def revised(text: str, delete: str = "", insert: tuple[str, str] | None = None) -> str:
    """The text without the provisions named, and with lines put in before another or at the end."""
    regulation = parsed(text)
    deleted = [node(regulation, path) for path in delete.split("；") if path]
    coming = []
    if insert is not None:
        before, lines = insert
        at = node(regulation, before).start if before else len(regulation.source.text)
        coming = [Insertion(at, lines)]
    return carried_out(regulation, deleted, consequences(regulation, deleted, coming))
