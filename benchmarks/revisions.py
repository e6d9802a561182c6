"""How long a revision takes: consolidating it, comparing its versions, and how comparing grows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice
from math import log2
from statistics import median

from benchmarks.drafts import articles
from benchmarks.row import Row
from benchmarks.timing import milliseconds
from checker import Regulation, parse
from checker.amending import consolidate, parse_decision
from checker.comparing import compare
from checker.reading import read_bytes
from checker.reading.numerals import to_chinese

TITLE = "安澜省人口与计划生育条例"
ARTICLES, MANY = 100, (50, 200, 500, 2000)
CHANGED, GONE = 7, 11  # every seventh article changes, every eleventh goes


def version(count: int, *, revised: bool) -> str:
    """A regulation of so many articles, no two alike, or the same after a revision."""
    texts = [
        f"{text}本条事项的编号为{at}。" for at, text in enumerate(islice(cycle(articles()), count))
    ]
    if revised:
        texts = [
            text.replace("应当", "可以").replace("人民政府", "政府") if at % CHANGED == 0 else text
            for at, text in enumerate(texts)
            if at % GONE != 1
        ]
    rows = [f"第{to_chinese(at)}条　{text}\n" for at, text in enumerate(texts, 1)]
    return f"{TITLE}\n\n" + "\n".join(rows)


def decision(count: int) -> str:
    """A decision that replaces, deletes and inserts articles of such a regulation."""
    orders = [f"将第{to_chinese(at)}条修改为：“居民依法享受服务。”" for at in range(2, count, 10)]
    orders += [f"删去第{to_chinese(at)}条。" for at in range(5, count, 20)]
    rows = [f"{to_chinese(at)}、{order}" for at, order in enumerate(orders, 1)]
    head = f"关于修改《{TITLE}》的决定\n\n会议决定对《{TITLE}》作如下修改：\n\n"
    end = f"\n\n本决定自公布之日起施行。\n\n《{TITLE}》根据本决定作相应修改，重新公布。\n"
    return head + "\n\n".join(rows) + end


def measure_revisions(rounds: int) -> Iterator[Row]:
    """The measures; ``rounds`` is the number of runs of each."""
    base, order = _parsed(version(ARTICLES, revised=False)), _parsed(decision(ARTICLES))
    new = _parsed(version(ARTICLES, revised=True))
    text = version(ARTICLES, revised=False)
    ways = [
        lambda: _parsed(text),
        lambda: consolidate(base, parse_decision(order)),
        lambda: compare(base, new),
    ]
    times = milliseconds(ways, rounds)
    yield Row(f"parse, {ARTICLES} articles", median(each[0] for each in times), "ms")
    for at, name in ((1, "consolidate"), (2, "compare")):
        ratio = median(each[at] / each[0] for each in times)
        yield Row(f"  {name}", median(each[at] for each in times), "ms", ratio, 1000)
    yield from _growth()


def _growth() -> Iterator[Row]:
    """Time and candidate pairs for each number of articles, beside n log n."""
    first: tuple[float, int] | None = None
    for count in MANY:
        old, new = (_parsed(version(count, revised=revised)) for revised in (False, True))
        pairs = compare(old, new).candidates
        [[taken]] = milliseconds([partial(compare, old, new)], 1)
        first = first or (taken / _steps(count), count)
        growth = taken / _steps(count) / first[0]
        yield Row(f"compare, {count} articles, over n log n", growth, "x", None, 2)
        yield Row("  candidate pairs an article", pairs / count, "pairs")


def _steps(count: int) -> float:
    return count * log2(count)


def _parsed(text: str) -> Regulation:
    return parse(read_bytes(text.encode(), "版本.txt"))
