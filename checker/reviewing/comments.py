"""What reviewers and drafters say about findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from checker.reviewing.errors import DeskError, Unknown
from checker.reviewing.people import Right
from checker.reviewing.storing import cleaned
from checker.reviewing.tables import CommentRow, FindingRow, PersonRow
from checker.reviewing.work import Work

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said."""

    text: str
    person: str
    at: datetime


def add_comment(work: Work, version_id: int, fingerprint: str, text: str) -> None:
    """Say something about a finding of a version. Raises ``DeskError`` for no words or too many."""
    version = work.version(version_id, Right.COMMENT)
    words = cleaned(text)
    if not 0 < len(words) <= LONGEST:
        raise DeskError(f"批注须有 1 至 {LONGEST} 字；请修改后重试。")
    same = (FindingRow.version_id == version_id) & (FindingRow.fingerprint == fingerprint)
    if work.session.scalar(select(FindingRow.id).where(same)) is None:
        raise Unknown("这一版没有所选的问题；请刷新页面后重试。")
    work.session.add(
        CommentRow(
            matter_id=version.matter_id,
            fingerprint=fingerprint,
            text=words,
            person_id=work.person.id,
        )
    )
    work.record("comment", version.matter_id, finding=fingerprint, text=words)


def comments(work: Work, matter_id: int) -> Mapping[str, tuple[Comment, ...]]:
    """All comments of a matter by the fingerprint of their finding, the oldest first."""
    work.matter(matter_id)
    rows = work.session.execute(
        select(CommentRow, PersonRow.name)
        .join(PersonRow, PersonRow.id == CommentRow.person_id)
        .where(CommentRow.matter_id == matter_id)
        .order_by(CommentRow.id)
    ).all()
    found: dict[str, tuple[Comment, ...]] = {}
    for row, name in rows:
        found[row.fingerprint] = (
            *found.get(row.fingerprint, ()),
            Comment(row.text, name, row.at),
        )
    return found
