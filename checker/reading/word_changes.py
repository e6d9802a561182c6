"""Tracked changes of a Word file: which texts, rows and paragraph marks belong to which side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.model import PieceKind
from checker.reading.revisions import Revisions
from checker.reading.word_xml import Element, qualified

INSERTIONS = {qualified(name) for name in ("ins", "moveTo", "cellIns")}
DELETIONS = {qualified(name) for name in ("del", "moveFrom", "cellDel")}
PROPERTIES = qualified("pPr")
RUN_PROPERTIES = qualified("rPr")


@dataclass(frozen=True, slots=True)
class Change:
    """The tracked changes around a text: it may have been inserted, deleted, or both in turn."""

    inserted: bool = False
    deleted: bool = False

    def inside(self, element: Element) -> Change:
        """The changes around the content of ``element``."""
        if element.tag in INSERTIONS:
            return replace(self, inserted=True)
        if element.tag in DELETIONS:
            return replace(self, deleted=True)
        return self

    def marked_by(self, properties: Element | None) -> Change:
        """The changes of what has these properties (of a row, a cell or a paragraph mark)."""
        change = self
        for child in properties if properties is not None else ():
            change = change.inside(child)
        return change

    def is_in(self, revisions: Revisions) -> bool:
        """Whether the text is part of this side of the changes."""
        if revisions is Revisions.FINAL:
            return not self.deleted
        return revisions is Revisions.BOTH or not self.inserted

    @property
    def kind(self) -> PieceKind:
        """The kind of piece that the text makes."""
        if self.deleted:
            return PieceKind.DELETED
        return PieceKind.INSERTED if self.inserted else PieceKind.TEXT


def properties_of(paragraph: Element, revisions: Revisions) -> Element | None:
    """The ``w:pPr`` of a paragraph; before the changes it may have had another one."""
    properties = paragraph.find(PROPERTIES)
    if revisions is Revisions.ORIGINAL and properties is not None:
        old = properties.find(f"{qualified('pPrChange')}/{PROPERTIES}")
        return properties if old is None else old
    return properties


def has_mark(paragraph: Element, change: Change, revisions: Revisions) -> bool:
    """Whether the paragraph ends on this side, or goes on with the next one."""
    mark = paragraph.find(f"{PROPERTIES}/{RUN_PROPERTIES}")
    return change.marked_by(mark).is_in(revisions)
