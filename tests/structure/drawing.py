"""Trees drawn as text, so that a test shows a draft and its structure side by side."""

from __future__ import annotations

from textwrap import dedent

from checker.model import Node, NodeKind, Reference, Regulation
from checker.reading import read_bytes
from checker.structure import parse


def parsed(text: str) -> Regulation:
    """The parsed form of a text file."""
    return parse(read_bytes(text.encode("utf-8", "surrogatepass"), "draft.txt"))


def draw(text: str) -> str:
    """The tree below the root: label or kind, title in brackets, own text behind the label.

    A paragraph is drawn as §1, or as § where it has no number of its own; white space in the text
    is left out.
    """
    regulation = parsed(dedent(text).lstrip("\n"))
    lines: list[str] = []
    stack = [(child, 0) for child in reversed(regulation.root.children)]
    while stack:
        node, depth = stack.pop()
        lines.append("  " * depth + _drawn(node, regulation))
        stack += [(child, depth + 1) for child in reversed(node.children)]
    return "\n".join(lines)


def tree(drawing: str) -> str:
    """An expected drawing, as it stands indented in a test."""
    return dedent(drawing).strip("\n")


def _drawn(node: Node, regulation: Regulation) -> str:
    name = node.label or node.kind.value
    if node.kind is NodeKind.PARAGRAPH:
        name = f"§{node.number[0]}" if node.number else "§"
    title = f"【{node.title}】" if node.title else ""
    return f"{name}{title} {_own(node, regulation)}".rstrip()


def _own(node: Node, regulation: Regulation) -> str:
    spans = node.own_spans()
    text = regulation.source.text
    said = "".join(text[max(span.start, node.body) : span.end] for span in spans)
    divisions = {NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION}
    return "" if node.kind in divisions else "".join(said.split())


def named(node: Node, regulation: Regulation) -> str:
    """A node as a citation names it: 第三条, 第三条§2, 第三条§1（二）."""
    above = [*regulation.ancestors(node), node]
    cited = {NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.ARTICLE, NodeKind.ITEM, NodeKind.SUBITEM}
    parts = []
    for each in above:
        if each.kind is NodeKind.ARTICLE:
            parts.clear()
        if each.kind is NodeKind.PARAGRAPH and each.number:
            parts.append(f"§{each.number[0]}")
        elif each.kind in cited:
            parts.append(each.label)
    return "".join(parts)


def meant(reference: Reference, regulation: Regulation) -> list[str]:
    """The names of the provisions a reference resolves to."""
    return [named(node, regulation) for node in reference.targets]
