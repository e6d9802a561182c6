"""What only shows in use, a broken expression or a way that there is not, is told all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.judging.checker import Checker
from checker.reading import read_bytes
from checker.structure import parse

RULE = """\
rules:
  - id: XYZ001
    topic: respect-fee
    severity: error
    title: 敬老费
    basis: [{source: 某通知, at: 一, quote: 取消敬老费}]
    when: [{all: [fine@afar]}]
    message: 仍征收敬老费。
    advice: {action: delete, text: 删去。}
"""
CONCEPT = "concepts:\n  own: {{gloss: 甲, patterns: ['{}']}}\n"
CUE = "contexts:\n  own: {{gloss: 甲, cues: [{{pattern: '{}'}}]}}\n"
BROKEN = {
    "open": ("lexicon/a.yaml", CONCEPT.format("甲(乙"), "第 2 行：own：正则表达式有误，左括号没有"),
    "closed": ("lexicon/a.yaml", CONCEPT.format("甲)乙"), "多了一个右括号，请改正：甲)乙"),
    "set": ("lexicon/a.yaml", CONCEPT.format("甲[乙"), "左方括号没有闭合"),
    "repeated": ("lexicon/a.yaml", CONCEPT.format("*甲"), "重复符号用得不对"),
    "look-behind": ("lexicon/a.yaml", CONCEPT.format("(?<=甲*)征收"), "的长度不固定"),
    "escape": ("lexicon/a.yaml", CONCEPT.format("甲\\y"), "反斜杠后面的字符不对"),
    "range": ("lexicon/a.yaml", CONCEPT.format("[9-0]甲"), "方括号中的范围前后颠倒"),
    "group": ("lexicon/a.yaml", CONCEPT.format("(?P>甲)"), "括号开头的问号写法不对"),
    "macro": ("lexicon/a.yaml", CONCEPT.format("甲<<none>>"), "没有名为 none 的宏"),
    "cue": ("lexicon/a.yaml", CUE.format("征收("), "第 2 行：own：正则表达式有误，左括号"),
    "breaking": ("lexicon/a.yaml", "violating: ['甲(']\n", "第 1 行：violating：正则表达式有误"),
    "way": ("a.yaml", RULE, "第 2 行：XYZ001：所用的来路 afar 没有定义；"),
}


@pytest.mark.parametrize(("name", "text", "said"), BROKEN.values(), ids=BROKEN)
def test_what_shows_in_use_is_told_with_its_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    draft = read_bytes("第一条　违反前款规定生育的，征收社会抚养费。\n".encode(), "a.txt")
    with pytest.raises(RuleError) as raised:
        Checker.load([tmp_path]).check(parse(draft))
    what = str(raised.value)
    assert what.startswith(str(path))
    assert said in what
    assert not re.search(r"[a-z]{3,} [a-z]{3,}", what.removeprefix(str(path)))
