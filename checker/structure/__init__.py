"""A source text becomes a tree: articles, paragraphs, items, and what they refer to."""

from checker.structure.parsing import parse, render

__all__ = ["parse", "render"]
