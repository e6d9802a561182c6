"""Who did what when, for those who work on a matter."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any

from sqlalchemy import func, or_, select

from checker.reporting.csv_table import cell
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
        return ACTIONS[self.action]


def entries(work: Work, matter_id: int | None = None) -> list[Entry]:
    """The audit of one matter, or of all on which the person works; the newest first.

    An administrator also sees who was let into which matter.
    """
    wanted = select(AuditRow).order_by(AuditRow.id.desc())
    if matter_id is not None:
        work.matter(matter_id)
        wanted = wanted.where(AuditRow.matter_id == matter_id)
    else:
        mine = select(MemberRow.matter_id).where(MemberRow.person_id == work.person.id)
        visible = [AuditRow.matter_id.in_(mine)]
        if work.person.may(Right.MANAGE):
            visible.append(AuditRow.action.in_(("add-member", "remove-member")))
        wanted = wanted.where(or_(*visible))
    rows = work.session.scalars(wanted)
    return [
        Entry(row.id, row.at, row.person, row.matter_id, row.action, row.detail) for row in rows
    ]


def changes_so_far(work: Work, matter_id: int) -> int:
    """How often anything of the matter changed: whether what was read is still so.

    The largest id would not do: a transaction with a smaller one may end later. Files that were
    handed out change nothing.
    """
    work.matter(matter_id)
    changed = (AuditRow.matter_id == matter_id) & (AuditRow.action != "export")
    found = select(func.count()).where(changed)
    return work.session.scalar(found) or 0


def as_csv(found: Iterable[Entry]) -> bytes:
    """The entries as a CSV table that Excel opens: UTF-8 with a mark, a row each."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["序号", "时间", "人员", "事项", "动作", "内容"])
    for each in found:
        said = "；".join(f"{key}：{value}" for key, value in each.detail.items())
        cells = [str(each.id), each.at.isoformat(), each.person, each.matter or "", each.said, said]
        writer.writerow([cell(str(value)) for value in cells])
    return out.getvalue().encode("utf-8-sig")
