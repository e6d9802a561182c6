"""Runs cut where an edit or a remark begins or ends."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from checker.reading.word_changes import Change
from checker.reading.word_text import run_signs
from checker.reading.word_xml import Element, W, qualified
from checker.writing.elements import RUN_PROPERTIES, TEXT, set_text

WITHOUT_EFFECT = {qualified("lastRenderedPageBreak"), RUN_PROPERTIES}


@dataclass(eq=False)
class Fragment:
    """A piece of what was one run: its element, where it begins in the text of that run, and
    its children with the number of characters that each shows.
    """

    element: Element
    start: int
    children: list[tuple[Element, int]]

    @property
    def end(self) -> int:
        """Where the next piece begins."""
        return self.start + sum(length for _, length in self.children)


class Fragments:
    """The runs of a part in pieces; each run is one piece until it is cut."""

    def __init__(self) -> None:
        self._of: dict[Element, list[Fragment]] = {}
        self._known: set[Element] = set()

    def learn(self, paragraph: Element) -> None:
        """Take note of the runs of a paragraph as they were read, before anything is changed."""
        if paragraph not in self._known:
            self._known.add(paragraph)
            for run, _, shown in run_signs(paragraph, Change()):
                self._of[run] = [Fragment(run, 0, [(child, len(said)) for child, said in shown])]

    def between(self, run: Element, start: int, end: int) -> list[Fragment]:
        """The pieces that show the characters ``[start, end)`` of a run, and nothing else.

        Pictures and note references between the characters stand in pieces of their own, which
        are left out.
        """
        self._cut(run, start)
        self._cut(run, end)
        inside = [each for each in self._of[run] if start <= each.start and each.end <= end]
        for each in inside:
            self._set_apart(run, each)
        found = [each for each in self._of[run] if start <= each.start and each.end <= end]
        return [each for each in found if each.end > each.start]

    def before(self, run: Element, at: int) -> Element:
        """The element of the piece that ends with the character before ``at``."""
        self._cut(run, at)
        return next(each.element for each in self._of[run] if each.start < at <= each.end)

    def behind(self, run: Element, at: int) -> Element:
        """The element of the piece that begins with the character ``at``."""
        self._cut(run, at)
        return next(each.element for each in self._of[run] if each.start <= at < each.end)

    def _cut(self, run: Element, at: int) -> None:
        """See to it that a piece begins at this character."""
        for fragment in self._of[run]:
            if fragment.start < at < fragment.end:
                begin = fragment.start
                for index, (_, length) in enumerate(fragment.children):
                    if begin + length > at:
                        inner = _halve(fragment, index, at - begin)
                        self._split(run, fragment, index + inner)
                        return
                    begin += length
                    if begin == at:
                        self._split(run, fragment, index + 1)
                        return

    def _set_apart(self, run: Element, fragment: Fragment) -> None:
        """Cut a piece wherever what has characters meets what has none but has an effect."""
        while index := _border(fragment):
            fragment = self._split(run, fragment, index)

    def _split(self, run: Element, fragment: Fragment, index: int) -> Fragment:
        """Move the children from ``index`` on into a run of their own behind this one."""
        twin = etree.Element(fragment.element.tag, dict(fragment.element.attrib), nsmap={"w": W})
        properties = fragment.element.find(RUN_PROPERTIES)
        if properties is not None:
            twin.append(deepcopy(properties))
        moved = fragment.children[index:]
        del fragment.children[index:]
        for child, _ in moved:
            if child.getparent() is fragment.element:  # not taken out meanwhile
                twin.append(child)
        fragment.element.addnext(twin)
        rest = Fragment(twin, fragment.end, moved)
        pieces = self._of[run]
        pieces.insert(pieces.index(fragment) + 1, rest)
        return rest


def _border(fragment: Fragment) -> int:
    """Where children with characters and children without meet; 0 if nowhere."""
    current: bool | None = None
    for index, (child, length) in enumerate(fragment.children):
        if child.tag not in WITHOUT_EFFECT:
            if current is not None and (length > 0) is not current:
                return index
            current = length > 0
    return 0


def _halve(fragment: Fragment, index: int, at: int) -> int:
    """Cut a text in two; 1 if that could be done, 0 if it has to stay whole."""
    child, length = fragment.children[index]
    if child.tag != TEXT or not 0 < at < length:
        return 0
    twin = etree.Element(TEXT, dict(child.attrib), nsmap={"w": W})
    text = child.text or ""
    set_text(child, text[:at])
    set_text(twin, text[at:])
    child.addnext(twin)
    fragment.children[index : index + 1] = [(child, at), (twin, length - at)]
    return 1
