"""The tree to come: without what goes, with what comes in, with the new numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.model import Node
from checker.renumbering.counting import Number
from checker.renumbering.insertions import Newcomer
from checker.renumbering.members import Entry, Gone


@dataclass(frozen=True)
class Projection:
    """The tree to come. Its offsets give the order of its nodes and nothing else."""

    root: Node
    nodes: Mapping[int, Node]  # by the identity of the node or newcomer of today
    new: frozenset[int]  # identities of the nodes (of the tree to come) that come in
    tacit: frozenset[int]  # of those that a range takes in without naming: new ones, 第十八条之一
    parents: Mapping[int, Node]  # by the identity of a node of the tree to come

    def of(self, node: Node) -> Node | None:
        """What a node of today becomes; ``None`` if it goes."""
        return self.nodes.get(id(node))

    def above(self, node: Node) -> list[Node]:
        """The nodes above one of the tree to come, from its parent up to the root."""
        found = []
        while (parent := self.parents.get(id(node))) is not None:
            found.append(parent)
            node = parent
        return found


def project(entries: Sequence[Entry], numbers: Mapping[int, Number], gone: Gone) -> Projection:
    """The tree to come; ``numbers`` are the new ones, by the identity of node or newcomer."""
    inner: list[list[Node]] = [[] for _ in entries]
    nodes: dict[int, Node] = {}
    new: set[int] = set()
    tacit: set[int] = set()
    parents: dict[int, Node] = {}
    for index in range(len(entries) - 1, -1, -1):
        member, parent = entries[index].member, entries[index].parent
        children = tuple(reversed(inner[index]))
        if member in gone and parent >= 0:
            inner[parent] += reversed(children)
            continue
        node = _node(member, index, children, numbers.get(id(member)))
        nodes[id(member)] = node
        parents |= {id(child): node for child in children}
        if isinstance(member, Newcomer):
            new.add(id(node))
            if member.moved is not None:
                nodes[id(member.moved)] = node
        if isinstance(member, Newcomer) or len(member.number) > 1:
            tacit.add(id(node))
        if parent >= 0:
            inner[parent].append(node)
    root = nodes[id(entries[0].member)]
    return Projection(root, nodes, frozenset(new), frozenset(tacit), parents)


def _node(
    member: Node | Newcomer, at: int, children: tuple[Node, ...], number: Number | None
) -> Node:
    end = children[-1].end if children else at + 1
    old = member.number if isinstance(member, Node) else ()
    return Node(member.kind, at, end, at, "", number or old, member.title, children)
