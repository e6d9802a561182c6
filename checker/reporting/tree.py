"""The tree of a parsed file for readers and, as JSON, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.model import Node, NodeKind, Reference, ReferenceStatus, Regulation
from checker.reporting import vocabulary
from checker.reporting.columns import cut, harmless, width
from checker.reporting.lines import Layout, Line, Segment, line
from checker.reporting.place import paragraph_name
from checker.reporting.plain import printable_path

_DEEPEST_INDENT = 10


def render_tree(regulation: Regulation, layout: Layout) -> Iterator[Line]:
    """One line a node, indented by its depth, then what became of the references."""
    kind = vocabulary.DOCUMENT[regulation.kind]
    path = printable_path(regulation.source.path)
    yield (Segment(harmless(path), "path"), Segment(f"　{harmless(regulation.title)}（{kind}）"))
    for node in regulation.root.walk():
        if node is not regulation.root:
            yield _row(regulation, node, layout)
    yield from _abbreviations(regulation)
    yield from _references(regulation)


def _row(regulation: Regulation, node: Node, layout: Layout) -> Line:
    depth = min(len(regulation.ancestors(node)), _DEEPEST_INDENT)
    lead = f"{'  ' * depth}{_name(regulation, node)} "
    room = max(10, layout.columns - width(lead))
    return (Segment(lead, "heading"), Segment(cut(_opening(regulation, node, room), room)))


def _name(regulation: Regulation, node: Node) -> str:
    """How a reader calls a node: its label, or its kind and number."""
    label = node.label or vocabulary.NODE[node.kind]
    if node.kind is NodeKind.PARAGRAPH and not node.label:
        word = "款" if regulation.enclosing(node, NodeKind.ARTICLE) else "段"
        label = paragraph_name(node.number[0], word) if node.number else word
    return harmless(f"{label} {node.title}" if node.title else label)


def _opening(regulation: Regulation, node: Node, room: int) -> str:
    """The first words of a node's own text, behind its label; a title says enough."""
    if node.title:
        return ""
    end = node.children[0].start if node.children else node.end
    text = regulation.source.spoken.text[node.body : min(end, node.body + 4 * room)]
    return harmless("".join(text.split("\n")).strip())


def _abbreviations(regulation: Regulation) -> Iterator[Line]:
    for each in regulation.abbreviations:
        yield line(f"简称：{each.short} 即 {each.full}")


def _references(regulation: Regulation) -> Iterator[Line]:
    found = regulation.references
    unresolved = [each for each in found if each.status is ReferenceStatus.UNRESOLVED]
    external = sum(each.status is ReferenceStatus.EXTERNAL for each in found)
    counts = f"引用其他法律法规 {external} 处，未能对应 {len(unresolved)} 处"
    yield line(f"引用 {len(found)} 处：{counts}。", "warning" if unresolved else "good")
    for each in unresolved:
        row, column = regulation.source.position(each.span.start)
        yield line(f"  第 {row} 行第 {column} 列：“{each.text}”没有对应的条文，请核对编号。")


def tree_data(regulation: Regulation) -> dict[str, Any]:
    """The tree, references and abbreviations as data for JSON; offsets count code points."""
    return {
        "path": printable_path(regulation.source.path),
        "title": regulation.title,
        "kind": regulation.kind.value,
        "tree": _node_data(regulation.root),
        "references": [_reference_data(each) for each in regulation.references],
        "abbreviations": [
            {"short": a.short, "full": a.full, "start": a.span.start, "end": a.span.end}
            for a in regulation.abbreviations
        ],
    }


def _node_data(node: Node) -> dict[str, Any]:
    return {
        "kind": node.kind.value,
        "label": node.label,
        "number": list(node.number),
        "title": node.title,
        "start": node.start,
        "end": node.end,
        "body": node.body,
        "children": [_node_data(child) for child in node.children],
    }


def _reference_data(reference: Reference) -> dict[str, Any]:
    return {
        "text": reference.text,
        "start": reference.span.start,
        "end": reference.span.end,
        "status": reference.status.value,
        "law": reference.law,
        "article": reference.article,
        "targets": [{"start": node.start, "end": node.end} for node in reference.targets],
    }
