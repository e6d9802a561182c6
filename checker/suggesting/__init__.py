"""Findings become suggestions: edits after which the text no longer gives cause for them."""

from checker.suggesting.suggest import Suggested, suggest

__all__ = ["Suggested", "suggest"]
