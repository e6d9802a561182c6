"""Which chapters correspond: by their headings, else by where their articles went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from checker.comparing.matching import Correspondence, similarity
from checker.comparing.units import Unit
from checker.model import Node, NodeKind, Regulation


def match_divisions(
    old: Sequence[Unit],
    new: Sequence[Unit],
    versions: tuple[Regulation, Regulation],
    articles: Iterable[tuple[Node, Node]],
) -> list[Correspondence]:
    """Pair books, chapters or sections; ``articles`` are the pairs of articles found before."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(new):
        places[unit.words].append(at)
    pairs: dict[int, int] = {}
    shared = _shared(old, versions, articles)
    for at, unit in enumerate(old):
        free = places[unit.words]
        if free:
            pairs[at] = max(free, key=lambda place: shared[id(unit.node), id(new[place].node)])
            free.remove(pairs[at])
    taken = set(pairs.values())
    left = [b for b in range(len(new)) if b not in taken]
    by_node = {id(new[b].node): b for b in left}
    at_old = {id(unit.node): a for a, unit in enumerate(old)}
    for (one, other), _ in shared.most_common():
        a, b = at_old.get(one), by_node.get(other)
        if a is not None and b is not None and a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return [
        *(Correspondence((a,), (b,), similarity(old[a], new[b])) for a, b in pairs.items()),
        *(Correspondence((a,), ()) for a in range(len(old)) if a not in pairs),
        *(Correspondence((), (b,)) for b in range(len(new)) if b not in taken),
    ]


def _shared(
    units: Sequence[Unit],
    versions: tuple[Regulation, Regulation],
    articles: Iterable[tuple[Node, Node]],
) -> Counter[tuple[int, int]]:
    """How many articles went from which division of the old text to which of the new."""
    kind = units[0].node.kind if units else NodeKind.CHAPTER
    shared: Counter[tuple[int, int]] = Counter()
    for one, other in articles:
        before, after = versions[0].enclosing(one, kind), versions[1].enclosing(other, kind)
        if before is not None and after is not None:
            shared[id(before), id(after)] += 1
    return shared
