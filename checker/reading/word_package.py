"""The parts of a Word file, opened as if it were hostile."""

from __future__ import annotations

import io
import posixpath
import zipfile

from checker.errors import ReadError
from checker.reading.word_xml import Element, TooComplex, Unsound, parse_part, qualified

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DIRECTORY_ENTRY = b"PK\x01\x02"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAIN = "word/document.xml"
TITLES = {"officeDocument": "正文", "footnotes": "脚注", "endnotes": "尾注", "styles": "样式", "numbering": "编号", "comments": "批注"}  # fmt: skip
OTHERS = (("xl/", "电子表格"), ("ppt/", "演示文稿"))
LARGEST_PART = 48 * 1024 * 1024
LARGEST_TOTAL = 512 * 1024 * 1024
MOST_ENTRIES = 5000
HIGHEST_RATIO = 400
RATIO_FROM = 4 * 1024 * 1024


class WordPackage:
    """The zip container of a .docx file; parts are parsed on demand, within limits."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the container.

        Raises ``ReadError`` if it is encrypted, truncated, no Word file or out of proportion.
        """
        self._name = name
        self._zip = self._open(data)
        entries = self._zip.infolist()
        self._guard(entries)
        # Names are compared without case and may come with the wrong slashes.
        self._entries = {_part_name(entry.filename): entry for entry in entries}
        self._main = self._find_main()
        self._related = self._relations(self._main)

    def body(self) -> tuple[str, Element]:
        """The name and root element of the main document.

        Raises ``ReadError`` if it is not a Word document or cannot be read.
        """
        root = self._part("officeDocument", self._main)
        if root is None or root.tag != qualified("document"):
            raise self._no_word_file()
        return self._entries[self._main].filename, root

    def related(self, kind: str) -> tuple[str, Element] | None:
        """The name and root of the part that the document refers to as ``kind`` (``styles`` …).

        ``None`` if there is no such part. Raises ``ReadError`` for a part that is damaged,
        too large or declares entities.
        """
        usual = posixpath.join(posixpath.dirname(self._main), f"{kind}.xml")
        path = self._related.get(kind, usual)
        root = self._part(kind, path)
        return None if root is None else (self._entries[path].filename, root)

    def place_of(self, kind: str) -> str:
        """The name of the part that the document refers to as ``kind``, or would by custom."""
        usual = posixpath.join(posixpath.dirname(self._main), f"{kind}.xml")
        return self.name_of(self._related.get(kind, usual))

    def name_of(self, path: str) -> str:
        """The name of a part as the container has it; the path itself where there is no part."""
        entry = self._entries.get(_part_name(path))
        return path if entry is None else entry.filename

    def content(self, name: str) -> bytes | None:
        """The bytes of the part with this name, ``None`` if there is none.

        Raises ``ReadError`` if it is damaged or too large.
        """
        return self._bytes("", _part_name(name))

    def _part(self, kind: str, path: str) -> Element | None:
        data = self._bytes(kind, path)
        title = TITLES.get(kind, "结构")
        try:
            return None if data is None else parse_part(data)
        except TooComplex as error:
            raise self._error(f"的{title}部分过于庞大或嵌套过深；请拆分后重试") from error
        except Unsound as error:
            raise self._error(f"的{title}部分含有不允许的实体声明；请核对文件来源") from error
        except ValueError as error:
            raise self._error(f"的{title}部分已损坏；请在 Word 中打开并重新保存") from error

    def _open(self, data: bytes) -> zipfile.ZipFile:
        if data.startswith(OLE2):
            if ENCRYPTED in data:
                raise self._error("已用密码加密；请在 Word 中去掉密码后重试")
            raise self._error("是旧版 .doc 文件，或者已加密；请在 Word 中另存为不加密的 .docx")
        if data.count(DIRECTORY_ENTRY) > MOST_ENTRIES:
            raise self._bomb()
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # whatever zipfile trips over in a damaged directory
            raise self._error("不是完整的 .docx 文件（可能被截断）；请重新导出") from error

    def _guard(self, entries: list[zipfile.ZipInfo]) -> None:
        if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
            raise self._bomb()
        for entry in entries:
            packed = max(1, entry.compress_size)
            if entry.file_size > RATIO_FROM and entry.file_size / packed > HIGHEST_RATIO:
                raise self._bomb()

    def _find_main(self) -> str:
        for path in (self._relations("").get("officeDocument", MAIN), MAIN):
            if path in self._entries:
                return path
        raise self._no_word_file()

    def _relations(self, path: str) -> dict[str, str]:
        """What a part refers to inside the package: kind of relation -> name of the part."""
        folder, base = posixpath.split(path)
        root = self._part("rels", posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, str] = {}
        for each in root.iter(RELATIONSHIP) if root is not None else ():
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                found.setdefault(posixpath.basename(each.get("Type", "")), _part_name(target))
        return found

    def _bytes(self, kind: str, path: str) -> bytes | None:
        entry = self._entries.get(path)
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise self._error("已用密码加密；请去掉密码后重试")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except Exception as error:  # zlib, lzma, bz2 and zipfile each raise their own kinds
            title = TITLES.get(kind, "结构")
            raise self._error(f"的{title}部分已损坏；请在 Word 中打开并重新保存") from error
        if len(data) > LARGEST_PART:
            raise self._error("过大；请拆分后重试")
        return data

    def _no_word_file(self) -> ReadError:
        for folder, what in OTHERS:
            if any(path.startswith(folder) for path in self._entries):
                return self._error(f"是{what}，不是 Word 文档；请另存为 .docx")
        return self._error("是压缩包但不是 Word 文档；请核对文件格式")

    def _bomb(self) -> ReadError:
        return self._error("解压后大得异常，疑似压缩炸弹；请核对文件来源")

    def _error(self, why: str) -> ReadError:
        return ReadError(self._name, f"{self._name}：文件{why}。")


def _part_name(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()
