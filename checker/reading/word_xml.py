"""XML of Word files: names of elements, and parsing that a hostile file cannot exploit."""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = {
    STRICT + b"wordprocessingml/main": W.encode(),
    STRICT + b"officeDocument/math": MATH.encode(),
}
MOST_MARKS = 3_000_000  # each tag and attribute costs memory many times its length

Element = Any  # lxml's element class is not public


class TooComplex(ValueError):
    """XML whose tree would be too large or too deep."""


class Unsound(ValueError):
    """XML with a document type, which no Word file has."""


def qualified(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def value_of(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child element, ``None`` without the child or the attribute."""
    child = parent.find(qualified(name)) if parent is not None else None
    value: str | None = child.get(qualified("val")) if child is not None else None
    return value


def number_of(parent: Element | None, name: str) -> int | None:
    """The ``w:val`` of a child element as a whole number from 0, ``None`` if it is none."""
    value = value_of(parent, name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def is_on(parent: Element | None, name: str) -> bool | None:
    """Whether a toggle such as ``w:vanish`` is on; ``None`` where it is not set."""
    child = parent.find(qualified(name)) if parent is not None else None
    if child is None:
        return None
    return child.get(qualified("val")) not in ("0", "false", "off", "none")


def parse_part(data: bytes) -> Element:
    """The root element of a part; Strict Open XML gets the names of the Transitional kind.

    Raises ``TooComplex``, ``Unsound`` or another ``ValueError`` for what is no XML.
    """
    if data.count(b"<") + data.count(b"=") > MOST_MARKS:
        raise TooComplex
    if b"<!DOCTYPE" in data:
        raise Unsound
    if STRICT in data:
        for strict, transitional in TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error) or "huge" in str(error).lower()
        raise TooComplex if deep else ValueError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise Unsound
    return root
