"""Findings that reviewers add on words they select."""

from __future__ import annotations

from sqlalchemy import delete, select

from checker.findings import Severity
from checker.model import Span
from checker.reviewing.carrying import found_by_hand
from checker.reviewing.errors import DeskError, Forbidden, Unknown
from checker.reviewing.people import Right
from checker.reviewing.storing import cleaned
from checker.reviewing.tables import DecisionRow, FindingRow
from checker.reviewing.versions import finding_row, parsed
from checker.reviewing.work import Work


def add_finding(
    work: Work,
    version_id: int,
    span: Span,
    *,
    severity: Severity,
    topic: str,
    message: str,
    advice: str = "",
) -> str:
    """Add a finding on selected words of a version; gives its fingerprint.

    Raises ``DeskError`` for no words, no message, the same finding once more, a closed matter.
    """
    version = work.version(version_id, Right.DECIDE)
    finding = found_by_hand(
        parsed(work, version_id),
        span,
        severity=severity,
        topic=topic,
        message=cleaned(message),
        advice=cleaned(advice),
    )
    work.change(version.matter_id, Right.DECIDE)
    if _row(work, version_id, finding.fingerprint) is not None:
        raise DeskError("同样的问题已经有了；请在列表里查看。")
    work.session.add(finding_row(version_id, finding, work.person.id))
    work.record(
        "add-finding",
        version.matter_id,
        finding=finding.fingerprint,
        version=version.number,
        quote=finding.quote,
        message=finding.message,
    )
    return finding.fingerprint


def remove_finding(work: Work, version_id: int, fingerprint: str) -> None:
    """Take back a finding that the person added and on which nobody has decided."""
    version = work.version(version_id, Right.DECIDE)
    work.change(version.matter_id, Right.DECIDE)
    row = _row(work, version_id, fingerprint)
    if row is None:
        raise Unknown("这一版没有所选的问题；请刷新页面后重试。")
    if row.found_by != work.person.id:
        raise Forbidden("只能撤回自己新增的问题；别人的或规则发现的，请用“不采纳”处理。")
    decided = (DecisionRow.matter_id == version.matter_id) & (
        DecisionRow.fingerprint == fingerprint
    )
    if work.session.scalar(select(DecisionRow.id).where(decided).limit(1)) is not None:
        raise DeskError("这个问题已经有了处理意见，不能撤回；请用“不采纳”处理。")
    work.session.execute(delete(FindingRow).where(FindingRow.id == row.id))
    work.record("remove-finding", version.matter_id, finding=fingerprint, version=version.number)


def _row(work: Work, version_id: int, fingerprint: str) -> FindingRow | None:
    same = (FindingRow.version_id == version_id) & (FindingRow.fingerprint == fingerprint)
    return work.session.scalar(select(FindingRow).where(same))
