"""The versions of a matter: added once each, with their findings, and compared by fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from checker.findings import Finding
from checker.model import Regulation
from checker.reviewing.carrying import carried
from checker.reviewing.errors import Duplicate
from checker.reviewing.examining import Examined, regulation_of
from checker.reviewing.people import Right
from checker.reviewing.stored import blocks_data, document_data, finding_data, finding_from
from checker.reviewing.tables import FindingRow, PersonRow, VersionRow
from checker.reviewing.work import Work


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a regulation; ``number`` counts from 1 in its matter."""

    id: int
    matter: int
    number: int
    name: str  # of the file
    size: int  # in bytes
    rules: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version has against an earlier one, as fingerprints of findings."""

    new: frozenset[str]
    gone: tuple[Finding, ...]
    unchanged: frozenset[str]


def add_version(work: Work, matter_id: int, examined: Examined) -> int:
    """Store an examined file as the newest version; gives its id.

    Findings made by hand in the version before come along where their words still stand.
    Raises ``Duplicate`` if the matter has this very file, ``DeskError`` if it is closed.
    """
    work.change(matter_id, Right.UPLOAD)
    _refuse_duplicate(work, matter_id, examined)
    earlier = versions(work, matter_id)
    row = _row(work, matter_id, examined, len(earlier) + 1)
    work.session.add(row)
    work.session.flush()
    _add_findings(work, row.id, examined.document.findings)
    if earlier:
        _carry(work, earlier[-1].id, row.id, examined)
    work.record("add-version", matter_id, version=row.number, name=row.name, digest=row.digest)
    return row.id


def versions(work: Work, matter_id: int) -> list[Version]:
    """All versions of a matter, the oldest first."""
    work.matter(matter_id)
    rows = work.session.execute(
        select(VersionRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == VersionRow.added_by)
        .where(VersionRow.matter_id == matter_id)
        .order_by(VersionRow.number)
    ).all()
    return [_version(row, name) for row, name in rows]


def file_of(work: Work, version_id: int) -> tuple[str, bytes]:
    """The name and the bytes of a version's file, as it was uploaded."""
    row = work.version(version_id)
    return row.name, row.data


def parsed(work: Work, version_id: int) -> Regulation:
    """The tree of a version, made from its file anew."""
    return regulation_of(*file_of(work, version_id))


def changes(work: Work, version_id: int, earlier_id: int) -> Changes:
    """What is new, gone and unchanged in a version against an earlier one of the same matter."""
    now, before = _findings(work, version_id), _findings(work, earlier_id)
    return Changes(
        new=frozenset(now.keys() - before.keys()),
        gone=tuple(each for key, each in before.items() if key not in now),
        unchanged=frozenset(now.keys() & before.keys()),
    )


def _findings(work: Work, version_id: int) -> dict[str, Finding]:
    work.version(version_id)
    rows = work.session.scalars(
        select(FindingRow).where(FindingRow.version_id == version_id).order_by(FindingRow.start)
    )
    return {row.fingerprint: finding_from(row.content) for row in rows}


def _refuse_duplicate(work: Work, matter_id: int, examined: Examined) -> None:
    same = work.session.scalar(
        select(VersionRow).where(
            VersionRow.matter_id == matter_id, VersionRow.digest == examined.digest
        )
    )
    if same is not None:
        raise Duplicate(
            same.number,
            f"{examined.name} 与第 {same.number} 版（{same.name}）完全相同，没有重复保存。",
        )


def _row(work: Work, matter_id: int, examined: Examined, number: int) -> VersionRow:
    return VersionRow(
        matter_id=matter_id,
        number=number,
        name=examined.name,
        digest=examined.digest,
        size=len(examined.data),
        data=examined.data,
        document=document_data(examined.document),
        blocks=blocks_data(examined.blocks),
        rules=examined.rules,
        added_by=work.person.id,
    )


def _add_findings(
    work: Work, version_id: int, findings: Iterable[Finding], found_by: int | None = None
) -> None:
    for finding in findings:
        work.session.add(finding_row(version_id, finding, found_by))
    work.session.flush()


def finding_row(version_id: int, finding: Finding, found_by: int | None) -> FindingRow:
    """A finding as a row of a version; ``found_by`` where a person found it."""
    return FindingRow(
        version_id=version_id,
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        topic=finding.topic,
        severity=finding.severity.value,
        article=finding.article,
        start=finding.span.start,
        content=finding_data(finding),
        found_by=found_by,
    )


def _carry(work: Work, earlier_id: int, version_id: int, examined: Examined) -> None:
    rows = work.session.scalars(
        select(FindingRow).where(
            FindingRow.version_id == earlier_id, FindingRow.found_by.is_not(None)
        )
    ).all()
    regulation = regulation_of(examined.name, examined.data)
    used: Counter[str] = Counter()
    for row in rows:
        finding = carried(finding_from(row.content), regulation, used)
        if finding is not None:
            work.session.add(finding_row(version_id, finding, row.found_by))
    work.session.flush()


def with_document(work: Work, version_id: int) -> VersionRow:
    """The row of a version with its document and layout loaded."""
    work.version(version_id)
    wanted = (undefer(VersionRow.document), undefer(VersionRow.blocks))
    return work.session.scalars(
        select(VersionRow)
        .where(VersionRow.id == version_id)
        .options(*wanted)
        .execution_options(populate_existing=True)
    ).one()


def latest(work: Work, matter_id: int) -> int | None:
    """The id of the newest version of a matter, ``None`` if it has none."""
    work.matter(matter_id)
    newest = select(func.max(VersionRow.number)).where(VersionRow.matter_id == matter_id)
    return work.session.scalar(
        select(VersionRow.id).where(
            VersionRow.matter_id == matter_id, VersionRow.number == newest.scalar_subquery()
        )
    )


def _version(row: VersionRow, name: str) -> Version:
    return Version(
        row.id, row.matter_id, row.number, row.name, row.size, row.rules, name, row.added_at
    )
