"""Examples of rules: texts in which a rule must speak, and near misses in which it must not.

They stand apart from the rules, in ``examples/`` of a pack, so that a check never loads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, RootModel

from checker.datafiles.forms import StrictForm
from checker.datafiles.reading import read_form
from checker.errors import RuleError
from checker.findings import CoverageStatus, DocumentReport
from checker.model import Regulation
from checker.reading import read_bytes
from checker.structure import parse

if TYPE_CHECKING:
    from checker.judging.checker import Checker

FOLDER = "examples"
COVERAGE_FILE = "coverage.yaml"
TITLE = "示例省人口与计划生育条例"
FIRST = "第一条"
AROUND = f"{TITLE}\n\n{FIRST} {{}}\n第二条 本省行政区域内的公民适用本条例。\n第三条 本条例自公布之日起施行。\n"
SENTENCE_ENDS = "。；：，"


class RuleExamples(StrictForm):
    """The examples of one rule.

    In each of ``violates`` the rule speaks; in none of ``complies`` does any rule of its topic.
    """

    violates: list[str] = Field(default_factory=list)
    complies: list[str] = Field(default_factory=list)


class CoverageExamples(StrictForm):
    """The examples of one coverage requirement: texts that contain it, texts that do not."""

    present: list[str] = Field(default_factory=list)
    absent: list[str] = Field(default_factory=list)


class RuleExampleFile(RootModel[dict[str, RuleExamples]]):
    """The content of an example file: examples by the id of their rule."""


class CoverageExampleFile(RootModel[dict[str, CoverageExamples]]):
    """The content of ``examples/coverage.yaml``: examples by the id of their requirement."""


class Expectation(StrEnum):
    """What an example is an example of."""

    VIOLATES = "violates"
    COMPLIES = "complies"
    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Example:
    """One example: whose it is, what is expected of it, its number (from 1) and its text."""

    name: str
    expectation: Expectation
    number: int
    text: str


@dataclass(frozen=True)
class Examples:
    """The examples of all loaded packs, by rule and by coverage requirement."""

    rules: Mapping[str, RuleExamples] = field(default_factory=dict)
    coverage: Mapping[str, CoverageExamples] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Example]:
        """Every example: those of the rules first, in the order of the files."""
        for name, data in (*self.rules.items(), *self.coverage.items()):
            for expectation in type(data).model_fields:
                for number, text in enumerate(getattr(data, expectation), 1):
                    yield Example(name, Expectation(expectation), number, text)

    def names(self) -> set[str]:
        """The ids of the rules and requirements that the examples are of."""
        return {*self.rules, *self.coverage}


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that does not hold; ``spoke`` are the rules that spoke in it."""

    example: Example
    spoke: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """One sentence for the author of the rule."""
        return {
            Expectation.VIOLATES: "规则没有报告这个反例",
            Expectation.COMPLIES: f"这个正例不应有同一主题的问题，却报告了 {'、'.join(self.spoke)}",
            Expectation.PRESENT: "没有看出其中已有这项规定",
            Expectation.ABSENT: "其中没有这项规定，却判为已有",
        }[self.example.expectation]


@dataclass(frozen=True)
class Trial:
    """What came of all examples: those that do not hold, the rules that spoke, the texts."""

    failures: tuple[ExampleFailure, ...]
    spoke: frozenset[str]
    regulations: tuple[Regulation, ...]

    @cached_property
    def count(self) -> int:
        """How many examples were tried."""
        return len(self.regulations)


def load_examples(folders: Iterable[Path]) -> Examples:
    """The examples of packs; a later pack replaces those of a rule or requirement.

    Raises ``RuleError``, naming the file, for one that is not of the form or that gives examples
    of a rule a second time.
    """
    rules: dict[str, RuleExamples] = {}
    coverage: dict[str, CoverageExamples] = {}
    for folder in folders:
        here: dict[str, RuleExamples] = {}
        for path in sorted((folder / FOLDER).glob("*.yaml")):
            if path.name == COVERAGE_FILE:
                coverage |= read_form(path, CoverageExampleFile).root
            else:
                _add(here, read_form(path, RuleExampleFile).root, path)
        rules |= here
    return Examples(rules, coverage)


def _add(known: dict[str, RuleExamples], new: dict[str, RuleExamples], path: Path) -> None:
    for name in new.keys() & known.keys():
        raise RuleError(f"{path}：{name} 的例句已在另一个文件中；请合并到一处。")
    known |= new


def document_of(text: str) -> str:
    """The whole document that an example stands for.

    An example is a document if it begins with a title, a document without its title if it
    begins with 第一条, and otherwise the text of one article.
    """
    text = text.strip()
    if text.startswith(FIRST):
        return f"{TITLE}\n\n{text}\n"
    first, _, rest = text.partition("\n")
    return f"{text}\n" if rest and first[-1] not in SENTENCE_ENDS else AROUND.format(text)


def run_examples(checker: Checker, examples: Examples | None = None) -> tuple[ExampleFailure, ...]:
    """The examples that do not hold, by default of all examples of the checker's packs.

    Examples of rules and requirements that the checker does not have are passed over.
    Raises ``RuleError`` if an example file is wrong.
    """
    return try_examples(
        checker, load_examples(checker.folders) if examples is None else examples
    ).failures


def try_examples(checker: Checker, examples: Examples) -> Trial:
    """Check every example, as ``run_examples`` does, and keep what the rules said."""
    topics = {rule.id: rule.topic for rule in checker.rules}
    known = topics.keys() | {each.id for each in checker.requirements.requirements}
    failures: list[ExampleFailure] = []
    spoke: set[str] = set()
    regulations: list[Regulation] = []
    for example in examples:
        if example.name not in known:
            continue
        report = checker.check(parse(read_bytes(document_of(example.text).encode(), "例句.txt")))
        failures += _failure(example, report, topics)
        spoke |= {finding.rule for finding in report.findings}
        regulations.append(report.regulation)
    return Trial(tuple(failures), frozenset(spoke), tuple(regulations))


def _failure(
    example: Example, report: DocumentReport, topics: Mapping[str, str]
) -> list[ExampleFailure]:
    """The failure of one example, if it does not hold."""
    expected = example.expectation
    if expected in (Expectation.PRESENT, Expectation.ABSENT):
        found = {each.requirement: each.status for each in report.coverage}
        holds = (found[example.name] is CoverageStatus.PRESENT) == (expected is Expectation.PRESENT)
        return [] if holds else [ExampleFailure(example)]
    spoke = {finding.rule: finding.topic for finding in report.findings}
    if expected is Expectation.VIOLATES:
        return [] if example.name in spoke else [ExampleFailure(example, tuple(sorted(spoke)))]
    same = sorted(rule for rule, topic in spoke.items() if topic == topics[example.name])
    return [ExampleFailure(example, tuple(same))] if same else []
