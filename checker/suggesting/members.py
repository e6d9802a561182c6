"""A member taken out of an enumeration: 身份证、计划生育证明和户口簿 becomes 身份证和户口簿."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.edits import Edit
from checker.judging.wording import Wording
from checker.language.statements import Statement

CLAUSE_ENDS = "，：；。！？"
PLAIN = "、"


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The members of a clause and the signs between them, in the statement's normal form.

    Sign ``i`` stands between the members ``i`` and ``i + 1``.
    """

    members: tuple[tuple[int, int], ...]
    signs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class MemberCut:
    """Members ``first`` to ``last`` of an enumeration go; ``start`` and ``end`` are the words at fault.

    What stands before them in the first member of all and behind them in the last one stays:
    提交 and 等材料 belong to the whole enumeration.
    """

    enumeration: Enumeration
    first: int
    last: int
    start: int
    end: int


def member_cut(start: int, end: int, statement: Statement, wording: Wording) -> MemberCut | None:
    """How words ``[start, end)`` of a statement go as members of an enumeration; ``None`` if they are none."""
    text = statement.text.text
    if text[start - 1 : start] == "《" and text[end : end + 1] == "》":
        start, end = start - 1, end + 1
    found = _enumeration(start, end, text, wording)
    touched = [i for i, (a, b) in enumerate(found.members) if a < end and start < b]
    if not touched or len(touched) == len(found.members):
        return None
    cut = MemberCut(found, touched[0], touched[-1], start, end)
    return cut if _is_pure(cut, text, wording) else None


def _enumeration(start: int, end: int, text: str, wording: Wording) -> Enumeration:
    """The clause around the words, cut at its separators."""
    begin = max((text.rfind(sign, 0, start) + 1 for sign in CLAUSE_ENDS), default=0)
    stops = [at for at in (text.find(sign, end) for sign in CLAUSE_ENDS) if at >= 0]
    stop = min(stops, default=len(text))
    signs = [
        match.span()
        for match in wording.separator.finditer(text, begin, stop)
        if match["sign"]
        and (begin < match.start() < start or end <= match.start() < match.end() < stop)
    ]
    borders = [begin, *(at for sign in signs for at in sign), stop]
    return Enumeration(tuple(zip(borders[::2], borders[1::2], strict=True)), tuple(signs))


def _is_pure(cut: MemberCut, text: str, wording: Wording) -> bool:
    """Whether the members are the words at fault and nothing else that says something."""
    members = cut.enumeration.members
    before = text[members[cut.first][0] : cut.start] if cut.first else ""
    behind = text[cut.end : members[cut.last][1]]
    kept = text[slice(*members[cut.first - 1])] if cut.first else ""
    return bool(
        re.search(wording.modifier, before)
        and not re.search(wording.verbal, kept)
        and re.search(
            wording.following if cut.last == len(members) - 1 else wording.remainder, behind
        )
    )


def member_edits(
    statement: Statement, cuts: Iterable[MemberCut], wording: Wording
) -> Iterator[Edit]:
    """Edits for all cuts in a statement together; none for an enumeration of which nothing would stay."""
    by_enumeration: dict[Enumeration, list[MemberCut]] = {}
    for cut in cuts:
        by_enumeration.setdefault(_merged(cut, by_enumeration), []).append(cut)
    for enumeration, here in by_enumeration.items():
        yield from _edits(enumeration, here, statement)
        yield from _conjunction(enumeration, here, statement, wording)


def _merged(cut: MemberCut, known: Iterable[Enumeration]) -> Enumeration:
    """The enumeration of the same clause if it is known already, whatever its highlight hid."""
    same = (each for each in known if each.members[0][0] == cut.enumeration.members[0][0])
    return next(same, cut.enumeration)


def _kept(enumeration: Enumeration, cuts: Iterable[MemberCut]) -> list[int]:
    """The members that no cut touches."""
    return [
        i
        for i, (a, b) in enumerate(enumeration.members)
        if not any(a < cut.end and cut.start < b for cut in cuts)
    ]


def _edits(
    enumeration: Enumeration, cuts: Sequence[MemberCut], statement: Statement
) -> Iterator[Edit]:
    members, signs, kept = enumeration.members, enumeration.signs, _kept(enumeration, cuts)
    if not kept:
        return
    if kept[0] > 0:  # what opens the enumeration stays, the rest up to the first kept member goes
        yield _deletion(statement, min(cut.start for cut in cuts), members[kept[0]][0])
    for one, other in pairwise(kept):
        if other - one > 1:  # the sign before the later one stays
            yield _deletion(statement, signs[one][0], signs[other - 1][0])
    if kept[-1] < len(members) - 1:
        yield _deletion(statement, signs[kept[-1]][0], max(cut.end for cut in cuts))


def _conjunction(
    enumeration: Enumeration, cuts: Sequence[MemberCut], statement: Statement, wording: Wording
) -> Iterator[Edit]:
    """The conjunction before the last member goes to the one that is the last now."""
    members, signs, kept = enumeration.members, enumeration.signs, _kept(enumeration, cuts)
    if len(kept) < 2 or kept[-1] - kept[-2] > 1 or kept[-1] == len(members) - 1:
        return
    text = statement.text.text
    before, lost = signs[kept[-2]], text[slice(*signs[-1])]
    if text[slice(*before)] == PLAIN and re.fullmatch(wording.conjunctions, lost):
        yield Edit(statement.span(*before), lost)


def _deletion(statement: Statement, start: int, end: int) -> Edit:
    return Edit(statement.span(start, end), "")
