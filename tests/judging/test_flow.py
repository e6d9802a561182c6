"""What a provision says includes what flows into it from elsewhere in the text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import Checker, parse
from checker.reading import read_bytes

TITLE = "云岭省人口与计划生育条例"
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("flow_cases.yaml").read_text(encoding="utf-8")
)
# Cases on which the checker is still wrong.
OPEN: dict[str, str] = {}


@cache
def checker() -> Checker:
    return Checker.load()


def topics(case: dict[str, Any]) -> set[str]:
    """The topics found in the article that is judged, or in the whole text."""
    text = f"{case.get('title', TITLE)}\n\n{case['text']}"
    report = checker().check(parse(read_bytes(text.encode("utf-8"), "draft.txt")))
    place = case.get("at")
    return {f.topic for f in report.findings if place is None or f.article == place}


def params(verdict: str) -> list[Any]:
    return [
        pytest.param(case, topic, id=known, marks=_marks(known))
        for group, cases in CASES.items()
        for case in cases
        for topic in case.get(verdict, ())
        for known in [f"{group}: {case['id']}: {topic}"]
    ]


def _marks(known: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=OPEN[known])] if known in OPEN else []


@pytest.mark.parametrize(("case", "topic"), params("has"))
def test_it_is_found(case: dict[str, Any], topic: str) -> None:
    assert topic in topics(case)


@pytest.mark.parametrize(("case", "topic"), params("lacks"))
def test_it_is_not_found(case: dict[str, Any], topic: str) -> None:
    assert topic not in topics(case)


def test_open_cases_are_cases() -> None:
    known = {param.id for verdict in ("has", "lacks") for param in params(verdict)}
    assert set(OPEN) - known == set()
