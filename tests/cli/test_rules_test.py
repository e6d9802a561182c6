"""``tiaoli rules test``: what it prints, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli import main

PACK = """\
rules:
  - id: XYZ001
    topic: own-topic
    severity: note
    title: 提到罚款
    basis: [{source: 本省规定, at: 第一条, quote: 本省自己的规定}]
    when: [{all: [fine]}]
    message: 本条提到罚款。
    advice: {action: revise, text: 核对。}
"""
HOLDING = """\
XYZ001:
  violates: [处二百元罚款。, 并处罚款。, 可以处罚款。, 罚款一律上缴国库。]
  complies: [不予处罚。, 给予表彰。, 责令改正。, 没收违法所得。]
"""

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "examples").mkdir()
    (tmp_path / "own.yaml").write_text(PACK, encoding="utf-8")
    (tmp_path / "examples" / "own.yaml").write_text(HOLDING, encoding="utf-8")
    return tmp_path


def test_a_pack_that_holds(pack: Path, capsys: Captured) -> None:
    status = main(["rules", "test", "--rules", str(pack)])
    shown = capsys.readouterr().out
    assert (status, "问题：" in shown, "个例句全部符合" in shown) == (0, False, True)


def test_an_example_that_does_not_hold(pack: Path, capsys: Captured) -> None:
    file = pack / "examples" / "own.yaml"
    file.write_text(HOLDING.replace("责令改正。", "并处罚款。"), encoding="utf-8")
    status = main(["rules", "test", "--rules", str(pack)])
    shown = capsys.readouterr().out
    assert status == 1
    assert (
        "问题：XYZ001 的第 3 个正例：这个正例不应有同一主题的问题，却报告了 XYZ001\n"
        "      并处罚款。\n"
    ) in shown


def test_a_fault_of_the_pack(pack: Path, capsys: Captured) -> None:
    (pack / "own.yaml").write_text(PACK.replace("fine]", "fined]"), encoding="utf-8")
    assert main(["rules", "test", "--rules", str(pack)]) == 1
    assert "问题：XYZ001：所用的概念 fined 没有定义" in capsys.readouterr().out


def test_a_pack_that_cannot_be_loaded(pack: Path, capsys: Captured) -> None:
    (pack / "own.yaml").write_text("rules: 1\n", encoding="utf-8")
    assert main(["rules", "test", "--rules", str(pack)]) == 1
    assert "无法检验例句；请先改正。" in capsys.readouterr().out


def test_json_holds_the_outcome(pack: Path, capsys: Captured) -> None:
    file = pack / "examples" / "own.yaml"
    file.write_text(HOLDING.replace("处二百元罚款。", "不予处罚。"), encoding="utf-8")
    assert main(["rules", "test", "--format", "json", "--rules", str(pack)]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["passed"], data["tried"] > 500) == (False, True)
    assert [each for each in data["failures"] if each["name"] == "XYZ001"] == [
        {
            "name": "XYZ001",
            "expectation": "violates",
            "number": 1,
            "text": "不予处罚。",
            "spoke": [],
            "what": "规则没有报告这个反例",
        }
    ]


def test_the_page_of_a_rule_shows_its_examples(pack: Path, capsys: Captured) -> None:
    assert main(["rules", "explain", "XYZ001", "--rules", str(pack)]) == 0
    shown = capsys.readouterr().out
    assert "  反例（报告问题）：\n    · 处二百元罚款。\n" in shown
    assert "  正例（不报告问题）：\n    · 不予处罚。\n" in shown
