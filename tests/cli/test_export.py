"""``tiaoli export``: where the file goes, and that nothing of others is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_drafts import LEVYING, Run
from lxml import etree

from checker.cli import main

pytestmark = pytest.mark.usefixtures("folder")
Captured = pytest.CaptureFixture[str]


def labels(data: bytes) -> list[str]:
    root = etree.fromstring(data)
    return root.xpath("//*[local-name()='article']/*[local-name()='num']/text()")


def test_the_tree_goes_to_standard_output(capsys: Captured) -> None:
    assert main(["export", "levy.txt"]) == 0
    assert labels(capsys.readouterr().out.encode()) == ["第一条", "第二条", "第三条"]


def test_or_to_a_file_which_is_said(capsys: Captured) -> None:
    assert main(["export", "--format", "akn", "levy.txt", "-o", "levy.xml"]) == 0
    assert labels(Path("levy.xml").read_bytes()) == ["第一条", "第二条", "第三条"]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "levy.txt：已写入 levy.xml。\n")


def test_a_file_that_is_there_is_kept(capsys: Captured) -> None:
    Path("levy.xml").write_text("别人的", encoding="utf-8")
    assert main(["export", "levy.txt", "-o", "levy.xml"]) == 2
    assert Path("levy.xml").read_text(encoding="utf-8") == "别人的"
    assert "--force" in capsys.readouterr().err
    assert main(["export", "levy.txt", "-o", "levy.xml", "--force"]) == 0
    assert len(labels(Path("levy.xml").read_bytes())) == 3


def test_the_draft_itself_is_never_the_output() -> None:
    assert main(["export", "levy.txt", "-o", "levy.txt", "--force"]) == 2
    assert Path("levy.txt").read_text(encoding="utf-8") == LEVYING


def test_json_is_that_of_parse(capsys: Captured) -> None:
    assert main(["parse", "--format", "json", "levy.txt"]) == 0
    parsed = json.loads(capsys.readouterr().out)
    assert main(["export", "--format", "json", "levy.txt"]) == 0
    assert json.loads(capsys.readouterr().out) == parsed


def test_standard_input_is_exported(tiaoli: Run) -> None:
    done = tiaoli("export", "-", stdin=LEVYING.encode())
    assert (done.returncode, labels(done.stdout)) == (0, ["第一条", "第二条", "第三条"])


def test_a_file_that_cannot_be_read_is_one_sentence(capsys: Captured) -> None:
    assert main(["export", "none.txt"]) == 2
    assert capsys.readouterr().err == "none.txt：文件不存在；请核对路径。\n"
