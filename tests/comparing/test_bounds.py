"""However long or hostile two texts are: bounded work, and never an error."""

from __future__ import annotations

import time
from random import Random

import pytest
from edited_drafts import draft, edited
from versions import BABY, parsed, rows

from checker.comparing import compare
from checker.comparing.candidates import MOST

GENEROUS = 20  # seconds, on a slow machine


def pair(chapters: int, seed: int = 7) -> tuple[str, str, int]:
    random = Random(seed)
    old = draft(random, chapters=min(8, chapters), most=2 * chapters)
    new, _ = edited(old, random, chapters)
    return old.text(), new.text(), len(old.articles())


@pytest.mark.parametrize("chapters", [4, 8, 60])
def test_the_number_of_candidates_is_bounded(chapters: int) -> None:
    old, new, articles = pair(chapters)
    assert compare(parsed(old), parsed(new)).candidates <= 3 * (MOST + 1) * articles


HOSTILE = {
    "equal articles, many times": ("".join(f"第{n}条　{BABY}\n" for n in range(1, 2001)),) * 2,
    "nearly equal articles, many times": (
        "".join(f"第{n}条　{BABY}甲{n}\n" for n in range(1, 1501)),
        "".join(f"第{n}条　{BABY}乙{n}\n" for n in range(1, 1501)),
    ),
    "one article, very long": (
        "第一条　" + "县级人民政府应当提供服务。" * 20_000,
        "第一条　" + "乡级人民政府可以提供保障。" * 20_000,
    ),
    "one article, very many items": (
        "第一条　下列事项：\n" + "".join(f"（{n}）事项{n}；\n" for n in range(1, 3000)),
        "第一条　下列事项：\n" + "".join(f"（{n}）内容{n}；\n" for n in range(1, 3000)),
    ),
    "no punctuation at all": ("第一条　" + "甲" * 300_000, "第一条　" + "甲乙" * 150_000),
    "nothing but labels": ("".join(f"第{n}条\n" for n in range(1, 3000)), "第一条\n"),
    "references everywhere": (
        "".join(
            f"第{n}条　依照第{max(1, n - 1)}条、第{n}条至第{n + 90}条办理。\n"
            for n in range(1, 800)
        ),
        "".join(
            f"第{n}条　依照第{max(1, n - 1)}条、第{n}条至第{n + 91}条办理。\n"
            for n in range(1, 801)
        ),
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_texts_are_compared_in_bounded_time(case: str) -> None:
    old, new = map(parsed, HOSTILE[case])
    started = time.perf_counter()
    compare(old, new)
    assert time.perf_counter() - started < GENEROUS


def test_equal_articles_are_paired_in_their_order() -> None:
    text = "".join(f"第{n}条　{BABY}\n" for n in range(1, 40))
    found = rows(compare(parsed(text), parsed(text)))
    assert {kind for kind, *_ in found} == {"unchanged"}
    assert all(old == new for _, old, new in found)
