"""Rules for readers: the list of all, the page of one, the outcome of their examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from checker.findings import Basis
from checker.judging.rules import Rule, When
from checker.reporting import vocabulary
from checker.reporting.columns import harmless
from checker.reporting.lines import Layout, Line, Segment, hanging, line

# How a concept of ``When.all`` may have come into the provision.
_REACH = {"any": "（含题目、标题）", "own": "（限本句）", "strong": "（含所引用的规定）"}
_WITHIN = {"clause": "同一分句中", "statement": "同一语句中"}


def rules_data(rules: Iterable[Rule]) -> list[dict[str, Any]]:
    """Rules as data for JSON."""
    return [rule.model_dump(mode="json") for rule in rules]


def render_rules(rules: Sequence[Rule], layout: Layout) -> Iterator[Line]:
    """One line a rule, by topic: id, severity, title."""
    ordered = sorted(rules, key=lambda rule: (rule.severity.rank, rule.topic, rule.id))
    for topic, members in groupby(ordered, lambda rule: rule.topic):
        yield line(f"{vocabulary.topic(topic)}（{topic}）", "heading")
        for rule in members:
            severity = Segment(vocabulary.SEVERITY[rule.severity], rule.severity.value)
            lead = (Segment(f"  {rule.id} "), severity, Segment(" "))
            yield from hanging(lead, [Segment(harmless(rule.title))], layout)
    yield line(f"共 {len(rules)} 条规则。tiaoli rules explain 规则编号 查看其中一条。", "dim")


def render_rule(rule: Rule, layout: Layout) -> Iterator[Line]:
    """The page of one rule: what it looks for, why, what to write instead, examples."""
    severity = Segment(vocabulary.SEVERITY[rule.severity], rule.severity.value)
    topic = Segment(f"（{vocabulary.topic(rule.topic)}，{rule.topic}）", "dim")
    yield (Segment(f"{rule.id} ", "path"), severity, Segment(f" {harmless(rule.title)}"), topic)
    for label, text in _facts(rule):
        yield from hanging([Segment(f"  {label}：")], [Segment(harmless(text))], layout)
    yield from _examples("违反本规则的写法", rule.examples.violates, layout)
    yield from _examples("不违反本规则的写法", rule.examples.complies, layout)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    """What there is to say of a rule, each with its label."""
    yield "说明", rule.message
    for basis in rule.basis:
        yield "依据", vocabulary.cite(Basis(basis.source, basis.at, basis.quote))
    yield "建议", f"{vocabulary.action(rule.advice.action)}。{rule.advice.text}"
    for when in rule.when:
        yield "条件", _condition(when)
    if rule.unless:
        yield "除外", "、".join(rule.unless)
    if rule.overrides:
        yield "取代", "、".join(rule.overrides)


def _condition(when: When) -> str:
    """One way of breaking a rule, in words."""
    concepts = "、".join(map(_concept, when.all))
    order = "依次出现" if when.ordered else "同时出现"
    gap = f"，间隔不超过 {when.gap} 字" if when.gap is not None else ""
    without = f"，且没有 {'、'.join(when.none)}" if when.none else ""
    return f"{_WITHIN[when.within]}{order} {concepts}{gap}{without}"


def _concept(pattern: str) -> str:
    """A pattern such as ``fine|discipline@own`` in words."""
    names, _, reach = pattern.partition("@")
    return names.replace("|", " 或 ") + _REACH.get(reach, "")


def _examples(title: str, texts: Sequence[str], layout: Layout) -> Iterator[Line]:
    if texts:
        yield line(f"  {title}：", "heading")
    for text in texts:
        yield from hanging([Segment("    · ")], [Segment(harmless(text.strip()))], layout)
