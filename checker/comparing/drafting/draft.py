"""Two versions become the draft of the decision that makes the new one of the old."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.comparing.comparison import Comparison, Kind, Row
from checker.comparing.drafting.articles import Changing
from checker.comparing.drafting.blocks import blocks_of
from checker.comparing.drafting.decision import Decision, Instruction
from checker.comparing.drafting.divisions import Divisions
from checker.comparing.drafting.phrases import Phrasing, Placed
from checker.comparing.drafting.quoting import count, introduced, lines_of, phrase
from checker.comparing.drafting.sentences import in_one_article, replacement_instructions
from checker.comparing.units import DIVISIONS
from checker.model import Node, NodeKind, Regulation

STAGE = re.compile(r"[（(][^（）()]{0,20}(?:草案|稿|文本|建议)[^（）()]{0,10}[）)]$")
OPENING = "【】第【】届人民代表大会常务委员会第【】次会议决定对《{title}》作如下修改："
ORDER = "此外，对条文顺序作相应调整。"
IN_FORCE = "本决定自【】起施行。"
PUBLISHED = "《{title}》根据本决定作相应修改，重新公布。"


def draft_decision(comparison: Comparison) -> Decision:
    """The draft of a decision in the customary formulae, with blanks for what no text can tell."""
    title = bare_title(comparison.old) or "【】"
    drafting = _Drafting(comparison)
    instructions = tuple(drafting.instructions())
    closing = [ORDER] if drafting.is_reordered else []
    closing += [IN_FORCE, PUBLISHED.format(title=bare_title(comparison.new) or title)]
    return Decision(
        f"关于修改《{title}》的决定（草案）",
        OPENING.format(title=title),
        instructions,
        tuple(closing),
        tuple(drafting.left),
    )


def bare_title(regulation: Regulation) -> str:
    """The name of a regulation without the stage of its draft: （修订草案）."""
    return STAGE.sub("", regulation.title)


class _Drafting:
    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._divisions = Divisions(comparison)
        self._phrasing = Phrasing(comparison)
        self._placed: list[Placed] = []
        self._to_be_named = _moved_and_passed(comparison)
        self.left: list[str] = []
        self.is_reordered = any(row.is_renumbered for row in comparison.rows)

    def instructions(self) -> Iterator[Instruction]:
        """All instructions in reading order; words replaced in several articles come last."""
        found: list[tuple[int, Instruction]] = []
        at: dict[str, int] = {}  # of the old article
        for index, (key, group) in enumerate(groupby(self._comparison.rows, self._sort)):
            rows = list(group)
            found += [(index, each) for each in self._of_rows(key, rows)]
            at |= dict.fromkeys((node.label for row in rows for node in row.old), index)
        alone, several = in_one_article(self._placed)
        for article, placed in alone.items():
            found += [(at[article], each) for each in replacement_instructions(placed)]
        yield from (each for _, each in sorted(found, key=lambda pair: pair[0]))
        yield from replacement_instructions(several)

    def _of_rows(self, key: Kind | int, rows: Sequence[Row]) -> Iterator[Instruction]:
        if key is Kind.INSERTED:
            for together in _in_one_chapter(self._comparison.new, rows):
                yield Instruction(tuple(self._inserted(together)))
        elif key is Kind.DELETED:
            yield from self._deleted(rows)
        else:
            for row in rows:
                lines = self._lines(row)
                if lines:
                    yield Instruction(tuple(lines))

    def _sort(self, row: Row) -> Kind | int:
        """Equal for neighbours that one instruction may speak of."""
        if row.level is NodeKind.ARTICLE and row.kind in (Kind.INSERTED, Kind.DELETED):
            return row.kind
        return id(row)

    def _lines(self, row: Row) -> list[str]:
        if row.level in DIVISIONS:
            return self._divisions.instruction(row)
        if row.level is NodeKind.ARTICLE:
            return self._article(row)
        if row.level is NodeKind.TITLE and row.is_reworded and row.old and row.new:
            return [f"将名称修改为{phrase(bare_title(self._comparison.new))}。"]
        if row.kind is not Kind.UNCHANGED and row.level not in (
            NodeKind.CONTENTS,
            NodeKind.HISTORY,
        ):
            self._leave(row)
        return []

    def _leave(self, row: Row) -> None:
        new = bool(row.new)
        text = (self._comparison.new if new else self._comparison.old).source.spoken.text
        passages = [part.new if new else part.old for part in row.parts]
        words = "".join(lines_of(text, [each for each in passages if each is not None]))
        self.left.append(f"“{words[:20]}{'…' if len(words) > 20 else ''}”在条文之外，未写入决定。")

    def _article(self, row: Row) -> list[str]:
        if row.kind is Kind.SPLIT:
            return self._split(row)
        if row.kind is Kind.MERGED:
            return self._merged(row)
        into = self._divisions.other_chapter(row)
        if row.kind is Kind.MOVED:
            into = into or self._divisions.border(row.new)
        changing = Changing(self._comparison, row, into=into)
        is_moved = bool(into) or (row.is_renumbered and id(row) in self._to_be_named)
        if not row.is_reworded:
            return changing.moved() if is_moved else []
        blocks = blocks_of(row)
        if blocks is None:
            return changing.whole()
        placed = self._phrasing.phrases_of(row, blocks)
        if placed is not None:
            self._placed += placed
            return changing.moved() if is_moved else []
        return changing.by_blocks(blocks) or changing.whole()

    def _inserted(self, rows: Sequence[Row]) -> list[str]:
        nodes = [row.new[0] for row in rows]
        places = self._divisions.border(nodes) + "、".join(node.label for node in nodes)
        start = f"增加{count(len(nodes))}条，作为{places}："
        if len(rows) == 1:
            return introduced(start, self._quoted(rows[0], labels=False))
        quoted = [line for row in rows for line in self._quoted(row, labels=True)]
        return [start, *introduced("", quoted)]

    def _deleted(self, rows: Sequence[Row]) -> Iterator[Instruction]:
        nodes = [row.old[0] for row in rows]
        left = [node.label for node in nodes if id(node) not in self._divisions.swallowed]
        if left:
            yield Instruction((f"删去{'、'.join(left)}。",))

    def _split(self, row: Row) -> list[str]:
        places = "、".join(self._divisions.placed(row))
        start = f"将{row.old[0].label}改为{count(len(row.new))}条，作为{places}，修改为："
        return [start, *introduced("", self._quoted(row, labels=True))]

    def _merged(self, row: Row) -> list[str]:
        labels = "、".join(node.label for node in row.old)
        into = self._divisions.other_chapter(row) or self._divisions.border(row.new)
        start = f"将{labels}合并，作为{into}{row.new[0].label}，修改为："
        return introduced(start, self._quoted(row, labels=False))

    def _quoted(self, row: Row, *, labels: bool) -> list[str]:
        """The lines of the new articles of a row, with their labels before the first of each."""
        lines: list[str] = []
        text = self._comparison.new.source.spoken.text
        for node in row.new:
            passages = [
                part.new
                for part in row.parts
                if part.new and node.start <= part.new.span.start < node.end
            ]
            own = lines_of(text, passages)
            if labels:
                own[:1] = [f"{node.label}　{own[0] if own else ''}"]
            lines += own
        return lines


def _moved_and_passed(comparison: Comparison) -> set[int]:
    """The ids of rows whose new number does not follow from the order of the others.

    Those of articles that moved; and where one of these keeps its number, of all that it passed.
    """
    paired = [
        row for row in comparison.rows if row.level is NodeKind.ARTICLE and row.old and row.new
    ]
    moved = [row for row in paired if row.kind is Kind.MOVED]
    named = {id(row) for row in moved}
    for one in moved:
        if not one.is_renumbered:
            named |= {id(row) for row in paired if _passes(one, row)}
    return named


def _passes(one: Row, other: Row) -> bool:
    """Whether two rows stand in another order in the new version."""
    return (one.old[0].start < other.old[0].start) != (one.new[0].start < other.new[0].start)


def _in_one_chapter(regulation: Regulation, rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Neighbouring new articles with consecutive numbers that stand in the same chapter."""
    together: list[Row] = []
    for row in rows:
        if together and not _follows(regulation, together[-1].new[0], row.new[0]):
            yield together
            together = []
        together.append(row)
    if together:
        yield together


def _follows(regulation: Regulation, before: Node, node: Node) -> bool:
    same = regulation.ancestors(before)[-1] is regulation.ancestors(node)[-1]
    return same and before.number[:1] == (node.number[0] - 1,) and len(node.number) == 1
