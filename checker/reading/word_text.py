"""The text of one Word paragraph, piece by piece, with tracked changes, fields and hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.model import PieceKind
from checker.reading.word_package import Element, qualified

TEXT, DELETED_TEXT = qualified("t"), qualified("delText")
RUN, PARAGRAPH = qualified("r"), qualified("p")
INSERTIONS = {qualified("ins"), qualified("moveTo")}
DELETIONS = {qualified("del"), qualified("moveFrom")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BOX = qualified("txbxContent")
SIGNS = {
    qualified("tab"): "\t",
    qualified("ptab"): "\t",
    qualified("br"): "\n",
    qualified("cr"): "\n",
    qualified("noBreakHyphen"): "-",
}
SYMBOL = qualified("sym")


class Revisions(StrEnum):
    """Which side of the tracked changes to read."""

    ORIGINAL = "original"
    FINAL = "final"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class RunText:
    """The text of a run that is to be read: its index in the paragraph and its kind."""

    run: int
    text: str
    kind: PieceKind


def run_texts(paragraph: Element, revisions: Revisions) -> Iterator[RunText]:
    """The texts of a paragraph's runs, in order; text boxes inside it are left out."""
    indexes = {run: index for index, run in enumerate(paragraph.iter(RUN))}
    for run, change in _runs(paragraph):
        if change is PieceKind.DELETED and revisions is Revisions.FINAL:
            continue
        if change is PieceKind.INSERTED and revisions is Revisions.ORIGINAL:
            continue
        text = "".join(_characters(run))
        if text:
            yield RunText(indexes[run], text, _kind(run, change))


def _runs(paragraph: Element) -> Iterator[tuple[Element, PieceKind]]:
    """The runs of a paragraph with the tracked change they stand in."""
    stack: list[tuple[Element, PieceKind]] = [(paragraph, PieceKind.TEXT)]
    while stack:
        element, change = stack.pop()
        if element.tag == RUN:
            yield element, change
            continue
        if element.tag in INSERTIONS:
            change = PieceKind.INSERTED
        elif element.tag in DELETIONS:
            change = PieceKind.DELETED
        children = [c for c in element if c.tag not in (BOX, FALLBACK) and isinstance(c.tag, str)]
        stack.extend((child, change) for child in reversed(children))


def _characters(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag in (TEXT, DELETED_TEXT):
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag == SYMBOL:
            yield _symbol(child)


def _symbol(element: Element) -> str:
    try:
        code = int(element.get(qualified("char"), ""), 16)
    except ValueError:
        return ""
    return "" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code < 0xD800 else chr(code)


def _kind(run: Element, change: PieceKind) -> PieceKind:
    properties = run.find(qualified("rPr"))
    if properties is not None and change is PieceKind.TEXT:
        hidden = properties.find(qualified("vanish"))
        if hidden is not None and hidden.get(qualified("val")) not in ("0", "false"):
            return PieceKind.HIDDEN
    return change
