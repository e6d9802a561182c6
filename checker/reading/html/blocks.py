"""A parsed page as blocks, the lines that a browser shows, and the boxes that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from checker.reading.html.lists import Numbering, numbering
from checker.reading.html.marks import LINES, NO_TEXT, is_furniture, is_heading, is_hidden
from checker.reading.html.tables import Table

Cell = tuple[int, int, int]

WRAPPED = re.compile(r"(?<=[⺀-鿿　-〿＀-￯])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[⺀-鿿　-〿＀-￯])")
BLANKS = re.compile(r"[ \t\r\n\f]+")
LISTS = ("ol", "ul", "menu", "dir")
TEXT = "-text"
MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page: its text, and what the elements around it say of it."""

    text: str
    label: int = 0  # so many characters are the number of a list's entry
    is_linked: bool = False  # most of it is links
    cell: Cell | None = None
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """An element that makes lines: the blocks ``[first, end)`` are inside it."""

    tag: str
    first: int
    end: int
    is_furniture: bool = False


@dataclass(frozen=True)
class Page:
    """The blocks of a page, in order, and its boxes, an inner one before those around it."""

    blocks: list[Block]
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands."""

    cell: Cell | None = None
    table: Table | None = None
    numbering: Numbering | None = None
    is_heading: bool = False
    is_linked: bool = False
    is_kept: bool = False  # white space as it stands


def page_of(root: Any, skipped: Iterable[str] = (), *, with_hidden: bool = False) -> Page:
    """The blocks and boxes below an element of selectolax, without those of the tags ``skipped``."""
    walk = _Walk(NO_TEXT.union(skipped), with_hidden)
    for node, place, enters in _steps(walk, root):
        if not enters:
            walk.leave(node)
        elif node.tag == TEXT:
            walk.write(node.text_content or "", place)
    walk.end_line()
    return Page(walk.blocks, walk.boxes)


def _steps(walk: _Walk, root: Any) -> Iterator[tuple[Any, _Place, bool]]:
    """Each node with its place on entering and, if it makes lines, again on leaving."""
    stack: list[tuple[Any, _Place, bool]] = [(root, _Place(), True)]
    while stack:
        node, place, enters = stack.pop()
        yield node, place, enters
        if not enters or walk.skips(node):
            continue
        inside = walk.enter(node, place)
        if node.tag in LINES:
            stack.append((node, place, False))
        stack.extend((child, inside, True) for child in reversed(_children(node)))


def _children(node: Any) -> list[Any]:
    found, child = [], node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


@dataclass
class _Walk:
    """The lines so far, the one being written, and the boxes that are open."""

    skipped: frozenset[str]
    with_hidden: bool
    blocks: list[Block] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    texts: list[tuple[str, _Place]] = field(default_factory=list)
    open: list[tuple[int, bool]] = field(default_factory=list)
    label: str = ""
    tables: int = 0

    def skips(self, node: Any) -> bool:
        """Whether nothing below a node is looked at."""
        if not node.is_element_node or node.tag is None or node.tag in self.skipped:
            return True
        return not self.with_hidden and is_hidden(node.attributes)

    def enter(self, node: Any, place: _Place) -> _Place:
        """Begin an element; the place of what stands in it."""
        tag, attributes = node.tag, node.attributes
        if tag in LINES or tag == "br":
            self.end_line()
        if tag in LINES:
            self.open.append((len(self.blocks), is_furniture(tag, attributes)))
        if is_heading(tag, attributes):
            place = replace(place, is_heading=True)
        return self._inside(node, tag, attributes, place)

    def _inside(self, node: Any, tag: str, attributes: Any, place: _Place) -> _Place:
        if tag == "table":
            self.tables += 1
            return replace(place, table=Table(self.tables - 1), cell=None)
        if tag == "tr" and place.table:
            place.table.next_row()
        elif tag in ("td", "th") and place.table:
            return replace(place, cell=place.table.place(attributes))
        elif tag in LISTS:
            entries = sum(child.tag == "li" for child in _children(node))
            return replace(place, numbering=numbering(tag, attributes, entries))
        elif tag == "li" and place.numbering:
            self.label = place.numbering.label(attributes)
        elif tag == "a" and "href" in attributes:
            return replace(place, is_linked=True)
        elif tag == "pre":
            return replace(place, is_kept=True)
        return place

    def leave(self, node: Any) -> None:
        """End an element that makes lines."""
        self.end_line()
        first, is_furniture = self.open.pop()
        if len(self.blocks) > first:
            self.boxes.append(Box(node.tag, first, len(self.blocks), is_furniture))
        if node.tag == "li":
            self.label = ""

    def write(self, text: str, place: _Place) -> None:
        """Go on with the line."""
        if place.is_kept:
            *lines, text = re.split(r"\r\n|\r|\n", text)
            for line in lines:
                self.texts.append((line, place))
                self.end_line()
        if text:
            self.texts.append((text, place))

    def end_line(self) -> None:
        """End the line; one with nothing but blanks is no block."""
        texts, self.texts = self.texts, []
        text = _shown(texts)
        if not text.strip():
            return
        place = texts[0][1]
        label, self.label = self.label, ""
        is_heading = all(each.is_heading for said, each in texts if said.strip())
        self.blocks.append(
            Block(label + text, len(label), _is_linked(texts), place.cell, is_heading)
        )


def _shown(texts: list[tuple[str, _Place]]) -> str:
    """The text of a line as a browser shows it: white space that only lays out the file is gone."""
    text = "".join([text for text, _ in texts])
    if any(place.is_kept for _, place in texts):
        return text.rstrip()
    return BLANKS.sub(" ", WRAPPED.sub("", text)).strip(" ")


def _is_linked(texts: list[tuple[str, _Place]]) -> bool:
    """Whether most of a line is links."""
    sizes = [(len(BLANKS.sub("", text)), place.is_linked) for text, place in texts]
    return sum(n for n, linked in sizes if linked) > MOSTLY * sum(n for n, _ in sizes)
