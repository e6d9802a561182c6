"""Decisions: each follows one that was seen, none overwrites, and undo takes back one's own."""

from __future__ import annotations

import pytest
from opened import Opened, decided, opened, reviewed, seen_now, states

from checker.reviewing.audit import changes_so_far, entries
from checker.reviewing.decisions import (
    Outcome,
    Seen,
    State,
    assign,
    current,
    decide,
    history,
    undo,
)
from checker.reviewing.errors import DeskError, Unknown
from checker.reviewing.examining import Examined
from checker.reviewing.matters import close, remove_member
from checker.reviewing.work import Desk


@pytest.fixture
def of(full: Examined, li: Desk, wang: Desk, zhao: Desk) -> Opened:
    found = opened(full, li, wang, zhao)
    assert len(found.findings) > 10
    return found


def undone(desk: Desk, of: Opened) -> Outcome | None:
    with desk.writing() as work:
        return undo(work, of.version)


def acts(desk: Desk, of: Opened) -> list[str]:
    """What the audit tells of the version after it was added."""
    with desk.reading() as work:
        found = [each.action for each in reversed(entries(work, of.matter))]
    return found[found.index("add-version") + 1 :]


def test_everything_is_open_at_first(li: Desk, of: Opened) -> None:
    review = reviewed(li, of.version)
    assert [each.state for each in review.findings] == [State.OPEN] * len(of.findings)
    assert [each.revision for each in review.findings] == [0] * len(of.findings)
    assert review.count == {**dict.fromkeys(State, 0), State.OPEN: len(of.findings)}


@pytest.mark.parametrize("state", State)
def test_a_decision_is_seen_by_all_with_who_and_why(
    li: Desk, wang: Desk, of: Opened, state: State
) -> None:
    outcome = decided(li, of, of.findings[0], state=state, reason=" 理由\x00<b> ")
    assert outcome.decided == (of.findings[0],)
    assert outcome.conflicts == ()
    with wang.reading() as work:
        found = current(work, of.matter)[of.findings[0]]
    assert (found.state, found.person, found.reason) == (state, "李审查", "理由<b>")
    assert (found.revision, found.version, found.batch) == (1, 1, outcome.batch)
    assert found.at.utcoffset() is not None
    assert found.at.utcoffset().total_seconds() == 0  # type: ignore[union-attr]


@pytest.mark.parametrize("reason", ["", "  \n", "\x00"])
def test_a_rejection_needs_a_reason(li: Desk, of: Opened, reason: str) -> None:
    with pytest.raises(DeskError, match="理由"):
        decided(li, of, of.findings[0], state=State.REJECTED, reason=reason)
    assert states(li, of) == {}
    assert acts(li, of) == []


def test_who_saw_less_is_shown_the_others_decision(li: Desk, wang: Desk, of: Opened) -> None:
    seen = [Seen(of.findings[0], 0)]
    decided(li, of, of.findings[0])
    with wang.writing() as work:
        outcome = decide(work, of.version, seen, State.REJECTED, "不同意")
    assert outcome.decided == ()
    assert [(each.person, each.state) for each in outcome.conflicts] == [("李审查", State.ACCEPTED)]
    assert states(li, of) == {of.findings[0]: State.ACCEPTED}
    assert acts(li, of) == ["decide"]


@pytest.mark.parametrize("seen", [-1, 1, 7])
def test_nobody_has_seen_what_was_not_decided(li: Desk, of: Opened, seen: int) -> None:
    with li.writing() as work:
        outcome = decide(work, of.version, [Seen(of.findings[0], seen)], State.ACCEPTED)
    assert (outcome.decided, outcome.conflicts) == ((), ())
    assert states(li, of) == {}


def test_who_saw_it_may_decide_otherwise_and_both_stay(li: Desk, wang: Desk, of: Opened) -> None:
    decided(li, of, of.findings[0])
    decided(wang, of, of.findings[0], state=State.REJECTED, reason="不同意")
    with li.reading() as work:
        found = history(work, of.matter, of.findings[0])
    assert [(each.revision, each.person, each.state) for each in found] == [
        (1, "李审查", State.ACCEPTED),
        (2, "王审查", State.REJECTED),
    ]


