"""The matrix from the notice to the rules, for readers and as data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from checker.judging.trace import Trace, TraceRow
from checker.reporting.columns import harmless
from checker.reporting.lines import Layout, Line, Segment, hanging, line

_MARGIN = Segment("      ")


def trace_data(trace: Trace) -> dict[str, Any]:
    """The matrix as data for JSON."""
    return {
        "requirements": [row.requirement.model_dump(mode="json") for row in trace.rows],
        "unknown": [{"requirement": at, "names": name} for at, name in trace.unknown],
        "leftover": list(trace.leftover),
    }


def render_trace(trace: Trace, layout: Layout) -> Iterator[Line]:
    """The requirements by their place in the notice, and what is left over."""
    for place, rows in groupby(trace.rows, lambda row: row.requirement.at):
        yield line(place, "heading")
        for row in rows:
            yield from _row(row, layout)
    yield from _problems(trace, layout)
    answered = sum(not row.requirement.not_for_regulation for row in trace.rows)
    apart = len(trace.rows) - answered
    yield line(
        f"共 {len(trace.rows)} 项要求，{answered} 项有规则或者对照项，{apart} 项不写入条例。", "dim"
    )


def _row(row: TraceRow, layout: Layout) -> Iterator[Line]:
    asked = row.requirement
    text = harmless(f"“{asked.quote}”：{asked.asks}")
    yield from hanging((Segment(f"  {asked.id} ", "path"),), [Segment(text)], layout)
    for label, body in _answers(row):
        yield from hanging((_MARGIN, Segment(label, "dim")), [Segment(harmless(body))], layout)


def _answers(row: TraceRow) -> Iterator[tuple[str, str]]:
    """What stands for a requirement, each with its label."""
    if row.rules:
        yield "规则：", "；".join(f"{rule.id} {rule.title}" for rule in row.rules)
    if row.coverage:
        yield "对照：", "；".join(f"{each.title}（{each.id}）" for each in row.coverage)
    if row.requirement.not_for_regulation:
        yield "不写入条例：", row.requirement.not_for_regulation


def _problems(trace: Trace, layout: Layout) -> Iterator[Line]:
    for at, name in trace.unknown:
        text = f"{at} 所列的 {name} 不存在；请核对编号，或者从 {at} 中删去。"
        yield from hanging((Segment("问题：", "error"),), [Segment(harmless(text))], layout)
    for name in trace.leftover:
        text = f"{name} 没有对应的通知要求；请在 notice.yaml 中补上。"
        yield from hanging((Segment("问题：", "error"),), [Segment(harmless(text))], layout)
