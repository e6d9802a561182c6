"""Laws before and after an amendment: from what went and came follow the official numbers.

Which articles went and came is found by what they say. The articles whose words the amendment left alone
must carry the label of the official text and cite as it does.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rapidfuzz import fuzz
from revising import carried_out, parsed

from checker.model import Node, ReferenceStatus, Regulation
from checker.reading import read
from checker.renumbering import Insertion, consequences
from checker.structure import parse

CASES = sorted((Path(__file__).parents[3] / "shared" / "amendments").glob("*/base.txt"))
NUMBERS = re.compile(
    r"[第条款项章节之至到和或者及以与、（）()前本上下一两二三四五六七八九十百零〇\d\s]"
)
BRACKETS = str.maketrans("()", "（）")
ALIKE = 45  # from which likeness on an article is the same one, amended
REACH = 40  # how far it may have moved


def words(regulation: Regulation) -> list[str]:
    """What each article says apart from numbers and citations."""
    return [
        NUMBERS.sub("", regulation.source.text[each.body : each.end])
        for each in regulation.articles()
    ]


def aligned(old: list[str], new: list[str]) -> dict[int, int]:
    """The articles of the old text that are in the new one, each with its place there, in order."""
    likeness = [
        [
            max(0.0, fuzz.ratio(one, other) - ALIKE) if abs(at - to) < REACH else 0.0
            for to, other in enumerate(new)
        ]
        for at, one in enumerate(old)
    ]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in reversed(range(len(old))):
        for to in reversed(range(len(new))):
            both = best[at + 1][to + 1] + likeness[at][to]
            best[at][to] = max(best[at + 1][to], best[at][to + 1], both)
    found, at, to = {}, 0, 0
    while at < len(old) and to < len(new):
        if likeness[at][to] and best[at][to] == best[at + 1][to + 1] + likeness[at][to]:
            found[at] = to
            at, to = at + 1, to + 1
        elif best[at][to] == best[at + 1][to]:
            at += 1
        else:
            to += 1
    return found


def coming(old: Regulation, places: dict[int, int], count: int) -> list[Insertion]:
    """An article for each of the new text that is in no old one."""
    articles = old.articles()
    there = {new: at for at, new in places.items()}
    insertions = []
    for new in range(count):
        if new not in there:
            before = [at for to, at in there.items() if to < new]
            at = articles[max(before)].end if before else articles[0].start
            insertions.append(Insertion(at, "第〇条　新。\n"))
    return insertions


def citations(article: Node, regulation: Regulation) -> list[str]:
    """The words of the references of an article that resolve."""
    return [
        each.text.translate(BRACKETS)
        for each in regulation.references
        if article.span.contains(each.span) and each.status is ReferenceStatus.RESOLVED
    ]


@pytest.mark.skipif(not CASES, reason="the shared amendments are not on this machine")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name[:30])
def test_the_numbers_are_the_official_ones(path: Path) -> None:
    old, official = parse(read(path)), parse(read(path.with_name("result.txt")))
    before, after = words(old), words(official)
    places = aligned(before, after)
    deleted = [each for at, each in enumerate(old.articles()) if at not in places]
    found = consequences(old, deleted, coming(old, places, len(after)))
    ours = parsed(carried_out(old, deleted, found))
    assert [each.label for each in ours.articles()] == [each.label for each in official.articles()]
    untouched = [new for at, new in places.items() if before[at] == after[new]]
    for new in untouched:
        cited, wanted = (citations(one.articles()[new], one) for one in (ours, official))
        assert cited == wanted
