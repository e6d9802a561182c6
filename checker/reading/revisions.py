"""Which side of the tracked changes of a Word file is read."""

from __future__ import annotations

from enum import StrEnum


class Revisions(StrEnum):
    """Before the tracked changes, after them, or both sides in one text."""

    ORIGINAL = "original"
    FINAL = "final"
    BOTH = "both"
