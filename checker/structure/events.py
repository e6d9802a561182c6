"""Openings of nodes, in document order, and the tree they make."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model import Node, NodeKind

LEVELS = {
    NodeKind.DOCUMENT: 0,
    NodeKind.REGULATION: 1,
    NodeKind.ATTACHMENT: 2,
    NodeKind.BOOK: 2,
    NodeKind.CHAPTER: 3,
    NodeKind.SECTION: 4,
    NodeKind.ARTICLE: 5,
    NodeKind.PARAGRAPH: 6,
    NodeKind.ITEM: 7,
    NodeKind.TAIL: 7,
}
LEAVES = {NodeKind.TITLE, NodeKind.HISTORY, NodeKind.CONTENTS}


@dataclass(slots=True)
class Opening:
    """Where a node begins; a node ends where the next of its level or a higher one begins."""

    kind: NodeKind
    level: int
    start: int
    body: int
    label: str = ""
    number: tuple[int, ...] = ()
    title: str = ""
    children: list[Opening] = field(default_factory=list, repr=False)
    end: int = 0


def build(openings: list[Opening], length: int) -> Node:
    """The tree of the openings over a text of ``length`` characters; linear, no recursion limit."""
    root = Opening(NodeKind.DOCUMENT, 0, 0, 0)
    stack = [root]
    for opening in openings:
        while len(stack) > 1 and (stack[-1].level >= opening.level or stack[-1].kind in LEAVES):
            stack.pop().end = opening.start
        stack[-1].children.append(opening)
        stack.append(opening)
    for opening in stack:
        opening.end = length
    return _freeze(root)


def _freeze(root: Opening) -> Node:
    order, stack = [], [root]
    while stack:
        current = stack.pop()
        order.append(current)
        stack.extend(current.children)
    frozen: dict[int, Node] = {}
    for opening in reversed(order):
        inner = opening.children
        frozen[id(opening)] = Node(
            opening.kind,
            opening.start,
            opening.end,
            min(opening.body, opening.end),
            opening.label,
            opening.number,
            opening.title,
            tuple([frozen[id(child)] for child in inner]) if inner else (),
        )
    return frozen[id(root)]
