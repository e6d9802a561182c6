"""The nodes that a reference names, seen from the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.model import Node
from checker.structure.citations import NUMBERED, Numbers, count_of, numbers_below, numbers_of
from checker.structure.labels import number_of, value_of
from checker.structure.places import Place, Provisions, beside, items_of, paragraphs_of

CHAPTER = re.compile(r"(?:第(?P<chapter>[^章]+)章)?(?:第(?P<section>[^节]+)节)?")


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference names: the nodes, and what a reference joined to it starts from.

    第一款第一项、第二项 names the second item of the same paragraph of the same article.
    """

    nodes: tuple[Node, ...] = ()
    article: Node | None = None
    paragraph: Node | None = None


def resolve(
    match: re.Match[str], place: Place, provisions: Provisions, before: Target | None
) -> Target:
    """The target of a match of ``REFERENCE``; without nodes where there is no such provision.

    ``before`` is the target of the reference that this one is joined to by 、 or 和.
    """
    if match["article"]:
        return _article(match, provisions)
    if match["articles"]:
        return _articles(match["articles"], provisions)
    if match["below"]:
        return _below(match["below"], place, provisions, before)
    if match["relative"]:
        return _relative(match["relative"], place, provisions)
    return Target(tuple(_chapter(match["chapter"], place, provisions)))


def _article(match: re.Match[str], provisions: Provisions) -> Target:
    first = _numbered(match["article"], provisions)
    if first is None:
        return Target()
    if match["last"]:
        last = _numbered("第" + match["last"].removeprefix("第"), provisions)
        return Target(tuple(provisions.between(first, last)) if last else (), last)
    return _within(first, None, numbers_below(match["lower"]))


def _numbered(words: str, provisions: Provisions) -> Node | None:
    match = NUMBERED.match(words)
    return provisions.article(number_of(match["number"], match["inserted"])) if match else None


def _articles(words: str, provisions: Provisions) -> Target:
    """第二、三、五条, 第二十至二十三条; nothing unless all of them exist."""
    nodes = [provisions.article((number,)) for number in numbers_of(words)]
    found = tuple(node for node in nodes if node is not None)
    return Target(found, found[-1]) if found and len(found) == len(nodes) else Target()


def _within(article: Node, paragraph: Node | None, numbers: Numbers) -> Target:
    """Paragraphs and items of an article; nothing unless all of them exist."""
    nodes = [paragraph or article]
    if numbers.paragraphs:
        nodes = _all(paragraphs_of(article, number) for number in numbers.paragraphs)
        paragraph = nodes[-1] if nodes else None
    if numbers.items:
        nodes = _all(items_of(node, number) for node in nodes for number in numbers.items)
    return Target(tuple(nodes), article, paragraph)


def _all(groups: Iterable[list[Node]]) -> list[Node]:
    """The nodes of all groups together; none if a group is empty."""
    found: list[Node] = []
    for group in groups:
        if not group:
            return []
        found += group
    return found


def _below(words: str, place: Place, provisions: Provisions, before: Target | None) -> Target:
    """款 and 项 without the number of an article: of this one, or of the one named before."""
    numbers = numbers_below(words)
    if words.startswith("第") and before is not None:
        article, paragraph = before.article, before.paragraph
    else:
        article, paragraph = _started(words, place, provisions)
    if article is None:
        return Target()
    return _within(article, None if numbers.paragraphs else paragraph, numbers)


def _started(words: str, place: Place, provisions: Provisions) -> tuple[Node | None, Node | None]:
    """The article and paragraph that 本条, 前款 and the like begin with."""
    if words.startswith(("前条", "上条")):
        found = provisions.around(place.article, -1) if place.article else []
        return (found[0] if found else None), None
    if words.startswith(("前款", "上款")):
        found = beside(place.article, place.paragraph, -1)
        return (place.article if found else None), (found[0] if found else None)
    if words.startswith("本款"):
        return place.article, place.paragraph
    return place.article, None


def _relative(words: str, place: Place, provisions: Provisions) -> Target:
    if words.startswith("本"):
        node = {
            "章": place.chapter,
            "节": place.section,
            "条": place.article,
            "款": place.paragraph,
            "项": place.item,
        }[words[-1]]
        return Target((node,) if node else (), place.article, _paragraph(words, place))
    offset = 1 if words.startswith("下") else -count_of(words)
    return _beside(words[-1], offset, place, provisions)


def _paragraph(words: str, place: Place) -> Node | None:
    return place.paragraph if words.endswith(("款", "项")) else None


def _beside(unit: str, offset: int, place: Place, provisions: Provisions) -> Target:
    """Provisions before or behind; nothing unless there are as many as the reference names."""
    if unit == "条":
        nodes = provisions.around(place.article, offset) if place.article else []
    elif unit == "项":
        nodes = beside(place.paragraph, place.item, offset)
    else:
        nodes = beside(place.article, place.paragraph, offset)
    if len(nodes) != abs(offset):
        return Target()
    article = nodes[-1] if unit == "条" else place.article
    return Target(tuple(nodes), article, nodes[-1] if unit == "款" else None)


def _chapter(words: str, place: Place, provisions: Provisions) -> list[Node]:
    match = CHAPTER.match(words)
    assert match is not None
    chapter = place.chapter
    if match["chapter"]:
        chapter = provisions.chapter(value_of(match["chapter"]))
    if chapter is None or not match["section"]:
        return [chapter] if chapter else []
    number = value_of(match["section"])
    return [child for child in chapter.children if child.number == (number,)][:1]
