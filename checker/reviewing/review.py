"""A version under review: its text and layout, its findings, and what was decided on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from checker.findings import Finding
from checker.reporting.plain import PlainDocument
from checker.reviewing.comments import Comment, comments
from checker.reviewing.decisions import Decision, State, current, histories
from checker.reviewing.layout import Block
from checker.reviewing.people import Person, person_of
from checker.reviewing.stored import blocks_from, document_from, finding_from
from checker.reviewing.tables import FindingRow, MatterRow, PersonRow, VersionRow
from checker.reviewing.versions import with_document
from checker.reviewing.work import Work


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finding and what reviewers say of it; ``found_by`` is set where a person found it."""

    finding: Finding
    decision: Decision | None
    comments: tuple[Comment, ...]
    found_by: Person | None = None
    earlier: tuple[Decision, ...] = ()  # the decisions before ``decision``, the first first

    @property
    def state(self) -> State:
        """What was decided last; open where nothing was."""
        return self.decision.state if self.decision else State.OPEN

    @property
    def revision(self) -> int:
        """The number of decisions so far: what the next one has to say it has seen."""
        return self.decision.revision if self.decision else 0


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that is said of a version, findings in the order of the text."""

    matter: int
    title: str  # of the matter
    version: int
    number: int
    document: PlainDocument  # with all findings, those made by hand too
    blocks: tuple[Block, ...]
    findings: tuple[Reviewed, ...]
    rules: str

    @property
    def count(self) -> Mapping[State, int]:
        """How many findings are in each state; all states are there."""
        found = Counter(each.state for each in self.findings)
        return {state: found[state] for state in State}


def review(work: Work, version_id: int) -> Review:
    """The version with its findings and decisions. Raises ``Unknown`` if it is not the person's."""
    version = with_document(work, version_id)
    said = comments(work, version.matter_id)
    decided = histories(work, version.matter_id)
    findings = tuple(
        _reviewed(
            finding, found_by, decided.get(finding.fingerprint), said.get(finding.fingerprint, ())
        )
        for finding, found_by in _findings(work, version_id)
    )
    return Review(
        matter=version.matter_id,
        title=work.session.get_one(MatterRow, version.matter_id).title,
        version=version.id,
        number=version.number,
        document=document_from(version.document, tuple(each.finding for each in findings)),
        blocks=blocks_from(version.blocks),
        findings=findings,
        rules=version.rules,
    )


def _reviewed(
    finding: Finding,
    found_by: Person | None,
    decided: tuple[Decision, ...] | None,
    said: tuple[Comment, ...],
) -> Reviewed:
    if not decided:
        return Reviewed(finding, None, said, found_by)
    return Reviewed(finding, decided[-1], said, found_by, decided[:-1])


def progress(work: Work, version_id: int) -> Mapping[State, int]:
    """How many findings of a version are in each state, without loading what they say."""
    version: VersionRow = work.version(version_id)
    holding = current(work, version.matter_id)
    keys = work.session.scalars(
        select(FindingRow.fingerprint).where(FindingRow.version_id == version_id)
    )
    found = Counter(holding[key].state if key in holding else State.OPEN for key in keys)
    return {state: found[state] for state in State}


def _findings(work: Work, version_id: int) -> list[tuple[Finding, Person | None]]:
    rows = work.session.execute(
        select(FindingRow, PersonRow)
        .outerjoin(PersonRow, PersonRow.id == FindingRow.found_by)
        .where(FindingRow.version_id == version_id)
        .order_by(FindingRow.start, FindingRow.id)
    ).all()
    return [(finding_from(row.content), person_of(by) if by else None) for row, by in rows]
