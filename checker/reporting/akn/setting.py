"""XML laid out for readers, with no white space added where words stand."""

from __future__ import annotations

from lxml import etree

SPEAKING = frozenset({"p", "num", "heading", "tocItem"})  # they hold words: nothing may come in
STEP = "  "


def set_out(root: etree._Element) -> str:
    """The document as text with its declaration, one element a line, words as they are."""
    _indent(root, "\n")
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _indent(element: etree._Element, line: str) -> None:
    if not len(element) or etree.QName(element).localname in SPEAKING:
        return
    element.text = line + STEP
    for each in element:
        _indent(each, line + STEP)
        each.tail = line + STEP
    element[-1].tail = line
