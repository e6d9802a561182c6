"""How long it takes to compare two versions, and how that grows with their length."""

from __future__ import annotations

from collections.abc import Iterator
from math import log
from statistics import median

from benchmarks.drafts import articles
from benchmarks.timing import milliseconds
from checker.comparing import compare
from checker.model import Regulation
from checker.reading import read_bytes
from checker.reading.numerals import to_chinese
from checker.structure import parse

SIZES = (50, 200, 500, 2000)
USUAL = 100
LIMIT = 1000  # milliseconds
NOISE = 1.5  # how much the growth may be above n log n


def version(count: int, *, revised: bool) -> Regulation:
    """A regulation of ``count`` articles; revised it has new ones, lacks some, others say more."""
    texts = articles()
    bodies = [f"{texts[at % len(texts)]}本条事项编号{at}。" for at in range(count)]
    if revised:
        bodies = list(_revised(bodies))
    lines = [f"第{to_chinese(at)}条　{body}\n" for at, body in enumerate(bodies, 1)]
    return parse(read_bytes("".join(["安澜省条例\n", *lines]).encode(), "draft.txt"))


def _revised(bodies: list[str]) -> Iterator[str]:
    for at, body in enumerate(bodies):
        if at % 10 == 3:
            yield f"第{at}项服务由县级以上人民政府统筹，具体办法由省人民政府规定。"
        if at % 10 != 7:
            yield body.replace("应当", "应当依法", 1) if at % 3 == 0 else body


def comparing(rounds: int) -> Iterator[tuple[str, float, str, float | None]]:
    """Measures: name, value, unit, limit."""
    pairs = {
        count: (version(count, revised=False), version(count, revised=True))
        for count in sorted({*SIZES, USUAL})
    }
    functions = [lambda pair=pair: compare(*pair) for pair in pairs.values()]  # type: ignore[misc]
    times = milliseconds(functions, rounds)
    taken = {count: median(each[index] for each in times) for index, count in enumerate(pairs)}
    yield f"comparison, {USUAL} articles", taken[USUAL], "ms", LIMIT
    first = SIZES[0]
    for count in SIZES:
        found = compare(*pairs[count])
        yield f"  candidate pairs, {count} articles", found.candidates, "pairs", None
        yield f"  candidate pairs an article, {count}", found.candidates / count, "pairs", 27
        if count != first:
            growth = taken[count] / taken[first]
            ideal = count * log(count) / (first * log(first))
            yield f"  time over n log n, {first} to {count}", growth / ideal, "x", NOISE
