"""Text and Markdown files: decoded text, cut into lines as editors count them."""

from __future__ import annotations

import re

from checker.model import Anchor, Line, SourceText
from checker.reading.comments import comments_in
from checker.reading.decoding import decode

LINE_END = re.compile(r"\r\n|\n|\r")


def read_plain(data: bytes, name: str, kind: str) -> SourceText:
    """A text file as source text; the text is what the file says, without byte order mark.

    Raises ``ReadError`` if the bytes are no text.
    """
    text = decode(data, name)
    return SourceText(name, kind, text, tuple(lines_of(text)), tuple(comments_in(text)))


def lines_of(text: str) -> list[Line]:
    """The lines of a text; only line feeds and carriage returns end a line."""
    lines: list[Line] = []
    at = 0
    for match in LINE_END.finditer(text):
        lines.append(_line(len(lines), at, text[at : match.start()]))
        at = match.end()
    lines.append(_line(len(lines), at, text[at:]))
    return lines


def _line(index: int, start: int, text: str) -> Line:
    return Line(index + 1, start, text, Anchor("text", index))
