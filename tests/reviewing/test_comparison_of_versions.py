"""Two versions of a matter side by side, with what became of their findings."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from output_matters import DRAFT, Uploaded, uploaded

from checker.judging import Checker
from checker.reviewing.errors import DeskError, Unknown
from checker.reviewing.examining import examine
from checker.reviewing.outputs.comparing import comparison
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk

REVISED = DRAFT.replace("违反本条例规定生育子女的，征收社会抚养费。", "依法落实生育支持措施。")


@pytest.fixture
def both(li: Desk, checker: Checker) -> tuple[Uploaded, int]:
    of = uploaded(li, checker)
    with li.writing() as work:
        return of, add_version(work, of.matter, examine("二稿.txt", REVISED.encode(), checker))


def test_the_word_table_has_the_changed_article_only(li: Desk, both: tuple[Uploaded, int]) -> None:
    of, newer = both
    with li.reading() as work:
        name, data = comparison(work, of.version, newer)
    assert name.endswith("_第1版与第2版对照表.docx")
    [table] = docx.Document(io.BytesIO(data)).tables
    said = "\n".join(cell.text for row in table.rows for cell in row.cells)
    assert "征收社会抚养费" in said
    assert "依法落实生育支持措施" in said
    assert "已消除" in said
    assert "提交计划生育证明" in said  # unchanged, but a finding is left there
    assert "卫生健康主管部门负责" not in said


def test_the_workbook_says_the_same(li: Desk, both: tuple[Uploaded, int]) -> None:
    of, newer = both
    with li.reading() as work:
        _, data = comparison(work, of.version, newer, "xlsx", findings=False)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    said = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "依法落实生育支持措施" in said
    assert "提交计划生育证明" not in said


def test_the_page_is_html(li: Desk, both: tuple[Uploaded, int]) -> None:
    of, newer = both
    with li.reading() as work:
        name, data = comparison(work, of.version, newer, "html")
    assert name.endswith(".html")
    assert "依法落实生育支持措施" in data.decode()


def test_versions_of_two_matters_are_not_compared(
    li: Desk, wang: Desk, checker: Checker, both: tuple[Uploaded, int]
) -> None:
    of, _ = both
    other = uploaded(li, checker, title="另一事项")
    with li.reading() as work, pytest.raises(DeskError, match="不属于同一审查事项"):
        comparison(work, of.version, other.version)
    with li.reading() as work, pytest.raises(DeskError, match="没有 pdf 格式"):
        comparison(work, of.version, of.version, "pdf")
    with wang.reading() as work, pytest.raises(Unknown):
        comparison(work, of.version, of.version)
