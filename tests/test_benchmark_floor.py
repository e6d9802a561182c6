"""What the checker reaches on texts with gold labels, and must not fall below."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker import Checker
from tools.evaluate import ERRORS, EVALUATION, WARNINGS, Measure, Score, Units, evaluate

ROOT = Path(__file__).parents[1]
BENCHMARK = ROOT.parent / "shared" / "benchmark"
LAST_LINE = re.compile(
    r"errors P=(?P<precision>\S+) R=(?P<recall>\S+) F1=\S+ \| "
    r"warnings P=\S+ R=\S+ F1=(?P<warnings>\S+) \| "
    r"hard negatives flagged (?P<flagged>\d+) of \d+"
)
COVERAGE = re.compile(r"coverage: (\d+) of (\d+) requirements judged rightly")

needs_benchmark = pytest.mark.skipif(
    not BENCHMARK.is_dir(), reason="the benchmark is not beside the project"
)


@pytest.fixture(scope="module")
def printed() -> str:
    """What the benchmark's own scorer prints of the command line."""
    scorer, dev = BENCHMARK / "score.py", BENCHMARK / "dev"
    command = [sys.executable, "-m", "checker.cli", "check", "--format", "json"]
    sets = ["--texts", str(dev / "texts"), "--labels", str(dev / "labels")]
    done = subprocess.run(
        [sys.executable, str(scorer), *sets, "--", *command],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def totals(printed: str) -> dict[str, float]:
    found = LAST_LINE.search(printed)
    assert found, printed
    return {name: float(value) for name, value in found.groupdict().items()}


@needs_benchmark
@pytest.mark.parametrize(
    ("measure", "floor"), [("recall", 0.98), ("precision", 0.97), ("warnings", 0.92)]
)
def test_the_benchmark_is_reached(totals: dict[str, float], measure: str, floor: float) -> None:
    assert totals[measure] >= floor


@needs_benchmark
def test_no_hard_negative_of_the_benchmark_is_flagged(totals: dict[str, float]) -> None:
    assert totals["flagged"] == 0


@needs_benchmark
def test_the_coverage_of_the_benchmark_is_all_right(printed: str) -> None:
    found = COVERAGE.search(printed)
    assert found
    assert found[1] == found[2]


@pytest.fixture(scope="module")
def score() -> Score:
    """The checker on the project's own evaluation set."""
    return evaluate(EVALUATION, Checker.load())


def test_the_evaluation_set_is_read_whole(score: Score) -> None:
    labels = [path.stem for path in (EVALUATION / "labels").glob("*.json")]
    assert {case.document for case in score.gold.wanted | score.gold.traps} == set(labels)


def test_precision_of_errors_holds(score: Score) -> None:
    assert score.measure(ERRORS).precision >= 0.97


def test_recall_of_errors_holds(score: Score) -> None:
    assert score.measure(ERRORS).recall >= 0.85


def test_warnings_hold(score: Score) -> None:
    assert score.measure(WARNINGS).f1 >= 0.95


def test_few_hard_negatives_are_flagged(score: Score) -> None:
    assert len(score.sprung()) <= 0.01 * len(score.gold.traps)


def test_coverage_is_nearly_all_right(score: Score) -> None:
    assert len(score.misjudged()) <= 0.05 * len(score.gold.contains)


@pytest.fixture
def two_articles_of_three(tmp_path: Path) -> Path:
    """A set of one document with one article to find, one trap and one optional case."""
    for folder in ("texts", "labels"):
        (tmp_path / folder).mkdir()
    text = (
        "山河省人口与计划生育条例\n"
        "第一条 违反规定生育的，征收社会抚养费。\n"
        "第二条 不得征收社会抚养费。\n"
        "第三条 县级人民政府负责托育服务工作。\n"
    )
    (tmp_path / "texts" / "one.txt").write_text(text, encoding="utf-8")
    labels = {
        "doc": "one",
        "labels": [{"unit": "第一条", "topic": "maintenance-fee", "quote": "征收社会抚养费"}],
        "hard_negatives": [
            {"unit": "第二条", "topic": "maintenance-fee", "quote": "不得征收", "why": "禁止"}
        ],
        "contains": {"childcare-services": True, "parental-leave": True},
    }
    written = json.dumps(labels, ensure_ascii=False)
    (tmp_path / "labels" / "one.json").write_text(written, encoding="utf-8")
    return tmp_path


def test_the_scorer_counts_a_hit_and_spares_a_trap(two_articles_of_three: Path) -> None:
    score = evaluate(two_articles_of_three)
    assert score.measure(["maintenance-fee"]) == Measure(gold=1, found=1, hit=1)
    assert score.sprung() == []


def test_the_scorer_names_what_was_judged_wrongly(two_articles_of_three: Path) -> None:
    score = evaluate(two_articles_of_three)
    assert ("one", "parental-leave") in score.misjudged()
    score.gold.wanted.clear()
    assert [case.unit for case in score.false_alarms()] == ["第一条"]


@pytest.mark.parametrize(
    ("measure", "precision", "recall", "f1"),
    [
        (Measure(gold=4, found=2, hit=2), 1.0, 0.5, 2 / 3),
        (Measure(gold=0, found=0, hit=0), 1.0, 1.0, 1.0),
        (Measure(gold=1, found=4, hit=0), 0.0, 0.0, 0.0),
    ],
)
def test_ratios(measure: Measure, precision: float, recall: float, f1: float) -> None:
    assert (measure.precision, measure.recall, measure.f1) == (precision, recall, f1)


@pytest.mark.parametrize(
    ("line", "unit"), [(1, ""), (2, "第一条"), (3, "第一条"), (4, "第二条"), (5, "第二条之一")]
)
def test_units_are_articles(line: int, unit: str) -> None:
    units = Units("某条例\n第一条 甲。\n乙。\n　第二条 丙。\n**第二条之一** 丁。")
    assert units.at(line) == unit


def test_units_are_lines_without_articles() -> None:
    assert Units("关于入学的通知\n第一条 甲。").at(2) == "line 2"
