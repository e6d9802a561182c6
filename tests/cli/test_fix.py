"""``tiaoli fix``: what it writes, where, and what it never touches."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import pytest
from cli_drafts import DATED, LEVYING, Check

from checker.cli import main
from checker.reading import read

pytestmark = pytest.mark.usefixtures("folder")
Captured = pytest.CaptureFixture[str]
FIXED = LEVYING.replace(
    "第二条　违反本条例规定生育子女的，由县级人民政府卫生健康主管部门征收社会抚养费。\n\n第三条",
    "第二条",
)
NO_ADDITIONS = "--no-additions"


def fix(*arguments: str) -> int:
    return main(["fix", *arguments])


def test_the_draft_is_written_mended_into_a_new_file() -> None:
    assert fix("levy.txt", "-o", "new.txt", NO_ADDITIONS) == 0
    assert Path("new.txt").read_text(encoding="utf-8") == FIXED
    assert Path("levy.txt").read_text(encoding="utf-8") == LEVYING


def test_what_is_lacking_is_added_and_said(capsys: Captured, check: Check) -> None:
    fix("levy.txt", "-o", "new.txt")
    assert "增加了 13 条建议条文（三孩生育政策、" in capsys.readouterr().err
    status, report = check("new.txt")
    assert status == 0
    assert {each["status"] for each in report["documents"][0]["coverage"]} == {"present"}


def test_in_place_keeps_the_old_content_beside_it(capsys: Captured) -> None:
    assert fix("--in-place", NO_ADDITIONS, "levy.txt", "dated.txt") == 0
    assert Path("levy.txt").read_text(encoding="utf-8") == FIXED
    assert Path("levy.txt.bak").read_text(encoding="utf-8") == LEVYING
    assert Path("dated.txt.bak").read_text(encoding="utf-8") == DATED
    assert "levy.txt：已写入 levy.txt，原文件另存为 levy.txt.bak。" in capsys.readouterr().err


def test_an_older_backup_is_not_overwritten() -> None:
    Path("levy.txt.bak").write_text("旧", encoding="utf-8")
    fix("--in-place", "levy.txt")
    assert Path("levy.txt.bak").read_text(encoding="utf-8") == "旧"
    assert Path("levy.txt.bak1").read_text(encoding="utf-8") == LEVYING


def test_a_difference_is_shown_and_nothing_written(folder: Path, capsys: Captured) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert fix("--diff", NO_ADDITIONS, "levy.txt") == 1
    shown = capsys.readouterr().out
    assert "\n-第三条　本条例自公布之日起施行。\n+第二条　本条例自公布之日起施行。\n" in shown
    assert "\n-第二条　违反本条例规定生育子女的" in shown
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_draft_without_fault_is_not_written(capsys: Captured) -> None:
    assert fix("--in-place", NO_ADDITIONS, "clean.txt") == 0
    assert not Path("clean.txt.bak").exists()
    assert "clean.txt：没有要修改的。" in capsys.readouterr().err
    assert fix("--diff", NO_ADDITIONS, "clean.txt") == 0


@pytest.mark.parametrize("output", ["levy.txt", "link.txt", "./levy.txt"])
def test_the_draft_itself_is_no_output(output: str, capsys: Captured) -> None:
    os.symlink("levy.txt", "link.txt")
    assert fix("levy.txt", "-o", output) == 2
    assert "就是原文件，未作改动" in capsys.readouterr().err
    assert Path("levy.txt").read_text(encoding="utf-8") == LEVYING


def test_another_file_is_overwritten_only_by_force(capsys: Captured) -> None:
    assert fix("levy.txt", "-o", "dated.txt") == 2
    assert "文件已经存在，未作改动" in capsys.readouterr().err
    assert Path("dated.txt").read_text(encoding="utf-8") == DATED
    assert fix("levy.txt", "-o", "dated.txt", "--force", NO_ADDITIONS) == 0
    assert Path("dated.txt").read_text(encoding="utf-8") == FIXED


@pytest.mark.parametrize(
    "arguments",
    [["levy.txt"], ["levy.txt", "--diff", "--in-place"], ["levy.txt", "dated.txt", "-o", "a.txt"]],
)
def test_where_to_write_has_to_be_said(arguments: list[str], capsys: Captured) -> None:
    assert fix(*arguments) == 2
    assert "-o" in capsys.readouterr().err


def test_rules_can_be_chosen() -> None:
    assert fix("levy.txt", "-o", "new.txt", "--select", "AGN", NO_ADDITIONS) == 0
    assert not Path("new.txt").exists()


def test_what_a_comment_accepts_is_left_alone() -> None:
    accepted = "<!-- tiaoli: ignore FEE001 理由：历史条款，另行处理 -->\n"
    text = LEVYING.replace("第二条", f"{accepted}第二条")
    Path("levy.txt").write_text(text, encoding="utf-8")
    assert fix("--in-place", NO_ADDITIONS, "levy.txt") == 0
    assert Path("levy.txt").read_text(encoding="utf-8") == text


def test_the_encoding_and_the_line_ends_of_the_file_stay() -> None:
    data = LEVYING.replace("\n", "\r\n").encode("gb18030")
    Path("levy.txt").write_bytes(data)
    fix("levy.txt", "-o", "new.txt", NO_ADDITIONS)
    assert Path("new.txt").read_bytes() == FIXED.replace("\n", "\r\n").encode("gb18030")


def test_a_word_file_is_mended_and_keeps_its_formatting(check: Check) -> None:
    document = docx.Document()
    for line in LEVYING.split("\n"):
        document.add_paragraph(line).runs[0:1]
    document.paragraphs[0].runs[0].bold = True
    document.save("levy.docx")
    assert fix("levy.docx", "-o", "new.docx", NO_ADDITIONS) == 0
    assert read("new.docx").text == FIXED
    assert docx.Document("new.docx").paragraphs[0].runs[0].bold
    assert check("new.docx")[0] == 0


def test_a_file_that_cannot_be_mended_does_not_keep_the_others(capsys: Captured) -> None:
    Path("bad.docx").write_bytes(b"PK\x03\x04 broken")
    assert fix("--in-place", NO_ADDITIONS, "bad.docx", "levy.txt") == 2
    assert "bad.docx：" in capsys.readouterr().err
    assert Path("levy.txt").read_text(encoding="utf-8") == FIXED


def test_an_instrument_about_nothing_else_is_said_to_need_repeal(capsys: Captured) -> None:
    text = "甲市社会抚养费征收规定\n第一条 市财政部门负责票据管理。\n第二条 征收所得款项应当在三日内缴入国库。\n第三条 当事人缴清款项的，征收机关应当开具票据。\n"
    Path("fee.txt").write_text(text, encoding="utf-8")
    assert fix("fee.txt", "-o", "new.txt") == 1
    assert "不能靠修改消除" in capsys.readouterr().err
