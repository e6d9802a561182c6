"""Which configuration is found for a file, what it does, and what is said of mistakes in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from setting_drafts import DRAFT, rules


def test_the_nearest_configuration_counts(write: Any, checked: Any) -> None:
    write("tiaoli.toml", 'ignore = ["AIM"]\n')
    write("a.md", DRAFT)
    write("inner/pyproject.toml", '[tool.tiaoli]\nselect = ["AIM"]\n')
    write("inner/deep/b.md", DRAFT)
    report = checked("a.md", "inner/deep/b.md")
    assert [rules(report, 0), rules(report, 1)] == [["FEE001"], ["AIM001"]]


def test_a_project_file_without_our_table_is_passed_over(write: Any, checked: Any) -> None:
    write("tiaoli.toml", 'ignore = ["AIM"]\n')
    write("inner/pyproject.toml", '[project]\nname = "tiaoli-drafts"\n')
    write("inner/b.md", DRAFT)
    assert rules(checked("inner/b.md")) == ["FEE001"]


def test_the_own_file_comes_before_the_project_file(write: Any, checked: Any) -> None:
    write("tiaoli.toml", 'ignore = ["AIM"]\n')
    write("pyproject.toml", '[tool.tiaoli]\nignore = ["FEE"]\n')
    write("a.md", DRAFT)
    assert rules(checked("a.md")) == ["FEE001"]


def test_options_win(write: Any, checked: Any) -> None:
    write("tiaoli.toml", 'ignore = ["AIM"]\nfail-on = "never"\n')
    write("a.md", DRAFT)
    report = checked("a.md", "--ignore", "FEE", "--fail-on", "warning")
    assert (rules(report), report["status"]) == (["AIM001"], 1)


@pytest.mark.parametrize(
    ("limit", "status"), [("error", 1), ("warning", 1), ("note", 1), ("never", 0)]
)
def test_fail_on(write: Any, checked: Any, limit: str, status: int) -> None:
    write("tiaoli.toml", f'fail-on = "{limit}"\n')
    write("a.md", DRAFT)
    assert checked("a.md")["status"] == status


def test_each_file_fails_by_its_own_limit(write: Any, checked: Any) -> None:
    write("old/tiaoli.toml", 'fail-on = "never"\n')
    write("old/a.md", DRAFT)
    write("clean.md", DRAFT.replace("征收社会抚养费", "给予帮助"))
    assert checked("old/a.md", "clean.md")["status"] == 0


def test_a_severity_is_overridden(write: Any, checked: Any) -> None:
    write("tiaoli.toml", '[severity]\nFEE001 = "note"\nAIM001 = "error"\n')
    write("a.md", DRAFT)
    report = checked("a.md")
    found = {f["rule"]: f["severity"] for f in report["documents"][0]["findings"]}
    assert found == {"FEE001": "note", "AIM001": "error"}
    assert report["summary"] == {"errors": 1, "warnings": 0, "notes": 1}


PER_PATH = """
[[per-path]]
paths = ["old/"]
ignore = ["FEE"]