def test_many_are_decided_at_one_stroke_but_for_those_others_decided(
    li: Desk, wang: Desk, of: Opened
) -> None:
    seen = [Seen(each, 0) for each in of.findings]
    decided(li, of, of.findings[1], state=State.DOUBTFUL)
    with wang.writing() as work:
        outcome = decide(work, of.version, seen, State.ACCEPTED)
    assert set(outcome.decided) == {*of.findings} - {of.findings[1]}
    assert [each.fingerprint for each in outcome.conflicts] == [of.findings[1]]
    assert states(li, of) == {
        **dict.fromkeys(of.findings, State.ACCEPTED),
        of.findings[1]: State.DOUBTFUL,
    }
    with li.reading() as work:
        batches = {each.batch for each in current(work, of.matter).values()}
        (act,) = [each for each in entries(work, of.matter) if each.person == "王审查"]
    assert len(batches) == 2
    assert set(act.detail["findings"]) == set(outcome.decided)


def test_a_finding_that_the_version_lacks_stops_the_whole_stroke(li: Desk, of: Opened) -> None:
    with pytest.raises(Unknown, match="没有所选的问题"):
        decided(li, of, of.findings[0], "f" * 16)
    assert states(li, of) == {}


def test_deciding_on_nothing_leaves_no_trace(li: Desk, of: Opened) -> None:
    assert decided(li, of).decided == ()
    assert acts(li, of) == []


def test_a_finding_is_assigned_and_keeps_its_state(li: Desk, wang: Desk, of: Opened) -> None:
    decided(li, of, of.findings[0], state=State.DOUBTFUL, reason="待查")
    with li.writing() as work:
        assign(work, of.version, seen_now(work, of, of.findings[0]), wang.person.id)
    with wang.reading() as work:
        found = current(work, of.matter)[of.findings[0]]
    assert (found.assignee, found.assignee_id) == ("王审查", wang.person.id)
    assert (found.state, found.reason) == (State.DOUBTFUL, "待查")


def test_a_decision_keeps_whom_the_finding_is_assigned_to(li: Desk, wang: Desk, of: Opened) -> None:
    with li.writing() as work:
        assign(work, of.version, [Seen(of.findings[0], 0)], wang.person.id)
    decided(li, of, of.findings[0])
    with li.writing() as work:
        assert current(work, of.matter)[of.findings[0]].assignee == "王审查"
        assign(work, of.version, seen_now(work, of, of.findings[0]), None)
        assert current(work, of.matter)[of.findings[0]].assignee == ""


def test_nothing_is_assigned_to_those_outside(li: Desk, wang: Desk, of: Opened) -> None:
    with li.writing() as work:
        remove_member(work, of.matter, wang.person.id)
    for outside in (wang.person.id, 999):
        with pytest.raises(Unknown, match="不是本事项的成员"), li.writing() as work:
            assign(work, of.version, [Seen(of.findings[0], 0)], outside)


def test_an_assignment_is_in_conflict_like_a_decision(li: Desk, wang: Desk, of: Opened) -> None:
    decided(li, of, of.findings[0])
    with wang.writing() as work:
        outcome = assign(work, of.version, [Seen(of.findings[0], 0)], wang.person.id)
    assert [each.person for each in outcome.conflicts] == ["李审查"]


def test_nothing_changes_in_a_closed_matter(li: Desk, of: Opened) -> None:
    decided(li, of, of.findings[0])
    with li.writing() as work:
        close(work, of.matter)
    with pytest.raises(DeskError, match="已经办结"):
        decided(li, of, of.findings[1])
    with pytest.raises(DeskError, match="已经办结"), li.writing() as work:
        assign(work, of.version, [Seen(of.findings[1], 0)], li.person.id)
    with pytest.raises(DeskError, match="已经办结"):
        undone(li, of)
    assert states(li, of) == {of.findings[0]: State.ACCEPTED}
    with li.writing() as work:
        close(work, of.matter, closed=False)
    assert decided(li, of, of.findings[1]).decided == (of.findings[1],)


def test_whether_anything_is_new_shows_in_a_number(li: Desk, wang: Desk, of: Opened) -> None:
    numbers = []
    for act in (None, li, wang, None):
        if act is not None:
            decided(act, of, of.findings[0])
        with li.reading() as work:
            numbers.append(changes_so_far(work, of.matter))
    assert numbers[0] < numbers[1] < numbers[2] == numbers[3]


