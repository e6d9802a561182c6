"""What is inserted into a regulation: which provisions begin in it, and where in the tree they come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model import Node, NodeKind
from checker.structure.events import LEAVES, LEVELS
from checker.structure.labels import DRESS, KINDS, SPACE, article_label

PLACEHOLDER = re.compile(
    rf"{DRESS}(?P<label>第〇(?P<unit>[编章节条])|[（(]〇[）)])(?P<rest>[^\r\n]*)"
)
LISTED = {NodeKind.ITEM, NodeKind.SUBITEM}
BELOW_ARTICLE = LEVELS[NodeKind.ARTICLE] + 1


@dataclass(frozen=True)
class Insertion:
    """Whole lines that come in at an offset: the start of a line, or the end of the text.

    Provisions that begin in ``text`` carry a placeholder for their number: ``第〇条``, ``第〇章``,
    ``第〇节``, and ``（〇）`` for items of a list. Lines without one are paragraphs. Other provisions of
    the regulation are cited by their old numbers between ``⟦`` and ``⟧``.

    ``moved`` are articles that are deleted where they stand and come in here again, as the articles
    that begin in ``text``, in order, paragraph by paragraph: references to them follow.

    ``numbers`` are those of the provisions that begin in ``text``, in order, where a decision says
    them; otherwise they are counted.
    """

    at: int
    text: str
    moved: tuple[Node, ...] = ()
    numbers: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, eq=False)
class Newcomer:
    """A provision that begins in an insertion; ``start`` and ``end`` are its placeholder's."""

    kind: NodeKind
    insertion: int  # which of the insertions
    at: int  # where that comes in, in the source text
    start: int = 0  # offsets in the text of the insertion
    end: int = 0
    title: str = ""
    article: Newcomer | None = None  # the new article in which an item stands
    moved: Node | None = None  # the article that it has been so far
    number: tuple[int, ...] = ()  # the number that it is to have; counted if empty


def newcomers(insertions: Sequence[Insertion]) -> list[Newcomer]:
    """The provisions that the insertions bring, by their place; equal places keep their order."""
    order = sorted(range(len(insertions)), key=lambda index: insertions[index].at)
    return [each for index in order for each in _opened(index, insertions[index])]


def _opened(index: int, insertion: Insertion) -> Iterator[Newcomer]:
    article, is_below, at = None, False, 0
    moved, numbers = iter(insertion.moved), iter(insertion.numbers)
    for line in insertion.text.splitlines(keepends=True):
        match = PLACEHOLDER.match(line)
        if match is not None:
            kind = _kind(match["unit"])
            start, end = (at + offset for offset in match.span("label"))
            below = article if kind is NodeKind.ITEM else None
            before = next(moved, None) if kind is NodeKind.ARTICLE else None
            number = next(numbers, ())
            title = _title(match)
            new = Newcomer(kind, index, insertion.at, start, end, title, below, before, number)
            yield new
            article = new if kind is NodeKind.ARTICLE else below
            is_below = True
        elif line.strip() and not is_below:
            number = next(numbers, ())
            yield Newcomer(NodeKind.PARAGRAPH, index, insertion.at, at, at, number=number)
        at += len(line)


def _kind(unit: str | None) -> NodeKind:
    if unit is None:
        return NodeKind.ITEM
    return NodeKind.ARTICLE if unit == "条" else KINDS[unit]


def _title(match: re.Match[str]) -> str:
    """The title behind the placeholder of a division or an article."""
    if match["unit"] == "条":
        label = article_label(match[0])
        return label.title if label else ""
    return re.sub(rf"{SPACE}|[*_#：:]", "", match["rest"]) if match["unit"] else ""


def place_of(root: Node, newcomer: Newcomer) -> tuple[Node, int]:
    """The node below which a newcomer comes, and before which of its children."""
    parent, index = root, _before(root, newcomer.at)
    while index and _encloses(parent.children[index - 1].kind, newcomer.kind):
        parent = parent.children[index - 1]
        index = _before(parent, newcomer.at)
    following = parent.children[index : index + 1]
    if parent is root and following and following[0].kind is NodeKind.REGULATION:
        return following[0], 0
    while newcomer.kind is NodeKind.ITEM and index and _begins(parent, index, newcomer.at):
        parent = parent.children[index - 1]
        index = _before(parent, newcomer.at)
    return parent, index


def _before(parent: Node, at: int) -> int:
    """How many children of a node begin before an offset."""
    return bisect_left(parent.children, at, key=lambda child: child.start)


def _encloses(outer: NodeKind, inner: NodeKind) -> bool:
    if outer in LEAVES or outer in LISTED:
        return False
    return LEVELS.get(outer, BELOW_ARTICLE) < LEVELS[inner]


def _begins(parent: Node, index: int, at: int) -> bool:
    """Whether an entry of a sublist of the item before begins at an offset."""
    above = parent.children[index - 1]
    return above.kind in LISTED and any(
        child.start == at or (child.start < at < above.end and child.kind in LISTED)
        for child in above.children
    )