[[per-path]]
paths = ["*.txt"]
severity = { AIM001 = "error" }
"""


def test_settings_for_some_paths(write: Any, checked: Any) -> None:
    write("tiaoli.toml", PER_PATH)
    for name in ("a.md", "old/b.md", "old/c.txt"):
        write(name, DRAFT)
    report = checked("a.md", "old")
    assert [rules(report, at) for at in range(3)] == [["AIM001", "FEE001"], ["AIM001"], ["AIM001"]]
    severities = [d["findings"][0]["severity"] for d in report["documents"]]
    assert severities == ["warning", "warning", "error"]


def test_excluded_files_are_left_out_of_folders_only(write: Any, checked: Any) -> None:
    write("tiaoli.toml", 'exclude = ["archive/", "*.bak.md"]\n')
    for name in ("a.md", "a.bak.md", "archive/b.md"):
        write(name, DRAFT)
    assert [d["path"] for d in checked(".")["documents"]] == ["a.md"]
    assert [d["path"] for d in checked("archive/b.md")["documents"]] == ["archive/b.md"]


def test_excluded_files_that_are_named_can_be_left_out_too(write: Any, checked: Any) -> None:
    write("tiaoli.toml", 'exclude = ["archive/"]\n')
    for name in ("a.md", "archive/b.md"):
        write(name, DRAFT)
    report = checked("--force-exclude", "a.md", "archive/b.md")
    assert [d["path"] for d in report["documents"]] == ["a.md"]
    assert checked("--force-exclude", "archive/b.md")["status"] == 0


def test_paths_start_from_the_configuration(write: Any, checked: Any, monkeypatch: Any) -> None:
    root = write("tiaoli.toml", 'paths = ["drafts"]\nrules = ["pack"]\n').parent
    write("pack/own.yaml", 'remove: ["FEE001"]\n')
    write("drafts/a.md", DRAFT)
    (root / "elsewhere").mkdir()
    monkeypatch.chdir(root / "elsewhere")
    report = checked()
    assert [d["path"] for d in report["documents"]] == ["../drafts/a.md"]
    assert "FEE001" not in rules(report)


def test_files_with_other_packs_are_checked_in_one_run(write: Any, checked: Any) -> None:
    write("pack/own.yaml", 'remove: ["FEE001"]\n')
    write("b/tiaoli.toml", 'rules = ["../pack"]\n')
    for name in ("a.md", "b/b.md", "c.md"):
        write(name, DRAFT)
    report = checked("a.md", "b/b.md", "c.md")
    assert [d["path"] for d in report["documents"]] == ["a.md", "b/b.md", "c.md"]
    assert ["FEE001" in rules(report, at) for at in range(3)] == [True, False, True]


def test_the_format_of_the_configuration(write: Any, run: Any) -> None:
    write("tiaoli.toml", 'format = "json"\n')
    write("a.md", DRAFT)
    assert json.loads(run("check", "a.md")[1])["documents"][0]["path"] == "a.md"
    assert "丙省" in run("check", "a.md", "--format", "text")[1].splitlines()[0]


def test_a_named_configuration_and_none(write: Any, checked: Any) -> None:
    write("tiaoli.toml", 'select = ["AIM"]\n')
    write("other.toml", 'select = ["FEE"]\n')
    write("a.md", DRAFT)
    assert rules(checked("a.md", "--config", "other.toml")) == ["FEE001"]
    assert rules(checked("a.md", "--no-config")) == ["AIM001", "FEE001"]


def test_standard_input_has_the_settings_of_its_name(write: Any, tmp_path: Any) -> None:
    import subprocess
    import sys

    write("inner/tiaoli.toml", 'ignore = ["AIM"]\n')
    command = [sys.executable, "-m", "checker.cli", "check", "-q", "-"]
    done = subprocess.run(
        [*command, "--stdin-filename", "inner/a.md"],
        input=DRAFT.encode(),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert [line.split()[1] for line in done.stdout.decode().splitlines()] == ["FEE001"]


MISTAKES = [
    ('ignore = []\nselct = ["FEE"]\n', "第 2 行：没有“selct”这个键，是否想用“select”？"),
    ('fail_on = "note"\n', "第 1 行：没有“fail_on”这个键，是否想用“fail-on”？"),
    ('\nfail-on = "erorr"\n', "第 2 行：fail-on 不能是“erorr”，是否想用“error”？"),
    ('select = "FEE"\n', "第 1 行：select 应为列表；请写成"),
    ('select = [\n"FEE",\n3]\n', "第 1 行：select 第 2 项应为文字，写的却是数字；请加引号。"),
    (
        '[severity]\nFEE001 = "grave"\n',
        "第 2 行：severity 的 FEE001 不能是“grave”；可用的有error、warning、note。",
    ),
    ('[severity]\nFEE00 = "note"\n', "第 2 行：没有规则“FEE00”，是否想用“FEE001”？"),
    (
        '[[per-path]]\npaths = ["a"]\n[[per-path]]\npath = ["a"]\n',
        "第 4 行：per-path 第 2 项中没有“path”这个键，是否想用“paths”？",
    ),
    ('[[per-path]]\nignore = ["FEE"]\n', "第 1 行：per-path 第 1 项缺少“paths”；请补上。"),
    ('[[per-path]]\npaths = ["*"]\nignore = ["FEX001"]\n', "第 3 行：没有规则或主题“FEX001”"),
    ('select = ["FEX001"]\n', "第 1 行：没有规则或主题“FEX001”，是否想用“FEE001”？"),
    ('rules = ["nowhere"]\n', "第 1 行：“nowhere”不是已有的文件夹；请核对路径。"),
    ('exclude = ["a", "!"]\n', "第 1 行：“!”不符合 .gitignore 的写法；请改正。"),
    ('format = "pdf"\n', "第 1 行：“format”的取值有误"),
    ("select = [\n", "不符合 TOML 的写法；请改正。"),
    ('baseline = " "\n', "第 1 行：baseline 不能为空；请补上。"),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=[said for _, said in MISTAKES])
def test_a_mistake_is_named_with_its_line(write: Any, run: Any, text: str, said: str) -> None:
    write("tiaoli.toml", text)
    write("a.md", DRAFT)
    status, out, err = run("check", "a.md")
    assert (status, out) == (2, "")
    assert err.startswith("tiaoli.toml")
    assert said in err


def test_lines_in_a_project_file_are_those_of_the_file(write: Any, run: Any) -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[tool.tiaoli]\nselct = []\n')
    write("a.md", DRAFT)
    assert run("check", "a.md")[2].startswith("pyproject.toml 第 5 行：没有“selct”这个键")


def origins(run: Any, *arguments: str) -> dict[str, tuple[Any, str]]:
    data = json.loads(run("config", "--json", *arguments)[1])
    return {each["key"]: (each["value"], each["origin"]) for each in data["settings"]}


def test_config_says_where_each_setting_comes_from(write: Any, run: Any) -> None:
    write("tiaoli.toml", f'fail-on = "note"\nselect = [\n  "FEE",\n]\n{PER_PATH}')
    write("old/a.md", DRAFT)
    found = origins(run, "old/a.md", "--select", "AIM,FEE")
    assert found["fail-on"] == ("note", "tiaoli.toml:1")
    assert found["select"] == (["AIM", "FEE"], "命令行选项 --select")
    assert found["ignore"] == ([], "默认")
    assert found["per-path.ignore"] == (["FEE"], "tiaoli.toml:6")
    assert "per-path.severity" not in found


def test_config_for_readers(write: Any, run: Any) -> None:
    write("tiaoli.toml", 'fail-on = "note"\n[severity]\nFEE001 = "note"\n')
    status, out, _ = run("config")
    assert status == 0
    assert '{FEE001 = "note"}' in out
    assert "# tiaoli.toml:1" in out
    assert "# 默认" in out
