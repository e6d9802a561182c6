"""What a row of the audit says, in Chinese: findings by article and title, not by fingerprint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from checker.reviewing.decisions import STATE_NAMES, State
from checker.reviewing.tables import FindingRow, MatterRow, MemberRow, VersionRow
from checker.reviewing.work import Work

Detail = Mapping[str, Any]
_Key = tuple[int | None, str, int | None]  # matter, fingerprint, number of the version
GONE = "已撤回的问题"


@dataclass(frozen=True)
class Named:
    """The names of findings and matters, and with them the words for what was done.

    ``findings`` has each finding of each version, and under the number ``None`` as it is in the
    newest that has it.
    """

    findings: Mapping[_Key, str] = field(default_factory=dict)
    matters: Mapping[int, str] = field(default_factory=dict)

    def matter(self, matter: int | None) -> str:
        """The title of a matter, its number where the title is not for the reader."""
        if matter is None:
            return ""
        return self.matters.get(matter, f"第 {matter} 号事项")

    def detail(
        self, matter: int | None, action: str, detail: Detail, most: int | None = None
    ) -> str:
        """What was done, in words; of many findings ``most`` are named, all by default."""
        say = _SAYINGS.get(action, _anything)
        return say(detail, self._findings(matter, detail, most))

    def _findings(self, matter: int | None, detail: Detail, most: int | None) -> str:
        """The findings that a row is about: 第十九条 征收社会抚养费、第三条 机构旧称 等 12 个问题."""
        keys = detail.get("findings") or ([detail["finding"]] if detail.get("finding") else [])
        version = detail.get("version")
        names = [self._finding(matter, key, version) for key in keys[:most]]
        more = f" 等 {len(keys)} 个问题" if len(keys) > len(names) else ""
        return "、".join(names) + more

    def _finding(self, matter: int | None, fingerprint: str, version: int | None) -> str:
        exact = self.findings.get((matter, fingerprint, version))
        return exact or self.findings.get((matter, fingerprint, None)) or GONE


def named(work: Work, matters: Iterable[int]) -> Named:
    """The names of what is in matters on which the person works; others are passed over."""
    mine = _mine(work, matters)
    rows = work.session.execute(
        select(
            VersionRow.matter_id,
            VersionRow.number,
            FindingRow.fingerprint,
            FindingRow.article,
            FindingRow.content["title"].as_string(),
        )
        .join(FindingRow, FindingRow.version_id == VersionRow.id)
        .where(VersionRow.matter_id.in_(mine))
        .order_by(VersionRow.number)
    )
    findings: dict[_Key, str] = {}
    for matter, number, fingerprint, article, title in rows:
        name = f"{article or '正文'} {title}"
        findings[matter, fingerprint, number] = findings[matter, fingerprint, None] = name
    return Named(findings, mine)


def _mine(work: Work, matters: Iterable[int]) -> dict[int, str]:
    rows = work.session.execute(
        select(MatterRow.id, MatterRow.title)
        .join(MemberRow, MemberRow.matter_id == MatterRow.id)
        .where(MemberRow.person_id == work.person.id, MatterRow.id.in_(set(matters)))
    )
    return dict(rows.tuples().all())


Say = Callable[[Detail, str], str]


def _version(detail: Detail) -> str:
    return f"第 {detail['version']} 版" if detail.get("version") else ""


def _with(*parts: str) -> str:
    return "；".join(part for part in parts if part)


def _quoted(words: object) -> str:
    return f"“{words}”" if words else ""


def _decided(detail: Detail, findings: str) -> str:
    state = STATE_NAMES[State(detail["state"])]
    reason = f"理由：{detail['reason']}" if detail.get("reason") else ""
    return _with(f"{state}：{findings}（{_version(detail)}）", reason)


def _assigned(detail: Detail, findings: str) -> str:
    to = f"指派给 {detail['assignee']}" if detail.get("assignee") else "取消指派"
    return f"{to}：{findings}（{_version(detail)}）"


def _uploaded(detail: Detail, findings: str) -> str:
    return _with(f"{_version(detail)}：{detail.get('name', '')}", _digest(detail))


def _digest(detail: Detail) -> str:
    """The beginning of a file's SHA-256: enough to tell which file it was."""
    return f"文件校验值 {detail['digest'][:16]}" if detail.get("digest") else ""


def _opinion(detail: Detail, findings: str) -> str:
    number = f"第 {detail['number']} 号意见书" if detail.get("number") else "意见书"
    open_ones = f"还有 {detail['open']} 个问题待处理" if detail.get("open") else ""
    return _with(number, _version(detail), open_ones, _digest(detail))


def _anything(detail: Detail, findings: str) -> str:
    """An action that this table does not know: its values, without the keys of programs."""
    values = (each for each in detail.values() if isinstance(each, str | int) and each != "")
    return _with(findings, *map(str, values))


_SAYINGS: Mapping[str, Say] = {
    "open-matter": lambda detail, _: _quoted(detail.get("title")),
    "rename-matter": lambda detail, _: (
        f"{_quoted(detail.get('before'))}改为{_quoted(detail.get('title'))}"
    ),
    "close-matter": lambda detail, _: "",
    "reopen-matter": lambda detail, _: "",
    "add-member": lambda detail, _: str(detail.get("person", "")),
    "remove-member": lambda detail, _: str(detail.get("person", "")),
    "add-version": _uploaded,
    "decide": _decided,
    "assign": _assigned,
    "undo": lambda detail, findings: f"{findings}（{_version(detail)}）",
    "comment": lambda detail, findings: f"{findings}：{detail.get('text', '')}",
    "add-finding": lambda detail, findings: _with(
        f"{_version(detail)}{_quoted(detail.get('quote'))}", str(detail.get("message", ""))
    ),
    "remove-finding": lambda detail, findings: f"{findings}（{_version(detail)}）",
    "make-opinion": _opinion,
    "sign-opinion": _opinion,
    "export": lambda detail, _: str(detail.get("file", "")),
}
