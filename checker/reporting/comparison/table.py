"""What stands in the table of a comparison, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.comparing import Comparison, Difference, Kind, Part, Passage, Row, Sort
from checker.comparing.fates import FatedFinding
from checker.model import Node, NodeKind
from checker.reporting.columns import harmless
from checker.reporting.comparison.remarks import note_of, remark
from checker.reporting.xml_text import legal

COLUMNS = ("现行条文", "修改后条文", "说明")
FINDINGS = "检查结果"
DELETED = "（删除）"
DIVISIONS = frozenset({NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION})
EXPLANATION = "（修改后条文中，加粗的黑体字为新增的内容；现行条文中，加删除线的为删去的内容。）"


class Mark(StrEnum):
    """How a stretch of a cell is marked."""

    NONE = ""
    ADDED = "added"
    DELETED = "deleted"
    FOLLOWED = "followed"  # a number that followed a renumbering
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look."""

    text: str
    mark: Mark = Mark.NONE


Paragraph = tuple[Run, ...]
Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; ``is_heading`` for the headings of chapters and for titles."""

    kind: Kind
    is_heading: bool
    old: Cell
    new: Cell
    remark: str
    findings: tuple[FatedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table: its title, what the marks mean, the heads of its columns, its rows.

    ``note`` says what is left out; ``has_findings`` whether there is a column for findings.
    """

    title: str
    note: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    has_findings: bool = False


def table_of(
    comparison: Comparison,
    *,
    everything: bool = False,
    columns: Sequence[str] = COLUMNS,
    findings: Sequence[tuple[FatedFinding, ...]] | None = None,
) -> Table:
    """The table of a comparison; ``findings`` are those of its rows.

    Without ``everything`` it has only what changed (and rows with findings), under the headings
    of its chapters.
    """
    beside = findings or [()] * len(comparison.rows)
    pairs = list(zip(comparison.rows, beside, strict=True))
    shown = pairs if everything else list(_shown(pairs))
    heads = (*columns, FINDINGS) if findings is not None else tuple(columns)
    return Table(
        f"《{harmless(bare(comparison)) or '　　'}》修改前后对照表",
        note_of(comparison, {id(row) for row, _ in shown}),
        heads,
        tuple(_line(comparison, row, found) for row, found in shown),
        findings is not None,
    )


def bare(comparison: Comparison) -> str:
    """The name of the regulation that is amended."""
    from checker.comparing.drafting.draft import bare_title

    return bare_title(comparison.old) or bare_title(comparison.new)


Pair = tuple[Row, tuple[FatedFinding, ...]]


def _shown(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """What changed, and before it the headings of the divisions that it stands in."""
    above: dict[NodeKind, Pair] = {}
    for pair in pairs:
        row, found = pair
        if row.level is NodeKind.CONTENTS:
            continue
        if row.level in DIVISIONS:
            above = {kind: each for kind, each in above.items() if _is_above(kind, row.level)}
            above[row.level] = pair
            if row.kind is Kind.UNCHANGED:
                continue
        if row.kind is not Kind.UNCHANGED or found:
            yield from (each for each in above.values() if each is not pair)
            above = {}
            yield pair


def _is_above(kind: NodeKind, other: NodeKind) -> bool:
    order = [NodeKind.BOOK, NodeKind.CHAPTER, NodeKind.SECTION]
    return order.index(kind) < order.index(other)


def _line(comparison: Comparison, row: Row, found: tuple[FatedFinding, ...]) -> Line:
    old = tuple(_cell(comparison, row, is_new=False))
    new = tuple(_cell(comparison, row, is_new=True))
    if row.kind is Kind.DELETED:
        new = ((Run(DELETED),),)
    is_heading = row.level in DIVISIONS or row.level is NodeKind.TITLE
    return Line(row.kind, is_heading, old, new, remark(row), found)


def _cell(comparison: Comparison, row: Row, *, is_new: bool) -> Iterator[Paragraph]:
    nodes = row.new if is_new else row.old
    text = (comparison.new if is_new else comparison.old).source.spoken.text
    whole = {Kind.INSERTED: Mark.ADDED, Kind.DELETED: Mark.DELETED}.get(row.kind, Mark.NONE)
    waiting = list(nodes)
    for part in row.parts:
        passage = part.new if is_new else part.old
        if passage is None:
            continue
        runs = list(_runs(text, part, passage, is_new=is_new))
        if waiting and passage.span.start >= waiting[0].start:
            runs = [*_label(waiting.pop(0), whole or Mark.LABEL), *runs]
        yield tuple(runs)


def _label(node: Node, mark: Mark) -> Iterator[Run]:
    """第二条 before its first paragraph."""
    if node.label and (node.kind is NodeKind.ARTICLE or node.kind in DIVISIONS):
        yield Run(f"{_plain(node.label)}　", mark)


def _runs(text: str, part: Part, passage: Passage, *, is_new: bool) -> Iterator[Run]:
    """A passage cut where its differences begin and end."""
    if part.old is None or part.new is None:
        yield Run(_plain(text[passage.span.start : passage.span.end]), _whole(is_new))
        return
    at = passage.span.start
    for each in part.differences:
        span = each.new if is_new else each.old
        if span.start < span.end:
            yield from _run(text[at : span.start], Mark.NONE)
            yield from _run(text[span.start : span.end], _mark(each, is_new=is_new))
            at = span.end
    yield from _run(text[at : passage.span.end], Mark.NONE)


def _run(words: str, mark: Mark) -> Iterator[Run]:
    if words:
        yield Run(_plain(words), mark)


def _plain(words: str) -> str:
    """Words on one line, without anything that steers a program or that XML refuses."""
    return legal(harmless("".join(words.splitlines())))


def _whole(is_new: bool) -> Mark:
    return Mark.ADDED if is_new else Mark.DELETED


def _mark(difference: Difference, *, is_new: bool) -> Mark:
    if difference.sort is Sort.WORDS:
        return _whole(is_new)
    return Mark.NONE if difference.sort is Sort.FORM else Mark.FOLLOWED
