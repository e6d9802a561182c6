"""The findings of a version as an Excel file, read back as Excel reads it."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from output_matters import EVERY_STATE, Uploaded, decided, seen, uploaded

from checker.findings import Severity
from checker.judging import Checker
from checker.model import Span
from checker.reviewing.by_hand import add_finding
from checker.reviewing.comments import add_comment
from checker.reviewing.decisions import Seen, assign
from checker.reviewing.errors import Unknown
from checker.reviewing.outputs.listing import COLOURS, findings_workbook
from checker.reviewing.work import Desk

FORMULAS = ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "＝1+1", " =HYPERLINK(1)"]


@pytest.fixture
def of(li: Desk, wang: Desk, checker: Checker) -> Uploaded:
    found = uploaded(li, checker, wang)
    decided(li, found.version, EVERY_STATE)
    return found


def book(desk: Desk, version: int) -> Any:
    with desk.reading() as work:
        name, data = findings_workbook(work, version)
    assert name.endswith("_第1版问题清单.xlsx")
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the names of its columns."""
    heads, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in others]


def test_each_finding_is_a_row_with_what_was_decided(li: Desk, wang: Desk, of: Uploaded) -> None:
    first = seen(li, of.version).findings[0]
    with wang.writing() as work:
        assign(work, of.version, [Seen(first.finding.fingerprint, 1)], wang.person.id)
        add_comment(work, of.version, first.finding.fingerprint, "请核对。")
    found = rows(book(li, of.version)["问题清单"])
    assert [row["条"] for row in found] == ["第二条", "第三条", "第四条", "第五条"]
    assert [row["状态"] for row in found] == ["采纳", "存疑", "不采纳", "采纳"]
    assert [row["级别"] for row in found] == ["错误", "警告", "错误", "错误"]
    assert found[2]["理由"] == "属于衔接规定。"
    assert found[0]["处理人"] == "李审查"
    assert found[0]["指派给"] == "王审查"
    assert "王审查" in found[0]["批注"]
    assert found[0]["批注"].endswith("请核对。")
    assert "取消社会抚养费" in found[0]["依据"]
    assert found[0]["建议"].startswith("删除本条")


def test_what_the_notice_asks_for_is_a_sheet(li: Desk, of: Uploaded) -> None:
    found = rows(book(li, of.version)["通知要求对照"])
    assert [row["通知要求"] for row in found] == [
        each.title for each in seen(li, of.version).document.coverage
    ]
    assert all(row["建议"] for row in found if row["状态"] == "缺失")


def test_the_matter_is_a_sheet(li: Desk, of: Uploaded) -> None:
    found = {row["项目"]: row["内容"] for row in rows(book(li, of.version)["事项"])}
    assert found["文件"] == "草案.txt"
    assert found["成员"] == "李审查、王审查"
    assert found["问题总数"] == 4
    assert (found["采纳"], found["不采纳"], found["存疑"], found["待处理"]) == (2, 1, 1, 0)


def test_heads_stay_in_sight_and_filter(li: Desk, of: Uploaded) -> None:
    found = book(li, of.version)
    sheet = found["问题清单"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:U{len(seen(li, of.version).findings) + 1}"
    assert found["通知要求对照"].freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


def test_cells_wrap_and_severities_have_colours(li: Desk, of: Uploaded) -> None:
    sheet = book(li, of.version)["问题清单"]
    heads = [cell.value for cell in sheet[1]]
    severity, quote = (sheet.cell(2, heads.index(name) + 1) for name in ("级别", "原文"))
    assert severity.fill.fgColor.rgb.endswith(COLOURS["错误"])
    assert all(cell.alignment.wrap_text for cell in sheet[2])
    assert sheet.column_dimensions[quote.column_letter].width >= 30
    assert sheet.row_dimensions[2].height > 20


@pytest.mark.parametrize("words", FORMULAS)
def test_nothing_that_somebody_wrote_is_computed(li: Desk, of: Uploaded, words: str) -> None:
    with li.writing() as work:
        add_finding(
            work,
            of.version,
            Span(0, 3),
            severity=Severity.NOTE,
            topic=words,
            message=words,
            advice=words,
        )
    sheet = book(li, of.version)["问题清单"]
    written = [c for row in sheet.iter_rows() for c in row if c.value in (words, words.strip())]
    assert len(written) == 3
    assert {cell.data_type for cell in written} == {"s"}
    assert all(cell.quotePrefix for cell in written)


def test_long_and_odd_words_do_not_break_the_file(li: Desk, of: Uploaded) -> None:
    mark = seen(li, of.version).findings[0].finding.fingerprint
    with li.writing() as work:
        for _ in range(12):
            add_comment(work, of.version, mark, "长" * 3990 + "\x07\ufffe <&")
    found = rows(book(li, of.version)["问题清单"])
    assert 31_000 < len(found[0]["批注"]) <= 32_767
    assert found[0]["批注"].endswith("（单元格容纳不下）")


def test_nothing_of_a_matter_is_given_to_others(zhao: Desk, of: Uploaded) -> None:
    with zhao.reading() as work, pytest.raises(Unknown):
        findings_workbook(work, of.version)
