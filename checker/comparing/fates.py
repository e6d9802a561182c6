"""What became of the findings of the old version in the new one."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.comparing.comparison import Comparison
from checker.findings import Finding


class Fate(StrEnum):
    """Whether a finding is in the new version, the old one, or both."""

    NEW = "new"
    REMAINING = "remaining"
    CURED = "cured"


@dataclass(frozen=True, slots=True)
class FatedFinding:
    """A finding, of the new version if it is there, and what became of it."""

    fate: Fate
    finding: Finding


def fates(
    comparison: Comparison, old: Iterable[Finding], new: Iterable[Finding]
) -> list[tuple[FatedFinding, ...]]:
    """For each row of the comparison its findings: new ones, remaining ones, cured ones.

    Findings of one rule about the same provision are the same finding, whatever its words.
    """
    before = findings_by_row(comparison, old, is_new=False)
    after = findings_by_row(comparison, new, is_new=True)
    return [tuple(_fates(before[at], after[at])) for at in range(len(comparison.rows))]


def _fates(old: Sequence[Finding], new: Sequence[Finding]) -> list[FatedFinding]:
    left = Counter(each.rule for each in old)
    found: list[FatedFinding] = []
    for each in new:
        remains = left[each.rule] > 0
        left[each.rule] -= remains
        found.append(FatedFinding(Fate.REMAINING if remains else Fate.NEW, each))
    for each in reversed(old):
        if left[each.rule] > 0:
            left[each.rule] -= 1
            found.append(FatedFinding(Fate.CURED, each))
    order = list(Fate)
    return sorted(found, key=lambda each: (order.index(each.fate), each.finding.span))


def findings_by_row(
    comparison: Comparison, findings: Iterable[Finding], *, is_new: bool
) -> dict[int, list[Finding]]:
    """The findings of one version by the index of the row whose words they begin in."""
    starts: list[tuple[int, int]] = []
    for at, row in enumerate(comparison.rows):
        passages = (part.new if is_new else part.old for part in row.parts)
        starts += [(each.span.start, at) for each in passages if each is not None]
    starts.sort()
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if starts:
            place = bisect_right(starts, (finding.span.start, len(comparison.rows))) - 1
            found[starts[max(0, place)][1]].append(finding)
    return found
