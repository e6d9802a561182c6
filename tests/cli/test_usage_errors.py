"""What users are told of a wrong command line."""

from __future__ import annotations

import pytest

from checker.cli import main

WRONG = [
    (["chek"], "没有命令“chek”，是否想用“check”？", "tiaoli"),
    (["frobnicate"], "没有命令“frobnicate”。", "tiaoli"),
    (["--versoin"], "没有选项“--versoin”，是否想用“--version”？", "tiaoli"),
    (["-x"], "没有选项“-x”。", "tiaoli"),
    (["check"], "缺少参数“路径…”。", "tiaoli check"),
    (["check", "--format", "json"], "缺少参数“路径…”。", "tiaoli check"),
    (["check", "--fromat=json", "a"], "没有选项“--fromat”，是否想用“--format”？", "tiaoli check"),
    (["check", "a", "-z"], "没有选项“-z”。", "tiaoli check"),
    (["check", "a", "--format"], "选项“--format”后面缺少取值。", "tiaoli check"),
    (["check", "a", "--quiet=1"], "选项“--quiet”不带取值。", "tiaoli check"),
    (
        ["check", "a", "--format", "xml"],
        "选项“--format”的取值有误：“xml”不在可选范围（text、json、sarif、github、gitlab、junit、checkstyle、markdown、csv、html）之内。",
        "tiaoli check",
    ),
    (
        ["check", "a", "--fail-on", "ERROR"],
        "选项“--fail-on”的取值有误：“ERROR”不在可选范围（error、warning、note、never）之内。",
        "tiaoli check",
    ),
    (
        ["check", "a", "--revisions", "all"],
        "选项“--revisions”的取值有误：“all”不在可选范围（final、original、both）之内。",
        "tiaoli check",
    ),
    (
        ["check", "a", "--rules", "nowhere"],
        "选项“--rules”的取值有误：“nowhere”不是已有的文件夹，请核对路径。",
        "tiaoli check",
    ),
    *(
        (
            ["check", "a", "--jobs", number],
            f"选项“--jobs”的取值有误：“{number}”不是 1 至 9999 的整数。",
            "tiaoli check",
        )
        for number in ("0", "-1", "two", "1.5", "9" * 5000, "３")
    ),
    (["parse"], "缺少参数“文件”。", "tiaoli parse"),
    (["parse", "a", "b", "c"], "多余的参数“b c”。", "tiaoli parse"),
    (["rules", "lst"], "没有命令“lst”，是否想用“list”？", "tiaoli rules"),
    (["rules", "list", "FEE"], "多余的参数“FEE”。", "tiaoli rules list"),
    (["rules", "explain"], "缺少参数“规则编号”。", "tiaoli rules explain"),
]


@pytest.mark.parametrize(("arguments", "sentence", "command"), WRONG)
def test_a_wrong_command_line_is_explained_in_chinese(
    arguments: list[str], sentence: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == f"{sentence}\n运行 {command} --help 查看用法。\n"
