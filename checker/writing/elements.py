"""Making elements of Word files and putting them in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from checker.reading.word_xml import Element, W, qualified

PARAGRAPH, RUN, TEXT = qualified("p"), qualified("r"), qualified("t")
PROPERTIES, RUN_PROPERTIES = qualified("pPr"), qualified("rPr")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHANGES = {qualified(name) for name in ("ins", "del", "moveFrom", "moveTo")}
BEHIND_NUMBERING = [
    qualified(name)
    for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
]
OF_MARK_OR_SECTION = {qualified(name) for name in ("rPr", "sectPr", "pPrChange")}
FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BEHIND_MARK = {qualified("sectPr"), qualified("pPrChange")}


def make(name: str, **attributes: str) -> Element:
    """An element with attributes of WordprocessingML."""
    element = etree.Element(qualified(name), nsmap={"w": W})
    for key, value in attributes.items():
        element.set(qualified(key), value)
    return element


def make_run(text: str, properties: Element | None) -> Element:
    """A run with a text (tabs become ``w:tab``) and a copy of these properties."""
    run = make("r")
    if properties is not None:
        run.append(deepcopy(properties))
    for at, part in enumerate(text.split("\t")):
        if at:
            run.append(make("tab"))
        if part:
            run.append(make("t"))
            set_text(run[-1], part)
    return run


def set_text(element: Element, text: str) -> None:
    """Give a ``w:t`` its text, with a note to keep the blanks at its ends."""
    element.text = text = FORBIDDEN.sub("", text)
    if text != text.strip():
        element.set(SPACE, "preserve")


def remove(element: Element) -> None:
    """Take an element out of its parent; what stands behind it stays."""
    parent = element.getparent()
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the content of an element into its place."""
    for child in list(element):
        element.addprevious(child)
    remove(element)


def out_of_changes(run: Element, *, behind: bool) -> Element:
    """The element beside which something can stand outside of all tracked changes around a run.

    A change that goes on beyond the run is cut in two.
    """
    while run.getparent().tag in CHANGES:
        change = run.getparent()
        rest = list(run.itersiblings(preceding=not behind))
        if rest:
            twin = etree.Element(change.tag, dict(change.attrib), nsmap={"w": W})
            for each in rest if behind else reversed(rest):
                twin.append(each)
            change.addnext(twin) if behind else change.addprevious(twin)
        run = change
    return run


def put(new: Iterable[Element], place: Element, *, behind: bool) -> None:
    """Put elements behind or before another one, in their order."""
    for each in new:
        if behind:
            place.addnext(each)
            place = each
        else:
            place.addprevious(each)


def put_first(new: Iterable[Element], paragraph: Element) -> None:
    """Put elements at the beginning of a paragraph, behind its properties."""
    at = sum(each.tag == PROPERTIES for each in paragraph)
    for each in reversed(list(new)):
        paragraph.insert(at, each)


def properties_of_mark(paragraph: Element) -> Element:
    """The ``w:rPr`` of a paragraph's mark, made where it is missing."""
    properties = properties_of_paragraph(paragraph)
    mark = properties.find(RUN_PROPERTIES)
    if mark is None:
        mark = make("rPr")
        follower = next((each for each in properties if each.tag in BEHIND_MARK), None)
        properties.append(mark) if follower is None else follower.addprevious(mark)
    return mark


def properties_of_paragraph(paragraph: Element) -> Element:
    """The ``w:pPr`` of a paragraph, made where it is missing."""
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        properties = make("pPr")
        paragraph.insert(0, properties)
    return properties


def unnumber(paragraph: Element) -> None:
    """Take a paragraph out of its list."""
    properties = properties_of_paragraph(paragraph)
    for each in properties.findall(qualified("numPr")):
        remove(each)
    none = make("numPr")
    none.append(make("numId", val="0"))
    at = sum(each.tag in BEHIND_NUMBERING for each in properties)
    properties.insert(at, none)


def own_properties(properties: Element) -> Element:
    """A copy of a ``w:pPr`` with what is of the paragraph itself, not of its mark or section."""
    copy = deepcopy(properties)
    copy.tail = None
    for each in list(copy):
        if each.tag in OF_MARK_OR_SECTION:
            copy.remove(each)
    return copy
