"""A Word file as source text: body, tables, text boxes and notes in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.model import Anchor, Line, Piece, PieceKind, SourceText
from checker.reading.word_numbering import Numbering
from checker.reading.word_package import Element, WordPackage, qualified
from checker.reading.word_text import BOX, FALLBACK, PARAGRAPH, Revisions, run_texts

BODY = "word/document.xml"
NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
TABLE, ROW, CELL = qualified("tbl"), qualified("tr"), qualified("tc")

Cell = tuple[int, int, int]


@dataclass(frozen=True)
class _Draft:
    """A line before it has its place in the whole text."""

    text: str
    anchor: Anchor


def read_word(data: bytes, name: str, revisions: Revisions) -> SourceText:
    """A .docx file as source text.

    A soft line break splits a paragraph into lines with the same anchor; notes follow the body.

    Raises ``ReadError`` if the file is no readable Word file.
    """
    package = WordPackage(data, name)
    numbering = Numbering(package)
    drafts = list(_part(package, BODY, None, numbering, revisions))
    for path, tag in NOTES:
        drafts += _part(package, path, tag, numbering, revisions)
    lines: list[Line] = []
    at = 0
    for draft in drafts:
        lines.append(Line(len(lines) + 1, at, draft.text, draft.anchor))
        at += len(draft.text) + 1
    return SourceText(name, "docx", "\n".join(draft.text for draft in drafts), tuple(lines))


def _part(
    package: WordPackage,
    path: str,
    note: str | None,
    numbering: Numbering,
    revisions: Revisions,
) -> Iterator[_Draft]:
    root = package.part(path)
    if root is None:
        return
    indexes = {paragraph: index for index, paragraph in enumerate(root.iter(PARAGRAPH))}
    for start in _roots(root, note):
        for paragraph, cell in _paragraphs(start):
            anchor = Anchor(path, indexes[paragraph], (), cell)
            yield from _lines(paragraph, anchor, numbering, revisions)


def _roots(root: Element, note: str | None) -> list[Element]:
    if note is None:
        return [root]
    return [n for n in root.findall(qualified(note)) if n.get(qualified("type")) is None]


def _paragraphs(root: Element) -> Iterator[tuple[Element, Cell | None]]:
    """All paragraphs in the order of reading, a text box's behind the paragraph it hangs on."""
    tables = 0
    stack: list[tuple[Element, Cell | None]] = [(root, None)]
    while stack:
        element, cell = stack.pop()
        if element.tag == PARAGRAPH:
            yield element, cell
            boxes = [box for box in element.iter(BOX) if not _in_fallback(box, element)]
            stack.extend((box, cell) for box in reversed(boxes))
            continue
        if element.tag == TABLE:
            cells = list(_cells(element, tables))
            tables += 1
            stack.extend(reversed(cells))
            continue
        children = [c for c in element if isinstance(c.tag, str) and c.tag != FALLBACK]
        stack.extend((child, cell) for child in reversed(children))


def _in_fallback(box: Element, paragraph: Element) -> bool:
    above = box.getparent()
    while above is not None and above is not paragraph:
        if above.tag in (FALLBACK, BOX):
            return True
        above = above.getparent()
    return False


def _cells(table: Element, number: int) -> Iterator[tuple[Element, Cell]]:
    rows = [row for row in table.iter(ROW) if _nearest_table(row) is table]
    for row_number, row in enumerate(rows):
        cells = [cell for cell in row.iter(CELL) if _nearest_table(cell) is table]
        for column, cell in enumerate(cells):
            yield cell, (number, row_number, column)


def _nearest_table(element: Element) -> Element:
    above = element.getparent()
    while above is not None and above.tag != TABLE:
        above = above.getparent()
    return above


def _lines(
    paragraph: Element, anchor: Anchor, numbering: Numbering, revisions: Revisions
) -> Iterator[_Draft]:
    """The lines of a paragraph; one whose whole text is a change that is not read has none."""
    text, pieces = "", []
    texts = list(run_texts(paragraph, revisions))
    if not texts and any(True for _ in run_texts(paragraph, Revisions.BOTH)):
        return
    number = numbering.label(paragraph)
    if number:
        pieces.append(Piece(0, len(number), None, 0, PieceKind.NUMBER))
        text = number
    for run in texts:
        pieces.append(Piece(len(text), len(text) + len(run.text), run.run, 0, run.kind))
        text += run.text
    start = 0
    for part in text.replace("\r", " ").split("\n"):
        end = start + len(part)
        yield _Draft(part, replace(anchor, pieces=tuple(_cut(pieces, start, end))))
        start = end + 1


def _cut(pieces: list[Piece], start: int, end: int) -> Iterator[Piece]:
    """The pieces between two offsets of the paragraph's text, counted from the first."""
    for piece in pieces:
        first, last = max(piece.start, start), min(piece.end, end)
        if first < last:
            offset = piece.offset + first - piece.start
            yield Piece(first - start, last - start, piece.run, offset, piece.kind)
