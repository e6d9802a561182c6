"""References from one provision to another: 第二十条第一项, 前款, 第二十条至第二十三条, 本章."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.model import (
    Abbreviation,
    Node,
    NodeKind,
    Reference,
    ReferenceStatus,
    SourceText,
    Span,
)
from checker.reading.numerals import NUMERAL
from checker.structure.citations import ANCHOR, JOINED, REFERENCE
from checker.structure.labels import SIMPLIFIED
from checker.structure.laws import Laws
from checker.structure.places import Place, Provisions, stretches
from checker.structure.targets import Target, resolve

SPACED = re.compile(
    rf"(?:第|{NUMERAL})\s+(?:{NUMERAL}|[条款项章节之])|[前本上下]\s+[条款项章节]|[条款]\s+第"
)
BLANK = re.compile(r"\s+")
BLANK_INSIDE = re.compile(r"\s\S")
OTHER_FORMS = re.compile("[條項節㈠-㈩⑴-⑼]")
FORMS = SIMPLIFIED | dict(zip(range(ord("㈠"), ord("㈩") + 1), "一二三四五六七八九十", strict=True))
FORMS |= dict(zip(range(ord("⑴"), ord("⑼") + 1), "123456789", strict=True))
LONGEST_JOINT = 5


def find_references(
    source: SourceText, root: Node, abbreviations: Iterable[Abbreviation] = ()
) -> tuple[Reference, ...]:
    """All references of a text, each resolved, external, or reported unresolved."""
    return tuple(_Finder(source, root, Laws(abbreviations)).find())


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch without the blanks inside its references, and the source offsets."""

    text: str
    start: int
    end: int
    offsets: Sequence[int]
    place: Place

    def span(self, start: int, end: int) -> Span:
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


class _Finder:
    def __init__(self, source: SourceText, root: Node, laws: Laws) -> None:
        text = source.text
        self._text = text.translate(FORMS) if OTHER_FORMS.search(text) else text
        self._root = root
        self._laws = laws
        self._provisions: dict[int, Provisions] = {}
        self._titled = {_title_of(source, n): n for n in root.children if n.children}

    def find(self) -> Iterator[Reference]:
        everywhere = range(len(self._text))
        for start, end, place in stretches(self._root):
            if not ANCHOR.search(self._text, start, end):
                continue
            if BLANK_INSIDE.search(self._text, start, end) and SPACED.search(
                self._text, start, end
            ):
                yield from self._in_stretch(self._squeezed(start, end, place))
            else:
                yield from self._in_stretch(_Stretch(self._text, start, end, everywhere, place))

    def _squeezed(self, start: int, end: int, place: Place) -> _Stretch:
        offsets = [at for at in range(start, end) if not self._text[at].isspace()]
        text = BLANK.sub("", self._text[start:end])
        return _Stretch(text, 0, len(text), offsets, place)

    def _in_stretch(self, stretch: _Stretch) -> Iterator[Reference]:
        law, last, before = "", -1, None
        for match in REFERENCE.finditer(stretch.text, stretch.start, stretch.end):
            joined = last >= 0 and _is_joined(stretch.text[last : match.start()])
            if not joined:
                law = self._laws.before(stretch.text, stretch.start, match.start())
                before = None
            place, elsewhere = self._place(stretch.place, law)
            span = stretch.span(match.start(), match.end())
            article = match["article"] or ""
            if elsewhere:
                yield Reference(span, match[0], ReferenceStatus.EXTERNAL, (), law, article)
            else:
                before = resolve(match, place, self._of(place.regulation), before)
                yield _reference(span, match[0], before, article)
            last = match.end()

    def _place(self, place: Place, law: str) -> tuple[Place, bool]:
        """The place from which to resolve, and whether the law is none of this file."""
        if not law:
            return place, False
        named = self._titled.get(law)
        if named is None:
            return place, True
        return (place if named is place.regulation else Place(named)), False

    def _of(self, regulation: Node) -> Provisions:
        known = self._provisions.get(id(regulation))
        if known is None:
            known = self._provisions[id(regulation)] = Provisions(regulation)
        return known


def _reference(span: Span, words: str, target: Target, article: str) -> Reference:
    status = ReferenceStatus.RESOLVED if target.nodes else ReferenceStatus.UNRESOLVED
    return Reference(span, words, status, target.nodes, "", article)


def _is_joined(between: str) -> bool:
    return len(between) <= LONGEST_JOINT and JOINED.match(between.strip()) is not None


def _title_of(source: SourceText, regulation: Node) -> str:
    first = regulation.children[0]
    if regulation.kind is not NodeKind.REGULATION or first.kind is not NodeKind.TITLE:
        return ""
    return re.sub(r"[\s#*_]|[（(].*$", "", source.text[first.start : first.end])
