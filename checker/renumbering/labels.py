"""New numbers in the labels of provisions, each written in the style of the old one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.edits import Edit, apply
from checker.model import NodeKind, SourceText, Span
from checker.renumbering.counting import Number
from checker.renumbering.numeral_styles import written_like
from checker.structure.items import ITEM, STYLES
from checker.structure.labels import ARTICLE, DRESS, NUMBER, SPACE, value_of

DIVISION = re.compile(
    rf"{DRESS}(?P<label>第{SPACE}*(?P<number>{NUMBER}){SPACE}*(?:编|編|分编|章|节|節))"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it is written, and where in it its numeral stands and the 一 of 之一."""

    words: str
    start: int  # offset in the source
    number: Span  # in the words
    inserted: Span | None = None

    @property
    def numeral(self) -> str:
        """The numeral of the words."""
        return self.words[self.number.start : self.number.end]

    def edits(self, new: Number) -> Iterator[Edit]:
        """What makes the label one of a new number, as edits of the source."""
        for edit in self._edits(new):
            span = Span(edit.span.start + self.start, edit.span.end + self.start)
            yield Edit(span, edit.new)

    def with_number(self, new: Number) -> str:
        """The words with a new number."""
        return apply(self.words, self._edits(new))

    def _edits(self, new: Number) -> Iterator[Edit]:
        yield from self._numeral(self.number, new[0])
        end, inserted = len(self.words), self.inserted
        if len(new) > 1 and inserted is None:
            yield Edit(Span(end, end), f"之{written_like('一', new[1])}")
        elif len(new) > 1 and inserted is not None:
            yield from self._numeral(inserted, new[1])
        elif inserted is not None:
            yield Edit(Span(self.words.rindex("之"), end), "")

    def _numeral(self, span: Span, new: int) -> Iterator[Edit]:
        old = self.words[span.start : span.end]
        if value_of(old) != new:
            yield Edit(span, written_like(old, new))


def label_at(source: SourceText, start: int, kind: NodeKind) -> Label | None:
    """The label of a provision of ``kind`` that begins at an offset; ``None`` if it has no number."""
    line = source.spoken.line_at(start)
    match, group = _match(line.text[start - line.start :], kind)
    if match is None:
        return None
    first = match.start("label")
    inserted = match.span("sub") if group == "number" and match.groupdict().get("sub") else None
    return Label(
        match["label"],
        start + first,
        _within(match.span(group), first),
        _within(inserted, first) if inserted else None,
    )


def _match(text: str, kind: NodeKind) -> tuple[re.Match[str] | None, str]:
    if kind is NodeKind.ARTICLE:
        return ARTICLE.match(text), "number"
    match = DIVISION.match(text) if kind not in (NodeKind.ITEM, NodeKind.SUBITEM) else None
    if match is not None:
        return match, "number"
    match = ITEM.match(text)
    return match, next((name for name in STYLES if match and match[name]), "")


def _within(span: tuple[int, int], start: int) -> Span:
    return Span(span[0] - start, span[1] - start)
