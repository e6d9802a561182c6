"""Charts: their numbers are those of the findings, and no colour stands without a word."""

from __future__ import annotations

import json
import re
from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from checker.findings import Severity
from checker.reviewing.decisions import State
from checker.reviewing.strip import Cell, Stretch
from checker.reviewing.turnover import Turnover
from checker.web import charts
from checker.web.palette import CHANGE_COLOURS, SEVERITY_SIGNS, STATE_COLOURS, STATE_SIGNS

DECIDED = [
    (Severity.ERROR, State.OPEN, "maintenance-fee"),
    (Severity.ERROR, State.ACCEPTED, "maintenance-fee"),
    (Severity.ERROR, State.ACCEPTED, "birth-limit"),
    (Severity.NOTE, State.REJECTED, "outdated-aim"),
]


def found() -> tuple[Any, ...]:
    return tuple(
        SimpleNamespace(finding=SimpleNamespace(severity=severity, topic=topic), state=state)
        for severity, state, topic in DECIDED
    )


def values(spec: charts.Spec) -> list[dict[str, Any]]:
    data: list[dict[str, Any]] = spec["data"]["values"]
    return data


def progress() -> charts.Spec:
    review: Any = SimpleNamespace(findings=found())
    return charts.progress(review)


def topics() -> charts.Spec:
    cells = tuple(Cell("第一条", (each,)) for each in found())
    return charts.topics([Stretch("第一章 总则", cells[:2]), Stretch("", cells[2:])])


def versions() -> charts.Spec:
    return charts.versions([Turnover(1, 4, 0, 0), Turnover(2, 1, 3, 1)])


def test_progress_counts_findings_by_severity_and_state() -> None:
    counted = {(each["行"], each["段"]): each["数"] for each in values(progress())}
    assert counted == {
        ("■ 错误", "○ 待处理"): 1,
        ("■ 错误", "✓ 采纳"): 2,
        ("● 提示", "✕ 不采纳"): 1,
    }


def test_topics_count_findings_by_chapter_and_what_stands_in_none() -> None:
    counted = {(each["章"], each["主题"]): each["数"] for each in values(topics())}
    assert counted == {
        ("第一章 总则", "社会抚养费"): 2,
        ("（章外）", "生育数量限制"): 1,
        ("（章外）", "过时目标"): 1,
    }


def test_versions_count_what_is_new_unchanged_and_gone() -> None:
    counted = [(each["行"], each["段"], each["数"]) for each in values(versions())]
    assert counted == [
        ("第 1 版", "新增", 4),
        ("第 2 版", "新增", 1),
        ("第 2 版", "延续", 3),
        ("第 2 版", "消除", 1),
    ]


@pytest.mark.parametrize("chart", [progress, topics, versions])
def test_a_chart_speaks_chinese_has_no_menu_and_writes_numbers_on_its_marks(chart: Any) -> None:
    spec = chart()
    marks = [layer["mark"]["type"] for layer in spec["layer"]]
    assert "text" in marks
    assert spec["usermeta"]["embedOptions"] == {"renderer": "svg", "actions": False}
    assert re.search(r"[\u4e00-\u9fff]", spec["description"])
    tips = [tip["title"] for layer in spec["layer"] for tip in layer["encoding"]["tooltip"]]
    assert not re.search(r"[A-Za-z]", "".join(tips))
    json.dumps(spec)


def test_no_two_states_severities_or_changes_share_a_sign_or_a_colour() -> None:
    for each in (SEVERITY_SIGNS, STATE_SIGNS, STATE_COLOURS, CHANGE_COLOURS):
        assert max(Counter(each.values()).values()) == 1
    assert STATE_SIGNS.keys() == STATE_COLOURS.keys() == set(State)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", [*STATE_COLOURS.values(), *CHANGE_COLOURS.values()])
def test_the_words_on_bars_can_be_read(colour: str) -> None:
    contrast = (_luminance(colour) + 0.05) / (_luminance(charts.INK) + 0.05)
    assert contrast >= 4.5, "WCAG 2.2, 1.4.3"
