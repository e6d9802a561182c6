"""The comments part of a Word file: what stands in it, and comments added to it."""

from __future__ import annotations

from checker.edits import Remark
from checker.reading.word_xml import Element, qualified, value_of
from checker.writing.elements import make, make_run
from checker.writing.marks import shown_lines, sign

SMALL = "18"  # half points, where the file has no style for comments


class CommentStyles:
    """The styles that the file has for comments, by their names, which are always English."""

    def __init__(self, root: Element | None) -> None:
        """``root`` is the styles part, ``None`` if there is none."""
        named: dict[str, str | None] = {}
        for each in root.iter(qualified("style")) if root is not None else ():
            name = (value_of(each, "name") or "").lower()
            named.setdefault(name, each.get(qualified("styleId")))
        self.text: str | None = named.get("annotation text")
        self.reference: str | None = named.get("annotation reference")


def comment(
    number: str, remark: Remark, author: tuple[str, str, str], styles: CommentStyles
) -> Element:
    """A comment with the lines of a remark and our sign; ``author``: name, initials, date."""
    name, initials, date = author
    element = make("comment", id=number, author=name, date=date, initials=initials)
    for at, line in enumerate((*shown_lines(remark.lines), sign(remark.key))):
        paragraph = make("p")
        paragraph.append(_properties(styles))
        if at == 0:
            paragraph.append(_own_reference(styles))
        paragraph.append(make_run(line, None if styles.text else _small()))
        element.append(paragraph)
    return element


def _properties(styles: CommentStyles) -> Element:
    properties = make("pPr")
    if styles.text is not None:
        properties.append(make("pStyle", val=styles.text))
    else:
        properties.append(make("spacing", before="0", after="0", line="240", lineRule="auto"))
        properties.append(make("ind", firstLine="0", firstLineChars="0"))
        properties.append(make("jc", val="left"))
    return properties


def _own_reference(styles: CommentStyles) -> Element:
    run = make("r")
    if styles.reference is not None:
        properties = make("rPr")
        properties.append(make("rStyle", val=styles.reference))
        run.append(properties)
    run.append(make("annotationRef"))
    return run


def _small() -> Element:
    properties = make("rPr")
    properties.append(make("sz", val=SMALL))
    properties.append(make("szCs", val=SMALL))
    return properties
