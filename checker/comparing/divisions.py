"""Which chapters correspond: by their headings, else by where their articles went."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from checker.comparing.matching import Correspondence, similarity
from checker.comparing.units import Unit
from checker.model import Node, NodeKind, Regulation

Shared = Counter[tuple[int, int]]  # of the ids of an old and a new division


def match_divisions(
    old: Sequence[Unit],
    new: Sequence[Unit],
    versions: tuple[Regulation, Regulation],
    articles: Iterable[tuple[Node, Node]],
) -> list[Correspondence]:
    """Pair books, chapters or sections; ``articles`` are the pairs of articles found before."""
    shared = _shared(old, versions, articles)
    pairs = _same_heading(old, new, shared)
    _same_articles(old, new, shared, pairs)
    _take_earlier(old, new, shared, pairs)
    taken = set(pairs.values())
    return [
        *(Correspondence((a,), (b,), similarity(old[a], new[b])) for a, b in pairs.items()),
        *(Correspondence((a,), ()) for a in range(len(old)) if a not in pairs),
        *(Correspondence((), (b,)) for b in range(len(new)) if b not in taken),
    ]


def _same_heading(old: Sequence[Unit], new: Sequence[Unit], shared: Shared) -> dict[int, int]:
    """Divisions with the same heading; of several the one that has most of its articles.

    A heading that went to other articles altogether is another division's now.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(new):
        places[unit.words].append(at)
    pairs: dict[int, int] = {}
    went = {one for one, _ in shared}
    for at, unit in enumerate(old):
        free = places[unit.words]
        if not free:
            continue
        best = max(free, key=lambda place: shared[id(unit.node), id(new[place].node)])
        if shared[id(unit.node), id(new[best].node)] or id(unit.node) not in went:
            pairs[at] = best
            free.remove(best)
    return pairs


def _same_articles(
    old: Sequence[Unit], new: Sequence[Unit], shared: Shared, pairs: dict[int, int]
) -> None:
    """Add to the pairs divisions that have most articles in common."""
    taken = set(pairs.values())
    places = {id(unit.node): at for at, unit in enumerate(new)}
    before = {id(unit.node): at for at, unit in enumerate(old)}
    for (one, other), _ in shared.most_common():
        a, b = before[one], places.get(other)
        if b is not None and a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)


def _take_earlier(
    old: Sequence[Unit], new: Sequence[Unit], shared: Shared, pairs: dict[int, int]
) -> None:
    """Of two divisions that became one under another heading the first is the one that stays."""
    for a in range(len(old) - 1):
        place = pairs.get(a + 1)
        if a in pairs or place is None or old[a + 1].words == new[place].words:
            continue
        if shared[id(old[a].node), id(new[place].node)]:
            pairs[a] = pairs.pop(a + 1)


def _shared(
    units: Sequence[Unit],
    versions: tuple[Regulation, Regulation],
    articles: Iterable[tuple[Node, Node]],
) -> Shared:
    """How many articles went from which division of the old text to which of the new."""
    kind = units[0].node.kind if units else NodeKind.CHAPTER
    shared: Shared = Counter()
    known = {id(unit.node) for unit in units}
    for one, other in articles:
        before, after = versions[0].enclosing(one, kind), versions[1].enclosing(other, kind)
        if before is not None and after is not None and id(before) in known:
            shared[id(before), id(after)] += 1
    return shared
