"""Bytes of a text file become characters: UTF-8, UTF-16 and GB18030, or an error with its offset."""

from __future__ import annotations

import codecs

from checker.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 4096


def decode(data: bytes, name: str) -> str:
    """The text of a file, without byte order mark.

    Raises ``ReadError`` naming the offset of the first wrong byte.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name, len(mark))
    wide = _wide_without_mark(data)
    if wide:
        return _strict(data, wide, name, 0)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _second_try(data, name, error)
    return _readable(text, name)


def _second_try(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    """GB18030, unless the bytes are nearly UTF-8: then the fault is where UTF-8 broke off."""
    mostly_utf8 = len(data.decode("utf-8", "ignore").encode()) >= len(data) - 8
    valid = data[: error.start]
    if mostly_utf8 and any(byte > 0x7F for byte in valid):
        raise _wrong(name, "UTF-8", error.start)
    return _strict(data, "gb18030", name, 0)


def _strict(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return _readable(data.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise _wrong(name, encoding.upper(), error.start + skipped) from error


def _wrong(name: str, encoding: str, offset: int) -> ReadError:
    return ReadError(
        name,
        f"{name}：字节偏移 {offset} 处不是有效的 {encoding} 编码；请另存为 UTF-8 编码后重试。",
    )


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark shows in the zero bytes of its ASCII characters and line breaks."""
    sample = data[:SAMPLE]
    if len(sample) < 4 or len(data) % 2 or b"\0" not in sample:
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = sample[first::2].count(0)
        others = sample[1 - first :: 2].count(0)
        if zeros and not others:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if any("一" <= char <= "鿿" for char in text[:SAMPLE]):
                return encoding
    return None


def _readable(text: str, name: str) -> str:
    offset = text.find("\0")
    if offset >= 0:
        raise ReadError(
            name, f"{name}：第 {offset + 1} 个字符是二进制数据，不是文本文件；请核对文件格式。"
        )
    return text
