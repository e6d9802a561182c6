"""A Word file whose parts can be changed and written back."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import count

from lxml import etree

from checker.errors import ReadError
from checker.reading.word_package import WordPackage
from checker.reading.word_xml import STRICT, Element, TooComplex, Unsound, W, qualified
from checker.writing.archive import replaced
from checker.writing.part import Part

TYPES = "[Content_Types].xml"
TYPES_NAMES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATION_NAMES = "http://schemas.openxmlformats.org/package/2006/relationships"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS = qualified("comments")
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_KINDS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT_W = STRICT.decode() + "wordprocessingml/main"
OTHER_COMMENT_PARTS = ("commentsExtended", "commentsIds")


# What copying the members of a damaged container raises.
DAMAGED = (struct.error, zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError)


class WordFile:
    """The package and the parts of it that were looked at."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the package. Raises ``ReadError`` as reading does."""
        self._bytes, self.name = data, name
        self._package = WordPackage(data, name)
        self._parts: dict[str, Part] = {}
        self.main, _ = self._package.body()

    def root(self, name: str) -> Element:
        """The tree of the part with this name. Raises ``ReadError`` if it is damaged or missing."""
        part = self._part(name)
        if part is None:
            raise self._broken(name)
        return part.root

    def related(self, kind: str) -> Element | None:
        """The tree of the part that the document refers to as ``kind``, if there is one."""
        part = self._part(self._package.place_of(kind))
        return None if part is None else part.root

    def comments(self) -> Element:
        """The tree of the comments part, which is made where there is none.

        Raises ``ReadError`` if the part is something else or damaged.
        """
        place = self._package.place_of("comments")
        part = self._part(place)
        if part is None:
            strict = self._parts_of(self.main).is_strict
            names = STRICT_W if strict else W
            xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{names}"/>'
            part = self._parts[place] = Part(xml.encode())
        if part.root.tag != COMMENTS:
            raise self._broken(place)
        self._declare(place)
        self._relate(place)
        return part.root

    def comment_parts(self) -> list[Element]:
        """The parts in which newer versions of Word keep more about comments."""
        found = (self.related(kind) for kind in OTHER_COMMENT_PARTS)
        return [root for root in found if root is not None]

    def roots(self) -> list[Element]:
        """The trees of the parts in which text stands: document and notes."""
        found = [self.root(self.main), self.related("footnotes"), self.related("endnotes")]
        return [root for root in found if root is not None]

    def free_ids(self) -> Iterator[int]:
        """Numbers that no comment, change or bookmark of the file has as its id."""
        roots = [*self.roots(), self.related("comments")]
        used = {
            value
            for root in roots
            for each in (root.iter() if root is not None else ())
            if (value := each.get(qualified("id"))) is not None
        }
        return (number for number in count() if str(number) not in used)

    def save(self) -> bytes:
        """The file as it is now; the very same bytes if nothing was changed.

        Raises ``ReadError`` where the container is so damaged that its members cannot be copied.
        """
        changed = {}
        for name, part in self._parts.items():
            data = part.data()
            if data != self._package.content(name):
                changed[name] = data
        try:
            return replaced(self._bytes, changed) if changed else self._bytes
        except DAMAGED as error:
            why = "文件的压缩包已损坏；请在 Word 中打开并重新保存"
            raise ReadError(self.name, f"{self.name}：{why}。") from error

    def _parts_of(self, name: str) -> Part:
        part = self._part(name)
        if part is None:
            raise self._broken(name)
        return part

    def _part(self, name: str) -> Part | None:
        if name not in self._parts:
            data = self._package.content(name)
            if data is None:
                return None
            try:
                self._parts[name] = Part(data)
            except (TooComplex, Unsound, ValueError) as error:
                raise self._broken(name) from error
        return self._parts[name]

    def _declare(self, place: str) -> None:
        """Say in the list of content types what the comments part is."""
        root = self.root(self._package.name_of(TYPES))
        target = "/" + place.replace("\\", "/")
        for each in root:
            if each.get("PartName", "").lower() == target.lower():
                return
        override = etree.SubElement(root, f"{{{TYPES_NAMES}}}Override")
        override.set("PartName", target)
        override.set("ContentType", COMMENTS_TYPE)

    def _relate(self, place: str) -> None:
        """Let the document refer to the comments part."""
        folder, base = posixpath.split(self.main.replace("\\", "/"))
        root = self._relations(
            self._package.name_of(posixpath.join(folder, "_rels", f"{base}.rels"))
        )
        kinds = {posixpath.basename(each.get("Type", "")) for each in root if not _outside(each)}
        if "comments" in kinds:
            return
        used = {each.get("Id") for each in root}
        number = next(each for each in count(1) if f"rId{each}" not in used)
        kind = STRICT_KINDS if self._parts_of(self.main).is_strict else KINDS
        relation = etree.SubElement(root, f"{{{RELATION_NAMES}}}Relationship")
        relation.set("Id", f"rId{number}")
        relation.set("Type", f"{kind}/comments")
        relation.set("Target", posixpath.relpath(place.replace("\\", "/"), folder or "."))

    def _relations(self, name: str) -> Element:
        part = self._part(name)
        if part is None:
            xml = (
                f'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships xmlns="{RELATION_NAMES}"/>'
            )
            part = self._parts[name] = Part(xml.encode())
        return part.root

    def _broken(self, name: str) -> ReadError:
        return ReadError(
            self.name, f"{self.name}：文件的 {name} 部分缺失或已损坏；请在 Word 中打开并重新保存。"
        )


def _outside(relation: Element) -> bool:
    return bool(relation.get("TargetMode") == "External")
