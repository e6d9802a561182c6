"""From a plan to a report: every file checked with its rule packs, counted by its settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.loading import load_checker
from checker.findings import Unreadable

if TYPE_CHECKING:
    from checker.cli.inputs import Settings
    from checker.cli.planning import Plan
    from checker.cli.running import Outcome
    from checker.cli.selection import Named
    from checker.judging import Checker
    from checker.reporting.plain import PlainReport
    from checker.reporting.rule_notes import RuleNote
    from checker.settings.in_force import InForce

Groups = Mapping["Settings", Sequence[str]]


def report_on(
    plan: Plan, groups: Groups, jobs: int, quiet: bool
) -> tuple[PlainReport, tuple[InForce, ...]]:
    """The report on the files of a plan, and the settings of each document in it.

    Nothing is held against a baseline yet. Raises ``TiaoliError`` for wrong rule packs and for
    settings that name a rule that there is not.
    """
    checkers = {settings.packs: load_checker(settings.packs) for settings in groups}
    from checker.cli.progress import progress
    from checker.reporting.plain import PlainDocument, PlainReport
    from checker.settings.suppression_rules import SUPPRESSION_RULES, suppression_note

    outcomes = _outcomes(plan, groups, checkers, jobs)
    done = dict(progress(outcomes, len(plan.files), quiet))
    ordered = {file: done[file] for file in plan.files}
    documents = {f: each for f, each in ordered.items() if isinstance(each, PlainDocument)}
    missed = (each for each in ordered.values() if isinstance(each, Unreadable))
    unreadable = (*plan.found.unreadable, *missed)
    version = "+".join(dict.fromkeys(each.version for each in checkers.values()))
    notes = notes_of(checkers.values(), map(suppression_note, SUPPRESSION_RULES))
    report = PlainReport(tuple(documents.values()), unreadable, version, notes)
    return report, tuple(plan.of(file) for file in documents)


def notes_of(checkers: Iterable[Checker], fixed: Iterable[RuleNote]) -> tuple[RuleNote, ...]:
    """What the rules of all checkers say, and those of the program itself, by their ids."""
    from checker.reporting.rule_notes import rule_note

    notes = {rule.id: rule_note(rule) for checker in checkers for rule in checker.rules}
    notes |= {note.id: note for note in fixed}
    return tuple(notes[each] for each in sorted(notes))


def _outcomes(
    plan: Plan, groups: Groups, checkers: Mapping[tuple[Path, ...], Checker], jobs: int
) -> Iterator[tuple[str, Outcome]]:
    """Each file with what is found in it and counts, or why it could not be checked."""
    from checker.cli.counting import Counting
    from checker.cli.running import check_files
    from checker.settings.suppression_rules import SUPPRESSION_RULES

    for settings, files in groups.items():
        checker = checkers[settings.packs]
        rules: list[Named] = [*checker.rules, *SUPPRESSION_RULES]
        counting = {held: Counting(held, rules) for held in map(plan.of, files)}
        outcomes = check_files(checker, files, settings, jobs)
        for file, outcome in zip(files, outcomes, strict=True):
            if not isinstance(outcome, Unreadable):
                outcome = counting[plan.of(file)].apply(outcome)
            yield file, outcome
