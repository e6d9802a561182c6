"""The draft of an amending decision as text, Markdown or a Word file."""

from checker.reporting.decision.formats import FORMATS, format_of, render

__all__ = ["FORMATS", "format_of", "render"]
