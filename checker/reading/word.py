"""A Word file as source text: body, tables, text boxes and notes in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Line, SourceText
from checker.reading.revisions import Revisions
from checker.reading.word_lines import Draft, Reading, lines_of
from checker.reading.word_numbering import Numbering
from checker.reading.word_package import WordPackage
from checker.reading.word_remarks import remarks_on
from checker.reading.word_styles import Styles
from checker.reading.word_xml import Element, qualified

NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}


def read_word(data: bytes, name: str, revisions: Revisions) -> SourceText:
    """A .docx file as source text.

    A soft line break splits a paragraph into lines with the same anchor; the notes follow the
    body. Comments, headers and footers are no text. Raises ``ReadError`` if the file is no
    readable Word file.
    """
    package = WordPackage(data, name)
    part, body = package.body()
    drafts = list(_drafts(package, part, body, revisions))
    lines: list[Line] = []
    at = 0
    for draft in drafts:
        lines.append(Line(len(lines) + 1, at, draft.text, draft.anchor))
        at += len(draft.text) + 1
    text = "\n".join([draft.text for draft in drafts])
    said = tuple(remarks_on(lines, body))
    return SourceText(name, "docx", text, tuple(lines), remarks=said)


def _drafts(
    package: WordPackage, part: str, body: Element, revisions: Revisions
) -> Iterator[Draft]:
    styles = Styles(_root(package, "styles"))
    numbering = Numbering(_root(package, "numbering"), styles)
    by = Reading(styles, numbering, revisions)
    yield from lines_of(part, body, [body], by)
    for kind, tag in NOTES:
        found = package.related(kind)
        if found is not None:
            part, root = found
            yield from lines_of(part, root, _notes(root, tag), by)


def _root(package: WordPackage, kind: str) -> Element | None:
    found = package.related(kind)
    return None if found is None else found[1]


def _notes(root: Element, tag: str) -> list[Element]:
    """The notes that have text; the lines that separate notes from the body are notes too."""
    notes = root.findall(qualified(tag))
    return [note for note in notes if note.get(qualified("type")) not in NO_NOTES]
