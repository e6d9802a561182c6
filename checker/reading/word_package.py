"""The parts of a Word file, opened as if it were hostile."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from checker.errors import ReadError

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
LARGEST_PART = 64 * 1024 * 1024
LARGEST_TOTAL = 256 * 1024 * 1024
MOST_ENTRIES = 5000
HIGHEST_RATIO = 400
RATIO_FROM = 4 * 1024 * 1024

Element = Any  # lxml's element class is not public


def qualified(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


class WordPackage:
    """The zip container of a .docx file; parts are parsed on demand, within limits."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the container.

        Raises ``ReadError`` if it is encrypted, truncated, no Word file or out of proportion.
        """
        self._name = name
        if data.startswith(OLE2):
            raise self._error("已加密，或者是旧版 .doc 文件；请在 Word 中去掉密码并另存为 .docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._error("不是完整的 .docx 文件（可能被截断）；请重新导出") from error
        self._guard(entries)
        self._names = {entry.filename for entry in entries}
        if "word/document.xml" not in self._names:
            raise self._error("是压缩包但不是 Word 文档；请核对文件格式")

    def _guard(self, entries: list[zipfile.ZipInfo]) -> None:
        total = sum(entry.file_size for entry in entries)
        if len(entries) > MOST_ENTRIES or total > LARGEST_TOTAL:
            raise self._error("解压后过大，疑似压缩炸弹；请核对文件来源")
        for entry in entries:
            packed = max(1, entry.compress_size)
            if entry.file_size > RATIO_FROM and entry.file_size / packed > HIGHEST_RATIO:
                raise self._error("压缩比异常，疑似压缩炸弹；请核对文件来源")

    def _error(self, why: str) -> ReadError:
        return ReadError(self._name, f"{self._name}：文件{why}。")

    def part(self, path: str) -> Element | None:
        """The root element of a part, or ``None`` if the package has no such part.

        Raises ``ReadError`` for a part that is damaged, too large or declares entities.
        """
        if path not in self._names:
            return None
        try:
            with self._zip.open(path) as stream:
                data = stream.read(LARGEST_PART + 1)
        except RuntimeError as error:
            raise self._error("已加密；请去掉密码后重试") from error
        except Exception as error:  # zlib, zipfile and lzma each raise their own kinds
            raise self._error(f"的 {path} 已损坏；请在 Word 中打开并重新保存") from error
        if len(data) > LARGEST_PART:
            raise self._error(f"的 {path} 过大；请拆分后重试")
        return self._parse(data, path)

    def _parse(self, data: bytes, path: str) -> Element:
        for strict, transitional in STRICT.items():
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        try:
            root: Element = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._error(f"的 {path} 不是有效的 XML；请在 Word 中打开并重新保存") from error
        if root.getroottree().docinfo.doctype:
            raise self._error(f"的 {path} 含有不允许的实体声明；请核对文件来源")
        return root
