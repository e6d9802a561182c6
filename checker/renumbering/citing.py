"""The references of a text, rewritten so that they go on naming the same provisions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.edits import Edit
from checker.model import Node, NodeKind, Reference, ReferenceStatus, Regulation, Span
from checker.renumbering.members import Gone
from checker.renumbering.naming import Surroundings, is_joint, plain
from checker.renumbering.projection import Projection
from checker.renumbering.rewording import Rewording
from checker.structure.places import Place, stretches
from checker.structure.targets import Target

LOOK_AROUND = 8  # how far the words around a reference may decide how it is read
DEPENDENT = re.compile(r"第[^条章节]+[款项]")
CONJUNCTION = re.compile(r"(?:、|以及|或者|[和或及与])\s*$")
TRADITIONAL = {"条": "條", "项": "項", "节": "節"}


@dataclass(frozen=True)
class Dangling:
    """A reference to provisions of which some or all go.

    If ``is_settled``, the edits have already taken what goes out of its words. Otherwise nothing
    it names remains (or, if ``gone`` is empty, no wording was found that names it): it stands as it
    was, its old number may now be that of another provision, and the caller has to decide what
    becomes of ``span``.
    """

    reference: Reference
    gone: tuple[Node, ...]
    is_settled: bool = False

    @property
    def span(self) -> Span:
        """Where the reference stands in the source text."""
        return self.reference.span


class Citations:
    """The references of a regulation and what becomes of them."""

    def __init__(self, regulation: Regulation, projection: Projection, gone: Gone) -> None:
        """Take the text of today, the tree to come and what goes."""
        self._gone = gone
        self._regulation = regulation
        self._text = regulation.source.spoken.text
        self._projection = projection
        self._rewording = Rewording(regulation, projection)
        self._stretches = stretches(regulation.root)
        self._starts = [start for start, _, _ in self._stretches]
        self._places: dict[Place, Place] = {}

    def consequences(self) -> Iterator[Edit | Dangling]:
        """Edits of the source text, and the references to what goes."""
        for group in self._groups():
            if group[0].status is not ReferenceStatus.EXTERNAL:
                yield from self._list(group)

    def reworded(self, reference: Reference, place: Place, text: str) -> list[Edit] | None:
        """Edits of the words of a citation that stands in ``text`` at a place of the tree to come.

        ``None`` if something it names goes, or no wording names it.
        """
        if any(self._projection.of(node) is None for node in reference.targets):
            return None
        behind = plain(text[reference.span.end : reference.span.end + LOOK_AROUND])
        return self._rewording.of(reference, Surroundings(place, behind=behind))[0]

    def _groups(self) -> Iterator[list[Reference]]:
        """The references that remain, those joined to a list together."""
        group: list[Reference] = []
        at = -1
        for reference in self._regulation.references:
            index = bisect_right(self._starts, reference.span.start) - 1
            if group and index == at and is_joint(self._between(group[-1], reference)):
                group.append(reference)
                continue
            if group:
                yield group
            group, at = [], index
            if not self._gone.covers(reference.span.start) and not self._is_quoted(
                index, reference
            ):
                group = [reference]
        if group:
            yield group

    def _is_quoted(self, index: int, reference: Reference) -> bool:
        """Whether a reference stands in words that are only quoted: they are another text's."""
        start = self._starts[index]
        opened = self._text.rfind("“", start, reference.span.start)
        return opened >= 0 and self._text.find("”", opened, reference.span.start) < 0

    def _between(self, one: Reference, other: Reference) -> str:
        return self._text[one.span.end : other.span.start]

    def _place(self, index: int) -> Place:
        """The place of a stretch that remains, in the tree to come."""
        place = self._stretches[index][2]
        known = self._places.get(place)
        if known is None:
            coming = [self._projection.of(node) if node else None for node in place]
            known = self._places[place] = Place(*coming)  # type: ignore[arg-type]
        return known

    def _list(self, group: Sequence[Reference]) -> Iterator[Edit | Dangling]:
        """What becomes of one reference, or of those joined to a list."""
        lost = self._lost(group)
        remaining = [each for each, gone in zip(group, lost, strict=True) if not _all(each, gone)]
        is_left = not any(each.targets for each in remaining)
        for each, gone in zip(group, lost, strict=True):
            if gone:
                yield Dangling(each, gone, not is_left)
        if not is_left:
            yield from self._members(group, remaining)
            yield from self._joints(group, remaining)

    def _lost(self, group: Sequence[Reference]) -> list[tuple[Node, ...]]:
        """Of each member what goes of its targets.

        One that names nothing, and says of which article only by what stands before it (第二款), goes
        with that.
        """
        lost: list[tuple[Node, ...]] = []
        for index, each in enumerate(group):
            gone = tuple(node for node in each.targets if self._projection.of(node) is None)
            if not each.targets and index and DEPENDENT.match(each.text):
                before = group[index - 1]
                gone = lost[-1] if _all(before, lost[-1]) else ()
            lost.append(gone)
        return lost

    def _members(
        self, group: Sequence[Reference], remaining: Sequence[Reference]
    ) -> Iterator[Edit | Dangling]:
        joined_to: Target | None = None
        place, before = self._around(group)
        for each in remaining:
            if each.targets:
                end = group[-1].span.end if each is remaining[-1] else each.span.end
                behind = plain(self._text[end : end + LOOK_AROUND])
                around = Surroundings(self._seen_from(place, each), before, behind, joined_to)
                edits, joined_to = self._rewording.of(each, around)
                yield from [Dangling(each, ())] if edits is None else self._in_source(each, edits)
            else:
                joined_to = Target()
            before = ""

    def _around(self, group: Sequence[Reference]) -> tuple[Place, str]:
        """The place of a list in the tree to come, and the words before it."""
        start = group[0].span.start
        place = self._place(bisect_right(self._starts, start) - 1)
        return place, plain(self._text[max(0, start - LOOK_AROUND) : start])[-2:]

    def _seen_from(self, place: Place, reference: Reference) -> Place:
        """The place itself, or another regulation of the file that a reference names by title."""
        other = self._regulation.enclosing(reference.targets[0], NodeKind.REGULATION)
        coming = self._projection.of(other) if other else None
        return Place(coming) if coming and coming is not place.regulation else place

    def _in_source(self, reference: Reference, edits: Sequence[Edit]) -> Iterator[Edit]:
        """Edits of the words of a reference as edits of the text, in which blanks may stand."""
        if not edits:
            return
        start = reference.span.start
        words = self._text[start : reference.span.end]
        offsets = [start + at for at, char in enumerate(words) if not char.isspace()]
        forms = str.maketrans({new: old for new, old in TRADITIONAL.items() if old in words})
        for edit in edits:
            first, end = edit.span.start, edit.span.end
            begin = offsets[first] if first < len(offsets) else offsets[-1] + 1
            yield Edit(
                Span(begin, offsets[end - 1] + 1 if end > first else begin),
                edit.new.translate(forms),
            )

    def _joints(self, group: Sequence[Reference], remaining: Sequence[Reference]) -> Iterator[Edit]:
        """Take members out of a list; of the joints the last ones stay, for 和 is one of them."""
        if len(remaining) == len(group):
            return
        joints = [Span(one.span.end, other.span.start) for one, other in pairwise(group)]
        kept = joints[len(joints) - len(remaining) + 1 :]
        yield Edit(Span(group[0].span.start, remaining[0].span.start), "")
        before = {joint.end: joint for joint in joints}
        for (one, other), wanted in zip(pairwise(remaining), kept, strict=True):
            own = before[other.span.start]
            yield Edit(Span(one.span.end, own.start), "")
            yield from self._joint(own, wanted)
        yield Edit(Span(remaining[-1].span.end, group[-1].span.end), "")

    def _joint(self, own: Span, wanted: Span) -> Iterator[Edit]:
        """Put the conjunction of another joint, 和 for 、, in the place of that of a joint."""
        old = CONJUNCTION.search(self._text[own.start : own.end])
        new = CONJUNCTION.search(self._text[wanted.start : wanted.end])
        if old and new:
            yield Edit(Span(own.start + old.start(), own.end), new[0])


def _all(reference: Reference, gone: Sequence[Node]) -> bool:
    """Whether nothing remains of what a reference names."""
    return len(gone) >= max(1, len(reference.targets))
