"""Bytes of a text file become characters: UTF-8, UTF-16 or GB18030, or an error with the place."""

from __future__ import annotations

import codecs
import re

from checker.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)
WIDE = ("utf-16-le", "utf-16-be")
NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030"} | {
    f"utf-{width}-{order}": f"UTF-{width}" for width in (16, 32) for order in ("le", "be")
}
END_OF_FILE = "\x1a"  # what MS-DOS put behind a text
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
USUAL = re.compile(r"[\t\r\n -~\u2010-\u2027\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
PRIVATE = re.compile(r"[\ue000-\uf8ff]")
LINE_END = re.compile(r"\r\n|\n|\r")
SAMPLE = 4096  # characters or bytes looked at to guess an encoding
MOSTLY = 0.7
FEW = 0.01


def decode(data: bytes, name: str) -> str:
    """The text of a file, without byte order mark and without the end mark of MS-DOS.

    Raises ``ReadError`` naming the first wrong byte by its offset, or the first control
    character by its line and column.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding, name, len(mark)), name)
    return _checked(_guessed(data, name), name)


def _guessed(data: bytes, name: str) -> str:
    if b"\0" not in data[:SAMPLE]:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            wrong = error
        if _is_meant_as_utf8(data):
            raise _undecodable(name, "utf-8", wrong.start)
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide, name, 0)
    if b"\0" in data:
        raise _binary(name)
    return _chinese(data, wrong.start, name)


def _strict(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding, error.start + skipped) from error


def _is_meant_as_utf8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII is well-formed UTF-8: the file is damaged, not GB18030."""
    high = sum(map(data.count, map(_byte, range(0x80, 0x100))))
    good = len(data.decode("utf-8", "ignore").encode()) - (len(data) - high)
    return good > high * MOSTLY


def _byte(value: int) -> bytes:
    return bytes((value,))


def _wide_encoding(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: the one in which the text looks Chinese."""
    for encoding in WIDE:
        sample = data[: 2 * SAMPLE].decode(encoding, "replace")
        if sample and len(USUAL.findall(sample)) > len(sample) * MOSTLY:
            return encoding
    return None


def _chinese(data: bytes, utf8_broke_at: int, name: str) -> str:
    """The text in GB18030; where that fails too, the encoding that got farther is blamed."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        if error.start > utf8_broke_at:
            raise _undecodable(name, "gb18030", error.start) from error
        raise _undecodable(name, "utf-8", utf8_broke_at) from error
    private = PRIVATE.findall(text)
    if len(private) > len(text) * FEW:  # another encoding that happens to decode, such as Big5
        offset = len(text[: text.index(private[0])].encode("gb18030"))
        raise _undecodable(name, "gb18030", offset)
    return text


def _undecodable(name: str, encoding: str, offset: int) -> ReadError:
    return ReadError(
        name,
        f"{name}：字节偏移 {offset} 处不是有效的 {NAMES[encoding]} 编码；请另存为 UTF-8 编码后重试。",
    )


def _binary(name: str) -> ReadError:
    return ReadError(name, f"{name}：内容是二进制数据，不是文本；请核对文件格式。")


def _checked(text: str, name: str) -> str:
    """The text as it stands, if it holds no control characters but white space."""
    text = text.removesuffix(END_OF_FILE)
    found = CONTROL.search(text)
    if found is None:
        return text
    if found[0] == "\0":
        raise _binary(name)
    before = LINE_END.split(text[: found.start()])
    place = f"第 {len(before)} 行第 {len(before[-1]) + 1} 列"
    raise ReadError(
        name, f"{name}：{place}有控制字符 U+{ord(found[0]):04X}；请删除该字符，或核对文件格式。"
    )
