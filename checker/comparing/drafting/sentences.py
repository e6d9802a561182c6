"""Replacements as sentences of a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.comparing.drafting.decision import Instruction
from checker.comparing.drafting.phrases import Placed, Replacement, grouped
from checker.comparing.drafting.quoting import ordinals, phrase
from checker.reading.numerals import to_chinese

SINGLE = 3  # so many replacements are instructions of their own; more are one with subdivisions


def replacement_instructions(placed: Sequence[Placed]) -> Iterator[Instruction]:
    """The instructions for words that are replaced, added or left out in all these places."""
    sentences = list(_sentences(placed))
    if len(sentences) <= SINGLE:
        yield from (Instruction((sentence,)) for sentence in sentences)
        return
    numbered = (f"（{to_chinese(at)}）{each}" for at, each in enumerate(sentences, 1))
    yield Instruction(("对部分条文作以下修改：", *numbered))


def in_one_article(placed: Sequence[Placed]) -> tuple[dict[str, list[Placed]], list[Placed]]:
    """The replacements of each article that no other article shares, and those of several."""
    alone: dict[str, list[Placed]] = {}
    several: list[Placed] = []
    for _, places in grouped(placed):
        articles = {each.article for each in places}
        if len(articles) == 1:
            alone.setdefault(articles.pop(), []).extend(places)
        else:
            several += places
    return alone, several


def _sentences(placed: Sequence[Placed]) -> Iterator[str]:
    """One for each replacement; those that stand alone in one place share a sentence."""
    groups = grouped(placed)
    for place, alike in groupby(groups, lambda group: _names(group[1])):
        yield _sentence(place, [replacement for replacement, _ in alike])


def _sentence(place: str, replacements: Sequence[Replacement]) -> str:
    pieces: list[str] = []
    for at, each in enumerate(replacements):
        where = f"{place}中的" if not at else ""
        if each.after:
            pieces.append(f"在{where}{phrase(each.words)}后增加{phrase(each.by)}")
        elif not each.by:
            pieces.append(f"删去{where}{phrase(each.words)}")
        else:
            verb = (
                "将" if not at or replacements[at - 1].after or not replacements[at - 1].by else ""
            )
            pieces.append(f"{verb}{where}{phrase(each.words)}修改为{phrase(each.by)}")
    return "，".join(pieces) + "。"


def _names(placed: Sequence[Placed]) -> str:
    """第五条第一款、第七条、第九条第一款、第二款."""
    names: list[str] = []
    for article, group in groupby(placed, lambda each: each.article):
        paragraphs = [each.paragraph for each in group if each.paragraph]
        if paragraphs:
            first, *more = paragraphs
            names.append(article + ordinals([first], "款"))
            names += [ordinals([each], "款") for each in more]
        else:
            names.append(article)
    return "、".join(names)
