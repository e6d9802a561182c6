"""The lists of a Word file: the levels in which its automatic numbering counts and writes."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.reading.word_styles import Styles
from checker.reading.word_xml import Element, is_on, number_of, qualified, value_of

DEPTHS = range(9)
LONGEST_TEXT = 255  # what Word allows; a longer pattern would multiply with every paragraph


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    start: int
    format: str
    text: str  # with %1 … %9 for the numbers of the levels
    suffix: str
    is_legal: bool  # all numbers are written as decimals
    restart: int | None  # begins anew after a number of a level before this one; 0: never
    style: str | None  # the paragraph style that stands for this level


@dataclass(frozen=True)
class NumberedList:
    """A ``w:num``: the abstract list in which it counts, its levels and where it begins anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)

    def depth_of_style(self, names: list[str]) -> int | None:
        """The level that stands for the nearest of some styles."""
        depths = {level.style: depth for depth, level in self.levels.items() if level.style}
        return next((depths[name] for name in names if name in depths), None)


def lists_of(root: Element | None, styles: Styles) -> dict[str, NumberedList]:
    """The lists by their ids; ``root`` is the numbering part, ``None`` if there is none."""
    if root is None:
        return {}
    abstracts = {
        each.get(qualified("abstractNumId"), ""): each
        for each in root.iter(qualified("abstractNum"))
    }
    nums = {each.get(qualified("numId"), ""): each for each in root.iter(qualified("num"))}
    found: dict[str, NumberedList] = {}
    for name, num in nums.items():
        abstract = _abstract_of(num, nums, abstracts, styles)
        if abstract in abstracts:
            found[name] = _numbered_list(num, abstract, abstracts[abstract])
    return found


def _abstract_of(
    num: Element, nums: dict[str, Element], abstracts: dict[str, Element], styles: Styles
) -> str:
    """The abstract list of a ``w:num``, where it is a link the one of the numbering style."""
    name = value_of(num, "abstractNumId") or ""
    link = value_of(abstracts.get(name), "numStyleLink")
    if link is None:
        return name
    numbering = styles.numbering(link)
    linked = nums.get(numbering.list_id or "") if numbering is not None else None
    target = value_of(linked, "abstractNumId")
    if target in abstracts and target != name:
        return target
    home = (each for each, root in abstracts.items() if value_of(root, "styleLink") == link)
    return next(home, name)


def _numbered_list(num: Element, abstract: str, root: Element) -> NumberedList:
    found = NumberedList(abstract, _levels(root))
    for override in num.findall(qualified("lvlOverride")):
        found.levels.update(_levels(override))
        depth, start = _depth(override), number_of(override, "startOverride")
        if depth is not None and start is not None:
            found.starts[depth] = start
    return found


def _levels(parent: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in parent.findall(qualified("lvl")):
        depth, start = _depth(each), number_of(each, "start")
        if depth is not None:
            found[depth] = Level(
                start=1 if start is None else start,
                format=value_of(each, "numFmt") or "decimal",
                text=(value_of(each, "lvlText") or "")[:LONGEST_TEXT],
                suffix=value_of(each, "suff") or "tab",
                is_legal=bool(is_on(each, "isLgl")),
                restart=number_of(each, "lvlRestart"),
                style=value_of(each, "pStyle"),
            )
    return found


def _depth(element: Element) -> int | None:
    depth = element.get(qualified("ilvl"), "")
    return int(depth) if len(depth) == 1 and depth.isdecimal() and int(depth) in DEPTHS else None
