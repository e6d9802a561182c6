"""How right each way of checking is, on the evaluation set."""

from __future__ import annotations

from benchmarks.baselines import KeywordSearch
from checker import Checker
from tools.evaluate import ERRORS, EVALUATION, Case, Found, Measure, Score, Units, evaluate


def accuracy(checker: Checker) -> dict[str, Measure]:
    """The measures of the error topics: for the checker, and for the search for words."""
    score = evaluate(EVALUATION, checker)
    searched = Score(score.gold, Found(_by_keywords()))
    return {"tiaoli": score.measure(ERRORS), "keyword search": searched.measure(ERRORS)}


def _by_keywords() -> set[Case]:
    search, found = KeywordSearch(), set()
    for path in sorted((EVALUATION / "texts").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        units = Units(text)
        found |= {Case(path.stem, units.at(line), topic) for line, topic in search.search(text)}
    return found
