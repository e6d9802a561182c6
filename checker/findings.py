"""What a check says: findings, coverage and the report that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.model import Regulation, Span


class Severity(StrEnum):
    """How grave a finding is; ``rank`` orders them."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Basis:
    """The words a finding rests on: the source (notice, law), the place in it, the quote."""

    source: str
    at: str
    quote: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do instead: ``action`` is delete, replace, insert or revise."""

    action: str
    text: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """Offending characters (offsets into the source text) and the concept they express."""

    start: int
    end: int
    concept: str


@dataclass(frozen=True, slots=True)
class Location:
    """A range of the source text: 1-based lines and columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another provision a finding rests on, and why (``reference``, ``preamble``, …)."""

    article: str
    quote: str
    why: str


class Origin(StrEnum):
    """What an amending decision has to do with a finding in the text after it."""

    INTRODUCED = "introduced"  # it came with the decision
    CHANGED = "changed"  # the decision changed the article and did not cure it
    UNTOUCHED = "untouched"  # the decision left the article as it was


@dataclass(frozen=True, slots=True)
class Finding:
    """One leftover: which rule it breaks, where, in which words, and what to write instead."""

    rule: str
    topic: str
    severity: Severity
    title: str  # the rule's title
    chapter: str | None
    article: str | None
    paragraph: int | None  # 款, counted from 1
    item: str | None  # 第三项 is （三）
    quote: str  # the exact words of the source
    span: Span  # where the quote stands in the source text
    highlights: tuple[Highlight, ...]
    location: Location
    message: str
    basis: tuple[Basis, ...]
    advice: Advice
    fingerprint: str
    related: tuple[Related, ...] = ()
    origin: Origin | None = None  # only where a revision is checked


class SuppressionKind(StrEnum):
    """What takes a finding out of the count."""

    COMMENT = "comment"  # a comment in the text
    FILE = "file"  # the list of suppressions beside the file
    BASELINE = "baseline"  # the baseline: known before


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count; ``place`` is the line or the file that says so."""

    kind: SuppressionKind
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is known and accepted."""

    finding: Finding
    suppression: Suppression


@dataclass(frozen=True, slots=True)
class Removed:
    """A finding of an earlier version that the change removed.

    ``now`` is the label of the article that took the place of its article, ``None`` if
    that was deleted or had no label.
    """

    finding: Finding
    now: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the findings of one file since a revision."""

    revision: str  # as the user wrote it
    path: str | None  # the name of the file then; ``None`` if it did not exist
    unchanged: int  # findings left out because they stood there before
    removed: tuple[Removed, ...]


class CoverageStatus(StrEnum):
    """Whether a draft contains what the notice asks for."""

    PRESENT = "present"
    ABSENT = "absent"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One requirement of the notice and the article that satisfies it."""

    requirement: str  # the name, e.g. three-child-policy
    title: str  # the name for readers, e.g. 三孩生育政策
    status: CoverageStatus
    article: str | None
    quote: str | None
    basis: Basis
    advice: str  # what to add where it is absent


@dataclass(frozen=True, eq=False)
class DocumentReport:
    """What a check says of one file."""

    path: str
    regulation: Regulation
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be checked, and the sentence that says why and what to do."""

    path: str
    message: str


@dataclass(frozen=True, eq=False)
class Report:
    """What a check says of all files, in the order in which they were given."""

    documents: tuple[DocumentReport, ...]
    unreadable: tuple[Unreadable, ...] = ()
    rules_version: str = ""

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity is severity for d in self.documents for f in d.findings)
