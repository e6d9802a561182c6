"""Workflow commands, undone as the runner of GitHub Actions undoes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import AIM, LEVY, TEXT, document, finding, report
from rich_report import hostile, rich, word

from checker.reporting.github import render_github
from checker.reporting.remarks import one_line

COMMAND = re.compile(r"::(?P<level>\w+) (?P<properties>.*?)::(?P<data>.*)")


def undone(text: str) -> str:
    """As ``unescapeProperty`` of the runner; data has a part of these."""
    for code, mark in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, mark)
    return text


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Level, properties and message of each command; every line must be one."""
    read = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (each.partition("=") for each in match["properties"].split(","))
        properties = {name: undone(value) for name, _, value in pairs}
        read.append((match["level"], properties, undone(match["data"])))
    return read


def test_a_finding_stands_at_its_words() -> None:
    ((level, properties, said), *_) = commands(render_github(report(document((LEVY,)))))
    assert level == "error"
    assert properties == {
        "file": "drafts/draft.txt",
        "line": "7",
        "col": "20",
        "endLine": "7",
        "endColumn": "42",
        "title": "FEE001 征收社会抚养费（第三十六条）",
    }
    assert said.splitlines() == [
        "本条仍规定征收社会抚养费。",
        "原文：“由县级人民政府卫生健康主管部门征收社会抚养费”",
        "依据：国卫人口发〔2021〕24号 二（一）“取消社会抚养费，清理和废止相关处罚规定”",
        "建议：删除本条。",
        "相关：第二十一条“生育第二个子女应当取得生育证”（所引用的规定）",
    ]


@pytest.mark.parametrize(
    ("level", "title"),
    [
        ("error", "FEE001 征收社会抚养费（第三十六条）"),
        ("notice", "缺少通知要求的内容：育儿假"),
        ("error", "未能检查"),
    ],
)
def test_everything_is_annotated(level: str, title: str) -> None:
    assert (level, title) in [
        (each[0], each[1]["title"]) for each in commands(render_github(rich()))
    ]


@pytest.mark.parametrize(("found", "level"), [(LEVY, "error"), (AIM, "warning")])
def test_the_level_is_that_of_the_finding(found: object, level: str) -> None:
    made = report(document((found,), covered=()))  # type: ignore[arg-type]
    assert [each[0] for each in commands(render_github(made))] == [level]


def test_a_word_file_has_no_lines() -> None:
    ((_, properties, _), *_) = commands(render_github(report(word(LEVY))))
    assert properties == {
        "file": "drafts/修订 草案.docx",
        "title": "FEE001 征收社会抚养费（第三十六条）",
    }


def test_a_finding_over_several_lines_has_no_columns() -> None:
    quote = TEXT[TEXT.index("有前款") : TEXT.index("开除处分")]
    made = report(document((finding(quote, [], "FEE001"),)))
    ((_, properties, _), *_) = commands(render_github(made))
    assert (properties["line"], properties["endLine"]) == ("8", "9")
    assert "col" not in properties
    assert "endColumn" not in properties


def test_accepted_findings_are_no_annotations() -> None:
    assert "AIM001" not in render_github(rich())


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["a,b:c%2C.txt", "x::error ::.txt"]))
def test_nothing_breaks_out_of_its_command(text: str, path: str) -> None:
    read = commands(render_github(hostile(text, path)))
    assert [each[0] for each in read] == ["error", "notice", "error"]
    assert all(each[1]["file"] == path for each in read)
    assert read[0][1]["title"].startswith(one_line(f"FEE001 {text}"))
    assert read[2][2] == one_line(text)


def test_nothing_to_say_is_nothing() -> None:
    assert render_github(report(document((), covered=()))) == ""
