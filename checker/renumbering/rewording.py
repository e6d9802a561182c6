"""How a reference has to read so that it goes on naming the same provisions.

A wording is accepted if it names them when it is read in the tree to come; the old one comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.edits import Edit, apply
from checker.model import Node, NodeKind, Reference, Regulation, Span
from checker.renumbering.counting import Number
from checker.renumbering.labels import label_at
from checker.renumbering.naming import Meaning, Naming, Surroundings
from checker.renumbering.projection import Projection
from checker.renumbering.rewriting import rewritten
from checker.renumbering.spelling import Manner, relative, spelled
from checker.renumbering.tokens import RANGE, TOKEN, levels_of
from checker.structure.targets import Target


class Rewording:
    """Finds the words of references in the tree to come."""

    def __init__(self, regulation: Regulation, projection: Projection) -> None:
        """Take the text of today and the tree to come."""
        self._regulation = regulation
        self._projection = projection
        self._naming = Naming()

    def of(self, reference: Reference, around: Surroundings) -> tuple[list[Edit] | None, Target]:
        """The edits of the words of a reference, and what a reference joined to it starts from.

        ``around`` is what will stand around it. At least one target must remain. ``None`` in the
        place of the edits if no wording names what it named.
        """
        kept = [node for each in reference.targets if (node := self._projection.of(each))]
        for edits in self._wordings(reference, kept, around):
            words = apply(reference.text, edits) if edits else reference.text
            meaning = self._naming.read(words, around)
            if meaning is not None and self._is_meant(meaning, kept, reference):
                return edits, meaning.last
        return None, Target()

    def _is_meant(self, meaning: Meaning, kept: Sequence[Node], reference: Reference) -> bool:
        """Whether words name what remains and, within a range, only what it takes in tacitly."""
        named, wanted = {id(each): each for each in meaning.nodes}, set(map(id, kept))
        if named.keys() == wanted:
            return True
        if RANGE.search(reference.text) is None or not wanted < named.keys():
            return False
        starts = [each.start for each in kept]
        first, last = min(starts), max(starts)
        others = [named[key] for key in named.keys() - wanted]
        return all(
            id(each) in self._projection.tacit and first < each.start < last for each in others
        )

    def _wordings(
        self, reference: Reference, kept: Sequence[Node], around: Surroundings
    ) -> Iterator[list[Edit]]:
        """Possible edits of the words; none at all is the first possibility."""
        yield []
        levels = levels_of(self._regulation, reference)
        renumbered = rewritten(levels, self._number) if levels else None
        if renumbered:
            yield renumbered
        words, place = reference.text, around.place
        for new in relative(words, len(kept)):
            yield _replacing(words, new)
        for new in spelled(kept, self._projection.above, place, self._manner(reference)):
            yield _replacing(words, new)

    def _number(self, node: Node) -> Number | None:
        coming = self._projection.of(node)
        return coming.number if coming else None

    def _manner(self, reference: Reference) -> Manner:
        """How a reference writes its numbers, or else how its article does."""
        tokens = [match for match in TOKEN.finditer(reference.text) if match["unit"]]
        numerals = {match["unit"]: match["number"] for match in tokens if match["lead"]}
        article = self._regulation.enclosing(reference.targets[0], NodeKind.ARTICLE)
        if article is not None and "条" not in numerals:
            label = label_at(self._regulation.source, article.start, article.kind)
            numerals["条"] = label.numeral if label else "一"
        return Manner(numerals, "（" in reference.text or "(" in reference.text)


def _replacing(words: str, new: str) -> list[Edit]:
    """Other words in the place of all, but for what is equal at both ends."""
    shorter = min(len(words), len(new))
    start = next((at for at in range(shorter) if words[at] != new[at]), shorter)
    same = next(
        (at for at in range(shorter - start) if words[-1 - at] != new[-1 - at]), shorter - start
    )
    return [Edit(Span(start, len(words) - same), new[start : len(new) - same])]
