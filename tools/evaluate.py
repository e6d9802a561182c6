"""How well does the checker do on texts with gold labels?

Usage: ``python tools/evaluate.py [--verbose] [FOLDER]`` with ``texts/*.txt`` and
``labels/*.json`` in the folder, by default ``corpus/evaluation``. Compares (unit, topic) pairs,
the unit being an article, or a line in texts of fewer than three articles.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from checker import Checker, Report, check

EVALUATION = Path(__file__).parents[1] / "corpus" / "evaluation"
ERRORS = (
    "maintenance-fee",
    "birth-penalty",
    "household-registration",
    "school-enrolment",
    "employment",
    "service-linkage",
    "compulsory-measure",
    "birth-limit",
)
WARNINGS = ("residual-reference", "outdated-aim", "local-compact", "superseded-law", "agency-name")
HEAD = re.compile(r"[\s#*>]*(第[零〇一二三四五六七八九十百千\d]+条(?:之[一二三四五六七八九十]+)?)")
FEWEST_ARTICLES = 3


class Case(NamedTuple):
    """A topic on a unit of a document."""

    document: str
    unit: str
    topic: str


@dataclass
class Gold:
    """The labels of a set: what to find, what may be found, what must not be found."""

    wanted: set[Case] = field(default_factory=set)
    optional: set[Case] = field(default_factory=set)
    traps: set[Case] = field(default_factory=set)
    contains: dict[tuple[str, str], bool] = field(default_factory=dict)


@dataclass
class Found:
    """What the checker says of the same documents."""

    cases: set[Case] = field(default_factory=set)
    contains: dict[tuple[str, str], bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Measure:
    """Counts of wanted, found and rightly found cases, and the ratios that follow."""

    gold: int
    found: int
    hit: int

    @property
    def precision(self) -> float:
        """The share of what was found that is wanted; 1 if nothing was found."""
        return self.hit / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is wanted that was found; 1 if nothing is wanted."""
        return self.hit / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / (self.gold + self.found) if self.gold + self.found else 1.0


@dataclass(frozen=True)
class Score:
    """The outcome of an evaluation."""

    gold: Gold
    found: Found

    def measure(self, topics: Collection[str]) -> Measure:
        """The counts of some topics; optional cases count neither way."""
        wanted = {case for case in self.gold.wanted if case.topic in topics}
        counted = self.found.cases - (self.gold.optional - self.gold.wanted)
        found = {case for case in counted if case.topic in topics}
        return Measure(len(wanted), len(found), len(wanted & found))

    def sprung(self) -> list[Case]:
        """The hard negatives that were flagged."""
        return sorted((self.gold.traps - self.gold.wanted - self.gold.optional) & self.found.cases)

    def misjudged(self) -> list[tuple[str, str]]:
        """The (document, requirement) pairs whose coverage was judged wrongly."""
        said = self.found.contains
        return sorted(key for key, value in self.gold.contains.items() if said.get(key) != value)

    def missed(self) -> list[Case]:
        """What is wanted and was not found."""
        return sorted(self.gold.wanted - self.found.cases)

    def false_alarms(self) -> list[Case]:
        """What was found and is neither wanted nor optional."""
        return sorted(self.found.cases - self.gold.wanted - self.gold.optional)


class Units:
    """The units of a text by line."""

    def __init__(self, text: str) -> None:
        """Find the articles of a text; where there are fewer than three, a line is a unit."""
        heads = [(n, m[1]) for n, line in enumerate(text.split("\n"), 1) if (m := HEAD.match(line))]
        self._heads = heads if len(heads) >= FEWEST_ARTICLES else []

    def at(self, line: int) -> str:
        """The name of the unit that a line, counted from 1, lies in."""
        if not self._heads:
            return f"line {line}"
        before = bisect_right([number for number, _ in self._heads], line)
        return self._heads[before - 1][1] if before else ""


def evaluate(folder: Path, checker: Checker | None = None) -> Score:
    """Check all texts of a set and hold the findings against its labels."""
    gold = Gold()
    labels = sorted((folder / "labels").glob("*.json"))
    for path in labels:
        _add_labels(gold, json.loads(path.read_text(encoding="utf-8")))
    texts = [folder / "texts" / f"{path.stem}.txt" for path in labels]
    return Score(gold, _found(check(*texts, checker=checker)))


def _add_labels(gold: Gold, document: dict[str, Any]) -> None:
    name = str(document["doc"])
    for label in document["labels"]:
        cases = gold.optional if label.get("optional") else gold.wanted
        cases.add(Case(name, label["unit"], label["topic"]))
    for trap in document.get("hard_negatives", []):
        gold.traps.add(Case(name, trap["unit"], trap["topic"]))
    for requirement, present in document.get("contains", {}).items():
        gold.contains[name, requirement] = present


def _found(report: Report) -> Found:
    found = Found()
    for document in report.documents:
        path = Path(document.path)
        units = Units(path.read_text(encoding="utf-8"))
        for finding in document.findings:
            unit = units.at(finding.location.line)
            found.cases.add(Case(path.stem, unit, finding.topic))
        for entry in document.coverage:
            if entry.status.value in ("present", "absent"):
                found.contains[path.stem, entry.requirement] = entry.status.value == "present"
    return found


def table(score: Score) -> Iterator[str]:
    """The measures by topic and in total."""
    for topic in (*ERRORS, *WARNINGS):
        yield _row(topic, score.measure([topic]))
    yield _row("errors", score.measure(ERRORS))
    yield _row("warnings", score.measure(WARNINGS))
    wrong, asked = len(score.misjudged()), len(score.gold.contains)
    yield f"coverage: {asked - wrong} of {asked} judged rightly"
    yield f"hard negatives flagged: {len(score.sprung())} of {len(score.gold.traps)}"


def _row(name: str, measure: Measure) -> str:
    ratios = f"P={measure.precision:.3f} R={measure.recall:.3f} F1={measure.f1:.3f}"
    return f"{name:<24}{ratios}  gold {measure.gold}, found {measure.found}, hit {measure.hit}"


def details(score: Score) -> Iterator[str]:
    """Every case that was judged wrongly, one a line."""
    kinds = {"missed": score.missed(), "false alarm": score.false_alarms()}
    for kind, cases in kinds.items():
        yield from (f"{kind}: {' '.join(case)}" for case in cases)
    yield from (f"coverage: {' '.join(key)}" for key in score.misjudged())


def main(arguments: Sequence[str] | None = None) -> int:
    """Evaluate a folder and print the table; the exit status is 0."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path, nargs="?", default=EVALUATION)
    options.add_argument("--verbose", action="store_true", help="also list what was judged wrongly")
    chosen = options.parse_args(arguments)
    score = evaluate(chosen.folder)
    for line in (*table(score), *(details(score) if chosen.verbose else ())):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
