"""The table in each format says the same, is marked as is customary, and opens elsewhere."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from jsonschema import Draft202012Validator
from lxml import html
from programs import converted, needs_office
from versions import BABY, CARE, LONG_MARK, REPORT, SCOPE, START, regulation

from checker import Checker
from checker.comparing import compare
from checker.comparing.drafting import draft_decision
from checker.comparing.fates import fates
from checker.reporting.comparison.formats import FORMATS, render
from checker.reporting.comparison.json_data import schema
from checker.reporting.comparison.table import Table, table_of
from checker.reporting.decision import render as render_decision

FEE = "违反规定生育子女的，由县级人民政府征收社会抚养费。"
OLD = regulation("章:总则", SCOPE, BABY, REPORT, "章:法律责任", FEE, START)
NEW = regulation("章:总则", SCOPE, BABY.replace("提供", "落实"), CARE, "章:法律责任", REPORT, START)
HOSTILE = f'=HYPERLINK("x")<script>alert(1)</script>|`**\u202e{LONG_MARK}'


def table(*, everything: bool = False, findings: bool = False) -> Table:
    comparison = compare(OLD, NEW)
    if not findings:
        return table_of(comparison, everything=everything)
    checker = Checker.load()
    found = [checker.check(each).findings for each in (OLD, NEW)]
    return table_of(comparison, everything=everything, findings=fates(comparison, *found))


def word() -> docx.document.Document:
    return docx.Document(io.BytesIO(render("docx", table())))


def test_the_word_file_lies_across_and_repeats_its_heads() -> None:
    document = word()
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    first = document.tables[0].rows[0]._tr
    assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert "PAGE" in section.footer._element.xml


def test_the_word_file_has_the_three_columns() -> None:
    rows = [[cell.text for cell in row.cells] for row in word().tables[0].rows]
    assert rows[0] == ["现行条文", "修改后条文", "说明"]
    assert [f"第二条　{BABY}", f"第二条　{BABY.replace('提供', '落实')}", "修改"] in rows
    assert ["", f"第三条　{CARE}", "新增"] in rows
    assert [f"第四条　{FEE}", "（删除）", "删除"] in rows


def test_added_words_are_bold_and_deleted_ones_struck() -> None:
    runs = [
        run
        for row in word().tables[0].rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
    ]
    assert {run.text for run in runs if run.font.bold} >= {"落实", CARE}
    assert {run.text for run in runs if run.font.strike} >= {"提供", FEE}
    bold = next(run for run in runs if run.text == "落实")
    assert bold._element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"


def test_the_workbook_is_frozen_filtered_and_marked() -> None:
    data = io.BytesIO(render("xlsx", table()))
    sheet = openpyxl.load_workbook(data, rich_text=True).active
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref.startswith("A3:C")
    assert sheet.print_title_rows == "$3:$3"
    assert [cell.value for cell in sheet[3]] == ["现行条文", "修改后条文", "说明"]
    blocks = [
        block
        for row in sheet.iter_rows(min_row=4)
        for cell in row[:2]
        for block in (cell.value if isinstance(cell.value, list) else [])
    ]
    assert "落实" in {str(block) for block in blocks if block.font.b}
    assert "提供" in {str(block) for block in blocks if block.font.strike}


def test_the_page_loads_nothing_and_marks_words() -> None:
    page = html.fromstring(render("html", table()))
    assert page.xpath("//script | //link | //img | //@src | //@href") == []
    assert "落实" in page.xpath("//ins/text()")
    assert "提供" in page.xpath("//del/text()")


def test_the_data_are_as_the_schema_says() -> None:
    Draft202012Validator.check_schema(schema())
    for findings in (False, True):
        made = json.loads(render("json", table(everything=True, findings=findings)))
        Draft202012Validator(schema()).validate(made)


def test_by_default_only_changes_stand_there_under_their_chapters() -> None:
    heads = [line.new[0] for line in table().lines if line.is_heading and line.new]
    assert ["".join(run.text for run in each) for each in heads] == [
        "第一章　总则",
        "第二章　法律责任",
    ]
    assert not any(SCOPE in run.text for line in table().lines for p in line.new for run in p)
    assert any(
        SCOPE in run.text for line in table(everything=True).lines for p in line.new for run in p
    )


def test_what_is_left_out_is_counted() -> None:
    assert table().note == "另有 1 条仅序号、引用等相应调整，2 条未作修改，未列入。"


def test_findings_stand_in_the_margin_with_their_fate() -> None:
    made = table(findings=True)
    assert made.columns[-1] == "检查结果"
    cured = [each for line in made.lines for each in line.findings if each.fate == "cured"]
    assert {each.finding.rule for each in cured} >= {"FEE001"}


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_words_are_only_words(format: str) -> None:
    old, new = regulation(SCOPE, f"{BABY}{HOSTILE}"), regulation(SCOPE, f"{HOSTILE}{CARE}")
    data = render(format, table_of(compare(old, new), everything=True))
    if format in ("html", "md"):
        assert b"<script>alert" not in data
    elif format == "docx":
        assert "<script>alert" in "".join(
            cell.text
            for row in docx.Document(io.BytesIO(data)).tables[0].rows
            for cell in row.cells
        )
    elif format == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        assert {cell.data_type for row in sheet.iter_rows() for cell in row}.isdisjoint({"f"})


def test_a_cell_that_excel_cannot_hold_says_so() -> None:
    old, new = regulation(SCOPE), regulation(SCOPE, BABY * 2000)
    data = render("xlsx", table_of(compare(old, new)))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    longest = max((str(cell.value or "") for row in sheet.iter_rows() for cell in row), key=len)
    assert len(longest) <= 32_767
    assert "单元格容纳不下" in longest


@needs_office
def test_the_office_opens_the_word_file(tmp_path: Path) -> None:
    path = tmp_path / "table.docx"
    path.write_bytes(render("docx", table(findings=True)))
    text = converted(path, "txt:Text (encoded):UTF8", tmp_path).read_text(encoding="utf-8-sig")
    assert "修改前后对照表" in text
    assert CARE in text


@needs_office
def test_the_office_opens_the_workbook(tmp_path: Path) -> None:
    spreadsheets = tmp_path / "plain.csv"
    spreadsheets.write_text("1,2\n", encoding="utf-8")
    try:
        converted(spreadsheets, "xlsx", tmp_path)
    except AssertionError:
        pytest.skip("LibreOffice has no spreadsheets here")
    path = tmp_path / "table.xlsx"
    path.write_bytes(render("xlsx", table()))
    text = converted(path, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path).read_text("utf-8")
    assert CARE in text


def test_the_decision_is_laid_out_as_an_official_paper() -> None:
    decision = draft_decision(compare(OLD, NEW))
    document = docx.Document(io.BytesIO(render_decision("docx", decision)))
    assert [each.text for each in document.paragraphs] == [decision.title, *decision.lines()]
    assert document.paragraphs[1].paragraph_format.first_line_indent.pt == 32
    assert render_decision("txt", decision).decode() == decision.text()
    assert render_decision("md", decision).decode().startswith("# 关于修改")
