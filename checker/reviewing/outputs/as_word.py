"""Every version as a Word file that can be commented on, whatever it was uploaded as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from checker.model import Regulation, Span
from checker.reviewing.examining import regulation_of

WORD = "docx"
CONVERTED = {"doc": "doc", "wps": "doc", "rtf": "rtf", "odt": "odt"}  # the ending for LibreOffice


@dataclass(frozen=True)
class WordVersion:
    """A Word file, what was read from it, and where spans of the uploaded text are in it."""

    data: bytes
    regulation: Regulation
    move: Callable[[Span], Span]


def as_word(name: str, data: bytes) -> WordVersion:
    """The uploaded file itself if it is a .docx; else one that says the same.

    Files of other word processors are converted by LibreOffice, as they were for reading, and
    keep their looks. Text, Markdown, web pages and PDF have none to keep (or none that Word could
    take over): their text is laid out as a regulation. Raises ``ReadError``.
    """
    regulation = regulation_of(name, data)
    if regulation.source.format == WORD:
        return WordVersion(data, regulation, lambda span: span)
    return _converted(name, data, regulation) or _laid_out(name, regulation)


def _converted(name: str, data: bytes, regulation: Regulation) -> WordVersion | None:
    """The file as LibreOffice converts it, ``None`` if that says something else."""
    ending = CONVERTED.get(regulation.source.format)
    if ending is None:
        return None
    from checker.reading.office.conversion import as_docx

    converted = as_docx(data, ending, name)
    again = regulation_of(_renamed(name), converted)
    if again.source.text != regulation.source.text:
        return None
    return WordVersion(converted, again, lambda span: span)


def _laid_out(name: str, regulation: Regulation) -> WordVersion:
    from checker.reviewing.outputs.laying_out import Moves, lay_out

    data, laid = lay_out(regulation)
    again = regulation_of(_renamed(name), data)
    return WordVersion(data, again, Moves(laid, again.source))


def _renamed(name: str) -> str:
    return f"{PurePath(name).stem or '草案'}.{WORD}"
