"""Which format a file has, told from its name and its first bytes; and the reader for it."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePath

from checker.errors import ReadError
from checker.model import SourceText
from checker.reading.characters import INVISIBLE
from checker.reading.comparison_table import with_one_column
from checker.reading.plain import read_plain
from checker.reading.revisions import Revisions

WORD, UNKNOWN = "docx", ""
ENDINGS = {
    ".docx": WORD,
    ".docm": WORD,
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    "": UNKNOWN,
}
ZIP, OLE2 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SIGNATURES = (
    (ZIP, "Word 文档或压缩包"),
    (b"PK\x05\x06", "空的压缩包"),
    (OLE2, "旧版 Word 文档"),
    (b"%PDF-", "PDF"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)
LARGEST_FILE = 100 * 1024 * 1024
VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")


def read(
    path: Path | str, *, revisions: Revisions = Revisions.FINAL, column: str | None = None
) -> SourceText:
    """Read a .txt, .md or .docx file.

    ``revisions`` says which side of Word's tracked changes to read, ``column`` which column of
    comparison tables is the regulation: its heading, or its number counted from 1. Raises
    ``ReadError``, whose text says what is wrong and what to do.
    """
    return read_bytes(read_file(path), str(path), revisions=revisions, column=column)


def read_file(path: Path | str) -> bytes:
    """The bytes of a file, one more than may be read if it is larger than that.

    Raises ``ReadError`` if it cannot be opened, or is a folder or a device.
    """
    name = str(path)
    try:
        _refuse_special(name)
        with Path(path).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise ReadError(name, f"{name}：文件不存在；请核对路径。") from error
    except PermissionError as error:
        raise ReadError(name, f"{name}：没有读取权限；请检查文件的访问权限。") from error
    except (OSError, ValueError) as error:
        raise ReadError(name, f"{name}：文件无法打开；请核对路径。") from error


def read_bytes(
    data: bytes,
    name: str,
    *,
    revisions: Revisions = Revisions.FINAL,
    column: str | None = None,
) -> SourceText:
    """Read the content of a file called ``name`` (for its ending, and for messages).

    Without an ending the content decides between Word and text. ``revisions`` and ``column`` are
    as for ``read``. Raises ``ReadError``, whose text says what is wrong and what to do.
    """
    return with_one_column(_whole(data, name, revisions), column)


def _whole(data: bytes, name: str, revisions: Revisions) -> SourceText:
    """All that a file says, whatever stands in which column of a table."""
    ending = PurePath(name).suffix.lower()
    if len(data) > LARGEST_FILE:
        raise ReadError(name, f"{name}：文件超过 {LARGEST_FILE >> 20} MB；请拆分后重试。")
    if not data:
        raise ReadError(name, f"{name}：文件是空的；请核对文件内容。")
    if ending not in ENDINGS:
        raise ReadError(name, f"{name}：不支持 {ending} 格式；请另存为 .docx、.md 或 .txt。")
    kind = ENDINGS[ending]
    if kind == WORD or (kind == UNKNOWN and data.startswith((ZIP, OLE2))):
        return _word(data, name, revisions)
    return _plain(data, name, kind or "txt")


def _refuse_special(name: str) -> None:
    """Folders cannot be read, and devices might never end."""
    mode = os.stat(name).st_mode
    if stat.S_ISDIR(mode):
        raise ReadError(name, f"{name}：是文件夹，不是文件；请指定其中的文件。")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise ReadError(name, f"{name}：不是普通文件；请核对路径。")


def _word(data: bytes, name: str, revisions: Revisions) -> SourceText:
    from checker.reading.word import read_word  # lxml takes its time to load

    if not data.startswith((b"PK", OLE2)):
        what = _signature(data)
        found = f"内容却是{what}" if what else "内容却不是 Word 文档"
        raise ReadError(
            name,
            f"{name}：扩展名是 {PurePath(name).suffix.lower()}，{found}；请改用正确的扩展名，或另存为 .docx。",
        )
    source = read_word(data, name, revisions)
    if not VISIBLE.search(source.text):
        raise ReadError(name, f"{name}：Word 文档中没有文字；如为扫描件，请先识别文字。")
    return source


def _plain(data: bytes, name: str, kind: str) -> SourceText:
    what = _signature(data)
    if what:
        raise ReadError(
            name, f"{name}：按文本读取，内容却是{what}；请改用正确的扩展名，或另存为文本。"
        )
    source = read_plain(data, name, kind)
    if not VISIBLE.search(source.text):
        raise ReadError(name, f"{name}：文件中没有文字；请核对文件内容。")
    return source


def _signature(data: bytes) -> str | None:
    """What kind of file the first bytes belong to, in Chinese, if it is a well-known binary one."""
    return next((what for mark, what in SIGNATURES if data.startswith(mark)), None)
