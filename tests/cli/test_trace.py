"""``tiaoli rules trace``: the matrix as text and as JSON, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli import main

PACK = """
rules:
  - id: XYZ001
    topic: birth-penalty
    severity: error
    title: 本地规则
    basis: [{source: 本省规定, at: 第一条, quote: 本省自己的规定}]
    when: [{all: [fine, birth-violation]}]
    message: 本条违反本省规定。
    advice: {action: delete, text: 删除。}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "local.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


def test_the_national_pack_has_nothing_left_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "trace"]) == 0
    shown = capsys.readouterr().out
    assert "“取消社会抚养费”" in shown
    assert "FEE001 征收社会抚养费" in shown


def test_a_rule_without_requirement_fails(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "trace", "--rules", str(pack)]) == 1
    assert "XYZ001 没有对应的通知要求" in capsys.readouterr().out


def test_json_holds_the_matrix(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "trace", "--format", "json", "--rules", str(pack)])
    data = json.loads(capsys.readouterr().out)
    named = {rule for each in data["requirements"] for rule in each["rules"]}
    assert (data["leftover"], data["unknown"], "FEE001" in named) == (["XYZ001"], [], True)
