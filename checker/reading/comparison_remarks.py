"""What the reader of a report is told of a comparison table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.model import SourceText
from checker.reading.comparison_columns import Layout
from checker.remarks import ReadingRemark, RemarkKind

LONGEST_TITLE = 20
MOST_TITLES = 6


@dataclass
class Tally:
    """How many cells say what; offsets of those that leave a doubt."""

    unchanged: int = 0
    deleted: int = 0
    empty: list[int] = field(default_factory=list)
    partly: list[int] = field(default_factory=list)


def remarks_on(
    source: SourceText, layouts: Sequence[Layout], tally: Tally
) -> Iterator[ReadingRemark]:
    """Which column is checked; then the cells that somebody should look at."""
    yield ReadingRemark(RemarkKind.COMPARISON, _choice(layouts[0], tally))
    checked = _title(layouts[0].checked.title)
    if tally.empty:
        yield _at(
            source,
            tally.empty,
            f"“{checked}”一栏为空，不能断定已经删除，仍检查原文；如已删除，请写“（删除）”",
        )
    if tally.partly:
        yield _at(source, tally.partly, "只写部分内容“同左”或不变，这部分没有检查；请写出全文")


def _choice(layout: Layout, tally: Tally) -> str:
    titles = [_title(each) for each in dict.fromkeys(layout.titles)]
    others = "".join(f"“{each}”" for each in titles[:MOST_TITLES])
    others += f"等 {len(titles)} 栏" if len(titles) > MOST_TITLES else ""
    sentence = f"修改对照表：只检查“{_title(layout.checked.title)}”一栏"
    sentence += f"，{others}不检查" if others else ""
    if tally.unchanged:
        sentence += f"；写明未作修改的 {tally.unchanged} 处，检查左栏的原文"
    if tally.deleted:
        sentence += f"；删除的 {tally.deleted} 处不检查"
    return f"{sentence}。"


def _at(source: SourceText, offsets: list[int], what: str) -> ReadingRemark:
    line = source.line_at(offsets[0]).number
    several = f"等 {len(offsets)} 处" if len(offsets) > 1 else ""
    return ReadingRemark(RemarkKind.COMPARISON, f"第 {line} 行{several}{what}。", line)


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE]}…"
