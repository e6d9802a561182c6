"""What is measured, and the target of each measure."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.accuracy import accuracy
from benchmarks.baselines import KeywordSearch, checker_without_prefilter
from benchmarks.drafts import draft
from benchmarks.timing import in_turn, milliseconds, run
from checker import Checker, parse, read

LENGTH, TENFOLD = 7000, 10
COMMAND = [sys.executable, "-m", "checker.cli", "check", "--fail-on", "never"]
IMPORT_SPACY = [sys.executable, "-c", "import spacy"]


@dataclass(frozen=True)
class Row:
    """One measure; ``ratio`` is to the check of the draft, ``target`` an upper limit."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    target: float | None = None

    @property
    def met(self) -> bool:
        """Whether the value is within its target, if it has one."""
        return self.target is None or self.value <= self.target


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    """Take all measures; ``folder`` receives the drafts, ``rounds`` is the number of runs."""
    short, long = folder / "draft.txt", folder / "tenfold.txt"
    short.write_text(draft(LENGTH), encoding="utf-8")
    long.write_text(draft(LENGTH * TENFOLD), encoding="utf-8")
    checker = Checker.load()
    yield from _warm(checker, short, long, rounds)
    yield from _cold(short, long, max(3, rounds // 3))
    for name, found in accuracy(checker).items():
        yield Row(f"errors found, {name}", 100 * found.recall, "% of gold")
        yield Row(f"errors right, {name}", 100 * found.precision, "% of found")


def _warm(checker: Checker, short: Path, long: Path, rounds: int) -> Iterator[Row]:
    text = short.read_text(encoding="utf-8")
    plain, search = checker_without_prefilter(), KeywordSearch()
    warm = milliseconds(_check(checker, short), rounds)
    yield Row(f"warm check, {len(text)} characters", warm, "ms", 1.0, 30)
    tenfold = milliseconds(_check(checker, long), max(3, rounds // 3))
    grown = len(long.read_text(encoding="utf-8")) / len(text)
    yield Row(f"warm check, {grown:.1f} times as long", tenfold, "ms", tenfold / warm)
    yield Row("  time over time of the draft", tenfold / warm, "x", None, 11)
    for name, call in (
        ("spaCy over every sentence", _check(plain, short)),
        ("keyword search", lambda: search.search(text)),
    ):
        taken = milliseconds(call, rounds)
        yield Row(name, taken, "ms", taken / warm)


def _check(checker: Checker, path: Path) -> Callable[[], object]:
    return lambda: checker.check(parse(read(path)))


def _cold(short: Path, long: Path, rounds: int) -> Iterator[Row]:
    pairs = in_turn(IMPORT_SPACY, [*COMMAND, str(short)], rounds)
    yield Row("import spacy", 1000 * median(first.seconds for first, _ in pairs), "ms")
    yield Row("cold check", 1000 * median(second.seconds for _, second in pairs), "ms")
    ratio = median(second.seconds / first.seconds for first, second in pairs)
    yield Row("  time over time of import spacy", ratio, "x", None, 1.6)
    yield Row("peak memory", max(second.megabytes for _, second in pairs), "MB", None, 300)
    yield Row("peak memory, ten times as long", run([*COMMAND, str(long)]).megabytes, "MB")
