"""What is wrong with a pack's words for suggestions is told with file and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import Checker, parse
from checker.errors import RuleError
from checker.judging.examination import examine
from checker.reading import read_bytes
from checker.resources import rules_directory
from checker.suggesting import suggest

RULE = """\
change:
  AGN001:
    advice: {{action: replace, text: 改为：卫生健康主管部门。, replace: [{{find: '{}', put: '{}'}}]}}
"""
WORDS = (rules_directory() / "suggestions.yaml").read_text(encoding="utf-8")
BROKEN = {
    "open": ("own.yaml", RULE.format("卫生(", "卫生健康"), "左括号没有闭合"),
    "group": ("own.yaml", RULE.format("卫生", r"\2"), "put 的写法有误"),
    "leaning": ("suggestions.yaml", WORDS.replace("leaning: ^(", "leaning: ^(("), "左括号没有闭合"),
}


@pytest.mark.parametrize(("name", "text", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_expression_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    faults = examine([rules_directory(), tmp_path]).faults
    assert any(said in fault.what for fault in faults)
    draft = read_bytes("第一条　对超生的征收社会抚养费。由卫生行政部门负责。\n".encode(), "a.txt")
    checker = Checker.load([tmp_path])
    with pytest.raises(RuleError) as raised:
        suggest(checker, checker.check(parse(draft)))
    assert said in str(raised.value)


def test_a_concept_that_is_not_known_is_told(tmp_path: Path) -> None:
    text = WORDS.replace("members: [", "members: [nonsense, ")
    (tmp_path / "suggestions.yaml").write_text(text, encoding="utf-8")
    faults = examine([rules_directory(), tmp_path]).faults
    assert [fault.what for fault in faults if "nonsense" in fault.what]
