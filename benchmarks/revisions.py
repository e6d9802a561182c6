"""How long it takes to carry an amending decision out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from statistics import median

from benchmarks.drafts import articles
from benchmarks.row import Row
from benchmarks.timing import milliseconds
from checker import Regulation, parse
from checker.amending import consolidate, parse_decision
from checker.reading import read_bytes
from checker.reading.numerals import to_chinese

TITLE = "安澜省人口与计划生育条例"
ARTICLES = 100


def regulation(count: int) -> str:
    """A regulation of so many articles."""
    texts = enumerate(islice(cycle(articles()), count), 1)
    return f"{TITLE}\n\n" + "\n".join(f"第{to_chinese(at)}条　{text}\n" for at, text in texts)


def decision(count: int) -> str:
    """A decision that replaces every tenth and deletes every twentieth article of it."""
    orders = [f"将第{to_chinese(at)}条修改为：“居民依法享受服务。”" for at in range(2, count, 10)]
    orders += [f"删去第{to_chinese(at)}条。" for at in range(5, count, 20)]
    rows = [f"{to_chinese(at)}、{order}" for at, order in enumerate(orders, 1)]
    head = f"关于修改《{TITLE}》的决定\n\n会议决定对《{TITLE}》作如下修改：\n\n"
    end = f"\n\n本决定自公布之日起施行。\n\n《{TITLE}》根据本决定作相应修改，重新公布。\n"
    return head + "\n\n".join(rows) + end


def measure_revisions(rounds: int) -> Iterator[Row]:
    """The time of a consolidation beside that of parsing its base."""
    text = regulation(ARTICLES)
    base, order = _parsed(text), _parsed(decision(ARTICLES))
    ways = [lambda: _parsed(text), lambda: consolidate(base, parse_decision(order))]
    times = milliseconds(ways, rounds)
    yield Row(f"parse, {ARTICLES} articles", median(each[0] for each in times), "ms")
    ratio = median(after / before for before, after in times)
    yield Row("  consolidate", median(each[1] for each in times), "ms", ratio, 1000)


def _parsed(text: str) -> Regulation:
    return parse(read_bytes(text.encode(), "条例.txt"))
