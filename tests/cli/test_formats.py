"""Several reports of one run: which format goes where, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_drafts import LEVYING, Run
from lxml import etree, html

from checker.cli import main
from checker.reporting.formats import FORMATS

Reads = Callable[[str], object]


def commands(text: str) -> bool:
    return all(line.startswith("::") for line in text.splitlines())


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def tree(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


READERS: dict[str, Reads] = {
    "text": lambda text: "错误 FEE001" in text,
    "json": lambda text: json.loads(text)["documents"],
    "sarif": lambda text: json.loads(text)["runs"][0]["results"],
    "github": commands,
    "gitlab": json.loads,
    "junit": lambda text: len(list(tree(text).iter("failure"))),
    "checkstyle": lambda text: len(list(tree(text).iter("error"))),
    "markdown": lambda text: text.startswith("## 条例检查"),
    "csv": table,
    "html": lambda text: html.document_fromstring(text).find_class("card"),
}


def test_every_format_has_a_reader_here() -> None:
    assert tuple(READERS) == FORMATS


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.usefixtures("folder")
def test_every_format_goes_to_standard_output(
    format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "levy.txt", "--format", format]) == 1
    shown = capsys.readouterr().out
    assert READERS[format](shown)
    assert "FEE001" in shown


def test_all_formats_at_once_from_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [f"--format={each}=out.{each}" for each in FORMATS]
    assert main(["check", "levy.txt", *asked]) == 1
    assert capsys.readouterr().out == ""
    for format in FORMATS:
        assert READERS[format]((folder / f"out.{format}").read_text(encoding="utf-8")), format


def test_one_format_without_a_file_is_shown_besides(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "levy.txt", "--format", "text", "--format", "sarif=out.sarif"]) == 1
    assert READERS["text"](capsys.readouterr().out)
    assert READERS["sarif"]((folder / "out.sarif").read_text(encoding="utf-8"))


def test_the_format_without_a_file_goes_to_output(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--format", "json", "--format", "csv=a.csv", "--output", "b.json"]
    assert main(["check", "levy.txt", *asked]) == 1
    assert capsys.readouterr().out == ""
    assert READERS["json"]((folder / "b.json").read_text(encoding="utf-8"))
    assert READERS["csv"]((folder / "a.csv").read_text(encoding="utf-8"))


def test_an_equals_sign_in_a_file_name_is_part_of_it(folder: Path) -> None:
    main(["check", "levy.txt", "--format", "json=a=b.json"])
    assert (folder / "a=b.json").is_file()


WRONG = [
    (
        ["--format", "text", "--format", "sarif"],
        "选项“--format”的取值有误：“text”和“sarif”都没有写明文件；请写成 sarif=文件。",
    ),
    (["--format", "sarif="], "选项“--format”的取值有误：“sarif=”没有写出文件名。"),
    (
        ["--format", "html=a", "--format", "csv=./a"],
        "选项“--format”的取值有误：有两份报告写到同一个文件；请换一个文件名。",
    ),
    (
        ["--format", "html=a", "--format", "csv", "--output", "a"],
        "选项“--format”的取值有误：有两份报告写到同一个文件；请换一个文件名。",
    ),
    (
        ["--format", "html=a.html", "--output", "b"],
        "--output 没有可写的报告；请加上一个不带“=文件”的 --format。",
    ),
    (
        ["--format", "html=levy.txt"],
        "levy.txt：是待检查的文件，未作改动；请换一个输出路径。",
    ),
    (
        ["--format", "html=tiaoli.toml"],
        "tiaoli.toml：是这次检查用到的设置，未作改动；请换一个输出路径。",
    ),
    (
        ["--format", "json=levy.txt.tiaoli.yaml"],
        "levy.txt.tiaoli.yaml：是这次检查用到的设置，未作改动；请换一个输出路径。",
    ),
    (
        ["--format", "json=b.json", "--baseline", "b.json"],
        "b.json：是这次检查用到的设置，未作改动；请换一个输出路径。",
    ),
    (
        ["--format", "html=gone/a.html"],
        "gone/a.html：所在的文件夹不存在；请先建立文件夹。",
    ),
]


@pytest.mark.parametrize(("asked", "sentence"), WRONG)
def test_what_does_not_go_together_is_refused_before_anything_is_written(
    asked: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "tiaoli.toml").write_text('ignore = ["AIM"]\n', encoding="utf-8")
    (folder / "b.json").write_text('{"version": 1, "findings": []}\n', encoding="utf-8")
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    assert main(["check", "levy.txt", *asked]) == 2
    said = capsys.readouterr()
    assert said.err.splitlines()[0] == sentence
    assert said.out == ""
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_formats_of_a_configuration_go_to_files_beside_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sub").mkdir()
    (folder / "tiaoli.toml").write_text('format = ["text", "html=r.html"]\n', encoding="utf-8")
    (folder / "sub" / "a.txt").write_text(LEVYING, encoding="utf-8")
    assert main(["check", "sub/a.txt"]) == 1
    assert READERS["text"](capsys.readouterr().out)
    assert READERS["html"]((folder / "r.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ('"pdf"', "“format”的取值有误：“pdf”不在可选范围"),
        ('["json", "csv"]', "“format”的取值有误：“json”和“csv”都没有写明文件"),
    ],
)
def test_wrong_formats_of_a_configuration_are_named_with_their_line(
    value: str, what: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "tiaoli.toml").write_text(f"format = {value}\n", encoding="utf-8")
    assert main(["check", "levy.txt"]) == 2
    said = capsys.readouterr().err
    assert "tiaoli.toml" in said
    assert "第 1 行" in said
    assert what in said


def test_quiet_shortens_the_text_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "-q", "levy.txt", "--format", "text", "--format", "json=a.json"])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("levy.txt:9:")
    assert READERS["json"]((folder / "a.json").read_text(encoding="utf-8"))


def test_the_rules_in_force_are_in_the_log_even_if_they_are_silent(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "clean.txt", "--format", "sarif"])
    rules = json.loads(capsys.readouterr().out)["runs"][0]["tool"]["driver"]["rules"]
    assert {"FEE001", "SUP001"} <= {rule["id"] for rule in rules}


@pytest.mark.parametrize("format", ["csv", "html", "junit"])
def test_bytes_are_utf8_under_any_locale(format: str, folder: Path, tiaoli: Run) -> None:
    done = tiaoli("check", "levy.txt", "--format", format, cwd=folder, LC_ALL="C", PYTHONUTF8="0")
    assert "征收社会抚养费" in done.stdout.decode("utf-8")
    assert done.stdout.startswith(b"\xef\xbb\xbf") is (format == "csv")


def test_a_format_that_is_not_asked_for_is_not_loaded(folder: Path, tiaoli: Run) -> None:
    done = tiaoli("check", "levy.txt", cwd=folder, PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "checker.reporting.terminal" in loaded
    assert not loaded & {"checker.reporting.sarif", "checker.reporting.html", "lxml.etree"}
