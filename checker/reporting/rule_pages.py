"""Rules for readers: the list of all, the page of one, the outcome of their examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from checker.findings import Basis
from checker.judging.facts import Fact
from checker.judging.rules import Rule, When
from checker.language.lexicon import LexiconData
from checker.reporting import vocabulary
from checker.reporting.columns import harmless
from checker.reporting.lines import Layout, Line, Segment, hanging, line

# How a concept of ``When.all`` and ``When.none`` may have come into the provision.
_REACH = {
    "any": "（含题目、标题）",
    "own": "（限本句）",
    "strong": "（含所引用的规定）",
    "near": "（含前文）",
}
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


def glosses_of(lexicon: LexiconData) -> dict[str, str]:
    """What the concepts and contexts of a lexicon are, in Chinese."""
    concepts = {name: concept.gloss for name, concept in lexicon.concepts.items()}
    return concepts | {name: context.gloss for name, context in lexicon.contexts.items()}


def facts_in_words(facts: Mapping[str, Fact], glosses: Mapping[str, str]) -> dict[str, str]:
    """When each fact holds of a document: 题目提到“…”，或者全文提到“…”."""
    found: dict[str, str] = {}
    for name, fact in facts.items():
        places = {"题目": fact.title, "全文": fact.anywhere}
        if fact.title == fact.anywhere:
            places = {"题目或者全文": fact.title}
        said = [
            f"{place}提到“{'”或“'.join(glosses.get(each, each) for each in concepts)}”"
            for place, concepts in places.items()
            if concepts
        ]
        found[name] = "，或者".join(said)
    return found


class RulePage:
    """The page of one rule: what it looks for, why, what to write instead."""

    def __init__(
        self, rule: Rule, glosses: Mapping[str, str], facts: Mapping[str, str] | None = None
    ) -> None:
        """``glosses`` say in Chinese what concepts and contexts are, ``facts`` when facts hold."""
        self._rule = rule
        self._glosses = glosses
        self._facts = facts or {}

    def render(self, layout: Layout) -> Iterator[Line]:
        """The lines of the page."""
        rule = self._rule
        severity = Segment(vocabulary.SEVERITY[rule.severity], rule.severity.value)
        topic = Segment(f"（{vocabulary.topic(rule.topic)}，{rule.topic}）", "dim")
        title = [severity, Segment(f" {harmless(rule.title)}"), topic]
        yield from hanging([Segment(f"{rule.id} ", "path")], title, layout)
        for label, text in (*self.remarks(), *self.conditions()):
            yield from hanging([Segment(f"  {label}：")], [Segment(harmless(text))], layout)

    def remarks(self) -> Iterator[tuple[str, str]]:
        """What a reader of a finding is told, each with its label."""
        yield "说明", self._rule.message
        for basis in self._rule.basis:
            yield "依据", vocabulary.cite(Basis(basis.source, basis.at, basis.quote))
        advice = self._rule.advice
        yield "建议", f"（{vocabulary.action(advice.action)}）{advice.text}"

    def conditions(self) -> Iterator[tuple[str, str]]:
        """When the rule speaks and when it does not, each with its label."""
        rule = self._rule
        for when in rule.when:
            yield "条件", self.condition(when)
        if rule.unless:
            yield "除外", self.names(rule.unless)
        if rule.document.having:
            yield "限于", f"{self._facts_named(rule.document.having)}的文件"
        if rule.document.lacking:
            yield "不用于", f"{self._facts_named(rule.document.lacking)}的文件"
        if rule.overrides:
            yield "取代", "、".join(rule.overrides)
        if rule.yields_to_errors:
            yield "让位", "同一处另有错误时不再提示"

    def condition(self, when: When) -> str:
        """One way of breaking the rule, in words."""
        together = "依次出现" if when.ordered else "出现"
        gap = f"，间隔不超过 {when.gap} 字" if when.gap is not None else ""
        without = f"，没有{self.names(when.none)}" if when.none else ""
        within = f"，处于{self.names(when.in_context)}" if when.in_context else ""
        return f"{_WITHIN[when.within]}{together}{self.names(when.all)}{gap}{without}{within}"

    def names(self, patterns: Iterable[str]) -> str:
        """Patterns, or contexts, in words."""
        return "、".join(map(self._name, patterns))

    def _facts_named(self, names: Iterable[str]) -> str:
        return "，或者".join(self._facts.get(name, f"具备“{name}”") for name in names)

    def _name(self, pattern: str) -> str:
        """A pattern such as ``fine|discipline@own`` in words."""
        names, _, reach = pattern.partition("@")
        glosses = (self._glosses.get(name, name) for name in names.split("|"))
        return f"“{'”或“'.join(glosses)}”{_REACH.get(reach, '')}"


def render_examples(title: str, texts: Sequence[str], layout: Layout) -> Iterator[Line]:
    """Example texts under a title; nothing if there are none."""
    if texts:
        yield line(f"  {title}：", "heading")
    for text in texts:
        yield from hanging([Segment("    · ")], [Segment(harmless(text.strip()))], layout)
