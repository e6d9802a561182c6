"""All provisions in the order of the new text: those of the tree, gone or not, and those that come in."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from checker.model import Node
from checker.renumbering.insertions import Newcomer, place_of

Member = Node | Newcomer


@dataclass(frozen=True, slots=True)
class Entry:
    """A member and the index of the entry above it; that of the root is -1."""

    member: Member
    parent: int


class Gone:
    """The provisions that go: those deleted and all below them, but for what is below a moved one."""

    def __init__(self, deleted: Collection[Node], moved: Iterable[Node] = ()) -> None:
        """Take the deleted nodes, and those of them that come in elsewhere."""
        self._ids = {id(node) for top in deleted for node in top.walk()}
        for top in moved:
            self._ids -= {id(node) for node in top.walk()} - {id(top)}
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(node.span for node in deleted):
            if not self._ends or span.end > self._ends[-1]:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, member: Member) -> bool:
        """Whether a provision goes."""
        return id(member) in self._ids

    def covers(self, offset: int) -> bool:
        """Whether the character at an offset of the source text goes."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def entries_of(root: Node, newcomers: Iterable[Newcomer]) -> list[Entry]:
    """The members below and with the root, each behind the one above it."""
    coming: dict[int, list[tuple[int, Newcomer]]] = defaultdict(list)
    newcomers = list(newcomers)
    moved = {id(each.moved) for each in newcomers}
    for newcomer in newcomers:
        parent, index = place_of(root, newcomer)
        coming[id(parent)].append((index, newcomer))
    entries: list[Entry] = []
    stack = [Entry(root, -1)]
    while stack:
        entry = stack.pop()
        entries.append(entry)
        above = len(entries) - 1
        inner = [] if id(entry.member) in moved else list(_inner(entry.member, coming))
        stack.extend(Entry(member, above) for member in reversed(inner))
    return entries


def _inner(member: Member, coming: dict[int, list[tuple[int, Newcomer]]]) -> Iterator[Member]:
    if isinstance(member, Newcomer):
        yield from member.moved.children if member.moved else ()
        return
    new = iter(coming.get(id(member), ()))
    following = next(new, None)
    for index, child in enumerate(member.children):
        while following and following[0] <= index:
            yield following[1]
            following = next(new, None)
        yield child
    while following:
        yield following[1]
        following = next(new, None)