def test_nothing_is_undone_where_nothing_was_done(li: Desk, wang: Desk, of: Opened) -> None:
    decided(wang, of, of.findings[0])
    assert undone(li, of) is None
    assert states(li, of) == {of.findings[0]: State.ACCEPTED}


def test_undo_goes_back_step_by_step(li: Desk, of: Opened) -> None:
    first, second, *_ = of.findings
    decided(li, of, first, second, state=State.ACCEPTED)
    decided(li, of, first, state=State.DOUBTFUL)
    decided(li, of, first, state=State.REJECTED, reason="不妥")
    both = {first: State.ACCEPTED, second: State.ACCEPTED}
    found = [(undone(li, of), states(li, of))[1] for _ in range(3)]
    assert found == [both | {first: State.DOUBTFUL}, both, {}]
    assert undone(li, of) is None
    assert acts(li, of) == ["decide"] * 3 + ["undo"] * 3


def test_undo_brings_back_reason_and_assignee(li: Desk, wang: Desk, of: Opened) -> None:
    finding = of.findings[0]
    decided(wang, of, finding, state=State.REJECTED, reason="不妥")
    with li.writing() as work:
        assign(work, of.version, seen_now(work, of, finding), li.person.id)
    decided(li, of, finding)
    undone(li, of)
    with li.reading() as work:
        found = current(work, of.matter)[finding]
    assert (found.state, found.reason, found.assignee) == (State.REJECTED, "不妥", "李审查")
    undone(li, of)
    with li.reading() as work:
        assert current(work, of.matter)[finding].assignee == ""


def test_what_was_undone_can_be_decided_and_undone_again(li: Desk, of: Opened) -> None:
    finding = of.findings[0]
    for _ in range(3):
        decided(li, of, finding)
        assert states(li, of) == {finding: State.ACCEPTED}
        undone(li, of)
        assert states(li, of) == {}


def test_undo_leaves_what_others_decided_since(li: Desk, wang: Desk, of: Opened) -> None:
    first, second, *_ = of.findings
    decided(li, of, first, second)
    decided(wang, of, first, state=State.DOUBTFUL)
    outcome = undone(li, of)
    assert outcome is not None
    assert outcome.decided == (second,)
    assert [(each.fingerprint, each.person) for each in outcome.conflicts] == [(first, "王审查")]
    assert states(li, of) == {first: State.DOUBTFUL}


def test_undo_goes_on_behind_what_others_overtook(li: Desk, wang: Desk, of: Opened) -> None:
    first, second, *_ = of.findings
    decided(li, of, first)
    decided(li, of, second)
    decided(wang, of, second, state=State.DOUBTFUL)
    outcome = undone(li, of)
    assert outcome is not None
    assert outcome.decided == (first,)
    assert [each.fingerprint for each in outcome.conflicts] == [second]
    assert states(li, of) == {second: State.DOUBTFUL}


def test_where_others_overtook_everything_undo_shows_their_decisions(
    li: Desk, wang: Desk, of: Opened
) -> None:
    decided(li, of, of.findings[0])
    decided(wang, of, of.findings[0], state=State.DOUBTFUL)
    outcome = undone(li, of)
    assert outcome is not None
    assert outcome.decided == ()
    assert [each.person for each in outcome.conflicts] == ["王审查"]
    assert acts(li, of) == ["decide", "decide"]


def test_once_the_other_has_undone_ones_own_can_be_undone(li: Desk, wang: Desk, of: Opened) -> None:
    finding = of.findings[0]
    decided(li, of, finding)
    decided(wang, of, finding, state=State.DOUBTFUL)
    undone(wang, of)
    assert states(li, of) == {finding: State.ACCEPTED}
    undone(li, of)
    assert states(li, of) == {}


def test_undo_stays_within_the_matter(full: Examined, li: Desk, of: Opened) -> None:
    other = opened(full, li)
    decided(li, of, of.findings[0])
    decided(li, other, of.findings[0])
    undone(li, of)
    assert states(li, of) == {}
    assert states(li, other) == {of.findings[0]: State.ACCEPTED}
