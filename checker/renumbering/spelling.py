"""Provisions named in full by their new numbers, where the words of a reference say it no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Node, NodeKind
from checker.renumbering.numeral_styles import written_like
from checker.structure.places import DIVISIONS, Place

COUNTS = {1: "", 2: "两", 3: "三", 4: "四", 5: "五", 6: "六"}
LONGEST_LIST = 2  # from three in a row on it is a range


@dataclass(frozen=True, slots=True)
class Manner:
    """How numbers are written: a numeral for each unit, and whether those of items have brackets."""

    numerals: Mapping[str, str]
    is_bracketed: bool = False

    def of(self, number: tuple[int, ...], unit: str) -> str:
        """第二十条, 第二款, 第（一）项."""
        numeral = written_like(self.numerals.get(unit, "一"), number[0])
        if unit == "项" and self.is_bracketed:
            numeral = f"（{numeral}）"
        inserted = f"之{written_like('一', number[1])}" if len(number) > 1 else ""
        return f"第{numeral}{unit}{inserted}"


def relative(words: str, count: int) -> Iterator[str]:
    """前条, 前两条, 上一款 for another count of provisions; nothing if ``words`` is no such."""
    if words[:1] in "前上" and words[-1:] in "条款项" and count in COUNTS and len(words) <= 3:
        yield f"前{COUNTS[count]}{words[-1]}"


def spelled(
    nodes: Sequence[Node], above: Callable[[Node], Sequence[Node]], place: Place, manner: Manner
) -> Iterator[str]:
    """Ways to name nodes of the tree to come, the shortest first."""
    kinds = {node.kind for node in nodes}
    if kinds == {NodeKind.ARTICLE}:
        yield _listed(_runs(nodes), "条", manner)
        yield _listed([[node] for node in nodes], "条", manner)
    elif kinds <= DIVISIONS:
        yield "、".join(_division(node, above(node), manner) for node in nodes)
    elif kinds <= {NodeKind.PARAGRAPH, NodeKind.ITEM}:
        yield from _lower(nodes, above, place, manner)


def _division(node: Node, above: Sequence[Node], manner: Manner) -> str:
    chapter = next((each for each in above if each.kind is NodeKind.CHAPTER), None)
    if node.kind is NodeKind.SECTION and chapter and chapter.number:
        return manner.of(chapter.number, "章") + manner.of(node.number, "节")
    return manner.of(node.number, "节" if node.kind is NodeKind.SECTION else "章")


def _lower(
    nodes: Sequence[Node], above: Callable[[Node], Sequence[Node]], place: Place, manner: Manner
) -> Iterator[str]:
    """Paragraphs or items of one article, with as much before them as is needed."""
    first = above(nodes[0])
    article, paragraph = _first(first, NodeKind.ARTICLE), _first(first, NodeKind.PARAGRAPH)
    if article is None:
        return
    units = "款" if nodes[0].kind is NodeKind.PARAGRAPH else "项"
    tails = [_listed(_runs(nodes), units, manner)]
    if units == "项" and paragraph is not None and paragraph.number:
        tails.append(manner.of(paragraph.number, "款") + tails[0])
    own = ["", "本条"] if article is place.article else []
    for head in [*own, manner.of(article.number, "条")]:
        yield from (head + tail for tail in tails)


def _first(nodes: Iterable[Node], kind: NodeKind) -> Node | None:
    return next((each for each in nodes if each.kind is kind), None)


def _listed(runs: Iterable[Sequence[Node]], unit: str, manner: Manner) -> str:
    names = [part for run in runs for part in _run(run, unit, manner)]
    return "、".join(names[:-1]) + ("和" if len(names) > 1 else "") + names[-1]


def _run(run: Sequence[Node], unit: str, manner: Manner) -> list[str]:
    if len(run) <= LONGEST_LIST:
        return [manner.of(node.number, unit) for node in run]
    return [manner.of(run[0].number, unit) + "至" + manner.of(run[-1].number, unit)]


def _runs(nodes: Sequence[Node]) -> list[list[Node]]:
    """The nodes in stretches that follow one another by their numbers."""
    runs: list[list[Node]] = []
    for node in sorted(nodes, key=lambda each: each.start):
        if runs and len(node.number) == 1 and node.number[0] == runs[-1][-1].number[0] + 1:
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs
