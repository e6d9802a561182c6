"""The new numbers of a sequence: the old ones, shifted by what went and what came before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model import Node
from checker.renumbering.insertions import Newcomer
from checker.renumbering.members import Gone, Member

Number = tuple[int, ...]


def counted(members: Sequence[Member], gone: Gone) -> Iterator[tuple[Member, Number]]:
    """The members that remain or come in, each with its number.

    Gaps and repetitions stay. 第十八条之一 keeps to its base; the first of them takes the number of
    a base that goes.
    """
    old = [member for member in members if isinstance(member, Node)]
    following = old[0].number[0] if old else 1
    shift = 0
    for group in _groups(members):
        first = group[0]
        if isinstance(first, Newcomer):
            yield first, (following + shift,)
            shift += 1
            continue
        base = first.number[0]
        following = base + 1
        if all(member in gone for member in group):
            shift -= 1
        else:
            yield from _within(group, base + shift, gone)


def _groups(members: Sequence[Member]) -> list[list[Member]]:
    """Each article with those that count on from it (之一, 之二); a newcomer by itself elsewhere."""
    groups: list[list[Member]] = []
    pending: list[Member] = []
    for member in members:
        if isinstance(member, Newcomer):
            pending.append(member)
            continue
        if groups and len(member.number) > 1 and _base(groups[-1]) == member.number[0]:
            groups[-1] += [*pending, member]
        else:
            groups += [*([each] for each in pending), [member]]
        pending = []
    return [*groups, *([each] for each in pending)]


def _base(group: Sequence[Member]) -> int | None:
    first = group[0]
    return first.number[0] if isinstance(first, Node) else None


def _within(group: Sequence[Member], base: int, gone: Gone) -> Iterator[tuple[Member, Number]]:
    """The numbers of an article and those that count on from it."""
    last, shift = _inserted(group[0]) - 1, 0
    is_headless = last < 0 and group[0] in gone
    for member in group:
        if member in gone:
            shift -= 1
            continue
        if isinstance(member, Newcomer):
            last += 1
            shift += 1
        else:
            if is_headless:
                shift = -_inserted(member) + last + 1
            last = _inserted(member) + shift
        is_headless = False
        yield member, (base, last) if last else (base,)


def _inserted(member: Member) -> int:
    """1 of 第十八条之一, 0 of 第十八条."""
    return member.number[1] if isinstance(member, Node) and len(member.number) > 1 else 0
