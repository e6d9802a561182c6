"""Two versions of a matter side by side: what changed, and what is found on each side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.comparing import Comparison, Kind, Row, compare
from checker.comparing.fates import Fate, FatedFinding, fates, findings_by_row
from checker.findings import Finding
from checker.model import NodeKind, Regulation
from checker.reporting.comparison.table import DIVISIONS, Line, table_of
from checker.reviewing.review import Review, Reviewed, review
from checker.reviewing.versions import parsed
from checker.reviewing.work import Work


@dataclass(frozen=True, slots=True)
class Noted:
    """A finding in the margin of one side, and whether it came, stayed or went."""

    reviewed: Reviewed
    fate: Fate


@dataclass(frozen=True, slots=True)
class Pair:
    """Provisions that correspond: their words, and the findings of each side.

    ``name`` is what one looks for to get there, empty for what has no label.
    """

    name: str
    line: Line
    is_article: bool
    is_division: bool
    old: tuple[Noted, ...]
    new: tuple[Noted, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything of it is not as it was, numbers that followed included."""
        return bool(self.line.remark)


@dataclass(frozen=True, slots=True)
class Beside:
    """Both versions, the pairs in the order of the new text."""

    old: Review
    new: Review
    pairs: tuple[Pair, ...]

    @property
    def kinds(self) -> Mapping[Kind, int]:
        """How many articles became what; all kinds are there."""
        counted = Counter(each.line.kind for each in self.pairs if each.is_article)
        return {kind: counted[kind] for kind in Kind}

    @property
    def fates(self) -> Mapping[Fate, int]:
        """How many findings came, stayed and went; all fates are there."""
        counted = Counter(note.fate for each in self.pairs for note in each.new)
        counted[Fate.CURED] = sum(
            note.fate is Fate.CURED for each in self.pairs for note in each.old
        )
        return {fate: counted[fate] for fate in Fate}


def beside(work: Work, old_id: int, new_id: int) -> Beside:
    """Compare two versions of one matter. Raises ``Unknown`` if one is not the person's."""
    old, new = review(work, old_id), review(work, new_id)
    comparison = _compared(parsed(work, old_id), parsed(work, new_id))
    return Beside(old, new, tuple(_pairs(comparison, old, new)))


def shown(pairs: Iterable[Pair], *, changed: bool, found: bool) -> list[Pair]:
    """The pairs with changes, with findings, or all; above them the headings they stand under."""
    kept: list[Pair] = []
    headings: list[Pair] = []
    for each in pairs:
        wanted = (each.is_changed or not changed) and bool(each.old or each.new or not found)
        if each.is_division:
            headings = [each]
        if wanted and (not each.is_division or each.is_changed):
            kept += [heading for heading in headings if heading is not each]
            kept.append(each)
            headings = []
    return kept


@lru_cache(maxsize=16)
def _compared(old: Regulation, new: Regulation) -> Comparison:
    """The last few comparisons are kept: a page asks for the same again with each click."""
    return compare(old, new)


def _pairs(comparison: Comparison, old: Review, new: Review) -> Iterator[Pair]:
    said = [each.finding for each in old.findings], [each.finding for each in new.findings]
    lines = table_of(comparison, everything=True).lines
    fated = fates(comparison, *said)
    before = findings_by_row(comparison, said[0], is_new=False)
    after = findings_by_row(comparison, said[1], is_new=True)
    known = [{each.finding.fingerprint: each for each in side.findings} for side in (old, new)]
    for at, (row, line) in enumerate(zip(comparison.rows, lines, strict=True)):
        yield Pair(
            _name(row),
            line,
            row.level is NodeKind.ARTICLE,
            row.level in DIVISIONS,
            tuple(_noted(before[at], known[0], fated[at], Fate.CURED, Fate.REMAINING)),
            tuple(_noted(after[at], known[1], fated[at], Fate.NEW, Fate.REMAINING)),
        )


def _name(row: Row) -> str:
    node = (row.new or row.old)[0]
    return " ".join(f"{node.label} {node.title}".split())


def _noted(
    findings: Sequence[Finding],
    known: Mapping[str, Reviewed],
    fated: Iterable[FatedFinding],
    one: Fate,
    other: Fate,
) -> Iterator[Noted]:
    """The findings of one side of a row: each has the fate ``one`` if it is said so, or ``other``."""
    singled = {id(each.finding) for each in fated if each.fate is one}
    for finding in findings:
        fate = one if id(finding) in singled else other
        yield Noted(known[finding.fingerprint], fate)
