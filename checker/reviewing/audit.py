"""Who did what when, for those who work on a matter."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from checker.reporting.csv_table import cell
from checker.reviewing.audit_words import Named
from checker.reviewing.moments import local
from checker.reviewing.people import Right
from checker.reviewing.tables import AuditRow, MemberRow
from checker.reviewing.work import Work

ACTIONS: Mapping[str, str] = {
    "open-matter": "建立事项",
    "rename-matter": "更改事项名称",
    "close-matter": "办结事项",
    "reopen-matter": "重新打开事项",
    "add-member": "加入成员",
    "remove-member": "移出成员",
    "add-version": "上传版本",
    "decide": "处理问题",
    "assign": "指派问题",
    "undo": "撤销处理",
    "comment": "批注",
    "add-finding": "新增问题",
    "remove-finding": "撤回新增的问题",
    "make-opinion": "生成意见书",
    "sign-opinion": "签署意见书",
    "export": "导出",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the audit."""

    id: int
    at: datetime
    person: str
    matter: int | None
    action: str
    detail: Mapping[str, Any]

    @property
    def said(self) -> str:
        """The Chinese words for the action."""
        return ACTIONS.get(self.action, self.action)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows of the audit are wanted: by whom, what, and when (``until`` itself excluded)."""

    person: str | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """What holds of the rows; times are compared in UTC, as they are stored."""
        if self.person is not None:
            yield AuditRow.person == self.person
        if self.action is not None:
            yield AuditRow.action == self.action
        if self.since is not None:
            yield AuditRow.at >= self.since.astimezone(UTC)
        if self.until is not None:
            yield AuditRow.at < self.until.astimezone(UTC)


EVERYTHING = Wanted()


def entries(
    work: Work,
    matter_id: int | None = None,
    wanted: Wanted = EVERYTHING,
    *,
    after: int = 0,
    most: int | None = None,
) -> list[Entry]:
    """The audit of one matter, or of all on which the person works; the newest first.

    An administrator also sees who was let into which matter. ``after`` so many rows at ``most`` so
    many are given.
    """
    rows = work.session.scalars(
        select(AuditRow)
        .where(*_visible(work, matter_id), *wanted.conditions)
        .order_by(AuditRow.id.desc())
        .offset(after)
        .limit(most)
    )
    return [
        Entry(row.id, row.at, row.person, row.matter_id, row.action, row.detail) for row in rows
    ]


def number_of_entries(work: Work, matter_id: int | None, wanted: Wanted = EVERYTHING) -> int:
    """How many rows ``entries`` gives in all."""
    conditions = (*_visible(work, matter_id), *wanted.conditions)
    found = select(func.count()).select_from(AuditRow).where(*conditions)
    return work.session.scalar(found) or 0


def people_in(work: Work, matter_id: int | None) -> list[str]:
    """The names of those who did something that the person may see."""
    found = select(AuditRow.person).where(*_visible(work, matter_id)).distinct()
    return sorted(work.session.scalars(found))


def first_entry(work: Work, matter_id: int | None) -> datetime | None:
    """When the first of what the person may see was done; ``None`` if nothing was."""
    found = select(AuditRow.at).where(*_visible(work, matter_id)).order_by(AuditRow.id).limit(1)
    return work.session.scalar(found)


def _visible(work: Work, matter_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """The condition for rows that the person may see. Raises ``Unknown``."""
    if matter_id is not None:
        work.matter(matter_id)
        return (AuditRow.matter_id == matter_id,)
    mine = select(MemberRow.matter_id).where(MemberRow.person_id == work.person.id)
    visible = [AuditRow.matter_id.in_(mine)]
    if work.person.may(Right.MANAGE):
        visible.append(AuditRow.action.in_(("add-member", "remove-member")))
    return (or_(*visible),)


def changes_so_far(work: Work, matter_id: int) -> int:
    """How often anything of the matter changed: whether what was read is still so.

    The largest id would not do: a transaction with a smaller one may end later. Files that were
    handed out change nothing.
    """
    work.matter(matter_id)
    changed = (AuditRow.matter_id == matter_id) & (AuditRow.action != "export")
    found = select(func.count()).where(changed)
    return work.session.scalar(found) or 0


def as_csv(found: Iterable[Entry], named: Named | None = None) -> bytes:
    """The entries as a CSV table that Excel opens: UTF-8 with a mark, a row each.

    ``named`` are the names of findings and matters; without them findings are numbers only.
    """
    named = named or Named()
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["序号", "时间", "人员", "事项", "动作", "内容"])
    for each in found:
        said = named.detail(each.matter, each.action, each.detail)
        at, matter = local(each.at).isoformat(timespec="seconds"), named.matter(each.matter)
        cells = [str(each.id), at, each.person, matter, each.said, said]
        writer.writerow([cell(value) for value in cells])
    return out.getvalue().encode("utf-8-sig")
