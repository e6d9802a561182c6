"""Where new text goes, and how a paragraph is cut in two there."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from checker.reading.word_xml import Element, W, qualified
from checker.writing.elements import PROPERTIES, RUN, make
from checker.writing.errors import WriteError
from checker.writing.models import properties_like

INDIVISIBLE = {qualified("sdtContent"), RUN}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place beside a run of a paragraph; without a run it is the end of the paragraph."""

    paragraph: Element
    run: Element | None = None
    behind: bool = True


def head_of(paragraph: Element, rest: Element | None) -> Element:
    """A new paragraph before this one that takes over what stands before ``rest``.

    All of the content if ``rest`` is ``None``. What holds ``rest`` (a link, a tracked change) is
    cut in two. The mark stays where it is. Raises ``WriteError`` if ``rest`` stands inside of a
    content control.
    """
    while rest is not None and rest.getparent() is not paragraph:
        rest = _cut(rest.getparent(), rest)
    head = make("p")
    properties = paragraph.find(PROPERTIES)
    if properties is not None:
        head.append(properties_like(properties))
    moved = list(paragraph) if rest is None else list(rest.itersiblings(preceding=True))[::-1]
    for each in moved:
        if each.tag != PROPERTIES:
            head.append(each)
    paragraph.addprevious(head)
    return head


def follower_of(element: Element, paragraph: Element) -> Element | None:
    """What follows an element in its paragraph, ``None`` if nothing does."""
    while element is not paragraph:
        follower: Element | None = element.getnext()
        if follower is not None:
            return follower
        element = element.getparent()
    return None


def _cut(holder: Element, rest: Element) -> Element:
    """Move what stands before ``rest`` into a twin of its holder; the holder."""
    before = list(rest.itersiblings(preceding=True))[::-1]
    if before and holder.tag in INDIVISIBLE:
        raise WriteError("内容控件中间不能分段；请在 Word 中手工修改此处。")
    if before:
        twin = etree.Element(holder.tag, dict(holder.attrib), nsmap={"w": W})
        twin.extend(before)
        holder.addprevious(twin)
    return holder
