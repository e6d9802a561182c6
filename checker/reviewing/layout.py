"""How the text of a regulation is laid out: which line is a title, a chapter heading, an item."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import NodeKind, Regulation

_HEADINGS = {NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION}


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text, as ``[start, end)`` of it, and what stands on it.

    ``article`` is the label of the article in which the line lies, empty outside of articles;
    ``label`` what the line begins with where it begins a division or an article.
    """

    kind: NodeKind
    start: int
    end: int
    label: str = ""
    article: str = ""


def blocks(regulation: Regulation) -> tuple[Block, ...]:
    """A block for each line of the checked text that is not blank, in order."""
    begins = _beginnings(regulation)
    found: list[Block] = []
    kind, article = NodeKind.PARAGRAPH, ""
    for line in regulation.source.spoken.lines:
        if not line.text.strip():
            continue
        start = line.start + len(line.text) - len(line.text.lstrip())
        kind, label, article = begins.get(line.number, (_next(kind), "", article))
        found.append(Block(kind, start, line.start + len(line.text.rstrip()), label, article))
    return tuple(found)


def _next(kind: NodeKind) -> NodeKind:
    """What a line is that begins no node: titles and contents go on, other text is a paragraph."""
    goes_on = {NodeKind.TITLE, NodeKind.HISTORY, NodeKind.CONTENTS}
    return kind if kind in goes_on else NodeKind.PARAGRAPH


def _beginnings(regulation: Regulation) -> dict[int, tuple[NodeKind, str, str]]:
    """By the number of the line: the outermost node of interest that begins on it."""
    found: dict[int, tuple[NodeKind, str, str]] = {}
    for node in regulation.root.walk():
        if node.kind in (NodeKind.DOCUMENT, NodeKind.REGULATION, NodeKind.ATTACHMENT):
            continue
        text = regulation.source.text
        start = (
            node.start
            + len(text[node.start : node.end])
            - len(text[node.start : node.end].lstrip())
        )
        article = regulation.enclosing(node, NodeKind.ARTICLE)
        label = node.label if node.kind in _HEADINGS or node.kind is NodeKind.ARTICLE else ""
        number = regulation.source.line_at(start).number
        found.setdefault(number, (node.kind, label, article.label if article else ""))
    return found
