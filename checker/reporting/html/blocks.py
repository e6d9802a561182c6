"""Which blocks a text is set in: titles, headings, articles, paragraphs, items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Node, NodeKind, SourceText, Span
from checker.reading.comments import comments_in
from checker.reading.plain import LINE_END, lines_of
from checker.reporting.plain import PlainDocument
from checker.structure import parse

_BLANKS = " \t\r\n\u3000\xa0\ufeff"
# Blocks of one provision, whose lines belong together however the file breaks them.
_FLOWING = frozenset(
    {NodeKind.ARTICLE, NodeKind.PARAGRAPH, NodeKind.ITEM, NodeKind.SUBITEM, NodeKind.TAIL}
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text: its lines without the blanks around them, and what it is.

    ``label`` is the article the block belongs to (``第十条``), empty outside of articles;
    ``bold`` is the offset up to which the block is a label.
    """

    kind: str
    lines: tuple[Span, ...]
    label: str = ""
    bold: int = 0

    @property
    def start(self) -> int:
        """The offset of the first character."""
        return self.lines[0].start


def blocks_of(document: PlainDocument) -> list[Block]:
    """The blocks of a document, in the order of its text; nothing but blanks is left out."""
    text = document.text
    lines, comments = tuple(lines_of(text)), comments_of(document)
    source = SourceText(document.path, document.format, text, lines, comments)
    return list(_blocks(text, list(_stretches(parse(source).root))))


def comments_of(document: PlainDocument) -> tuple[Span, ...]:
    """Where words to the program stand; Word files have none."""
    return tuple(comments_in(document.text)) if document.has_lines else ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text that belongs to one node and to none of its children."""

    span: Span
    node: Node
    label: str


def _stretches(root: Node) -> Iterator[_Stretch]:
    waiting: list[_Stretch | tuple[Node, str]] = [(root, "")]
    while waiting:
        each = waiting.pop()
        if isinstance(each, _Stretch):
            yield each
            continue
        node, label = each
        label = node.label if node.kind is NodeKind.ARTICLE else label
        inside: list[_Stretch | tuple[Node, str]] = [
            *(_Stretch(span, node, label) for span in node.own_spans()),
            *((child, label) for child in node.children),
        ]
        waiting += sorted(inside, key=_start, reverse=True)


def _start(part: _Stretch | tuple[Node, str]) -> int:
    return part.span.start if isinstance(part, _Stretch) else part[0].start


def _blocks(text: str, stretches: list[_Stretch]) -> Iterator[Block]:
    """A block for each stretch; the label of an article goes with what follows it."""
    at = 0
    while at < len(stretches):
        first = stretches[at]
        span, at = first.span, at + 1
        if _is_label(text, first) and at < len(stretches):
            span, at = Span(span.start, stretches[at].span.end), at + 1
        lines = tuple(_lines(text, span))
        if first.node.kind in _FLOWING:
            if lines:
                yield Block(first.node.kind.value, lines, first.label, _bold(first.node))
        else:
            yield from (Block(first.node.kind.value, (line,)) for line in lines)


def _is_label(text: str, stretch: _Stretch) -> bool:
    """Whether a stretch is the label of an article and what it labels stands behind it."""
    if stretch.node.kind is not NodeKind.ARTICLE or stretch.span.start != stretch.node.start:
        return False
    return not LINE_END.search(text[stretch.span.start : stretch.span.end].strip(_BLANKS))


def _bold(node: Node) -> int:
    return node.body if node.kind is NodeKind.ARTICLE else 0


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in [*LINE_END.finditer(text, span.start, span.end), None]:
        end = match.start() if match else span.end
        words = text[start:end].strip(_BLANKS)
        if words:
            first = start + text[start:end].index(words)
            yield Span(first, first + len(words))
        start = match.end() if match else end
