"""The benchmark measures what it says: drafts of a length, baselines with the same rules."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.baselines import KeywordSearch, checker_without_prefilter
from benchmarks.drafts import articles, draft
from benchmarks.timing import run
from checker import Checker, parse
from checker.reading import read_bytes
from tools.evaluate import EVALUATION


@pytest.mark.parametrize("length", [7_000, 70_000])
def test_a_draft_has_its_length_and_articles_without_gaps(length: int) -> None:
    text = draft(length)
    regulation = parse(read_bytes(text.encode(), "draft.txt"))
    numbers = [node.number for node in regulation.articles()]
    assert length <= len(text) <= length + max(map(len, articles())) + 50
    assert numbers == [(n,) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize(
    "path", sorted((EVALUATION / "texts").glob("*.txt"))[::7], ids=lambda path: path.stem
)
def test_the_prefilter_loses_nothing(path: Path, both: tuple[Checker, Checker]) -> None:
    regulation = parse(read_bytes(path.read_bytes(), path.name))
    filtered, unfiltered = (checker.check(regulation) for checker in both)
    assert filtered.findings == unfiltered.findings
    assert filtered.coverage == unfiltered.coverage


@pytest.fixture(scope="module")
def both() -> tuple[Checker, Checker]:
    return Checker.load(), checker_without_prefilter()


def test_the_keyword_search_finds_words_by_line() -> None:
    found = KeywordSearch().search("第一条　甲。\n第二条　不得征收社会抚养费。")
    assert (2, "maintenance-fee") in found
    assert {line for line, _ in found} == {2}


def test_the_memory_of_a_run_is_its_own() -> None:
    small = run([sys.executable, "-c", "pass"])
    large = run([sys.executable, "-c", "bytearray(50_000_000)"])
    assert 40 < large.megabytes - small.megabytes < 70


def test_the_measures_come_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "--rounds", "1"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["target"] for row in rows} == {None, 1.5, 1.6, 8, 11, 27, 30, 300, 1000}
    assert all(row["value"] > 0 for row in rows)
