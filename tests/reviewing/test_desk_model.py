"""Whatever several people decide, assign and undo in whatever order: as a simple model says."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from opened import Opened, opened

from checker.reviewing.audit import entries
from checker.reviewing.database import Database
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
from checker.reviewing.examining import Examined
from checker.reviewing.people import Identity, Role
from checker.reviewing.work import Desk

NAMES = ("李", "王", "周")
FINDINGS = 4
Made = tuple[State, str, str]  # state, reason, assignee
OPEN: Made = (State.OPEN, "", "")


@dataclass
class Stroke:
    """What somebody did at one stroke, and on which findings it was taken back."""

    person: str
    made: dict[str, Made]
    taken_back: set[str] = field(default_factory=set)
    closed: bool = False  # nothing more of it can be taken back


@dataclass
class Model:
    """The strokes in their order; the last that stands on a finding holds."""

    strokes: list[Stroke] = field(default_factory=list)
    revisions: dict[str, int] = field(default_factory=dict)
    acts: int = 0

    def standing(self, finding: str) -> list[Stroke]:
        return [
            each for each in self.strokes if finding in each.made and finding not in each.taken_back
        ]

    def holds(self, finding: str) -> Made:
        standing = self.standing(finding)
        return standing[-1].made[finding] if standing else OPEN

    def seen(self, finding: str) -> int:
        return self.revisions.get(finding, 0)

    def wrote(self, findings: list[str]) -> None:
        for each in findings:
            self.revisions[each] = self.seen(each) + 1
        self.acts += bool(findings)

    def undo(self, person: str) -> tuple[set[str], set[str]] | None:
        """What is taken back, and what others overtook."""
        mine = [each for each in self.strokes if each.person == person and not each.closed]
        overtaken: set[str] = set()
        for stroke in reversed(mine):
            held = {each for each in stroke.made if self.standing(each)[-1:] == [stroke]}
            overtaken |= stroke.made.keys() - held
            if held:
                stroke.taken_back |= held
                stroke.closed = True
                self.wrote(sorted(held))
                return held, overtaken
        return (set(), overtaken) if mine else None


class Deciding(RuleBasedStateMachine):
    """People at one matter, who see the newest decisions or those of a while ago."""

    template: Path
    of: Opened

    @initialize()
    def enter(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copyfile(self.template, self.folder / "desk.sqlite3")
        self.database = Database(f"sqlite:///{self.folder / 'desk.sqlite3'}")
        self.desks = {each: reviewer(self.database, each) for each in NAMES}
        self.model = Model()
        self.sights: dict[str, dict[str, int]] = {each: {} for each in NAMES}

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.database.close()
            shutil.rmtree(self.folder)

    def wanted(self, person: str, chosen: set[int]) -> list[Seen]:
        names = [self.of.findings[at] for at in chosen]
        return [Seen(each, self.sights[person].get(each, 0)) for each in names]

    def agree(self, outcome: Outcome, person: str, seen: list[Seen], made: dict[str, Made]) -> None:
        """The outcome is that of the model, which takes it over."""
        fresh = [
            each.fingerprint for each in seen if each.revision == self.model.seen(each.fingerprint)
        ]
        assert set(outcome.decided) == set(fresh)
        stale = {each.fingerprint for each in seen} - {*fresh}
        assert {each.fingerprint for each in outcome.conflicts} == stale
        for each in outcome.conflicts:
            assert (each.state, each.reason, each.assignee) == self.model.holds(each.fingerprint)
        if fresh:
            self.model.strokes.append(Stroke(person, {each: made[each] for each in fresh}))
        self.model.wrote(fresh)

    @rule(person=st.sampled_from(NAMES))
    def look(self, person: str) -> None:
        with self.desks[person].reading() as work:
            found = current(work, self.of.matter)
        self.sights[person] = {key: each.revision for key, each in found.items()}

    @rule(
        person=st.sampled_from(NAMES),
        chosen=st.sets(st.integers(0, FINDINGS - 1), min_size=1),
        state=st.sampled_from(State),
        reason=st.sampled_from(["不妥", "重复"]),
    )
    def decides(self, person: str, chosen: set[int], state: State, reason: str) -> None:
        seen = self.wanted(person, chosen)
        with self.desks[person].writing() as work:
            outcome = decide(work, self.of.version, seen, state, reason)
        assignees = {each: self.model.holds(each)[2] for each in self.of.findings}
        made = {each: (state, reason, assignees[each]) for each in self.of.findings}
        self.agree(outcome, person, seen, made)

    @rule(
        person=st.sampled_from(NAMES),
        chosen=st.sets(st.integers(0, FINDINGS - 1), min_size=1),
        to=st.sampled_from([*NAMES, ""]),
    )
    def assigns(self, person: str, chosen: set[int], to: str) -> None:
        seen = self.wanted(person, chosen)
        with self.desks[person].writing() as work:
            outcome = assign(work, self.of.version, seen, self.desks[to].person.id if to else None)
        made = {each: (*self.model.holds(each)[:2], to) for each in self.of.findings}
        self.agree(outcome, person, seen, made)

    @rule(person=st.sampled_from(NAMES))
    def undoes(self, person: str) -> None:
        with self.desks[person].writing() as work:
            outcome = undo(work, self.of.version)
        meant = self.model.undo(person)
        if meant is None:
            assert outcome is None
        else:
            assert outcome is not None
            taken, overtaken = meant
            assert set(outcome.decided) == taken
            assert {each.fingerprint for each in outcome.conflicts} == overtaken - taken

    @invariant()
    def what_holds_is_that_of_the_model(self) -> None:
        with self.desks["李"].reading() as work:
            found = current(work, self.of.matter)
            for each in self.of.findings:
                revisions = [past.revision for past in history(work, self.of.matter, each)]
                assert revisions == list(range(1, self.model.seen(each) + 1))
                holds = found.get(each)
                shown = (holds.state, holds.reason, holds.assignee) if holds else OPEN
                assert shown == self.model.holds(each)
            acts = {"decide", "assign", "undo"}
            told = [each for each in entries(work, self.of.matter) if each.action in acts]
            assert len(told) == self.model.acts


def reviewer(database: Database, name: str) -> Desk:
    return Desk(database, Identity("test", name, name, Role.REVIEWER))


@pytest.fixture
def prepared(migrated_file: Path, tmp_path: Path, full: Examined) -> tuple[Path, Opened]:
    """A database with a matter of all, to be copied for each run."""
    file = tmp_path / "desk.sqlite3"
    shutil.copyfile(migrated_file, file)
    few = replace(full, document=replace(full.document, findings=full.document.findings[:FINDINGS]))
    database = Database(f"sqlite:///{file}")
    of = opened(few, *(reviewer(database, name) for name in NAMES))
    database.close()
    return file, of


def test_deciding_assigning_and_undoing(prepared: tuple[Path, Opened]) -> None:
    class Here(Deciding):
        template, of = prepared

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
