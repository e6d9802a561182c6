"""Edits of a text file, written in the encoding, with the mark and the line ends of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from checker.edits import Edit, apply
from checker.model import SourceText
from checker.reading.decoding import BOMS, END_OF_FILE
from checker.writing.errors import WriteError

LINE_END = re.compile(r"\r\n|\n|\r")
UNMARKED = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")  # in the order in which they are tried


def write_plain(data: bytes, source: SourceText, edits: Iterable[Edit]) -> bytes:
    """The bytes of the text with the edits carried out.

    Raises ``WriteError`` if ``data`` are not the bytes that ``source`` was read from, or if the
    encoding of the file lacks a character that is to be written.
    """
    mark, encoding, ending = _encoding(data, source)
    line_end = _line_end(source.text)
    written = (replace(each, new=LINE_END.sub(line_end, each.new)) for each in edits)
    try:
        return mark + (apply(source.text, written) + ending).encode(encoding)
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise WriteError(
            f"{source.path}：字符 U+{ord(sign):04X} 不能用这个文件的编码保存；请先把文件另存为 UTF-8。"
        ) from error


def _encoding(data: bytes, source: SourceText) -> tuple[bytes, str, str]:
    """The byte order mark, the encoding, and what stands behind the text in the file."""
    marked = [(mark, encoding) for mark, encoding in BOMS if data.startswith(mark)][:1]
    for mark, encoding in marked or [(b"", each) for each in UNMARKED]:
        for ending in ("", END_OF_FILE):
            if _reads(data[len(mark) :], encoding, source.text + ending):
                return mark, encoding, ending
    raise WriteError(f"{source.path}：文件在读取之后又改动过；请重新运行。")


def _reads(data: bytes, encoding: str, text: str) -> bool:
    try:
        return data.decode(encoding) == text
    except UnicodeDecodeError:
        return False


def _line_end(text: str) -> str:
    """The line end that the file uses most."""
    counted = Counter(LINE_END.findall(text)).most_common(1)
    return counted[0][0] if counted else "\n"
