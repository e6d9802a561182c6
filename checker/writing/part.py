"""An XML part that can be changed; what is not changed keeps its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from checker.reading.word_xml import STRICT, TRANSITIONAL, Element, parse_part, qualified

BODY = qualified("body")
START_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
OPENING = re.compile(r'<[^\s/>]+(?:\s+[^\s=]+="[^"]*")*')
DECLARATION = re.compile(r'\sxmlns(?::(?P<prefix>[^\s=]+))?="(?P<uri>[^"]*)"')
UTF8 = "utf-8"


@dataclass(frozen=True, slots=True)
class _Child:
    """A child of the container as the part has it: where it stands, and what it says."""

    element: Element
    begin: int
    end: int
    said: bytes


class Part:
    """A part of the package: ``root`` is its tree, which may be changed.

    The blocks of a body (in other parts the children of the root) that say the same as before
    keep their bytes; a block that was changed is written anew as a whole.
    """

    def __init__(self, data: bytes) -> None:
        """Parse the part. Raises ``ValueError`` if it is no sound XML."""
        self._data = data
        self.root = parse_part(data)
        body = self.root.find(BODY)
        self._container = self.root if body is None else body
        self._children = list(_children(data, self._container, body is not None))

    @property
    def is_strict(self) -> bool:
        """Whether the part is in the names of Strict Open XML."""
        return STRICT in self._data

    def data(self) -> bytes:
        """The bytes of the part as it is now."""
        now = list(self._container)
        same = [each.element for each in self._children] == now
        if same and all(_said(each.element) == each.said for each in self._children):
            return self._data
        encoding = (self.root.getroottree().docinfo.encoding or "UTF-8").lower()
        if not self._children or encoding != UTF8:
            written = etree.tostring(self.root, encoding="UTF-8", standalone=True)
            return self._in_own_names(written)
        return self._spliced(now)

    def _spliced(self, now: list[Element]) -> bytes:
        """The old bytes with the changed blocks in their places."""
        known = {each.element: at for at, each in enumerate(self._children)}
        pieces = [self._data[: self._children[0].begin]]
        for element in now:
            at = known.get(element)
            child = None if at is None else self._children[at]
            if child is not None and _said(element) == child.said:
                pieces.append(self._data[child.begin : child.end])
            else:
                pieces.append(self._in_own_names(_bare(element, self._container)))
            if at is not None and at + 1 < len(self._children):
                pieces.append(self._data[self._children[at].end : self._children[at + 1].begin])
        return b"".join([*pieces, self._data[self._children[-1].end :]])

    def _in_own_names(self, written: bytes) -> bytes:
        if self.is_strict:
            for strict, transitional in TRANSITIONAL.items():
                written = written.replace(transitional, strict)
        return written


def _said(element: Element) -> bytes:
    return etree.tostring(element, encoding="UTF-8", with_tail=False)


def _bare(element: Element, parent: Element) -> bytes:
    """An element as XML without the declarations that hold around it anyway."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    opening = OPENING.match(text)
    assert opening is not None

    def undeclared(found: re.Match[str]) -> str:
        known = parent.nsmap.get(found["prefix"]) == found["uri"]
        return "" if known else found[0]

    return (DECLARATION.sub(undeclared, opening[0]) + text[opening.end() :]).encode()


def _children(data: bytes, container: Element, is_body: bool) -> list[_Child]:
    elements = list(container)
    at = list(container.getparent()).index(container) if is_body else None
    encoding = (container.getroottree().docinfo.encoding or "UTF-8").lower()
    ranges = _Ranges(at).of(data) if encoding == UTF8 else []
    if len(ranges) != len(elements):
        return []
    return [
        _Child(element, begin, end, _said(element))
        for element, (begin, end) in zip(elements, ranges, strict=True)
    ]


class _Ranges:
    """Finds where the children of the root stand, or those of one child of the root."""

    def __init__(self, inside: int | None) -> None:
        self._inside = inside
        self._level = 2 if inside is None else 3
        self._depth = 0
        self._seconds = -1
        self._found: list[tuple[int, int]] = []
        self._begin = 0

    def of(self, data: bytes) -> list[tuple[int, int]]:
        """The ranges of bytes, in order."""
        parser = expat.ParserCreate()

        def start(name: str, attributes: object) -> None:
            self._depth += 1
            self._seconds += self._depth == 2
            if self._is_wanted():
                self._begin = parser.CurrentByteIndex

        def end(name: str) -> None:
            if self._is_wanted():
                tag = START_TAG.match(data, self._begin)
                assert tag is not None
                is_empty = tag[0].endswith(b"/>")
                last = tag.end() if is_empty else data.index(b">", parser.CurrentByteIndex) + 1
                self._found.append((self._begin, last))
            self._depth -= 1

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.Parse(data, True)
        return self._found

    def _is_wanted(self) -> bool:
        return self._depth == self._level and self._inside in (None, self._seconds)
