"""The characters of a Word run, one for each sign that a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.reading.word_xml import COMPATIBILITY, MATH, Element, qualified

RUN = qualified("r")
FORMULA_RUN = f"{{{MATH}}}r"
TEXTS = {qualified("t"), qualified("delText"), f"{{{MATH}}}t"}
FIELD_CHARACTER, FIELD_KIND = qualified("fldChar"), qualified("fldCharType")
ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
CHOICE, FALLBACK = f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"
BREAK, SYMBOL = qualified("br"), qualified("sym")
NEW_PAGE = "\f"  # stands for page and column breaks; no text of a Word file can hold it
SIGNS = {
    qualified("tab"): "\t",
    qualified("ptab"): "\t",
    qualified("cr"): "\n",
    qualified("noBreakHyphen"): "-",
}
BLANKS = str.maketrans("\n\r", "  ")  # line ends of the XML file are no line ends of the text
# Signs of the fonts Symbol, Wingdings and Wingdings 2, which have no Unicode of their own.
PRIVATE_SIGNS = {
    "symbol": {0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xB0: "°"},
    "wingdings": {0x6F: "□", 0xA8: "□", 0xFE: "☑", 0xFC: "✓", 0xFD: "☒", 0x6E: "■", 0x6C: "●"},
    "wingdings 2": {0x52: "☑", 0x50: "✓", 0xA3: "□", 0x53: "☒"},
}


def alternative(element: Element) -> list[Element]:
    """The first of several alternatives (``mc:AlternateContent``) that holds text, if any does."""
    branches = (each for each in element if each.tag in (CHOICE, FALLBACK))
    with_text = (each for each in branches if next(each.iter(*TEXTS), None) is not None)
    return list(islice(with_text, 1))


def signs(
    run: Element, closed: set[Element], open_fields: list[Element]
) -> Iterator[tuple[Element, str]]:
    """The children of a run, each with the text it shows; the instructions of fields show none.

    ``closed`` are the field beginnings that have an end, ``open_fields`` those whose
    instruction the run stands in; it is kept up to date.
    """
    for child in run:
        if child.tag == FIELD_CHARACTER:
            _step(child, closed, open_fields)
            yield child, ""
        else:
            yield child, "" if open_fields else "".join(_text(child))


def closed_fields(paragraph: Element) -> set[Element]:
    """The ``w:fldChar`` elements that begin a field whose result or end the paragraph holds."""
    waiting: list[Element] = []
    closed: set[Element] = set()
    for each in paragraph.iter(FIELD_CHARACTER):
        kind = each.get(FIELD_KIND)
        if kind == "begin":
            waiting.append(each)
        elif waiting and kind in ("separate", "end"):
            closed.add(waiting[-1])
            if kind == "end":
                waiting.pop()
    return closed


def _step(mark: Element, closed: set[Element], open_fields: list[Element]) -> None:
    """Keep the stack of fields: the instruction begins, or makes place for the result."""
    if mark.get(FIELD_KIND) == "begin":
        if mark in closed:
            open_fields.append(mark)
    elif open_fields:
        open_fields.pop()


def _text(element: Element) -> Iterator[str]:
    if element.tag in TEXTS:
        yield (element.text or "").translate(BLANKS)
    elif element.tag in SIGNS:
        yield SIGNS[element.tag]
    elif element.tag == BREAK:
        yield NEW_PAGE if element.get(qualified("type")) in ("page", "column") else "\n"
    elif element.tag == SYMBOL:
        yield _symbol(element)
    elif element.tag == ALTERNATIVES:
        for branch in alternative(element):
            for child in branch:
                yield from _text(child)


def _symbol(element: Element) -> str:
    """The sign of a ``w:sym``; empty if only its font could show it."""
    try:
        code = int(element.get(qualified("char"), ""), 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        signs = PRIVATE_SIGNS.get(element.get(qualified("font"), "").lower(), {})
        return signs.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""
