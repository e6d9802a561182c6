"""Nothing of a matter is visible to those not on it, and each role does only what it may.

The table holds every public function of the desk that takes a ``Work``; a new one fails the first
test until it has a row here.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from opened import Opened, decided, going_wrong, opened

import checker.reviewing
from checker.findings import Severity
from checker.model import Span
from checker.reviewing import (
    audit,
    audit_words,
    beside,
    by_hand,
    comments,
    deciders,
    decisions,
    matters,
    members,
    opinions,
    review,
    standing,
    turnover,
    undoing,
    versions,
)
from checker.reviewing.database import Database
from checker.reviewing.decisions import Seen, State
from checker.reviewing.errors import Forbidden, Unknown
from checker.reviewing.examining import Examined
from checker.reviewing.outputs import annotating, comparing, handing_out, listing
from checker.reviewing.people import Identity, Right, Role
from checker.reviewing.work import NO_SUCH_MATTER, Desk, Work


@dataclass(frozen=True)
class Place:
    """Where a function is called: a matter and a version of it, there or not, and what it needs."""

    matter: int
    version: int
    finding: str
    person: int
    opinion: int
    examined: Examined


Call = Callable[[Work, Place], object]
NOWHERE = 10_000

OF_A_MATTER: dict[Callable[..., object], tuple[Right, Call]] = {
    audit.entries: (Right.SEE, lambda work, at: audit.entries(work, at.matter)),
    by_hand.add_finding: (
        Right.DECIDE,
        lambda work, at: by_hand.add_finding(
            work, at.version, Span(0, 4), severity=Severity.ERROR, topic="x", message="问题"
        ),
    ),
    by_hand.remove_finding: (
        Right.DECIDE,
        lambda work, at: by_hand.remove_finding(work, at.version, at.finding),
    ),
    comments.add_comment: (
        Right.COMMENT,
        lambda work, at: comments.add_comment(work, at.version, at.finding, "批注"),
    ),
    comments.comments: (Right.SEE, lambda work, at: comments.comments(work, at.matter)),
    decisions.assign: (
        Right.DECIDE,
        lambda work, at: decisions.assign(work, at.version, [Seen(at.finding, 1)], at.person),
    ),
    decisions.current: (Right.SEE, lambda work, at: decisions.current(work, at.matter)),
    decisions.decide: (
        Right.DECIDE,
        lambda work, at: decisions.decide(work, at.version, [Seen(at.finding, 1)], State.DOUBTFUL),
    ),
    decisions.histories: (Right.SEE, lambda work, at: decisions.histories(work, at.matter)),
    decisions.history: (Right.SEE, lambda work, at: decisions.history(work, at.matter, at.finding)),
    audit.first_entry: (Right.SEE, lambda work, at: audit.first_entry(work, at.matter)),
    audit.number_of_entries: (Right.SEE, lambda work, at: audit.number_of_entries(work, at.matter)),
    audit.people_in: (Right.SEE, lambda work, at: audit.people_in(work, at.matter)),
    annotating.annotated: (Right.SEE, lambda work, at: annotating.annotated(work, at.version)),
    beside.beside: (Right.SEE, lambda work, at: beside.beside(work, at.version, at.version)),
    comparing.comparison: (
        Right.SEE,
        lambda work, at: comparing.comparison(work, at.version, at.version),
    ),
    deciders.deciders: (Right.SEE, lambda work, at: deciders.deciders(work, at.matter)),
    deciders.stated: (Right.SEE, lambda work, at: deciders.stated(work, at.version)),
    handing_out.handed_out: (
        Right.SEE,
        lambda work, at: handing_out.handed_out(work, at.matter, "意见书.docx"),
    ),
    listing.findings_workbook: (
        Right.SEE,
        lambda work, at: listing.findings_workbook(work, at.version),
    ),
    opinions.make_opinion: (Right.SIGN, lambda work, at: opinions.make_opinion(work, at.version)),
    opinions.opinion_file: (Right.SEE, lambda work, at: opinions.opinion_file(work, at.opinion)),
    opinions.opinions: (Right.SEE, lambda work, at: opinions.opinions(work, at.matter)),
    opinions.sign: (Right.SIGN, lambda work, at: opinions.sign(work, at.opinion, "")),
    opinions.signed_file: (Right.SEE, lambda work, at: opinions.signed_file(work, at.opinion)),
    opinions.suggested_conclusion: (
        Right.SEE,
        lambda work, at: opinions.suggested_conclusion(work, at.version),
    ),
    turnover.turnover: (Right.SEE, lambda work, at: turnover.turnover(work, at.matter)),
    audit.changes_so_far: (Right.SEE, lambda work, at: audit.changes_so_far(work, at.matter)),
    decisions.undo: (Right.DECIDE, lambda work, at: decisions.undo(work, at.version)),
    matters.close: (Right.DECIDE, lambda work, at: matters.close(work, at.matter)),
    matters.matter: (Right.SEE, lambda work, at: matters.matter(work, at.matter)),
    matters.rename: (Right.UPLOAD, lambda work, at: matters.rename(work, at.matter, "新名称")),
    review.progress: (Right.SEE, lambda work, at: review.progress(work, at.version)),
    review.review: (Right.SEE, lambda work, at: review.review(work, at.version)),
    undoing.last_of: (Right.SEE, lambda work, at: undoing.last_of(work, at.matter)),
    versions.add_version: (
        Right.UPLOAD,
        lambda work, at: versions.add_version(work, at.matter, at.examined),
    ),
    versions.changes: (Right.SEE, lambda work, at: versions.changes(work, at.version, at.version)),
    versions.file_of: (Right.SEE, lambda work, at: versions.file_of(work, at.version)),
    versions.latest: (Right.SEE, lambda work, at: versions.latest(work, at.matter)),
    versions.parsed: (Right.SEE, lambda work, at: versions.parsed(work, at.version)),
    versions.versions: (Right.SEE, lambda work, at: versions.versions(work, at.matter)),
    versions.with_document: (Right.SEE, lambda work, at: versions.with_document(work, at.version)),
}
# These are for an administrator on any matter and for its opener: see test_desk_matters.py.
OF_MEMBERSHIP: dict[Callable[..., object], Call] = {
    matters.add_member: lambda work, at: matters.add_member(work, at.matter, at.person),
    matters.remove_member: lambda work, at: matters.remove_member(work, at.matter, at.person),
    members.candidates: lambda work, at: members.candidates(work, at.matter),
    members.may_manage: lambda work, at: members.may_manage(work, at.matter),
}
# These give what is the person's own, or what an administrator sees of all matters.
WITHOUT_A_MATTER = {
    audit_words.named,
    matters.matters,
    matters.memberships,
    matters.open_matter,
    members.people,
}
OF_A_ROW = {standing.standing}  # of an opinion that was reached through its matter
WRITES = {handing_out.handed_out}  # all may, and it is noted


def taking_work() -> Iterator[Callable[..., object]]:
    """Every public function of the desk whose first parameter is a ``Work``."""
    inside = pkgutil.walk_packages(checker.reviewing.__path__, "checker.reviewing.")
    for found in inside:
        if ".migrations" in found.name:
            continue
        module = importlib.import_module(found.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if name.startswith("_") or function.__module__ != found.name:
                continue
            first = next(iter(inspect.signature(function).parameters.values()), None)
            if first is not None and first.annotation in ("Work", Work):
                yield function


def test_the_table_has_every_function_that_takes_a_work() -> None:
    listed = {*OF_A_MATTER, *OF_MEMBERSHIP, *WITHOUT_A_MATTER, *OF_A_ROW}
    named = {f"{each.__module__}.{each.__qualname__}" for each in taking_work()}
    assert named == {f"{each.__module__}.{each.__qualname__}" for each in listed}


@dataclass(frozen=True)
class Room:
    """A matter of two members, and people who are not on it."""

    of: Opened
    opinion: int
    li: Desk
    zhao: Desk
    outside: Desk
    admin: Desk
    examined: Examined

    def place(self) -> Place:
        return Place(
            self.of.matter,
            self.of.version,
            self.of.findings[0],
            self.li.person.id,
            self.opinion,
            self.examined,
        )

    def nowhere(self) -> Place:
        return replace(self.place(), matter=NOWHERE, version=NOWHERE, opinion=NOWHERE)


@pytest.fixture(scope="module")
def room(shared_database: Database, first: Examined, second: Examined) -> Room:
    li, zhao, outside, admin = (
        Desk(shared_database, Identity("test", role + name, name, Role(role)))
        for name, role in [
            ("李", "reviewer"),
            ("赵", "drafter"),
            ("王", "reviewer"),
            ("钱", "administrator"),
        ]
    )
    of = opened(first, li, zhao)
    decided(li, of, of.findings[0])
    with li.writing() as work:
        opinion = opinions.make_opinion(work, of.version)
    return Room(of, opinion, li, zhao, outside, admin, second)


@pytest.fixture
def of(first: Examined, li: Desk, zhao: Desk) -> Opened:
    return opened(first, li, zhao)


def name(function: Callable[..., object]) -> str:
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"


BY_NAME = {name(each): call for each, (_, call) in OF_A_MATTER.items()}
BY_NAME |= {name(each): call for each, call in OF_MEMBERSHIP.items()}
RIGHTS = {name(each): right for each, (right, _) in OF_A_MATTER.items()}


@pytest.mark.parametrize("called", BY_NAME)
def test_outside_a_matter_it_reads_as_if_there_were_none(called: str, room: Room) -> None:
    said = []
    for desk, place in [
        (room.outside, room.place()),
        (room.outside, room.nowhere()),
        (room.admin, room.nowhere()),
        (room.li, room.nowhere()),
    ]:
        with pytest.raises(Unknown) as raised, desk.writing() as work:
            BY_NAME[called](work, place)
        said.append(str(raised.value))
    assert set(said) == {NO_SUCH_MATTER}


@pytest.mark.parametrize("called", RIGHTS)
def test_not_even_an_administrator_sees_anything_of_a_matter_without_being_on_it(
    called: str, room: Room
) -> None:
    with pytest.raises(Unknown, match="您不是它的成员"), room.admin.writing() as work:
        BY_NAME[called](work, room.place())


@pytest.mark.parametrize("called", RIGHTS)
def test_on_a_matter_a_drafter_does_what_the_role_allows(called: str, room: Room) -> None:
    if room.zhao.person.may(RIGHTS[called]):
        with going_wrong(room.zhao) as work:
            BY_NAME[called](work, room.place())
    else:
        with pytest.raises(Forbidden, match="起草人"), room.zhao.writing() as work:
            BY_NAME[called](work, room.place())


@pytest.mark.parametrize(
    "called",
    [
        name(each)
        for each, (right, _) in OF_A_MATTER.items()
        if right is Right.SEE and each not in WRITES
    ],
)
def test_what_only_sees_needs_no_transaction_that_writes(called: str, room: Room) -> None:
    with room.li.reading() as work:
        BY_NAME[called](work, room.place())


def test_a_version_is_not_compared_with_one_of_a_hidden_matter(
    first: Examined, of: Opened, li: Desk, wang: Desk
) -> None:
    hidden = opened(first, wang)
    with li.reading() as work:
        for pair in [(of.version, hidden.version), (hidden.version, of.version)]:
            with pytest.raises(Unknown):
                versions.changes(work, *pair)


def test_the_audit_of_all_matters_is_that_of_ones_own(
    first: Examined, of: Opened, li: Desk, wang: Desk, admin: Desk
) -> None:
    hidden = opened(first, wang)
    with li.reading() as work:
        assert {each.matter for each in audit.entries(work)} == {of.matter}
    with wang.reading() as work:
        assert {each.matter for each in audit.entries(work)} == {hidden.matter}
    with admin.reading() as work:  # who was let in, and nothing else
        assert {each.action for each in audit.entries(work)} == {"add-member"}


def test_lists_have_only_ones_own(first: Examined, of: Opened, wang: Desk, zhao: Desk) -> None:
    with wang.reading() as work:
        assert matters.matters(work) == []
        assert audit_words.named(work, [of.matter]) == audit_words.Named()
    for seen_by_administrators in (matters.memberships, members.people):
        with pytest.raises(Forbidden), zhao.reading() as work:
            seen_by_administrators(work)
