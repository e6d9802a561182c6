"""Two versions of a regulation become a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.comparing.comparison import Comparison, Difference, Kind, Part, Passage, Row, Sort
from checker.comparing.divisions import match_divisions
from checker.comparing.following import Citations, shared
from checker.comparing.matching import Correspondence, match, similarity
from checker.comparing.pairing import pair_passages
from checker.comparing.passages import passages_of
from checker.comparing.rows import in_order, moved_among
from checker.comparing.tokens import Borders
from checker.comparing.units import DIVISIONS, FRONT, Unit, units_of
from checker.comparing.words import differences
from checker.model import Node, NodeKind, Regulation, Span
from checker.reading.normal import normalise

MATCHED_BY_WORDS = (NodeKind.ARTICLE, NodeKind.PARAGRAPH)


def compare(old: Regulation, new: Regulation) -> Comparison:
    """Align two versions by their words. Any two texts can be compared."""
    return _Comparing(old, new).comparison()


class _Comparing:
    def __init__(self, old: Regulation, new: Regulation) -> None:
        self.versions = old, new
        self.texts = old.source.spoken.text, new.source.spoken.text
        self.units = units_of(old), units_of(new)
        self.candidates = 0

    def comparison(self) -> Comparison:
        found = self._aligned()
        moved = self._moved(found)
        ordered = in_order(found, moved)
        self.citations = self._citations(found)
        self.borders = Borders(*self._changed_texts(ordered))
        rows = tuple(self._row(each, id(each) in moved) for each in ordered)
        return Comparison(*self.versions, rows, self.candidates)

    def _aligned(self) -> list[Correspondence]:
        """Correspondences of all units, as indices of ``self.units``."""
        found: list[Correspondence] = []
        for kind in MATCHED_BY_WORDS:
            matched = match(*self._group(kind), parts=kind is NodeKind.ARTICLE)
            self.candidates += matched.candidates
            found += self._globally(kind, matched.found)
        old, new = self.units
        pairs = [
            (old[a].node, new[b].node)
            for each in found
            if each.new
            for a in each.old[:1]
            for b in each.new[:1]
        ]
        for kind in DIVISIONS:
            divided = match_divisions(*self._group(kind), self.versions, pairs)
            found += self._globally(kind, divided)
        for kind in FRONT:
            found += self._globally(kind, _in_turn(*self._group(kind)))
        return found

    def _group(self, kind: NodeKind) -> tuple[list[Unit], list[Unit]]:
        old, new = ([unit for unit in units if unit.group is kind] for units in self.units)
        return old, new

    def _globally(
        self, kind: NodeKind, found: Sequence[Correspondence]
    ) -> Iterator[Correspondence]:
        old, new = (
            [at for at, unit in enumerate(units) if unit.group is kind] for units in self.units
        )
        for each in found:
            yield Correspondence(
                tuple(old[at] for at in each.old),
                tuple(new[at] for at in each.new),
                each.similarity,
            )

    def _moved(self, found: Sequence[Correspondence]) -> set[int]:
        """What changed its place among its likes."""
        moved: set[int] = set()
        for kind in (*MATCHED_BY_WORDS, *DIVISIONS):
            alike = [each for each in found if self._kind(each) is kind]
            moved |= moved_among(alike, {id(each) for each in alike if self._keeps_number(each)})
        return moved

    def _keeps_number(self, each: Correspondence) -> bool:
        old, new = self.units
        return bool(each.old and each.new) and (
            old[each.old[0]].node.number == new[each.new[0]].node.number
        )

    def _kind(self, each: Correspondence) -> NodeKind:
        return self.units[1][each.new[0]].group if each.new else self.units[0][each.old[0]].group

    def _citations(self, found: Sequence[Correspondence]) -> tuple[Citations, Citations]:
        numbers: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for number, each in enumerate(found):
            if len(each.old) == 1 and len(each.new) == 1:
                numbers[0][id(self.units[0][each.old[0]].node)] = number
                numbers[1][id(self.units[1][each.new[0]].node)] = number
        return Citations(self.versions[0], numbers[0]), Citations(self.versions[1], numbers[1])

    def _changed_texts(self, found: Sequence[Correspondence]) -> Iterator[str]:
        """The texts that will be cut into words."""
        for each in found:
            if each.old and each.new and not self._is_same(each):
                yield from (self._text(0, at) for at in each.old)
                yield from (self._text(1, at) for at in each.new)

    def _text(self, version: int, at: int) -> str:
        span = self.units[version][at].span
        return self.texts[version][span.start : span.end]

    def _is_same(self, each: Correspondence) -> bool:
        return self._bodies(0, each.old) == self._bodies(1, each.new)

    def _bodies(self, version: int, places: Sequence[int]) -> list[str]:
        text = self.texts[version]
        return [text[each.span.start : each.span.end] for each in self._passages(version, places)]

    def _passages(self, version: int, places: Sequence[int]) -> list[Passage]:
        text, units = self.texts[version], self.units[version]
        return [passage for at in places for passage in passages_of(text, units[at])]

    def _row(self, each: Correspondence, moved: bool) -> Row:
        parts = tuple(self._parts(each))
        old, new = (
            tuple(units[at].node for at in places)
            for units, places in zip(self.units, (each.old, each.new), strict=True)
        )
        return Row(_kind_of(old, new, parts, moved), old, new, each.similarity, parts)

    def _parts(self, each: Correspondence) -> Iterator[Part]:
        old, new = self._passages(0, each.old), self._passages(1, each.new)
        keys = [
            [_normal(text, each.span) for each in passages]
            for text, passages in zip(self.texts, (old, new), strict=True)
        ]
        for a, b in pair_passages(keys[0], keys[1]):
            one = old[a] if a is not None else None
            other = new[b] if b is not None else None
            found = self._differences(one, other) if one and other else ()
            yield Part(one, other, tuple(found))

    def _differences(self, old: Passage, new: Passage) -> Iterator[Difference]:
        """The differences of two passages, those of their labels first."""
        texts = self.texts
        spans = _unlabelled(old), _unlabelled(new)
        labels = Span(old.span.start, spans[0].start), Span(new.span.start, spans[1].start)
        if _said(texts[0], labels[0]) != _said(texts[1], labels[1]):
            is_same = _normal(texts[0], labels[0]) == _normal(texts[1], labels[1])
            yield Difference(labels[0], labels[1], Sort.FORM if is_same else Sort.NUMBER)
        if _said(texts[0], spans[0]) == _said(texts[1], spans[1]):
            return
        if _normal(texts[0], spans[0]) == _normal(texts[1], spans[1]):
            yield Difference(spans[0], spans[1], Sort.FORM)
            return
        old_fixed, new_fixed = shared(
            self.citations[0].within(spans[0]), self.citations[1].within(spans[1])
        )
        old_tokens = self.borders.tokens(texts[0], spans[0], old_fixed)
        new_tokens = self.borders.tokens(texts[1], spans[1], new_fixed)
        yield from differences(*texts, old_tokens, new_tokens)


def _unlabelled(passage: Passage) -> Span:
    """The words of a passage behind the number of an item."""
    start = max(passage.node.body, passage.span.start)
    return Span(min(start, passage.span.end), passage.span.end)


def _said(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _normal(text: str, span: Span) -> str:
    return normalise(text[span.start : span.end]).text


def _in_turn(old: Sequence[Unit], new: Sequence[Unit]) -> list[Correspondence]:
    """Front matter: the first with the first."""
    both = min(len(old), len(new))
    return [
        *(Correspondence((at,), (at,), similarity(old[at], new[at])) for at in range(both)),
        *(Correspondence((at,), ()) for at in range(both, len(old))),
        *(Correspondence((), (at,)) for at in range(both, len(new))),
    ]


def _kind_of(old: Sequence[Node], new: Sequence[Node], parts: Sequence[Part], moved: bool) -> Kind:
    if not old or not new:
        return Kind.INSERTED if new else Kind.DELETED
    if len(old) > 1 or len(new) > 1:
        return Kind.MERGED if len(old) > 1 else Kind.SPLIT
    if moved:
        return Kind.MOVED
    return Kind.CHANGED if any(part.is_changed for part in parts) else Kind.UNCHANGED
