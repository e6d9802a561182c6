"""What is measured, and the target of each measure."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.accuracy import accuracy
from benchmarks.baselines import KeywordSearch, checker_without_prefilter
from benchmarks.comparing import comparing
from benchmarks.deciding import deciding
from benchmarks.drafts import draft
from benchmarks.revisions import measure_revisions
from benchmarks.row import Row
from benchmarks.timing import in_turn, milliseconds, run
from checker import Checker, parse, read
from checker.cli.loading import load_checker

LENGTH, TENFOLD = 7000, 10
COMMAND = [sys.executable, "-m", "checker.cli", "check", "--fail-on", "never"]
IMPORT_SPACY = [sys.executable, "-c", "import spacy"]


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Take all measures; ``folder`` receives the drafts, ``rounds`` is the number of runs."""
    short, long = folder / "draft.txt", folder / "tenfold.txt"
    short.write_text(draft(LENGTH), encoding="utf-8")
    long.write_text(draft(LENGTH * TENFOLD), encoding="utf-8")
    checker = load_checker([])  # as the command line does
    yield from _warm(checker, short, rounds)
    yield from _tenfold(checker, short, long, max(3, rounds // 3))
    yield from _cold(short, long, max(3, rounds // 3))
    yield from measure_revisions(max(1, rounds // 3))
    for title, value, unit, limit in comparing(max(3, rounds // 3)):
        yield Row(title, value, unit, None, limit)
    yield from deciding(folder, max(1, rounds // 3))
    for name, found in accuracy(checker).items():
        yield Row(f"errors found, {name}", 100 * found.recall, "% of gold")
        yield Row(f"errors right, {name}", 100 * found.precision, "% of found")


def _warm(checker: Checker, short: Path, rounds: int) -> Iterator[Row]:
    text = short.read_text(encoding="utf-8")
    ways: dict[str, Callable[[], object]] = {
        f"warm check, {len(text)} characters": _check(checker, short),
        "  spaCy over every sentence": _check(checker_without_prefilter(), short),
        "  keyword search": partial(KeywordSearch().search, text),
    }
    times = milliseconds(list(ways.values()), rounds)
    for index, name in enumerate(ways):
        taken = median(each[index] for each in times)
        ratio = median(each[index] / each[0] for each in times)
        yield Row(name, taken, "ms", ratio, None if index else 30)
    yield Row("  best of the warm checks", min(each[0] for each in times), "ms")


def _tenfold(checker: Checker, short: Path, long: Path, rounds: int) -> Iterator[Row]:
    times = milliseconds([_check(checker, short), _check(checker, long)], rounds)
    characters = len(long.read_text(encoding="utf-8"))
    yield Row(f"warm check, {characters} characters", median(each[1] for each in times), "ms")
    ratio = median(after / before for before, after in times)
    yield Row("  time over time of the draft", ratio, "x", None, 11)


def _check(checker: Checker, path: Path) -> Callable[[], object]:
    return lambda: checker.check(parse(read(path)))


def _cold(short: Path, long: Path, rounds: int) -> Iterator[Row]:
    pairs = in_turn([IMPORT_SPACY, [*COMMAND, str(short)]], rounds)
    yield Row("import spacy", 1000 * median(first.seconds for first, _ in pairs), "ms")
    yield Row("cold check", 1000 * median(second.seconds for _, second in pairs), "ms")
    ratio = median(second.seconds / first.seconds for first, second in pairs)
    yield Row("  time over time of import spacy", ratio, "x", None, 1.6)
    yield Row("peak memory", max(second.megabytes for _, second in pairs), "MB", None, 300)
    yield Row("peak memory, ten times as long", run([*COMMAND, str(long)]).megabytes, "MB")
