"""What a paragraph gets from its style: its numbering, and whether its text is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.reading.word_xml import Element, is_on, number_of, qualified, value_of

DEEPEST = 20  # Word nests styles 11 deep; a circle must end
NO_LIST = "0"  # the list id that takes numbering away


@dataclass(frozen=True)
class NumberProperties:
    """A ``w:numPr``: the list and the level, either of which may be left to the style."""

    list_id: str | None
    depth: int | None


@dataclass(frozen=True)
class Style:
    """What a style itself says, and the style it is based on."""

    parent: str | None
    numbering: NumberProperties | None
    is_hidden: bool | None


class Styles:
    """The styles of a document, looked up along their ``basedOn`` chains."""

    def __init__(self, root: Element | None) -> None:
        """Take the root of the styles part, ``None`` if there is none."""
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for each in root.iter(qualified("style")) if root is not None else ():
            name = each.get(qualified("styleId"), "")
            self._styles[name] = Style(
                value_of(each, "basedOn"),
                number_properties(each.find(qualified("pPr"))),
                is_on(each.find(qualified("rPr")), "vanish"),
            )
            kind, default = each.get(qualified("type")), each.get(qualified("default"))
            if kind == "paragraph" and default in ("1", "true", "on"):
                self._default = name

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The id of a paragraph's style, from its ``w:pPr``."""
        return value_of(properties, "pStyle") or self._default

    def numbering(self, name: str | None) -> NumberProperties | None:
        """The list and level that a style gives its paragraphs, its parents filling the gaps."""
        list_id: str | None = None
        depth: int | None = None
        for _, style in self._chain(name):
            if style.numbering is not None:
                list_id = style.numbering.list_id if list_id is None else list_id
                depth = style.numbering.depth if depth is None else depth
        return None if list_id is None else NumberProperties(list_id, depth)

    def names(self, name: str | None) -> list[str]:
        """A style and those it is based on, nearest first."""
        return [each for each, _ in self._chain(name)]

    def is_hidden(self, name: str | None) -> bool | None:
        """Whether a style hides its text; ``None`` if no style of the chain says."""
        said = (style.is_hidden for _, style in self._chain(name))
        return next((each for each in said if each is not None), None)

    def _chain(self, name: str | None) -> Iterator[tuple[str, Style]]:
        for _ in range(DEEPEST):
            if name is None or name not in self._styles:
                return
            style = self._styles[name]
            yield name, style
            name = style.parent


def number_properties(properties: Element | None) -> NumberProperties | None:
    """The ``w:numPr`` of a ``w:pPr``, if it has one."""
    found = properties.find(qualified("numPr")) if properties is not None else None
    if found is None:
        return None
    return NumberProperties(value_of(found, "numId"), number_of(found, "ilvl"))
