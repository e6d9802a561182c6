"""Charts that answer a question, as Vega-Lite specifications: with words on the bars, no menus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.findings import Severity
from checker.reporting import vocabulary
from checker.reviewing.decisions import STATE_NAMES
from checker.reviewing.review import Review, Reviewed
from checker.reviewing.strip import Stretch
from checker.reviewing.turnover import Turnover
from checker.web.palette import (
    CHANGE_COLOURS,
    GONE,
    NEW,
    SEVERITY_SIGNS,
    STATE_COLOURS,
    STATE_SIGNS,
    UNCHANGED,
)

Spec = dict[str, Any]
ROW, LEGEND = 36, 32  # pixels: a bar with what is around it, a row of names of parts
GRID_ROW, HEADS = 30, 50  # of the grid: a row, the names above it
NARROW = 0.15  # of the longest bar: parts that have room for a number only
LONGEST_NAME = 14  # characters of a chapter's heading
INK = "#1a1a1a"  # of the words on bars: their colours are light by day and by night
BEFORE = "（章外）"


def progress(review: Review) -> Spec:
    """How far is the work? A bar for each severity, cut by state."""
    counted = Counter((each.finding.severity, each.state) for each in review.findings)
    values = [
        {"行": _severity(severity), "段": _state(state), "数": count, "序": order}
        for severity in Severity
        for order, state in enumerate(STATE_COLOURS)
        if (count := counted[severity, state])
    ]
    colours = {_state(state): colour for state, colour in STATE_COLOURS.items()}
    rows = [_severity(each) for each in Severity if any(r["行"] == _severity(each) for r in values)]
    return _stacked("各级问题处理到哪一步", "级别", "处理情况", values, rows, colours)


def topics(stretches: Iterable[Stretch]) -> Spec:
    """Where are the findings? A square for each topic in each chapter, with their number on it."""
    counted: Counter[tuple[str, str]] = Counter()
    chapters: dict[str, None] = {}
    for stretch in stretches:
        name = _short(stretch.heading) or BEFORE
        found = [each for cell in stretch.cells for each in cell.findings]
        chapters |= {name: None} if found or stretch.heading else {}
        counted.update((name, vocabulary.topic(each.finding.topic)) for each in found)
    values = [{"章": at, "主题": topic, "数": count} for (at, topic), count in counted.items()]
    by_topic = Counter(topic for _, topic in counted.elements())
    return _grid(values, list(chapters), [topic for topic, _ in by_topic.most_common()])


def versions(found: Sequence[Turnover]) -> Spec:
    """What did the versions change? A bar for each version: new, unchanged, gone findings."""
    values = [
        {"行": f"第 {each.number} 版", "段": name, "数": count, "序": order}
        for each in found
        for order, (name, count) in enumerate(_counts(each).items())
        if count
    ]
    rows = [f"第 {each.number} 版" for each in found]
    return _stacked(
        "各版新增、延续、消除的问题", "版本", "与上一版相比", values, rows, CHANGE_COLOURS
    )


def severities(found: Iterable[Reviewed]) -> str:
    """The numbers of findings by severity with their signs, in words: ■ 错误 2　▲ 警告 1."""
    counted = Counter(each.finding.severity for each in found)
    return "　".join(f"{_severity(each)} {counted[each]}" for each in Severity if counted[each])


def _counts(each: Turnover) -> Mapping[str, int]:
    return {NEW: each.new, UNCHANGED: each.unchanged, GONE: each.gone}


def _severity(severity: Severity) -> str:
    return f"{SEVERITY_SIGNS[severity]} {vocabulary.SEVERITY[severity]}"


def _state(state: Any) -> str:
    return f"{STATE_SIGNS[state]} {STATE_NAMES[state]}"


def _short(heading: str) -> str:
    return heading if len(heading) <= LONGEST_NAME else heading[: LONGEST_NAME - 1] + "…"


def _frame(description: str, height: int, values: Sequence[Any]) -> Spec:
    """What all charts have in common; drawn as SVG, which prints sharply, and without menus."""
    return {
        "description": description,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "data": {"values": list(values)},
        "usermeta": {"embedOptions": {"renderer": "svg", "actions": False}},
        "config": {"aria": False, "font": "sans-serif", "view": {"stroke": None}},
    }


def _stacked(
    description: str,
    row: str,
    part: str,
    values: Sequence[Any],
    rows: Sequence[str],
    colours: Mapping[str, str],
) -> Spec:
    """Bars from the left, cut into parts; on each part stands what and how much it is."""
    values = [each | {"签": label} for each, label in zip(values, _labels(values), strict=True)]
    across = {"field": "数", "type": "quantitative", "stack": "zero", "title": None}
    down = {"field": "行", "type": "nominal", "sort": list(rows), "title": None, "axis": _AXIS}
    colour = {
        "field": "段",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(colours), "range": list(colours.values())},
        "legend": _LEGEND | {"columns": len(colours) // _legend_rows(colours)},
    }
    order = {"field": "序", "type": "quantitative"}
    tip = [_tip("行", row), _tip("段", part), _tip("数", "问题数")]
    bar = {
        "mark": {"type": "bar", "stroke": "#555", "strokeWidth": 0.5, "height": {"band": 0.78}},
        "encoding": {"color": colour, "tooltip": tip},
    }
    number = {
        "mark": {"type": "text", "color": INK, "fontSize": 12, "fontWeight": 600},
        "encoding": {
            "x": {**across, "bandPosition": 0.5},
            "text": {"field": "签", "type": "nominal"},
            "detail": {"field": "段"},
            "tooltip": tip,
        },
    }
    return {
        **_frame(
            description,
            ROW * max(1, len(rows)) + LEGEND * _legend_rows(colours),
            values,
        ),
        "encoding": {"x": {**across, "axis": None}, "y": down, "order": order},
        "layer": [bar, number],
    }


def _legend_rows(colours: Mapping[str, str]) -> int:
    """Three names stand beside each other on a phone."""
    return 1 if len(colours) <= 3 else 2


def _labels(values: Sequence[Any]) -> list[str]:
    """The words on the parts of bars: the first of the name and the number, if there is room."""
    totals = Counter[str]()
    for each in values:
        totals[each["行"]] += each["数"]
    longest = max(totals.values(), default=1)
    return [
        f"{each['段'].split()[0]} {each['数']}"
        if each["数"] >= NARROW * longest
        else str(each["数"])
        for each in values
    ]


_LEGEND: Spec = {
    "orient": "top",
    "symbolType": "square",
    "symbolStrokeWidth": 0,
    "symbolSize": 80,
    "columnPadding": 9,
    "labelOffset": 3,
}
_AXIS: Spec = {
    "domain": False,
    "ticks": False,
    "grid": False,
    "labelFontSize": 13,
    "labelPadding": 8,
    "labelLimit": 220,
}


def _grid(values: Sequence[Any], chapters: Sequence[str], by_weight: Sequence[str]) -> Spec:
    """Topics down, chapters across; the more findings the darker, and the number on it."""
    names = {"labelExpr": "split(datum.label, ' ')[0]", "labelAngle": -45, "labelOverlap": False}
    across = {
        "field": "章",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(chapters)},
        "axis": {**_AXIS, "orient": "top", **names},
    }
    down = {
        "field": "主题",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(by_weight)},
        "axis": {**_AXIS, "labelOverlap": False},
    }
    colour = {
        "field": "数",
        "type": "quantitative",
        "scale": {"domain": [1, max([2, *(each["数"] for each in values)])], "range": _WEIGHTS},
        "legend": None,
    }
    tip = [_tip("章", "章"), _tip("主题", "主题"), _tip("数", "问题数")]
    square = {
        "mark": {"type": "rect", "stroke": "#8a6100", "strokeWidth": 0.5},
        "encoding": {"color": colour, "tooltip": tip},
    }
    number = {
        "mark": {"type": "text", "color": INK, "fontSize": 13, "fontWeight": 600},
        "encoding": {"text": {"field": "数", "type": "quantitative"}, "tooltip": tip},
    }
    return {
        **_frame("各章各类问题的数量", GRID_ROW * max(1, len(by_weight)) + HEADS, values),
        "encoding": {"x": across, "y": down},
        "layer": [square, number],
    }


_WEIGHTS = ["#fbe7c6", "#e8864a"]  # from few to many


def _tip(field: str, title: str) -> Spec:
    return {"field": field, "title": title}
