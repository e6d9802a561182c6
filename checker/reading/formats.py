"""Which format a file has, told from its name and its first bytes; and the reader for it."""

from __future__ import annotations

from pathlib import Path, PurePath

from checker.errors import ReadError
from checker.model import SourceText
from checker.reading.plain import read_plain
from checker.reading.word_text import Revisions

ZIP, OLE2, PDF, RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf"
TEXTS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", "": "txt"}
LARGEST_FILE = 100 * 1024 * 1024


def read(path: Path | str, *, revisions: Revisions = Revisions.FINAL) -> SourceText:
    """Read a .txt, .md or .docx file.

    Raises ``ReadError``, whose text says what is wrong and what to do.
    """
    name = str(path)
    try:
        if Path(path).is_dir():
            raise ReadError(name, f"{name}：是文件夹，不是文件；请指定其中的文件。")
        if Path(path).stat().st_size > LARGEST_FILE:
            raise ReadError(name, f"{name}：文件超过 100 MB；请拆分后重试。")
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ReadError(name, f"{name}：文件不存在；请核对路径。") from error
    except (OSError, ValueError) as error:
        raise ReadError(name, f"{name}：文件无法打开；请核对路径和读取权限。") from error
    return read_bytes(data, name, revisions=revisions)


def read_bytes(data: bytes, name: str, *, revisions: Revisions = Revisions.FINAL) -> SourceText:
    """Read the content of a file whose name (for its ending, and for messages) is ``name``.

    Raises ``ReadError``, whose text says what is wrong and what to do.
    """
    ending = PurePath(name).suffix.lower()
    if not data.strip():
        raise ReadError(name, f"{name}：文件是空的；请核对文件内容。")
    if ending == ".docx":
        return _word(data, name, revisions)
    if ending not in TEXTS:
        raise ReadError(name, f"{name}：不支持 {ending} 格式；请另存为 .docx、.md 或 .txt。")
    _refuse_disguised(data, name)
    source = read_plain(data, name, TEXTS[ending])
    if not source.text.strip("﻿​ \t\r\n　"):
        raise ReadError(name, f"{name}：文件没有文字；请核对文件内容。")
    return source


def _word(data: bytes, name: str, revisions: Revisions) -> SourceText:
    from checker.reading.word import read_word

    if not data.startswith((b"PK", OLE2)):
        raise ReadError(name, f"{name}：扩展名是 .docx，内容却不是 Word 文档；请核对文件格式。")
    source = read_word(data, name, revisions)
    if not source.text.strip():
        raise ReadError(name, f"{name}：Word 文档没有文字；如为扫描件请先识别文字。")
    return source


def _refuse_disguised(data: bytes, name: str) -> None:
    for mark, what in (
        (ZIP, "Word 文档或压缩包"),
        (OLE2, "旧版 Word 文档"),
        (PDF, "PDF"),
        (RTF, "RTF"),
    ):
        if data.startswith(mark):
            raise ReadError(
                name, f"{name}：扩展名是文本，内容却是{what}；请改用正确的扩展名或另存为文本。"
            )
