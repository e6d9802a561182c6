"""What reporters lay out: a report without its trees.

A parsed file holds a tree of nodes and an anchor for each line; a run over thousands of
files keeps only this, which is small and passes between processes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.findings import (
    Change,
    Coverage,
    DocumentReport,
    Finding,
    Report,
    Severity,
    Suppressed,
    Unreadable,
)
from checker.model import DocumentKind, NodeKind, Regulation, blanked
from checker.remarks import ReadingRemark

if TYPE_CHECKING:
    from checker.reporting.rule_notes import RuleNote


@dataclass(frozen=True, slots=True)
class Division:
    """A chapter or an article: where it stands and its heading, ``第六章 法律责任``."""

    start: int
    end: int
    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """One checked file: its text, the headings of its divisions, what was found.

    ``text`` has blanks where the file has something that is not checked, so that offsets are those
    of the file's text.
    """

    path: str
    title: str
    kind: DocumentKind
    text: str
    divisions: tuple[Division, ...]
    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]
    suppressed: tuple[Suppressed, ...] = ()
    change: Change | None = None  # since a revision, if the user asked for that
    format: str = "txt"  # of the file, as in SourceText
    remarks: tuple[ReadingRemark, ...] = ()  # on how the file was read

    @property
    def has_lines(self) -> bool:
        """Whether lines and columns of the text are those of the file: only so in plain text."""
        return self.format in ("txt", "md")

    def heading(self, label: str, offset: int) -> str:
        """The heading of the division ``label`` in which ``offset`` lies, else ``label``."""
        for division in self.divisions:
            if division.label == label and division.start <= offset < division.end:
                return division.heading
        return label


@dataclass(frozen=True, slots=True)
class PlainReport:
    """What a check says of all files, in the order in which they were given."""

    documents: tuple[PlainDocument, ...]
    unreadable: tuple[Unreadable, ...] = ()
    rules_version: str = ""
    rules: tuple[RuleNote, ...] = ()  # those that the files were held against

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(f.severity is severity for d in self.documents for f in d.findings)


def plain_report(report: Report) -> PlainReport:
    """The same report without trees."""
    documents = tuple(plain_document(document) for document in report.documents)
    return PlainReport(documents, report.unreadable, report.rules_version)


def plain_document(report: DocumentReport) -> PlainDocument:
    """What is said of one file, without its tree."""
    regulation = report.regulation
    return PlainDocument(
        path=printable_path(report.path),
        title=regulation.title,
        kind=regulation.kind,
        text=blanked(regulation.source.text, regulation.source.beside),
        divisions=tuple(_divisions(regulation)),
        findings=report.findings,
        coverage=report.coverage,
        format=regulation.source.format,
        remarks=regulation.source.remarks,
    )


def printable_path(path: str) -> str:
    """A path as it can be printed: bytes of a file name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _divisions(regulation: Regulation) -> Iterable[Division]:
    for node in regulation.root.walk():
        if node.kind is NodeKind.CHAPTER and node.title:
            yield Division(node.start, node.end, node.label, f"{node.label} {node.title}")
        elif node.kind is NodeKind.ARTICLE and node.title:
            yield Division(node.start, node.end, node.label, f"{node.label}【{node.title}】")
