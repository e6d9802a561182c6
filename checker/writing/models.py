"""What a new paragraph looks like: like the nearest one of its kind, with its automatic number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from checker.model import PieceKind, Span
from checker.reading.numerals import NUMERAL
from checker.reading.word_xml import Element, qualified
from checker.writing.elements import (
    PROPERTIES,
    RUN_PROPERTIES,
    make,
    make_run,
    remove,
    unnumber,
)
from checker.writing.layout import Layout

LABEL = re.compile(
    rf"[\s　]*(?:第{NUMERAL}+(?P<unit>编|章|节|条)(?:之{NUMERAL}+)?|(?P<bracket>[（(]){NUMERAL}+[）)]"
    rf"|{NUMERAL}+(?P<comma>[、.．]))[\s　]*"
)
NUMERALS = re.compile(rf"{NUMERAL}+")
HEADINGS = ("编", "章", "节")
FARTHEST = 200  # lines
OF_ONE_PARAGRAPH = ("sectPr", "pPrChange", "framePr", "pageBreakBefore")
OF_ONE_MARK = ("ins", "del", "moveFrom", "moveTo", "rPrChange")


@dataclass(frozen=True)
class Look:
    """The properties of a paragraph, of its label and of its text; its generated number."""

    paragraph: Element | None
    label: Element | None
    text: Element | None
    number: str = ""


def look_for(text: str, at: int, layout: Layout) -> Look:
    """The look of a new line with this text beside the line with the index ``at``."""
    kind = kind_of(text)
    lines = layout.source.lines
    home = layout.group(at).last.getparent()
    if kind == "" and kind_of(lines[at].text) not in HEADINGS:
        return look_of(at, layout)
    wanted = kind or "条"
    for near in _near(at, len(lines)):
        alike = kind_of(lines[near].text) == wanted
        if alike and layout.group(near).last.getparent() is home:
            return look_of(near, layout)
    return look_of(at, layout)


def kind_of(text: str) -> str:
    """What a line begins with: the unit of its label, its bracket or comma; else nothing."""
    found = LABEL.match(text)
    return next((each for each in found.groups() if each), "") if found else ""


def _near(at: int, count: int) -> Iterator[int]:
    yield from range(at, max(-1, at - FARTHEST), -1)
    yield from range(at + 1, min(count, at + FARTHEST))


def look_of(at: int, layout: Layout) -> Look:
    """The look of an existing line."""
    line = layout.source.lines[at]
    paragraph = layout.group(at).last
    stretches = list(layout.stretches(Span(line.start, line.end)))
    shown = [each for each in stretches if each.kind is not PieceKind.HIDDEN] or stretches
    found = LABEL.match(line.text)
    body = line.start + (found.end() if found else 0)
    later = [each for each in shown if each.offset + each.end - each.start > body]
    mark = paragraph.find(f"{PROPERTIES}/{RUN_PROPERTIES}")
    first = properties_of_run(shown[0].run) if shown else plain(mark)
    text = properties_of_run(later[0].run) if later else first
    number = layout.label(layout.group(at).lines[0])
    return Look(paragraph.find(PROPERTIES), first, text, number)


def properties_of_run(run: Element, *, visible: bool = False) -> Element | None:
    """A copy of the properties of a run, without what was changed in them."""
    properties = plain(run.find(RUN_PROPERTIES))
    for each in (
        properties.findall(qualified("vanish")) if visible and properties is not None else ()
    ):
        remove(each)
    return properties


def plain(properties: Element | None) -> Element | None:
    """A copy of run properties without tracked changes."""
    if properties is None:
        return None
    copy = deepcopy(properties)
    copy.tail = None
    for name in OF_ONE_MARK:
        for each in copy.findall(qualified(name)):
            remove(each)
    return copy if len(copy) else None


def paragraph_like(text: str, look: Look) -> Element:
    """A new paragraph with this text; a number that the list generates is not written."""
    paragraph = make("p")
    if look.paragraph is not None:
        paragraph.append(properties_like(look.paragraph))
    if look.number:
        written = without_number(text, look.number)
        if written is None:
            unnumber(paragraph)
        text = text if written is None else written
    paragraph.extend(runs_like(text, look))
    return paragraph


def runs_like(text: str, look: Look) -> list[Element]:
    """The text as runs: the label looks like the label, the rest like the rest."""
    found = LABEL.match(text)
    cut = found.end() if found else 0
    parts = [(text[:cut], look.label), (text[cut:], look.text)]
    return [make_run(part, properties) for part, properties in parts if part]


def properties_like(properties: Element) -> Element:
    """A copy of paragraph properties without what belongs to one paragraph only."""
    copy = deepcopy(properties)
    copy.tail = None
    for name in OF_ONE_PARAGRAPH:
        for each in copy.findall(qualified(name)):
            remove(each)
    mark = copy.find(RUN_PROPERTIES)
    for name in OF_ONE_MARK if mark is not None else ():
        for each in mark.findall(qualified(name)):
            remove(each)
    return copy


def without_number(text: str, number: str) -> str | None:
    """A text without the number that a list with numbers like ``number`` generates.

    ``None`` if the text begins with no such number: 第二条之一 is none of a list of 第一条, 第二条.
    """
    parts = NUMERALS.split(number.strip())
    pattern = rf"{NUMERAL}+".join(map(re.escape, parts))
    found = re.match(rf"[\s　]*{pattern}(?!之{NUMERAL})[\s　]*", text)
    return None if found is None else text[found.end() :]
