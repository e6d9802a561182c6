"""A regulation of so many articles, and a decision that amends most of them in the customary ways."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median

from benchmarks.drafts import articles
from benchmarks.row import Row
from benchmarks.timing import milliseconds
from checker.amending import consolidate, parse_decision
from checker.edits import apply
from checker.model import Regulation
from checker.reading import read_bytes
from checker.reading.numerals import to_chinese
from checker.structure import parse

TITLE = "安澜省人口与计划生育条例"
ARTICLES = 100


def regulation(count: int) -> str:
    """The text of a regulation with so many articles."""
    texts = articles()
    bodies = (texts[at % len(texts)] for at in range(count))
    numbered = (f"第{to_chinese(n)}条　{body}" for n, body in enumerate(bodies, 1))
    return "\n".join([TITLE, *numbered]) + "\n"


def amending_decision(count: int) -> str:
    """A decision that replaces, deletes and inserts articles and words, each in its turn.

    Every tenth article goes and one comes in its place, so that the numbers hold.
    """
    orders = []
    for number in range(1, count + 1):
        name = f"第{to_chinese(number)}条"
        orders += {
            0: [f"删去{name}。", f"增加一条，作为{name}：“新增的第{number}条。”"],
            2: [f"将{name}修改为：“修改后的第{number}条。\n“修改后的第二款。”"],
            4: [f"{name}增加一款，作为第一款：“增加的一款。”"],
            6: [f"将{name}第一款修改为：“修改后的第一款。”"],
        }.get(number % 10, [])
    orders.append("将本条例中的“人口和计划生育行政部门”修改为“卫生健康主管部门”。")
    lines = [f"{to_chinese(n)}、{order}" for n, order in enumerate(orders, 1)]
    front = [f"安澜省人民代表大会常务委员会关于修改《{TITLE}》的决定"]
    front.append(f"现决定对《{TITLE}》作如下修改：")
    return "\n".join([*front, *lines, "本决定自公布之日起施行。"]) + "\n"


def _parsed(text: str) -> Regulation:
    return parse(read_bytes(text.encode(), "text.txt"))


def parsing(base: str, decision: str) -> None:
    """Parse both texts as any file is parsed."""
    _parsed(base)
    _parsed(decision)


def consolidation(base: str, decision: str) -> str:
    """The consolidated text, from the texts of both files."""
    result = consolidate(_parsed(base), parse_decision(_parsed(decision)))
    return apply(result.base.source.text, result.edits)


def measure_amendments(rounds: int) -> Iterator[Row]:
    """The time of a consolidation, beside parsing the two texts, which it cannot do without."""
    base, decision = regulation(ARTICLES), amending_decision(ARTICLES)
    ways = [partial(consolidation, base, decision), partial(parsing, base, decision)]
    times = milliseconds(ways, rounds)
    taken = median(each[0] for each in times)
    yield Row(f"consolidation, {ARTICLES} articles", taken, "ms", None, 1000)
    ratio = median(whole / parsed for whole, parsed in times)
    yield Row("  time over time of parsing", ratio, "x", None, 8)
