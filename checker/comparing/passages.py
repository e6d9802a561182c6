"""Of which paragraphs, items and headings a provision consists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.comparing.comparison import Passage
from checker.comparing.units import DIVISIONS, Unit, label_in
from checker.model import Node, NodeKind, Span

BLANKS = " \t\r\n\u3000\xa0\ufeff"


def passages_of(text: str, unit: Unit) -> list[Passage]:
    """The passages of a unit, in order, without the label of an article or a division."""
    found = _of_article(text, unit.node) if unit.node.kind is NodeKind.ARTICLE else _of(text, unit)
    return [each for each in found if each.span.start < each.span.end]


def _of(text: str, unit: Unit) -> Iterator[Passage]:
    span = unit.span
    if unit.node.kind in DIVISIONS and span.start == unit.node.start:
        span = Span(span.start + len(label_in(text, span)), span.end)
    if unit.node.kind in DIVISIONS or len(_lines(text, span)) == 1:
        yield Passage(unit.node, stripped(text, span))
        return
    yield from (Passage(unit.node, each) for each in _lines(text, span))


def _of_article(text: str, article: Node) -> Iterator[Passage]:
    label = len(label_in(text, Span(article.start, article.body)))
    yield Passage(article, stripped(text, Span(article.start + label, article.body)))
    own = (span for span in article.own_spans() if span.end > article.body)
    pieces = [(article, Span(max(span.start, article.body), span.end)) for span in own]
    for child in article.children:
        pieces += [(node, span) for node in child.walk() for span in node.own_spans()]
    for node, span in sorted(pieces, key=lambda piece: piece[1]):
        yield Passage(node, stripped(text, span))


def _lines(text: str, span: Span) -> Sequence[Span]:
    """The lines of a span that have words."""
    found, at = [], span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        words = stripped(text, Span(at, at + len(line)))
        found += [words] if words.start < words.end else []
        at += len(line)
    return found


def stripped(text: str, span: Span) -> Span:
    """The span without the blanks at its ends; an empty one stands at its start."""
    start, end = span.start, span.end
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return Span(start, end)
