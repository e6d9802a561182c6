"""The table for spreadsheets, read back by a CSV parser."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import LEVY, document, report
from rich_report import hostile, rich, word

from checker.reporting.csv_table import COLUMNS, render_csv
from checker.reporting.plain import PlainReport

FORMULAS = "=+-@＝＋－＠"


def rows(made: PlainReport) -> list[dict[str, str]]:
    text = render_csv(made)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


def test_a_finding_is_a_row_with_everything() -> None:
    row = rows(report(document((LEVY,))))[0]
    assert tuple(row) == COLUMNS
    assert row == {
        "文件": "drafts/draft.txt",
        "类别": "问题",
        "级别": "错误",
        "规则": "FEE001",
        "主题": "社会抚养费",
        "名称": "征收社会抚养费",
        "章": "第六章",
        "条": "第三十六条",
        "款": "第一款",
        "项": "",
        "行": "7",
        "列": "20",
        "原文": "由县级人民政府卫生健康主管部门征收社会抚养费",
        "说明": "本条仍规定征收社会抚养费。",
        "依据": "国卫人口发〔2021〕24号 二（一）“取消社会抚养费，清理和废止相关处罚规定”",
        "建议": "删除本条。",
        "备注": "",
        "指纹": LEVY.fingerprint,
    }


def test_accepted_lacking_and_unreadable_are_rows_too() -> None:
    kinds = [(each["类别"], each["规则"], each["备注"]) for each in rows(rich())]
    assert ("已接受", "AIM001", "第 4 行：另行修订") in kinds
    assert ("缺少的内容", "missing/parental-leave", "") in kinds
    assert ("未能检查", "", "") in kinds


def test_a_word_file_has_no_lines() -> None:
    row = rows(report(word(LEVY)))[0]
    assert (row["行"], row["列"], row["条"]) == ("", "", "第三十六条")


def test_the_bytes_are_those_excel_reads_as_utf8_with_windows_line_ends() -> None:
    data = render_csv(rich()).encode("utf-8")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")


@pytest.mark.parametrize("first", FORMULAS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\n", "　"])
def test_no_cell_is_a_formula(before: str, first: str) -> None:
    row = rows(hostile(f"{before}{first}cmd|'/c calc'!A0"))[0]
    assert row["原文"].startswith("'")


@given(st.text(min_size=1).filter(str.strip))
def test_any_words_stay_in_their_cells(text: str) -> None:
    read = rows(hostile(text))
    assert [each["类别"] for each in read] == ["问题", "已接受", "缺少的内容", "未能检查"]
    for row in read:
        assert None not in row
        assert not any(cell.lstrip().startswith(tuple(FORMULAS)) for cell in row.values() if cell)
