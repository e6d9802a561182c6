"""``tiaoli rules``: the rules for readers and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from checker.cli import main
from checker.judging import Checker
from checker.reporting.lines import Layout, plain
from checker.reporting.rule_pages import RulePage, glosses_of

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def data(capsys: Captured) -> list[dict[str, object]]:
    assert main(["rules", "list", "--format", "json"]) == 0
    loaded: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return loaded


def test_every_rule_is_listed_once_under_its_topic(
    data: list[dict[str, object]], capsys: Captured
) -> None:
    assert main(["rules", "list"]) == 0
    shown = capsys.readouterr().out
    rows = re.findall(r"^  ([A-Z]{3,4}\d{3}) (?:错误|警告|提示) \S", shown, re.MULTILINE)
    assert sorted(rows) == sorted(str(rule["id"]) for rule in data)
    assert f"共 {len(data)} 条规则。" in shown
    assert "社会抚养费（maintenance-fee）" in shown


def test_errors_come_before_warnings(capsys: Captured) -> None:
    main(["rules", "list"])
    severities = re.findall(r"^  \S+ (错误|警告|提示) ", capsys.readouterr().out, re.MULTILINE)
    assert severities == sorted(severities, key=["错误", "警告", "提示"].index)


def test_every_rule_has_a_page_in_chinese() -> None:
    checker = Checker.load()
    glosses = glosses_of(checker.lexicon)
    for rule in checker.rules:
        page = plain(RulePage(rule, glosses).render(Layout(90)))
        assert page.startswith(f"{rule.id} ")
        assert all(f"  {label}：" in page for label in ("说明", "依据", "建议", "条件"))
        facts = {*rule.document.having, *rule.document.lacking}
        names = facts | {rule.id, rule.topic, *rule.overrides}
        assert set(re.findall(r"[A-Za-z][A-Za-z0-9-]+", page)) <= names, rule.id


def test_a_page_is_shown(capsys: Captured) -> None:
    assert main(["rules", "explain", "FEE001"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("FEE001 错误 征收社会抚养费（社会抚养费，maintenance-fee）\n  说明：")


def test_a_rule_is_found_whatever_the_case(capsys: Captured) -> None:
    assert main(["rules", "explain", "fee001", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "FEE001"


def test_an_unknown_rule_is_a_usage_error(capsys: Captured) -> None:
    assert main(["rules", "explain", "FE001"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(
        "没有规则“FE001”（tiaoli rules list 列出全部规则），是否想用“FEE001”"
    )


def test_an_extra_pack_is_listed_too(tmp_path: Path, capsys: Captured) -> None:
    pack = """\
rules:
  - id: XYZ001
    topic: own-topic
    severity: note
    title: 本省自定的规则
    basis: [{source: 某省规定, at: 第一条, quote: 某省另有规定}]
    when: [{all: [maintenance-fee]}]
    unless: []
    message: 本省另有要求。
    advice: {action: revise, text: 按本省要求修改。}
"""
    (tmp_path / "own.yaml").write_text(pack, encoding="utf-8")
    assert main(["rules", "list", "--rules", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "own-topic（own-topic）\n  XYZ001 提示 本省自定的规则\n" in shown
