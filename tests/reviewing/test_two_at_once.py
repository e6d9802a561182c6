"""Two reviewers decide on the same finding at the same instant: one wins, the other is told."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from desk_processes import PROCESSES, decide_in_rounds, started
from opened import Opened, decided, opened, states

from checker.findings import Severity
from checker.model import Span
from checker.reviewing.audit import entries
from checker.reviewing.by_hand import add_finding, remove_finding
from checker.reviewing.database import Database
from checker.reviewing.decisions import Outcome, Seen, State, current, decide, history
from checker.reviewing.errors import DeskError
from checker.reviewing.examining import Examined
from checker.reviewing.matters import add_member, close, matter, remove_member
from checker.reviewing.people import Identity, Role
from checker.reviewing.work import Desk

ROUNDS = 30
NAMES = ("李", "王", "周")


@pytest.fixture
def of(full: Examined, database: Database) -> Opened:
    desks = [Desk(database, Identity("test", each, each, Role.REVIEWER)) for each in NAMES]
    return opened(full, *desks)


def test_processes_race_and_each_finding_has_one_winner(
    url: str, database: Database, of: Opened
) -> None:
    findings = [*of.findings[:ROUNDS]]
    together, said = PROCESSES.Barrier(len(NAMES)), PROCESSES.Queue()
    running = [
        started(decide_in_rounds, url, name, of.version, findings, together, said) for name in NAMES
    ]
    outcomes = dict(said.get(timeout=60) for _ in running)
    for process in running:
        process.join()
    with Desk(database, Identity("test", "李", "李", Role.REVIEWER)).reading() as work:
        holds = current(work, of.matter)
        told = Counter(each.person for each in entries(work, of.matter) if each.action == "decide")
        lengths = {len(history(work, of.matter, each)) for each in findings}
    for finding in findings:
        (winner,) = [name for name in NAMES if outcomes[name][finding][0]]
        assert (holds[finding].person, holds[finding].reason) == (winner, f"{winner}的理由")
        for name in {*NAMES} - {winner}:
            assert outcomes[name][finding] == (False, (f"{winner}：{winner}的理由",))
    won = Counter(holds[each].person for each in findings)
    assert told == won
    assert lengths == {1}


def test_batches_that_cross_each_other_do_not_wait_for_ever(of: Opened, database: Database) -> None:
    """Each decides on all findings, one from the first and one from the last."""
    desks = [Desk(database, Identity("test", each, each, Role.REVIEWER)) for each in NAMES]
    together = Barrier(len(desks))

    def all_of(desk: Desk, findings: tuple[str, ...]) -> Outcome:
        together.wait()
        with desk.writing() as work:
            return decide(work, of.version, [Seen(each, 0) for each in findings], State.ACCEPTED)

    ways = [of.findings, of.findings[::-1], of.findings[1:] + of.findings[:1]]
    with ThreadPoolExecutor(len(desks)) as pool:
        outcomes = list(pool.map(all_of, desks, ways))
    (winner,) = [each for each in outcomes if each.decided]
    assert set(winner.decided) == set(of.findings)
    for each in outcomes:
        if each is not winner:
            assert {theirs.batch for theirs in each.conflicts} == {winner.batch}
            assert len(each.conflicts) == len(of.findings)


def added(desk: Desk, of: Opened) -> str:
    with desk.writing() as work:
        return add_finding(
            work, of.version, Span(0, 4), severity=Severity.NOTE, topic="其他", message="其他"
        )


def test_nothing_is_decided_while_the_matter_is_closed(
    li: Desk, wang: Desk, full: Examined
) -> None:
    of = opened(full, li, wang)
    with ThreadPoolExecutor(1) as pool:
        with li.writing() as work:
            close(work, of.matter)
            work.session.flush()
            waiting = pool.submit(decided, wang, of, of.findings[0])
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        with pytest.raises(DeskError, match="已经办结"):
            waiting.result(timeout=10)
    assert states(li, of) == {}


def test_a_finding_is_not_taken_back_while_another_decides_on_it(
    li: Desk, wang: Desk, full: Examined
) -> None:
    of = opened(full, li, wang)
    finding = added(li, of)

    def taken_back() -> None:
        with li.writing() as work:
            remove_finding(work, of.version, finding)

    with ThreadPoolExecutor(1) as pool:
        with wang.writing() as work:
            decide(work, of.version, [Seen(finding, 0)], State.ACCEPTED)
            waiting = pool.submit(taken_back)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
        with pytest.raises(DeskError, match="已经有了处理意见"):
            waiting.result(timeout=10)
    assert states(li, of) == {finding: State.ACCEPTED}


def test_the_last_two_members_do_not_leave_at_once(
    admin: Desk, li: Desk, wang: Desk, full: Examined
) -> None:
    of = opened(full, li, wang)
    together = Barrier(2)

    def leaves(person: Desk) -> str:
        together.wait()
        try:
            with admin.writing() as work:
                remove_member(work, of.matter, person.person.id)
        except DeskError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(leaves, [li, wang]))
    assert said[0] == ""
    assert "至少要有一名成员" in said[1]


def test_somebody_let_in_twice_at_once_is_a_member_once(
    admin: Desk, li: Desk, wang: Desk, full: Examined
) -> None:
    of = opened(full, li)

    def let_in(_: int) -> None:
        with admin.writing() as work:
            add_member(work, of.matter, wang.person.id)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(partial(let_in), range(4)))
    with li.reading() as work:
        assert [each.name for each in matter(work, of.matter).members] == ["李审查", "王审查"]
        acts = [each.action for each in entries(work, of.matter)]
    assert acts.count("add-member") == 1
