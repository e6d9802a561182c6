"""A report of the Python interface can be laid out like that of the command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import check
from checker.cli import main
from checker.reporting.json_report import render_json
from checker.reporting.plain import plain_report, printable_path

DRAFT = """甲省人口与计划生育条例

第一章　总则
第一条　【目的】为了控制人口数量，制定本条例。

第二章　法律责任
第二条　违反规定生育的，征收社会抚养费。
"""


def test_python_and_the_command_line_report_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    assert main(["check", "--format", "json", "draft.txt"]) == 1
    assert render_json(plain_report(check("draft.txt"))) == capsys.readouterr().out


def test_headings_are_found_by_label_and_place(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    [document] = plain_report(check(path)).documents
    assert document.heading("第一章", DRAFT.index("控制")) == "第一章 总则"
    assert document.heading("第一条", DRAFT.index("控制")) == "第一条【目的】"
    assert document.heading("第二条", DRAFT.index("征收")) == "第二条"
    assert document.heading("第一章", DRAFT.index("征收")) == "第一章"


def test_a_path_can_always_be_printed() -> None:
    assert printable_path("草案.txt") == "草案.txt"
    assert printable_path(os.fsdecode(b"\xb2\xdd.txt")) == "\ufffd\ufffd.txt"
