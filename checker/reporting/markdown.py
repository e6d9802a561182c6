"""A report as Markdown: the comment on a pull request, the summary of a job.

GitHub takes 65,536 characters a comment, so the page stops before and says what it left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.findings import Coverage, Finding, Severity
from checker.reporting import vocabulary
from checker.reporting.markdown_text import escape, escape_in_tag
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.remarks import absent, address, words

LIMIT = 60_000
_ROOM_FOR_THE_END = 600  # characters kept for closing tags and the last remark
_HEADINGS = ("| 级别 | 条文 | 规则 | 原文 | 建议 |", "| --- | --- | --- | --- | --- |")
_TABLE = ("| 文件 | 错误 | 警告 | 提示 | 缺少的内容 |", "| --- | ---: | ---: | ---: | ---: |")


def render_markdown(report: PlainReport, limit: int = LIMIT) -> str:
    """A page of at most ``limit`` characters: counts, findings by file, what drafts lack."""
    page = _Page(limit - _ROOM_FOR_THE_END)
    page.add([f"## 条例检查：{_outcome(report)}", ""])
    shown = [each for each in report.documents if each.findings or absent(each)]
    page.table("", _TABLE, map(_counts, shown), "个文件")
    for missed in report.unreadable:
        page.add([f"**未能检查**　{escape(missed.message)}", ""])
    for document in shown:
        _document(document, page, alone=len(shown) == 1)
    page.end()
    return page.text()


class _Page:
    """The lines of a page, as long as there is room; counts what finds none."""

    def __init__(self, room: int) -> None:
        self._lines: list[str] = []
        self._room = room
        self._left_out: dict[str, int] = {}

    def add(self, lines: Iterable[str]) -> bool:
        """Add lines, all or none; whether there was room."""
        added = list(lines)
        length = sum(len(line) + 1 for line in added)
        if length > self._room:
            return False
        self._room -= length
        self._lines += added
        return True

    def table(
        self, before: str, head: tuple[str, str], rows: Iterable[str], unit: str, after: str = ""
    ) -> None:
        """Add a table, with as many rows as there is room for, between two lines."""
        waiting = list(rows)
        start = [before, "", *head] if before else [*head]
        if waiting and self.add([*start, waiting[0]]):
            fitting = 1
            while fitting < len(waiting) and self.add([waiting[fitting]]):
                fitting += 1
            self._lines += ["", after, ""] if after else [""]
            self._room -= len(after) + 3
            waiting = waiting[fitting:]
        if waiting:
            self._left_out[unit] = self._left_out.get(unit, 0) + len(waiting)

    def end(self) -> None:
        """Say what was left out."""
        if self._left_out:
            parts = "、".join(f"{n} {unit}" for unit, n in self._left_out.items())
            self._lines += ["", f"> 篇幅所限，另有 {parts}未列出，请看完整的报告。"]

    def text(self) -> str:
        """The page, without blank lines at its end."""
        return "\n".join(self._lines).strip() + "\n"


def _outcome(report: PlainReport) -> str:
    counts = [
        f"{report.count(severity)} 个{vocabulary.SEVERITY[severity]}"
        for severity in Severity
        if report.count(severity)
    ]
    found = f"发现 {'、'.join(counts)}" if counts else "未发现问题"
    missed = f"，{len(report.unreadable)} 个文件未能检查" if report.unreadable else ""
    return f"{found}（共检查 {len(report.documents)} 个文件）{missed}"


def _counts(document: PlainDocument) -> str:
    counts = [sum(each.severity is severity for each in document.findings) for severity in Severity]
    cells = [escape(document.path), *map(str, counts), str(len(absent(document)))]
    return f"| {' | '.join(cells)} |"


def _document(document: PlainDocument, page: _Page, *, alone: bool) -> None:
    opening = "<details open>" if alone else "<details>"
    path = escape_in_tag(document.path)
    title = f"　{escape_in_tag(document.title)}" if document.title else ""
    summary = f"{opening}<summary><strong>{path}</strong>{title}</summary>"
    rows = (_finding(document, each) for each in document.findings)
    page.table(summary, _HEADINGS, rows, "个问题", "</details>")
    for remark in _aside(document):
        page.add([remark, ""])
    lacking = absent(document)
    head = ("| 缺少的内容 | 依据 | 建议 |", "| --- | --- | --- |")
    summary = (
        f"<details><summary>{escape(document.path)}：缺少通知要求的内容 {len(lacking)} 项</summary>"
    )
    page.table(summary, head, map(_missing, lacking), "项缺少的内容", "</details>")


def _finding(document: PlainDocument, finding: Finding) -> str:
    line = f"第 {finding.location.line} 行" if document.has_lines else ""
    place = "，".join(part for part in (address(finding), line) if part)
    cells = (
        f"**{vocabulary.SEVERITY[finding.severity]}**",
        escape(place),
        f"{escape(finding.rule)} {escape(finding.title)}",
        escape(words(finding)),
        escape(finding.advice.text),
    )
    return f"| {' | '.join(cells)} |"


def _missing(coverage: Coverage) -> str:
    basis = escape(vocabulary.cite(coverage.basis))
    return f"| {escape(coverage.title)} | {basis} | {escape(coverage.advice)} |"


def _aside(document: PlainDocument) -> Iterator[str]:
    """How the file was read, what does not count, and what a change removed."""
    yield from (f"注意：{escape(each.message)}" for each in document.remarks)
    if document.suppressed:
        yield f"另有 {len(document.suppressed)} 个已接受的问题不计入。"
    if document.change is not None:
        revision, removed = escape(document.change.revision), len(document.change.removed)
        yield f"自 {revision} 以来消除 {removed} 个问题。"
