"""What a comparison says: which provisions correspond, and which words differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.model import Node, NodeKind, Regulation, Span


class Kind(StrEnum):
    """What became of a provision."""

    UNCHANGED = "unchanged"  # its words; its number and those of references may have followed
    CHANGED = "changed"
    MOVED = "moved"  # to another place among its likes; its words may have changed too
    SPLIT = "split"  # one became several
    MERGED = "merged"  # several became one
    INSERTED = "inserted"
    DELETED = "deleted"


class Sort(StrEnum):
    """What kind of thing differs."""

    WORDS = "words"
    REFERENCE = "reference"  # the number of a provision that is cited and has been renumbered
    NUMBER = "number"  # the number of an item
    FORM = "form"  # blanks, the width of characters: the same in normal form


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the old text and what stands in their place in the new; one may be empty."""

    old: Span
    new: Span
    sort: Sort = Sort.WORDS


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item, a heading: its node, and its words without the blanks around them."""

    node: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """Passages that correspond, with their differences; or one that was inserted or deleted."""

    old: Passage | None
    new: Passage | None
    differences: tuple[Difference, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether its words differ: not if only numbers followed or the form differs."""
        return None in (self.old, self.new) or any(
            each.sort is Sort.WORDS for each in self.differences
        )


@dataclass(frozen=True, eq=False)
class Row:
    """Provisions of both versions that correspond: an article, the heading of a chapter, a title.

    ``similarity`` goes from 0 to 1. ``parts`` stand in the order of both texts; those inside
    ``old`` and ``new`` are all of their words but the labels of articles.
    """

    kind: Kind
    old: tuple[Node, ...]
    new: tuple[Node, ...]
    similarity: float
    parts: tuple[Part, ...]

    @property
    def level(self) -> NodeKind:
        """The kind of its nodes."""
        return (self.new or self.old)[0].kind

    @property
    def is_renumbered(self) -> bool:
        """Whether the one old provision is the one new provision under another label."""
        if len(self.old) != 1 or len(self.new) != 1:
            return False
        return self.old[0].number != self.new[0].number

    @property
    def is_reworded(self) -> bool:
        """Whether any words differ."""
        return any(part.is_changed for part in self.parts)


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two versions of a regulation, side by side.

    ``rows`` have the order of the new text; what was deleted stands where it stood.
    ``candidates`` is the number of pairs of provisions that were looked at closely.
    """

    old: Regulation
    new: Regulation
    rows: tuple[Row, ...]
    candidates: int
