"""The text after a decision, checked; of each finding what the decision has to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.amending import Consolidation, consolidate, parse_decision
from checker.findings import Coverage, CoverageStatus, DocumentReport, Finding, Origin, Severity
from checker.judging import Checker
from checker.model import Regulation
from checker.reading.revised import revised
from checker.revising.citations import misled
from checker.revising.names import unevenly_renamed
from checker.revising.origins import fate_at, origin_of
from checker.revising.revision_rules import FORGOTTEN
from checker.structure import parse


@dataclass(frozen=True, eq=False)
class RevisionReport:
    """What a check says of a base as a decision changes it.

    ``report`` is that of the consolidated text, forgotten articles first; ``cured`` are the
    findings in the base that are gone, ``gained`` the requirements of the notice that the decision
    has brought.
    """

    consolidation: Consolidation
    report: DocumentReport
    cured: tuple[Finding, ...]
    gained: tuple[Coverage, ...]


def check_revision(base: Regulation, decision: Regulation, checker: Checker) -> RevisionReport:
    """Consolidate and check.

    What the decision orders and was not understood, or cannot be carried out, is in the
    consolidation. Raises ``RuleError`` if a pack is wrong.
    """
    done = consolidate(base, parse_decision(decision))
    result = parse(revised(base.source, done.edits).source)
    before, after = checker.check(base), checker.check(result)
    fates = done.articles
    marked = [
        replace(each, origin=origin_of(each, fates, before.findings)) for each in after.findings
    ]
    own = [*_forgotten(marked, done, result), *misled(done, result)]
    own += unevenly_renamed(done, result)
    findings = (*sorted(own, key=_rank), *marked)
    report = replace(after, findings=findings)
    gained = tuple(_gained(before.coverage, after.coverage))
    return RevisionReport(done, report, tuple(_cured(before.findings, marked, done)), gained)


def _rank(finding: Finding) -> tuple[int, str, int]:
    return finding.severity.rank, finding.rule, finding.span.start


def _forgotten(
    findings: Iterable[Finding], done: Consolidation, result: Regulation
) -> Iterator[Finding]:
    """One finding for each article with an error that the decision did not touch."""
    told: dict[int, list[Finding]] = {}
    for each in findings:
        if each.origin is Origin.UNTOUCHED and each.severity is Severity.ERROR:
            fate = fate_at(each.span.start, done.articles)
            if fate is not None:
                told.setdefault(fate.span.start, []).append(each)
    for errors in told.values():
        first = errors[0]
        rules = "、".join(dict.fromkeys(f"{each.title}（{each.rule}）" for each in errors))
        message = f"修改决定没有涉及本条，而本条有违反通知的规定：{rules}。"
        found = FORGOTTEN.finding(first.span, result, message, f"REV001-{first.fingerprint}")
        yield replace(found, origin=Origin.UNTOUCHED)


def _cured(
    before: Iterable[Finding], after: Sequence[Finding], done: Consolidation
) -> Iterator[Finding]:
    """The findings of the base that are not in the article that its article has become."""
    for each in before:
        fates = (fate for fate in done.articles if fate.old is not None)
        home = next(
            (f for f in fates if f.old and f.old.start <= each.span.start < f.old.end), None
        )
        left = home is not None and any(
            other.rule == each.rule and home.span.start <= other.span.start < home.span.end
            for other in after
        )
        if not left:
            yield each


def _gained(before: Iterable[Coverage], after: Iterable[Coverage]) -> Iterator[Coverage]:
    had = {each.requirement for each in before if each.status is CoverageStatus.PRESENT}
    for each in after:
        if each.status is CoverageStatus.PRESENT and each.requirement not in had:
            yield each
