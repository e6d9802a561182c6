"""A revision is checked as what it comes to: each finding says what the decision did about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker import Checker, parse
from checker.cli import main
from checker.findings import Origin
from checker.reading import read_bytes
from checker.reporting.json_report import schema
from checker.revising import RevisionReport, check_revision

TITLE = "云岭省人口与计划生育条例"
BASE = f"""{TITLE}

第一条　为了控制人口数量，制定本条例。
第二条　卫生和计划生育行政部门负责本条例的实施。
第三条　提倡一对夫妻生育两个子女。
第四条　生育第三个子女的，应当经批准。
第五条　违反本条例规定生育的，征收社会抚养费。
第六条　国家工作人员违反本条例规定生育的，给予处分。
第七条　卫生和计划生育行政部门应当公开第五条、第八条规定的事项。
第八条　对计划生育家庭给予奖励。
第九条　奖励的标准依照第八条办理。
第十条　本条例自公布之日起施行。
"""
HEAD = f"""云岭省人民代表大会常务委员会关于修改《{TITLE}》的决定

（2021年11月26日云岭省第十三届人民代表大会常务委员会第三十次会议通过）

会议决定对《{TITLE}》作如下修改：

"""
END = f"""
本决定自公布之日起施行。

《{TITLE}》根据本决定作相应修改，对条文顺序作相应调整，重新公布。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


def regulation(text: str, name: str) -> Any:
    return parse(read_bytes(text.encode(), name))


def revision(checker: Checker, *orders: str, base: str = BASE) -> RevisionReport:
    """The base after a decision with these orders."""
    rows = [f"{'一二三四五六'[at]}、{order}" for at, order in enumerate(orders)]
    decision = HEAD + "\n".join(rows) + "\n" + END
    return check_revision(regulation(base, "base.txt"), regulation(decision, "d.txt"), checker)


def said(found: RevisionReport, rule: str) -> list[tuple[str | None, str]]:
    return [(each.article, each.quote) for each in found.report.findings if each.rule == rule]


def origins(found: RevisionReport) -> set[tuple[str, str, Origin | None]]:
    return {
        (each.article or "", each.rule, each.origin)
        for each in found.report.findings
        if not each.rule.startswith("REV")
    }


def test_an_article_with_an_error_that_the_decision_forgot_comes_first(checker: Checker) -> None:
    found = revision(checker, "删去第五条。", "将第三条修改为：“一对夫妻可以生育三个子女。”")
    first = found.report.findings[0]
    assert (first.rule, first.severity.value) == ("REV001", "error")
    assert [article for article, _ in said(found, "REV001")] == ["第四条", "第五条"]
    assert "PEN002" in found.report.findings[1].message


def test_each_finding_says_what_the_decision_has_to_do_with_it(checker: Checker) -> None:
    found = revision(
        checker,
        "将第一条修改为：“为了控制人口数量和提高人口素质，制定本条例。”",
        "增加一条，作为第九条：“办理户口登记应当出示计划生育证明。”",
    )
    assert {
        ("第一条", "AIM001", Origin.CHANGED),
        ("第九条", "HUK003", Origin.INTRODUCED),
        ("第六条", "PEN002", Origin.UNTOUCHED),
    } <= origins(found)


def test_what_is_cured_and_what_is_gained_is_said(checker: Checker) -> None:
    found = revision(checker, "将第三条修改为：“一对夫妻可以生育三个子女。”")
    assert "LIM001" in {each.rule for each in found.cured}
    assert [each.requirement for each in found.gained] == ["three-child-policy"]


def test_a_name_that_is_changed_in_one_place_only_is_uneven(checker: Checker) -> None:
    order = "将第二条中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。"
    assert said(revision(checker, order), "REV004") == [("第七条", "卫生和计划生育行政部门")]
    everywhere = "将本条例中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。"
    assert said(revision(checker, everywhere), "REV004") == []


def test_a_reference_to_what_the_decision_deletes_leads_astray(checker: Checker) -> None:
    base = BASE.replace("第五条、第八条规定的事项", "第五条规定的事项")
    found = revision(checker, "删去第五条。", base=base)
    assert [quote for _, quote in said(found, "REV003")] == ["第五条"]


def test_references_that_follow_are_no_findings(checker: Checker) -> None:
    found = revision(checker, "删去第四条。")
    assert said(found, "REV002") == said(found, "REV003") == []
    assert "第八条　奖励的标准依照第七条办理。" in found.report.regulation.source.text


def test_a_decision_that_cures_everything_leaves_no_error(checker: Checker) -> None:
    found = revision(
        checker,
        "将第一条修改为：“为了促进人口长期均衡发展，制定本条例。”",
        "将本条例中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
        "将第三条修改为：“一对夫妻可以生育三个子女。”",
        "将第七条修改为：“卫生健康主管部门应当公开第八条规定的事项。”",
        "删去第四条、第五条、第六条。",
    )
    assert found.consolidation.is_complete
    assert [each.rule for each in found.report.findings] == []


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.txt").write_text(BASE, encoding="utf-8")
    (tmp_path / "decision.txt").write_text(HEAD + "一、删去第五条。\n" + END, encoding="utf-8")
    return tmp_path


def test_the_command_reports_in_every_format(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from jsonschema import Draft202012Validator

    assert main(["check", "--base", "base.txt", "--format", "json", "decision.txt"]) == 1
    report = json.loads(capsys.readouterr().out)
    Draft202012Validator(schema()).validate(report)
    [document] = report["documents"]
    assert document["path"] == "decision.txt"
    assert {each.get("origin") for each in document["findings"]} >= {"untouched"}
    assert any("修改决定" in each["message"] for each in document["remarks"])
    for format in ("text", "sarif", "html", "github", "markdown", "csv", "junit"):
        assert main(["check", "--base", "base.txt", "--format", format, "decision.txt"]) == 1
        assert "REV001" in capsys.readouterr().out


def test_an_order_that_cannot_be_carried_out_is_told_with_its_place(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HEAD + "一、删去第五十条。\n" + END
    (files / "decision.txt").write_text(text, encoding="utf-8")
    assert main(["check", "--base", "base.txt", "decision.txt"]) == 2
    assert "decision.txt:7:" in capsys.readouterr().err


def test_one_decision_at_a_time(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--base", "base.txt", "decision.txt", "base.txt"]) == 2
    assert "--base 只能用于一份修改决定" in capsys.readouterr().err


def test_what_the_baseline_of_the_base_knows_is_set_aside(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rules(*options: str) -> set[str]:
        main(["check", "--base", "base.txt", "--format", "json", *options, "decision.txt"])
        (document,) = json.loads(capsys.readouterr().out)["documents"]
        return {each["rule"] for each in document["findings"]}

    assert main(["baseline", "create", "--baseline", "known.json", "base.txt"]) == 0
    capsys.readouterr()
    everything = rules()
    left = rules("--baseline", "known.json")
    assert left < everything
    assert rules("--baseline", "known.json", "--no-baseline") == everything


def test_changes_since_a_git_revision_are_another_question(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--base", "base.txt", "--since", "HEAD", "decision.txt"]) == 2
    assert "--since 不能与 --base 同用" in capsys.readouterr().err
