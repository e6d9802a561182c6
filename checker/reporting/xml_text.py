"""Text that may stand in XML, and a tree as bytes of text."""

from __future__ import annotations

import re

from lxml import etree

# XML 1.0, production 2: everything else may not be in a document, not even as a reference.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """``text`` with U+FFFD for each character that XML 1.0 does not allow."""
    return _FORBIDDEN.sub("\ufffd", text)


def add(parent: etree._Element, tag: str, **attributes: object) -> etree._Element:
    """A new last child; attributes that are ``None`` are left out."""
    named = {name: legal(str(value)) for name, value in attributes.items() if value is not None}
    return etree.SubElement(parent, tag, named)


def to_xml(root: etree._Element) -> str:
    """The document as text with its declaration, indented."""
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'
