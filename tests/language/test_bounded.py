"""Texts made to cost much: what flows through references stays within bounds."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from checker import Checker
from checker.reading import read_bytes
from checker.reading.numerals import to_chinese
from checker.structure import parse

ARTICLE = "第五条　有下列情形之一的，不予办理户口登记："
ALL = "第一条至第一千条"
COSTLY = {
    "a line that cites its own article five hundred times": ARTICLE * 500 + "\n（一）超生的。",
    "a thousand articles that cite all": "\n".join(
        f"第{to_chinese(n)}条　违反{ALL}规定的，依照{ALL}的规定征收社会抚养费。"
        for n in range(1, 1001)
    ),
}


@pytest.mark.parametrize("name", COSTLY)
def test_a_text_of_many_references_is_checked_within_bounds(name: str) -> None:
    regulation = parse(read_bytes(COSTLY[name].encode(), "草案.txt"))
    checker = Checker.load([])
    tracemalloc.start()
    begun = time.monotonic()
    assert checker.check(regulation).findings
    took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 60
    assert peak < 500_000_000
