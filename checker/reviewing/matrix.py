"""The notice against the draft: which requirement is satisfied where, violated where, or missing?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.findings import Coverage, CoverageStatus
from checker.judging.coverage import ProposedArticle, Requirement
from checker.judging.trace import NoticeRequirement, TraceRow
from checker.reviewing.decisions import State
from checker.reviewing.review import Review, Reviewed


class Fulfilment(StrEnum):
    """How the draft stands to a requirement of the notice; the gravest first."""

    VIOLATED = "violated"  # a finding that nobody has rejected
    MISSING = "missing"  # something that the notice asks for is not there
    SATISFIED = "satisfied"  # all that it asks for is there
    CLEAN = "clean"  # it forbids something, and nothing of that was found


FULFILMENT_NAMES = {
    Fulfilment.VIOLATED: "有问题",
    Fulfilment.MISSING: "缺失",
    Fulfilment.SATISFIED: "已落实",
    Fulfilment.CLEAN: "未发现问题",
}


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing, and an article that could be added (its words, if any)."""

    coverage: Coverage
    proposed: ProposedArticle | None

    @property
    def chapters(self) -> tuple[str, ...]:
        """Names of chapters in which the article could stand."""
        return tuple(self.proposed.chapter.split("|")) if self.proposed else ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One requirement of the notice and what the draft has to do with it."""

    requirement: NoticeRequirement
    satisfied: tuple[Coverage, ...]
    missing: tuple[Lack, ...]
    violated: tuple[Reviewed, ...]

    @property
    def fulfilment(self) -> Fulfilment:
        """The gravest that can be said; a rejected finding violates nothing."""
        if any(each.state is not State.REJECTED for each in self.violated):
            return Fulfilment.VIOLATED
        if self.missing:
            return Fulfilment.MISSING
        return Fulfilment.SATISFIED if self.satisfied else Fulfilment.CLEAN


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole notice against a draft.

    ``apart`` are the requirements that are no matter for a regulation, ``others`` the findings
    that rest on no requirement of the notice: those made by hand, and those of a province's pack.
    """

    rows: tuple[MatrixRow, ...]
    apart: tuple[NoticeRequirement, ...]
    others: tuple[Reviewed, ...]

    @property
    def count(self) -> Mapping[Fulfilment, int]:
        """How many requirements stand how; all are there."""
        found = [row.fulfilment for row in self.rows]
        return {each: found.count(each) for each in Fulfilment}


def matrix(rows: Sequence[TraceRow], review: Review) -> Matrix:
    """Hold the requirements (of ``trace``) against a version under review."""
    asked = [row for row in rows if not row.requirement.not_for_regulation]
    covered = {each.requirement: each for each in review.document.coverage}
    known = {rule.id for row in asked for rule in row.rules}
    return Matrix(
        tuple(_row(row, covered, review.findings) for row in asked),
        tuple(row.requirement for row in rows if row.requirement.not_for_regulation),
        tuple(each for each in review.findings if each.finding.rule not in known),
    )


def is_comparable(review: Review) -> bool:
    """Whether the version is a regulation to which the notice speaks."""
    applicable = (each.status is not CoverageStatus.NOT_APPLICABLE for each in _coverage(review))
    return any(applicable) or not _coverage(review)


def _coverage(review: Review) -> tuple[Coverage, ...]:
    return review.document.coverage


def _row(row: TraceRow, covered: Mapping[str, Coverage], findings: Iterable[Reviewed]) -> MatrixRow:
    wanted = [(each, covered[each.id]) for each in row.coverage if each.id in covered]
    rules = {rule.id for rule in row.rules}
    return MatrixRow(
        row.requirement,
        tuple(held for _, held in wanted if held.status is CoverageStatus.PRESENT),
        tuple(_lack(each, held) for each, held in wanted if held.status is CoverageStatus.ABSENT),
        tuple(each for each in findings if each.finding.rule in rules),
    )


def _lack(requirement: Requirement, coverage: Coverage) -> Lack:
    return Lack(coverage, requirement.provision)
