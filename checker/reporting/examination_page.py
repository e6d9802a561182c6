"""What an examination of the rule packs found, for their authors and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.judging.examination import Examination
from checker.judging.examples import Example, ExampleFailure, Expectation
from checker.judging.pack import Fault
from checker.reporting.columns import harmless
from checker.reporting.lines import Layout, Line, Segment, hanging, line

_KINDS = {
    Expectation.VIOLATES: "反例",
    Expectation.COMPLIES: "正例",
    Expectation.PRESENT: "已有的例句",
    Expectation.ABSENT: "没有的例句",
}
_MARGIN = Segment("      ")


def examination_data(found: Examination) -> dict[str, Any]:
    """The outcome as data for JSON."""
    return {
        "passed": found.passed,
        "tried": found.tried,
        "faults": [_fault_data(fault) for fault in found.faults],
        "failures": [_failure_data(failure) for failure in found.failures],
        "warnings": [_fault_data(fault) for fault in found.warnings],
    }


def _fault_data(fault: Fault) -> dict[str, str]:
    return {"where": fault.where, "what": fault.what}


def _failure_data(failure: ExampleFailure) -> dict[str, Any]:
    example = failure.example
    return {
        "name": example.name,
        "expectation": example.expectation.value,
        "number": example.number,
        "text": example.text,
        "spoke": list(failure.spoke),
        "what": failure.message,
    }


def render_examination(found: Examination, layout: Layout) -> Iterator[Line]:
    """What does not hold, then the warnings, then one line of summary."""
    yield from _faults("问题", "error", found.faults, layout)
    for failure in found.failures:
        yield from _failure(failure, layout)
    yield from _faults("提醒", "warning", found.warnings, layout)
    yield line(_summary(found), "good" if found.passed else "error")


def _faults(label: str, style: str, faults: Iterable[Fault], layout: Layout) -> Iterator[Line]:
    for fault in faults:
        text = harmless(f"{fault.where}：{fault.what}")
        yield from hanging((Segment(f"{label}：", style),), [Segment(text)], layout)


def _failure(failure: ExampleFailure, layout: Layout) -> Iterator[Line]:
    text = f"{_place(failure.example)}：{failure.message}"
    yield from hanging((Segment("问题：", "error"),), [Segment(harmless(text))], layout)
    for row in failure.example.text.strip().splitlines():
        yield from hanging((_MARGIN,), [Segment(harmless(row), "dim")], layout)


def _place(example: Example) -> str:
    return f"{example.name} 的第 {example.number} 个{_KINDS[example.expectation]}"


def _summary(found: Examination) -> str:
    if found.passed:
        return f"{found.tried} 个例句全部符合，提醒 {len(found.warnings)} 项。"
    if not found.tried:
        return f"规则有 {len(found.faults)} 处问题，无法检验例句；请先改正。"
    return (
        f"{found.tried} 个例句中 {len(found.failures)} 个不符合，"
        f"规则另有 {len(found.faults)} 处问题，提醒 {len(found.warnings)} 项。"
    )
