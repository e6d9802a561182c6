"""``tiaoli compare`` and ``tiaoli draft-decision``: what they write, where, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli import main

pytestmark = pytest.mark.usefixtures("folder")
Captured = pytest.CaptureFixture[str]


def test_the_ending_decides_the_format() -> None:
    for ending in ("docx", "xlsx", "html", "md", "json"):
        assert main(["compare", "levy.txt", "clean.txt", "-o", f"t.{ending}"]) == 0
    assert Path("t.docx").read_bytes()[:2] == Path("t.xlsx").read_bytes()[:2] == b"PK"
    assert json.loads(Path("t.json").read_text(encoding="utf-8"))["rows"]


def test_without_a_file_the_terminal_shows_it(capsys: Captured) -> None:
    assert main(["compare", "levy.txt", "clean.txt"]) == 0
    shown = capsys.readouterr().out
    assert "修改前后对照表" in shown
    assert "现行条文：" in shown


def test_findings_are_said_with_their_fate(capsys: Captured) -> None:
    assert main(["compare", "levy.txt", "clean.txt", "--findings", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert "cured" in {each["fate"] for row in rows for each in row["findings"]}


def test_columns_have_the_names_that_are_wanted(capsys: Captured) -> None:
    main(["compare", "levy.txt", "clean.txt", "--format", "json", "--headings", "原文，新文,理由"])
    assert json.loads(capsys.readouterr().out)["columns"] == ["原文", "新文", "理由"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "levy.txt", "clean.txt", "-o", "t.pdf"), "后缀不说明格式"),
        (("compare", "levy.txt", "clean.txt", "--format", "docx"), "请用 -o 写明文件"),
        (("compare", "levy.txt", "clean.txt", "--headings", "甲,乙"), "三个栏名"),
        (("compare", "levy.txt", "none.txt"), "none.txt"),
        (("compare", "-", "-"), "不能都来自标准输入"),
        (("compare", "levy.txt", "clean.txt", "-o", "clean.txt", "--format", "md"), "就是新文本"),
        (("compare", "levy.txt", "clean.txt", "-o", "dated.txt", "--format", "md"), "文件已经存在"),
        (("draft-decision", "levy.txt", "clean.txt", "-o", "levy.txt", "--force"), "就是原文件"),
        (("draft-decision", "levy.txt", "clean.txt", "--format", "docx"), "请用 -o 写明文件"),
    ],
)
def test_refusals_name_the_remedy_and_change_nothing(
    arguments: tuple[str, ...], said: str, folder: Path, capsys: Captured
) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main(list(arguments)) == 2
    assert said in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_decision_is_drafted(capsys: Captured) -> None:
    assert main(["draft-decision", "levy.txt", "clean.txt"]) == 0
    assert "作如下修改：" in capsys.readouterr().out
    assert main(["draft-decision", "levy.txt", "clean.txt", "-o", "决定.docx"]) == 0
    assert Path("决定.docx").read_bytes()[:2] == b"PK"


def test_without_a_difference_there_is_nothing_to_decide(capsys: Captured) -> None:
    assert main(["draft-decision", "levy.txt", "levy.txt"]) == 1
    assert "没有差别" in capsys.readouterr().err
