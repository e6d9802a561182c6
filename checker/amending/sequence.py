"""The provisions of one sequence in their new order, each with its new number.

The decision says some numbers (改为第十条, 作为第十一条); the others keep their order and take the numbers
that are left, so that 条文顺序作相应调整 needs no words of its own. Gaps that the base has stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from checker.amending.amiss import Amiss
from checker.amending.operations import Number
from checker.amending.plan import Coming, Plan
from checker.model import Node

Thing = Node | Coming


@dataclass(eq=False)
class Member:
    """A provision of the sequence to come."""

    thing: Thing
    number: Number = ()
    said: Number | None = None  # the number that the decision says
    weight: int = 1  # how many numbers it takes
    gap: int = 0  # how many numbers the base leaves out before it
    riders: list[Member] = field(default_factory=list)  # 第十八条之一 rides on 第十八条
    attached: list[Member] = field(default_factory=list)  # what comes in right behind it


def arranged(
    old: Sequence[Node],
    coming: Sequence[Coming],
    plan: Plan,
    weight: Callable[[Thing], int] = lambda thing: 1,
) -> list[Member]:
    """The members of a sequence in their new order. Raises ``Amiss`` if two get one number."""
    queue = _remaining(old, plan, weight)
    members = {id(m.thing): m for each in queue for m in (each, *each.riders)}
    said: dict[Number, Member] = {}
    late: list[Member] = []
    for each in coming:
        member = Member(each, said=each.number, weight=weight(each))
        if each.number is not None:
            _claim(said, each.number, member)
        else:
            _attach(each, member, queue, members, late)
    for member in list(queue):
        if member.said is not None:
            _claim(said, member.said, member)
            queue.remove(member)
    start = old[0].number[0] if old and old[0].number else 1
    return _numbered([*queue, *late], said, start)


def _remaining(old: Sequence[Node], plan: Plan, weight: Callable[[Thing], int]) -> list[Member]:
    found: list[Member] = []
    before: Number = ()
    for node in old:
        fate = plan.fates.get(id(node))
        gap = _gap(before, node.number)
        is_rider = len(node.number) > 1 and before[:1] == node.number[:1]
        before = node.number
        if fate is not None and fate.gone:
            continue
        member = Member(node, said=fate.number if fate else None, weight=weight(node), gap=gap)
        if is_rider and found and member.said is None:
            found[-1].riders.append(member)
        else:
            found.append(member)
    return found


def _gap(before: Number, number: Number) -> int:
    """How many numbers the base leaves out between two provisions."""
    return max(0, number[0] - before[0] - 1) if before and len(number) == 1 else 0


def _claim(said: dict[Number, Member], number: Number, member: Member) -> None:
    if number in said:
        raise Amiss(f"有两条（款、项）都改为或者作为第 {number[0]} 条（款、项）")
    said[number] = member


def _attach(
    coming: Coming,
    member: Member,
    queue: list[Member],
    members: dict[int, Member],
    late: list[Member],
) -> None:
    """Put what comes in without a number behind or before what the decision names."""
    anchor = members.get(id(coming.after)) if coming.after else None
    if anchor is not None:
        anchor.attached.append(member)
        return
    before = members.get(id(coming.before)) if coming.before else None
    if before is not None and before in queue:
        queue.insert(queue.index(before), member)
        members[id(coming)] = member
        return
    late.append(member)


def _numbered(queue: list[Member], said: dict[Number, Member], start: int) -> list[Member]:
    """Give the numbers: those said, and in the places between them what is left, in order."""
    inserted: dict[int, list[tuple[Number, Member]]] = {}
    for number, claimant in said.items():
        if len(number) > 1:
            inserted.setdefault(number[0], []).append((number, claimant))
    plain = {number[0]: member for number, member in said.items() if len(number) == 1}
    is_sure = all(each.weight == 1 for each in (*queue, *said.values()))
    queue.reverse()
    at, found = min([start, *plain]), list[Member]()
    while queue or plain:
        at, member = _next(queue, plain, at, is_sure)
        at = _take(found, member, at, inserted.pop(at, []))
    if inserted:
        raise Amiss(f"没有第 {min(inserted)} 条，不能增加“之一”")
    return found


def _next(
    queue: list[Member], plain: dict[int, Member], at: int, is_sure: bool
) -> tuple[int, Member]:
    """The member that comes next, with its number.

    Where a paragraph became more lines than it counts for (not ``is_sure``), a number said may have been
    passed already or not be reached.
    """
    if not is_sure:
        at = min([at, *plain])
    while at not in plain and queue and queue[-1].gap:
        at, queue[-1].gap = at + 1, queue[-1].gap - 1
    if at in plain:
        return at, plain.pop(at)
    if queue:
        return at, queue.pop()
    following = min(plain)
    if is_sure:
        raise Amiss(f"第 {following} 条（款、项）之前缺少第 {at} 条（款、项），序号不连续")
    return following, plain.pop(following)


def _take(
    found: list[Member], member: Member, at: int, inserted: list[tuple[Number, Member]]
) -> int:
    """Take a member in with the number ``at``; gives the number behind it and what rides on it."""
    old = member.thing.number if isinstance(member.thing, Node) else None
    member.number = (at,)
    if old and len(old) > 1 and member.said is None:
        member.number = (at, *old[1:])
    found.append(member)
    riders = [(m.thing.number or (), m) for m in member.riders]
    for number, rider in sorted([*riders, *inserted], key=lambda pair: pair[0][1:]):
        rider.number = (at, *number[1:])
        found.append(rider)
    behind = at + member.weight
    for each in member.attached:
        behind = _take(found, each, behind, [])
    return behind


def in_place(members: Sequence[Member]) -> set[int]:
    """The identities of the old provisions that stay where they are: a longest run in order."""
    from bisect import bisect_left

    old = [m.thing for m in members if isinstance(m.thing, Node)]
    tails: list[int] = []
    ends: list[int] = []
    links: list[int] = []
    for index, node in enumerate(old):
        at = bisect_left(tails, node.start)
        links.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(node.start)
            ends.append(index)
        else:
            tails[at], ends[at] = node.start, index
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(id(old[index]))
        index = links[index]
    return kept
