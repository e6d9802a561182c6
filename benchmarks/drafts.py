"""Drafts of any length, put together from articles written for this project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count, cycle, islice, zip_longest
from pathlib import Path

from checker.reading.numerals import to_chinese

TEXTS = Path(__file__).parents[1] / "corpus" / "evaluation" / "texts"
# A regulation from before the reform, full of findings, and one that was revised after it.
SOURCES = ("fp-jinhe-2008", "fp-minze-2021")
LABEL = re.compile(r"^第[一二三四五六七八九十百零]+条[\s　]*", re.MULTILINE)
HEADING = re.compile(r"^第[一二三四五六七八九十]+章.*$", re.MULTILINE)
ARTICLES_A_CHAPTER = 12


def articles() -> list[str]:
    """The articles of the sources in turn, without their labels."""
    by_source = [LABEL.split(_text(name))[1:] for name in SOURCES]
    mixed = chain.from_iterable(zip_longest(*by_source, fillvalue=""))
    return [article for article in (HEADING.sub("", each).strip() for each in mixed) if article]


def _text(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def draft(length: int) -> str:
    """A regulation of at least ``length`` characters and at most one article more.

    Articles are numbered anew, in chapters of twelve, and come again once all have come.
    """
    written = ["安澜省人口与计划生育条例（草案）\n"]
    reached = len(written[0])
    for piece in _pieces():
        if reached >= length:
            break
        written.append(piece)
        reached += len(piece)
    return "".join(written)


def _pieces() -> Iterator[str]:
    texts = cycle(articles())
    for number in count(1):
        opens, rest = divmod(number - 1, ARTICLES_A_CHAPTER)
        if not rest:
            yield f"\n第{to_chinese(opens + 1)}章　规定\n"
        yield from (f"\n第{to_chinese(number)}条　{text}\n" for text in islice(texts, 1))
