"""``--column``: which column of a comparison table is checked and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_drafts import Check

from checker.cli import main

pytestmark = pytest.mark.usefixtures("folder")
Captured = pytest.CaptureFixture[str]
TABLE = """| 现行条文 | 修改后 | 说明 |
| --- | --- | --- |
| 第一条　征收社会抚养费。 | 第一条　实行生育登记。 | 取消社会抚养费 |
"""


@pytest.fixture(autouse=True)
def _table(folder: Path) -> None:
    (folder / "table.md").write_text(TABLE, encoding="utf-8")


def test_the_new_text_is_checked_and_the_report_says_so(check: Check) -> None:
    status, report = check("table.md")
    assert status == 0
    (remark,) = report["documents"][0]["remarks"]
    assert remark["kind"] == "comparison-table"
    assert "只检查“修改后”一栏" in remark["message"]


@pytest.mark.parametrize("column", ["现行条文", "1"])
def test_another_column_is_checked_on_demand(check: Check, column: str) -> None:
    status, report = check("table.md", "--column", column)
    assert status == 1
    assert {each["rule"] for each in report["documents"][0]["findings"]} == {"FEE001"}


def test_a_column_that_is_not_there_leaves_the_file_unchecked(check: Check) -> None:
    status, report = check("table.md", "levy.txt", "--column", "三审稿")
    assert status == 2
    assert "表头是“现行条文”“修改后”“说明”" in report["unreadable"][0]["message"]
    assert len(report["documents"]) == 1


def test_the_tree_is_that_of_the_column(capsys: Captured) -> None:
    assert main(["parse", "table.md", "--column", "现行条文"]) == 0
    shown = capsys.readouterr().out
    assert "征收社会抚养费" in shown
    assert "生育登记" not in shown
