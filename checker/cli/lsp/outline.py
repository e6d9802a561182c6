"""The structure of a draft as editors show it: outline, folds, and where a reference leads."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import DocumentSymbol, FoldingRange, Location, SymbolKind

from checker.cli.lsp.places import Places
from checker.model import Node, NodeKind, Regulation, Span

KINDS = {
    NodeKind.REGULATION: SymbolKind.File,
    NodeKind.ATTACHMENT: SymbolKind.File,
    NodeKind.BOOK: SymbolKind.Module,
    NodeKind.CHAPTER: SymbolKind.Module,
    NodeKind.SECTION: SymbolKind.Namespace,
    NodeKind.ARTICLE: SymbolKind.Function,
}


def symbols_of(regulation: Regulation, places: Places) -> list[DocumentSymbol]:
    """The outline: regulations, chapters, sections and articles."""
    return list(_symbols(regulation.root, regulation, places))


def _symbols(node: Node, regulation: Regulation, places: Places) -> Iterator[DocumentSymbol]:
    for child in node.children:
        below = list(_symbols(child, regulation, places))
        if child.kind in KINDS and (child.label or child.title or below):
            name = f"{child.label} {child.title}".strip() or regulation.title or "条例"
            head = Span(child.start, max(child.body, child.start))
            yield DocumentSymbol(
                name, KINDS[child.kind], places.range(child.span), places.range(head),
                children=below,
            )  # fmt: skip
        else:
            yield from below


def folds_of(regulation: Regulation, places: Places) -> list[FoldingRange]:
    """What can be folded away: every division and article of more than one line."""
    found = []
    for node in regulation.root.walk():
        if node.kind in KINDS:
            text = regulation.source.text[node.start : node.end]
            first = places.position(node.start).line
            last = places.position(node.start + len(text.rstrip())).line
            if last > first:
                found.append(FoldingRange(first, last))
    return found


def definitions_at(regulation: Regulation, offset: int, uri: str, places: Places) -> list[Location]:
    """The provisions that the reference at an offset names."""
    return [
        Location(uri, places.range(Span(target.start, max(target.body, target.start))))
        for reference in regulation.references
        if reference.span.start <= offset <= reference.span.end
        for target in reference.targets
    ]
