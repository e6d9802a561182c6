"""Edits and remarks go back into the file they are about: Word, Markdown or text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.writing.author import Author
from checker.writing.errors import WriteError

if TYPE_CHECKING:
    from checker.edits import Edit, Remark
    from checker.model import SourceText

__all__ = ["Author", "WriteError", "is_copy", "withdraw", "without_suggestions", "write"]

WORD = "docx"


def write(
    data: bytes,
    source: SourceText,
    edits: Iterable[Edit],
    remarks: Iterable[Remark] = (),
    *,
    by: Author | None = None,
    tracked: bool = False,
) -> bytes:
    """The file with the edits carried out and, in Word, a comment for each remark.

    ``data`` are the bytes that ``source`` was read from (the final side). With ``tracked`` the
    edits become tracked changes. What our earlier runs commented makes way for the remarks;
    for their tracked changes see ``without_suggestions``. A text file keeps its encoding, its
    byte order mark and its line ends.

    A number that Word generates is no text: an edit of one is left out where the lists of the
    file number as the edit wants, else ``WriteError`` is raised, as it is for remarks on a text
    file and for data that is not that of the source. Raises ``ReadError`` for damaged parts of a
    Word file, ``ValueError`` for edits that overlap or lie outside of the text.
    """
    edits, remarks = list(edits), list(remarks)
    if source.format == WORD:
        from checker.writing.word import write_word

        return write_word(data, source, edits, remarks, by or Author(), tracked)
    if remarks or tracked:
        what = "批注" if remarks else "修订"
        raise WriteError(
            f"{source.path}：{source.format} 文件不能加{what}；请另存为 .docx 后重试。"
        )
    from checker.writing.plain import write_plain

    return write_plain(data, source, edits)


def withdraw(data: bytes, name: str = "文件") -> bytes:
    """A Word file without our comments and without the tracked changes made with them.

    Ours are the comments that end with our sign, and the changes with the author and the date
    of such a comment, to the second. ``name`` is for messages. Raises ``ReadError``.
    """
    from checker.writing.word import withdraw_word

    return withdraw_word(data, name, comments=True)


def without_suggestions(data: bytes, name: str = "文件") -> bytes:
    """A Word file without the tracked changes of ours, its comments as they are.

    This is what has to be read before a file that was annotated is annotated anew, so that the
    text is that of the draft. Raises ``ReadError``.
    """
    from checker.writing.word import withdraw_word

    return withdraw_word(data, name, comments=False)


def is_copy(annotated: bytes, draft: bytes) -> bool:
    """Whether a Word file is a draft with nothing but our comments and changes in it besides.

    It is not if there are no comments of ours, if the texts differ, or if somebody else has
    commented, answered or changed something. Raises ``ReadError`` for a file that is no Word file.
    """
    from checker.writing.word import is_copy_of

    return is_copy_of(annotated, draft)
