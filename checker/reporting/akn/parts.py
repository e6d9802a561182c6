"""What a node consists of, in the order of its text."""

from __future__ import annotations

from checker.model import Node, Span
from checker.reporting.akn.drawing import Drawing

Part = Span | Node  # a stretch of a node's own text, or a child


def parts_of(drawing: Drawing, node: Node, start: int) -> list[Part]:
    """What a node consists of behind an offset: its children and its own text that says something."""
    spans = [Span(max(span.start, start), span.end) for span in node.own_spans()]
    said = [span for span in spans if span.start < span.end and drawing.says_something(span)]
    return sorted([*said, *node.children], key=lambda part: part.start)


def own_stretches(node: Node, start: int = 0) -> list[Span]:
    """The stretches of a node and of all below it, each as long as it belongs to one node."""
    spans = [span for each in node.walk() for span in each.own_spans()]
    cut = (Span(max(span.start, start), span.end) for span in spans)
    return sorted(span for span in cut if span.start < span.end)
