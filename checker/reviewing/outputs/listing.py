"""The findings of a version as an Excel file, with what the notice asks for and the matter's data."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings import CoverageStatus, Severity
from checker.reporting import vocabulary
from checker.reporting.place import paragraph_name
from checker.reviewing.deciders import stated
from checker.reviewing.decisions import STATE_NAMES, State
from checker.reviewing.matters import matter
from checker.reviewing.moments import minute
from checker.reviewing.outputs.names import File, file_name
from checker.reviewing.outputs.sheets import Column, Value, add_sheet, new_book, saved_book
from checker.reviewing.review import Review, Reviewed
from checker.reviewing.versions import Version, versions
from checker.reviewing.work import Work

FINDINGS = (
    Column("序号", 6, centred=True),
    Column("级别", 7, centred=True),
    Column("状态", 9, centred=True),
    Column("章", 10, centred=True),
    Column("条", 12, centred=True),
    Column("款", 8, centred=True),
    Column("项", 8, centred=True),
    Column("主题", 13, centred=True),
    Column("规则", 10, centred=True),
    Column("名称", 18),
    Column("原文", 36),
    Column("说明", 30),
    Column("依据", 36),
    Column("建议", 36),
    Column("理由", 24),
    Column("处理人", 10, centred=True),
    Column("处理时间", 17, centred=True),
    Column("指派给", 10, centred=True),
    Column("发现人", 10, centred=True),
    Column("批注", 36),
    Column("指纹", 19),
)
COVERAGE = (
    Column("序号", 6, centred=True),
    Column("通知要求", 26),
    Column("状态", 9, centred=True),
    Column("条", 12, centred=True),
    Column("条文", 48),
    Column("依据", 48),
    Column("建议", 44),
)
ABOUT = (Column("项目", 22), Column("内容", 90))
# Fills that stay apart in grey and for those who do not tell red from green.
COLOURS = {
    vocabulary.SEVERITY[Severity.ERROR]: "F4B183",
    vocabulary.SEVERITY[Severity.WARNING]: "FFE699",
    vocabulary.SEVERITY[Severity.NOTE]: "DDEBF7",
    STATE_NAMES[State.ACCEPTED]: "9DC3E6",
    STATE_NAMES[State.REJECTED]: "D9D9D9",
    STATE_NAMES[State.DOUBTFUL]: "FFF2CC",
    "缺失": "F4B183",
}


def findings_workbook(work: Work, version_id: int) -> File:
    """The name and the bytes of the Excel file: 问题清单, 通知要求对照, 事项. Raises ``Unknown``."""
    said = stated(work, version_id)
    [version] = [each for each in versions(work, said.matter) if each.id == version_id]
    book = new_book()
    sheet = add_sheet(book, "问题清单", FINDINGS, _findings(said), COLOURS)
    sheet.freeze_panes = "D2"
    add_sheet(book, "通知要求对照", COVERAGE, _coverage(said), COLOURS)
    add_sheet(book, "事项", ABOUT, _about(work, said, version), filtered=False)
    book.properties.title = said.title
    return file_name(said.title, f"第{said.number}版问题清单", "xlsx"), saved_book(book)


def _findings(said: Review) -> Iterator[list[Value]]:
    for number, each in enumerate(said.findings, 1):
        yield [number, *_what(each), *_decided(each)]


def _what(each: Reviewed) -> list[Value]:
    finding = each.finding
    return [
        vocabulary.SEVERITY[finding.severity],
        STATE_NAMES[each.state],
        finding.chapter,
        finding.article,
        paragraph_name(finding.paragraph, "款") if finding.paragraph else None,
        finding.item,
        vocabulary.topic(finding.topic),
        finding.rule,
        finding.title,
        finding.quote,
        finding.message,
        "\n".join(map(vocabulary.cite, finding.basis)),
        finding.advice.text,
    ]


def _decided(each: Reviewed) -> list[Value]:
    """Why, by whom and when it was decided; who has it; what was said about it."""
    decision = each.decision
    is_decided = decision is not None and decision.state is not State.OPEN
    comments = (f"{one.person}（{minute(one.at)}）：{one.text}" for one in each.comments)
    return [
        decision.reason if decision else None,
        decision.person if decision and is_decided else None,
        minute(decision.at) if decision and is_decided else None,
        decision.assignee if decision else None,
        each.found_by.name if each.found_by else "规则",
        "\n".join(comments),
        each.finding.fingerprint,
    ]


def _coverage(said: Review) -> Iterator[list[Value]]:
    for number, each in enumerate(said.document.coverage, 1):
        yield [
            number,
            each.title,
            vocabulary.STATUS[each.status],
            each.article,
            each.quote,
            vocabulary.cite(each.basis),
            each.advice if each.status is CoverageStatus.ABSENT else None,
        ]


def _about(work: Work, said: Review, version: Version) -> Iterator[list[Value]]:
    of = matter(work, said.matter)
    yield ["审查事项", of.title]
    yield ["文本题目", said.document.title]
    yield ["版本", f"第{version.number}版"]
    yield ["文件", version.name]
    yield ["文件大小（字节）", version.size]
    yield ["文件摘要（SHA-256）", work.version(version.id).digest]
    yield ["上传", f"{version.added_by}，{minute(version.added_at)}"]
    yield ["规则版本", version.rules]
    yield ["成员", "、".join(each.name for each in of.members)]
    yield ["建立时间", minute(of.opened_at)]
    yield ["办结时间", minute(of.closed_at) if of.closed_at else "尚未办结"]
    yield ["问题总数", len(said.findings)]
    for state, number in said.count.items():
        yield [STATE_NAMES[state], number]
    for severity in Severity:
        number = sum(each.finding.severity is severity for each in said.findings)
        yield [vocabulary.SEVERITY[severity], number]
