"""A file of another word processor as source text, by way of a .docx file."""

from __future__ import annotations

from dataclasses import replace

from checker.errors import ReadError
from checker.model import SourceText
from checker.reading.office.conversion import as_docx
from checker.reading.office.encryption import is_encrypted
from checker.reading.revisions import Revisions
from checker.reading.word import read_word


def read_office(data: bytes, name: str, format: str, revisions: Revisions) -> SourceText:
    """A file in ``format`` (``doc``, ``wps``, ``rtf``, ``odt``, ``xml``) as source text.

    The anchors lead into the .docx file that LibreOffice makes of it. Raises ``ReadError`` if it
    needs a password, or cannot be converted.
    """
    if is_encrypted(data):
        raise ReadError(name, f"{name}：文件已用密码加密；请在 Word 或 WPS 中去掉密码后重试。")
    ending = "doc" if format == "wps" else format  # WPS Writer writes Word's format
    return replace(read_word(as_docx(data, ending, name), name, revisions), format=format)
