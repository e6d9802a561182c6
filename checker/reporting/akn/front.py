"""What stands before the provisions: title, history note, table of contents, preamble."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from checker.model import Node, NodeKind, Span
from checker.reading.plain import LINE_END
from checker.reporting.akn.drawing import Drawing, child
from checker.reporting.akn.parts import Part, own_stretches
from checker.reporting.akn.provisions import DIVISIONS
from checker.structure.labels import Label, division_label, unnumbered_division

FRONT = frozenset({NodeKind.TITLE, NodeKind.HISTORY, NodeKind.CONTENTS})
LEVELS = {NodeKind.BOOK: 1, NodeKind.CHAPTER: 2, NodeKind.SECTION: 3}
Path = tuple[tuple[int, str], ...]  # the levels and numbers of a division and those above it


class Front:
    """Draws the preface and the preamble of one document."""

    def __init__(self, drawing: Drawing, prefix: str, divisions: Sequence[Node]) -> None:
        """``divisions`` are those that a table of contents may list."""
        self._drawing = drawing
        self._prefix = prefix
        self._divisions: dict[Path, Node] = {}
        path: Path = ()
        for node in divisions:
            path = _entered(path, node)
            self._divisions.setdefault(path, node)

    def draw(self, document: etree._Element, parts: Sequence[Part]) -> None:
        """Preface up to the last of title, history and contents; what follows is preamble."""
        marked = [
            at for at, part in enumerate(parts) if isinstance(part, Node) and part.kind in FRONT
        ]
        end = marked[-1] + 1 if marked else 0
        for tag, some in (("preface", parts[:end]), ("preamble", parts[end:])):
            if some:
                eid = self._drawing.ids.only(self._prefix, tag)
                element = child(document, tag, eId=eid)
                for part in some:
                    self._part(element, part, eid)

    def _part(self, parent: etree._Element, part: Part, prefix: str) -> None:
        if isinstance(part, Span):
            self._drawing.blocks(parent, [part], prefix)
        elif part.kind is NodeKind.TITLE:
            self._title(parent, part, prefix)
        elif part.kind is NodeKind.HISTORY:
            eid = self._drawing.ids.counted(prefix, "container")
            self._flat(child(parent, "container", eId=eid, name="history"), part, eid)
        elif part.kind is NodeKind.CONTENTS:
            self._drawing.ids.keep_all(part, prefix)
            self._contents(parent, part, prefix)
        else:
            self._flat(parent, part, prefix)

    def _title(self, parent: etree._Element, node: Node, prefix: str) -> None:
        eid = self._drawing.ids.only(prefix, "longTitle")
        self._drawing.ids.keep_all(node, eid)
        block = child(child(parent, "longTitle", eId=eid), "p")
        self._drawing.write(child(block, "docTitle"), node.span, eid)

    def _flat(self, parent: etree._Element, node: Node, prefix: str) -> None:
        """A node and all below it as blocks; the first goes by an identifier that stands for all."""
        eid = self._drawing.ids.counted(prefix, "p")
        self._drawing.ids.keep_all(node, eid)
        spans = [span for span in own_stretches(node) if self._drawing.says_something(span)]
        for at, span in enumerate(spans):
            block = child(parent, "p")
            if at == 0:
                block.set("eId", eid)
            self._drawing.write(block, span, eid)
        if not spans:
            child(parent, "p", eId=eid)

    def _contents(self, parent: etree._Element, node: Node, prefix: str) -> None:
        """The lines that name a division as entries of a table, the others as blocks."""
        table: etree._Element | None = None
        path: Path = ()
        for line in self._lines(node.span):
            words = self._drawing.text(line)
            label = division_label(words) or unnumbered_division(words)
            path = _entered(path, label) if label else path
            division = self._divisions.get(path) if label else None
            if division is None:
                table = table if not words else None
                self._drawing.blocks(parent, [line], prefix)
                continue
            if table is None:
                table = child(parent, "toc", eId=self._drawing.ids.counted(prefix, "toc"))
            entry = child(table, "tocItem", level=str(LEVELS[division.kind]), href="")
            self._drawing.link(entry, "href", division)
            self._drawing.write(entry, line, prefix)

    def _lines(self, span: Span) -> Iterator[Span]:
        text, start = self._drawing.regulation.source.text, span.start
        for match in LINE_END.finditer(text, span.start, span.end):
            yield Span(start, match.start())
            start = match.end()
        yield Span(start, span.end)


def _entered(path: Path, division: Node | Label) -> Path:
    """The path to a division that follows the one of another path."""
    level = LEVELS[division.kind]
    name = str(division.number or division.label)
    return (*(step for step in path if step[0] < level), (level, name))


def divisions_of(parts: Sequence[Part]) -> list[Node]:
    """The divisions of a document, in order."""
    nodes = [part for part in parts if isinstance(part, Node)]
    return [each for node in nodes for each in node.walk() if each.kind in DIVISIONS]
