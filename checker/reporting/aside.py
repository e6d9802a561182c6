"""What a report for readers says besides findings: of the reading, of what is accepted or gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from checker.findings import Change, Removed, SuppressionKind
from checker.reporting.columns import cut, harmless
from checker.reporting.lines import Layout, Line, Segment, hanging
from checker.reporting.plain import PlainDocument

_KINDS = {
    SuppressionKind.COMMENT: "注释豁免",
    SuppressionKind.FILE: "豁免清单",
    SuppressionKind.BASELINE: "基线",
}
_LONGEST_QUOTE = 60
REMARKED = "注意："


def render_remarks(document: PlainDocument, layout: Layout) -> Iterator[Line]:
    """How the file was read, a line for each remark."""
    for remark in document.remarks:
        yield from _remark(f"{REMARKED}{remark.message}", layout)


def render_aside(document: PlainDocument, layout: Layout) -> Iterator[Line]:
    """How many findings of a document are accepted, then what changed since a revision."""
    counts = Counter(each.suppression.kind for each in document.suppressed)
    if counts:
        parts = "，".join(f"{_KINDS[kind]} {n} 个" for kind, n in sorted(counts.items()))
        yield from _remark(f"另有 {counts.total()} 个问题不计入（{parts}）。", layout)
    if document.change is not None:
        yield from _change(document.change, layout)


def _change(change: Change, layout: Layout) -> Iterator[Line]:
    if change.path is None:
        yield from _remark(f"{change.revision} 中没有这个文件，全文视为改动。", layout)
        return
    removed = len(change.removed)
    sentence = f"自 {change.revision} 以来：未改动的条文中另有 {change.unchanged} 个问题，"
    yield from _remark(f"{sentence}消除 {removed} 个问题{'：' if removed else '。'}", layout)
    for each in change.removed:
        lead = (Segment("    "), Segment("已消除 ", "good"))
        yield from hanging(lead, [Segment(harmless(_gone(each)))], layout)


def _gone(removed: Removed) -> str:
    """The article, under its number of then and of now, the rule and the words."""
    finding = removed.finding
    was = finding.article or f"第 {finding.location.line} 行"
    now = f"（现{removed.now}）" if removed.now not in (None, finding.article) else ""
    quote = cut(" ".join(finding.quote.split()), _LONGEST_QUOTE)
    return f"原{was}{now} {finding.rule} {finding.title}：“{quote}”"


def _remark(sentence: str, layout: Layout) -> list[Line]:
    return hanging((Segment("  "),), [Segment(harmless(sentence), "dim")], layout)
