"""``tiaoli check`` from files to report and exit status."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from cli_drafts import LEVYING, Check
from jsonschema import Draft202012Validator

from checker.cli import main
from checker.reporting.json_report import schema

pytestmark = pytest.mark.usefixtures("folder")
Captured = pytest.CaptureFixture[str]


def test_a_draft_that_levies_fails_with_the_exact_words(check: Check) -> None:
    status, report = check("levy.txt")
    assert status == 1
    Draft202012Validator(schema()).validate(report)
    [found] = [
        each for each in report["documents"][0]["findings"] if each["topic"] == "maintenance-fee"
    ]
    assert (found["article"], found["chapter"]) == ("第二条", "第二章")
    row = LEVYING.splitlines()[found["location"]["line"] - 1]
    place = found["location"]
    assert row[place["column"] - 1 : place["end_column"] - 1] == found["quote"]
    marked = [LEVYING[mark["start"] : mark["end"]] for mark in found["highlights"]]
    assert "社会抚养费" in marked


def test_a_clean_draft_passes(check: Check) -> None:
    status, report = check("clean.txt")
    assert status == 0
    assert report["summary"] == {"errors": 0, "warnings": 0, "notes": 0}


@pytest.mark.parametrize(
    ("file", "fail_on", "status"),
    [
        ("levy.txt", "error", 1),
        ("levy.txt", "note", 1),
        ("levy.txt", "never", 0),
        ("dated.txt", "error", 0),
        ("dated.txt", "warning", 1),
        ("dated.txt", "note", 1),
        ("clean.txt", "note", 0),
    ],
)
def test_the_failing_severity_is_the_users_choice(
    file: str, fail_on: str, status: int, check: Check
) -> None:
    assert check(file, "--fail-on", fail_on)[0] == status


@pytest.mark.parametrize(
    ("options", "files_with_findings"),
    [
        (["--select", "FEE"], ["levy.txt"]),
        (["--select", "maintenance-fee,outdated-aim"], ["levy.txt", "dated.txt"]),
        (["--select", "outdated-aim", "--ignore", "outdated-aim"], []),
        (["--ignore", "maintenance-fee", "--ignore", "outdated-aim"], []),
    ],
)
def test_rules_are_selected(
    options: list[str], files_with_findings: list[str], check: Check
) -> None:
    _, report = check("levy.txt", "dated.txt", *options)
    found = [each["path"] for each in report["documents"] if each["findings"]]
    assert found == files_with_findings


def test_a_selector_that_means_no_rule_is_an_error(capsys: Captured) -> None:
    assert main(["check", "levy.txt", "--select", "NOPE"]) == 2
    assert capsys.readouterr().err.startswith("没有规则或主题“NOPE”")


def test_a_folder_is_checked_in_order_and_each_file_once(check: Check) -> None:
    _, report = check(".", "levy.txt", "./clean.txt")
    assert [each["path"] for each in report["documents"]] == [
        "clean.txt",
        "dated.txt",
        "levy.txt",
    ]


def test_the_same_input_gives_the_same_bytes(capsys: Captured) -> None:
    main(["check", "--format", "json", "."])
    first = capsys.readouterr().out
    main(["check", "--format", "json", "."])
    assert capsys.readouterr().out == first


def test_worker_processes_change_nothing(capsys: Captured) -> None:
    given = ["check", "--format", "json", ".", "gone.txt"]
    alone = main(given), capsys.readouterr().out
    together = main([*given, "--jobs", "2"]), capsys.readouterr().out
    assert together == alone


def test_the_text_report_names_place_basis_and_advice(capsys: Captured) -> None:
    assert main(["check", "levy.txt"]) == 1
    shown = capsys.readouterr().out
    for words in ("levy.txt", "第二章 法律责任", "第二条", "依据：", "建议：", "共检查 1 个文件："):
        assert words in shown
    assert re.search(r"错误 FEE\d{3} ", shown)
    unwrapped = "".join(shown.split())
    assert re.search(r"【[^】]*社会抚养费】", unwrapped)


def test_quiet_gives_one_line_a_finding(capsys: Captured) -> None:
    assert main(["check", "--quiet", "levy.txt", "clean.txt"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(
        re.fullmatch(r"levy\.txt:\d+:\d+: [A-Z]{3,4}\d{3} (错误|警告|提示) \S.*", row)
        for row in lines
    )


def test_quiet_says_nothing_of_a_clean_draft(capsys: Captured) -> None:
    assert main(["check", "-q", "clean.txt"]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_report_goes_into_a_file(folder: Path, capsys: Captured) -> None:
    assert main(["check", "levy.txt", "--output", "report.out"]) == 1
    assert capsys.readouterr() == ("", "")
    assert "征收社会抚养费" in (folder / "report.out").read_text(encoding="utf-8")


def test_an_input_is_never_overwritten(folder: Path, capsys: Captured) -> None:
    assert main(["check", ".", "--output", "./levy.txt"]) == 2
    assert "是待检查的文件" in capsys.readouterr().err
    assert (folder / "levy.txt").read_text(encoding="utf-8") == LEVYING


def test_standard_input_is_checked_under_its_name(
    monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    for options, name in (([], "stdin.txt"), (["--stdin-filename", "草案.md"], "草案.md")):
        data = io.TextIOWrapper(io.BytesIO(LEVYING.encode("gb18030")), encoding="ascii")
        monkeypatch.setattr("sys.stdin", data)
        status, report = check("-", *options)
        assert status == 1
        assert report["documents"][0]["path"] == name


def test_an_extra_pack_changes_a_rule(folder: Path, check: Check) -> None:
    (folder / "pack").mkdir()
    pack = "change:\n" + "".join(f"  FEE00{n}: {{severity: note}}\n" for n in (1, 2, 3))
    (folder / "pack" / "mine.yaml").write_text(pack, encoding="utf-8")
    status, report = check("levy.txt", "--rules", "pack")
    assert status == 0
    assert report["summary"]["errors"] == 0
    assert report["summary"]["notes"] > 0
    assert report["tool"]["rules"] != check("levy.txt")[1]["tool"]["rules"]


def test_a_broken_pack_is_an_error(folder: Path, capsys: Captured) -> None:
    (folder / "pack").mkdir()
    (folder / "pack" / "mine.yaml").write_text("rules:\n  - id: XXX001\n", encoding="utf-8")
    assert main(["check", "levy.txt", "--rules", "pack"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "mine.yaml" in shown.err


def test_what_cannot_be_checked_is_said_and_the_rest_is_checked(
    check: Check, capsys: Captured
) -> None:
    status, report = check("gone.txt", "levy.txt", "nothing-*.txt")
    assert status == 2
    assert [each["path"] for each in report["documents"]] == ["levy.txt"]
    assert [each["path"] for each in report["unreadable"]] == ["gone.txt", "nothing-*.txt"]
    main(["check", "gone.txt", "levy.txt"])
    shown = capsys.readouterr()
    assert shown.err == "gone.txt：找不到文件；请核对路径。\n"
    assert shown.out.endswith("；1 个文件未能检查。\n")
