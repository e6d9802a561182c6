"""From the findings of a draft to edits after which it gives no cause for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.edits import Edit
from checker.findings import DocumentReport, Finding, Severity
from checker.judging import Checker
from checker.judging.blaming import blaming
from checker.judging.wording import load_wording
from checker.language.statements import Statement
from checker.reading.revised import Revised, revised
from checker.renumbering import Dangling, Insertion
from checker.suggesting.additions import Addition, additions
from checker.suggesting.columns import in_checked_column
from checker.suggesting.draft import Draft
from checker.suggesting.fault import Fault, spans_before
from checker.suggesting.steps import Step, steps_of
from checker.suggesting.trial import Bench, Trial

MOST_ROUNDS = 40  # each goes a step further for some fault; a fault has about ten at the most


@dataclass(frozen=True)
class Suggested:
    """What is suggested for a draft: edits of its text, and what they leave to the drafter.

    ``left`` are errors that no edit cures (an instrument that has to be repealed as a whole),
    ``dangling`` references that name, or named among others, a provision that goes.
    """

    edits: tuple[Edit, ...]
    additions: tuple[Addition, ...]
    dangling: tuple[Dangling, ...]
    left: tuple[Finding, ...]


def suggest(
    checker: Checker,
    report: DocumentReport,
    findings: Iterable[Finding] | None = None,
    *,
    complete: bool = True,
) -> Suggested:
    """Edits for findings of a checked draft (all of them, unless given), and for what it lacks.

    What it lacks is added only with ``complete``. Findings that are not given are accepted:
    nothing is done about them. Raises ``RuleError`` if a pack's words for suggestions are wrong.
    """
    with blaming(checker.folders):
        wanted = report.findings if findings is None else tuple(findings)
        return _suggest(checker, report, wanted, complete)


def _suggest(
    checker: Checker, report: DocumentReport, wanted: Sequence[Finding], complete: bool
) -> Suggested:
    search = _Search(checker, report, wanted)
    trial = search.settled(wanted)
    if not trial.revised.source.text.strip():  # nothing is left to hand in: it has to be repealed
        grave = (each for each in wanted if each.severity is Severity.ERROR)
        return Suggested((), (), (), tuple(grave))
    added = additions(
        trial.report.coverage if complete else (),
        checker.requirements.requirements,
        report.regulation,
        trial.nodes,
        search.wording,
    )
    if added:
        trial = search.tried([each.insertion for each in added])
    left = (each for each in search.wanted(trial) if each.severity is Severity.ERROR)
    edits = in_checked_column(trial.edits, report.regulation.source)
    return Suggested(edits, added, tuple(_remaining(trial)), tuple(left))


def _remaining(trial: Trial) -> Iterator[Dangling]:
    """The references to what goes that do not go themselves."""
    gone = [each.span for each in trial.edits if not each.new]
    for each in trial.dangling:
        if not any(span.contains(each.reference.span) for span in gone):
            yield each


@dataclass
class _Way:
    """The steps for a fault, and how many of them have been taken; the last one is what is tried."""

    statement: Statement
    steps: Sequence[Step]
    taken: int = 0

    @property
    def now(self) -> Step | None:
        """The step that is tried."""
        return self.steps[self.taken - 1] if self.taken else None

    @property
    def following(self) -> Step | None:
        """The step after that, ``None`` behind the last."""
        return self.steps[self.taken] if self.taken < len(self.steps) else None

    def is_small(self) -> bool:
        """Whether the next step leaves the statement standing."""
        return self.following is not None and not self.following.gone


class _Search:
    """Tries the least first, and does more where a check still finds what it should not."""

    def __init__(self, checker: Checker, report: DocumentReport, wanted: Sequence[Finding]) -> None:
        self._source = report.regulation.source
        self._draft = Draft(report.regulation)
        self.wording = load_wording(checker.folders)
        self._rules = {rule.id: rule for rule in checker.rules}
        self._bench = Bench(self._draft, checker, self.wording)
        self._ways: dict[object, _Way] = {}
        known = {(each.rule, each.span) for each in wanted}  # severities are a matter of settings
        self._accepted = {
            (each.rule, id(self._draft.at(each.span.start)))
            for each in report.findings
            if (each.rule, each.span) not in known
        }

    def settled(self, findings: Sequence[Finding]) -> Trial:
        """The trial after which no step is left that could help."""
        before = revised(self._source, ())
        for _ in range(MOST_ROUNDS):
            moved = self._advance([each for f in findings for each in self._ways_of(f, before)])
            trial = self.tried()
            if not moved:
                break
            findings, before = self.wanted(trial), trial.revised
        return trial

    def _advance(self, ways: Sequence[_Way]) -> bool:
        """Go a step further about each fault that has one; whether there was any.

        A fault for which the whole statement would go waits for those of the same statement
        that can be mended with less.
        """
        mending = {id(way.statement) for way in ways if way.is_small()}
        moved = False
        for way in ways:
            if way.following and (way.is_small() or id(way.statement) not in mending):
                way.taken += 1
                moved = True
        return moved

    def tried(self, insertions: Sequence[Insertion] = ()) -> Trial:
        """The steps that all faults are at, and insertions, tried together."""
        steps = [(each.statement, each.now) for each in self._ways.values() if each.now]
        return self._bench.tried(steps, insertions)

    def wanted(self, trial: Trial) -> list[Finding]:
        """The findings of a trial but for the accepted ones."""
        return [
            each
            for each in trial.report.findings
            if (each.rule, id(self._draft.at(trial.revised.back(each.span.start))))
            not in self._accepted
        ]

    def _ways_of(self, finding: Finding, before: Revised) -> Iterator[_Way]:
        """The way to mend a finding; none for what stands in no statement, such as a title."""
        rule = self._rules.get(finding.rule)
        span, highlights = spans_before(finding, before)
        statement = self._draft.at(span.start)
        if rule is None or statement is None:
            return
        fault = Fault(rule, span, highlights, statement)
        if fault.key not in self._ways:
            steps = tuple(steps_of(fault, self._draft, self.wording))
            self._ways[fault.key] = _Way(statement, steps)
        yield self._ways[fault.key]
