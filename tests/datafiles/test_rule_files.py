"""A mistake in a file of rule data: one Chinese sentence with file, line, place and remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.errors import RuleError
from checker.judging.pack import read_pack
from checker.judging.rules import load_rules
from checker.judging.trace import load_notice

RULE = """\
rules:
  - id: XYZ001
    topic: respect-fee
    severity: error
    title: 敬老费
    basis: [{source: 某通知, at: 一, quote: 取消敬老费}]
    when: [{all: [respect-fee]}]
    message: 仍征收敬老费。
    advice: {action: delete, text: 删去。}
"""
CONCEPT = "concepts:\n  respect-fee:\n    gloss: 敬老费\n    terms: [敬老费]\n"
REQUIREMENTS = "applies: own-fact\nrequirements:\n"
FORM = {
    "missing key": (
        "own.yaml",
        RULE.replace("    topic: respect-fee\n", ""),
        "own.yaml 第 2 行：rules 第 1 项（XYZ001）缺少“topic”；请补上。",
    ),
    "missing key of a rule without id": (
        "own.yaml",
        RULE.replace("id: XYZ001", "titel: 甲"),
        "own.yaml 第 2 行：rules 第 1 项中没有“titel”这个键，是否想用“title”？",
    ),
    "unknown key of a rule": (
        "own.yaml",
        RULE.replace("severity", "severty"),
        "own.yaml 第 4 行：rules 第 1 项（XYZ001）中没有“severty”这个键，是否想用“severity”？",
    ),
    "unknown key of the file": (
        "own.yaml",
        RULE.replace("rules:", "rule:"),
        "own.yaml 第 1 行：没有“rule”这个键，是否想用“rules”？",
    ),
    "unknown key deep inside": (
        "own.yaml",
        RULE.replace("{all: [respect-fee]}", "{all: [respect-fee], orderd: true}"),
        "own.yaml 第 7 行：rules 第 1 项（XYZ001）的 when 第 1 项中没有“orderd”这个键，"
        "是否想用“ordered”？",
    ),
    "key like no other": (
        "own.yaml",
        RULE.replace("action: delete", "how: delete"),
        "advice 中没有“how”这个键；可用的有action、text、extent、replace。",
    ),
    "number for words": (
        "own.yaml",
        RULE.replace("title: 敬老费", "title: 2021"),
        "own.yaml 第 5 行：rules 第 1 项（XYZ001）的 title 应为文字，写的却是数字；请加引号。",
    ),
    "truth for words": ("own.yaml", RULE.replace("title: 敬老费", "title: no"), "写的却是真假值"),
    "date for words": (
        "own.yaml",
        RULE.replace("title: 敬老费", "title: 2021-08-20"),
        "写的却是日期；请加引号。",
    ),
    "nothing for words": (
        "own.yaml",
        RULE.replace("title: 敬老费", "title:"),
        "title 应为文字，没有内容；请补上。",
    ),
    "list for words": ("own.yaml", RULE.replace("敬老费\n    b", "[敬老费]\n    b"), "却是列表"),
    "colon in words": (
        "own.yaml",
        RULE.replace("title: 敬老费", "title: {敬老费: 甲}"),
        "写的却是“键: 值”；若文字中有冒号，请给整段文字加引号。",
    ),
    "words for a list": (
        "own.yaml",
        RULE.replace("all: [respect-fee]", "all: respect-fee"),
        "own.yaml 第 7 行：rules 第 1 项（XYZ001）的 when 第 1 项的 all 应为列表；请写成",
    ),
    "words for a mapping": (
        "own.yaml",
        RULE.replace("{action: delete, text: 删去。}", "删去。"),
        "own.yaml 第 9 行：rules 第 1 项（XYZ001）的 advice 应由键和值组成；请对照",
    ),
    "list for the file": ("own.yaml", "- 甲\n", "own.yaml 第 1 行：整个文件应由键和值组成；"),
    "words for a truth": (
        "own.yaml",
        RULE + "    yields_to_errors: 是\n",
        "own.yaml 第 10 行：rules 第 1 项（XYZ001）的 yields_to_errors 应为 true 或者 false；",
    ),
    "words for a number": (
        "own.yaml",
        RULE.replace("{all: [respect-fee]}", "{all: [respect-fee], gap: 十}"),
        "gap 应为整数；请改正。",
    ),
    "empty list": (
        "own.yaml",
        RULE.replace("when: [{all: [respect-fee]}]", "when: []"),
        "own.yaml 第 7 行：rules 第 1 项（XYZ001）的 when 至少要有 1 项；请补上。",
    ),
    "bad severity": (
        "own.yaml",
        RULE.replace("severity: error", "severity: eror"),
        "own.yaml 第 4 行：rules 第 1 项（XYZ001）的 severity 不能是“eror”，是否想用“error”？",
    ),
    "bad action": (
        "own.yaml",
        RULE.replace("action: delete", "action: 删除"),
        "advice 的 action 不能是“删除”；可用的有delete、replace、insert、revise。",
    ),
    "bad id": ("own.yaml", RULE.replace("XYZ001", "XYZ1"), "（XYZ1）的 id 不符合格式 ^[A-Z]"),
    "bad change": (
        "own.yaml",
        RULE + "change:\n  XYZ001:\n    severity: grave\n",
        "own.yaml 第 12 行：change 的 XYZ001 的 severity 不能是“grave”；",
    ),
    "change of no rule": (
        "own.yaml",
        RULE + "change: {XYZ010: {title: 甲}}\n",
        "own.yaml：要修改的规则“XYZ010”不存在，是否想用“XYZ001”？",
    ),
    "removal of no rule": (
        "own.yaml",
        RULE + "remove: [FEE009]\n",
        "own.yaml：要移除的规则“FEE009”不存在；可用的有XYZ001。",
    ),
    "concept": (
        "lexicon/own.yaml",
        CONCEPT.replace("terms", "term"),
        "own.yaml 第 4 行：concepts 的 respect-fee 中没有“term”这个键，是否想用“terms”？",
    ),
    "number for a key": (
        "lexicon/own.yaml",
        CONCEPT.replace("respect-fee", "110"),
        "own.yaml 第 2 行：concepts 的 110 这个键应为文字，写的却是数字；请加引号。",
    ),
    "coverage": (
        "coverage.yaml",
        REQUIREMENTS + "  - {id: own-need, title: 甲, when: [{all: [fine]}], advice: 乙}\n",
        "coverage.yaml 第 3 行：requirements 第 1 项（own-need）缺少“basis”；请补上。",
    ),
    "fact": (
        "facts.yaml",
        "own-fact:\n  everywhere: [fine]\n",
        "facts.yaml 第 2 行：own-fact 中没有“everywhere”这个键，是否想用“anywhere”？",
    ),
    "instruments": (
        "instruments.yaml",
        "similarity: 30\nsuperseded: {}\n",
        "instruments.yaml 第 1 行：similarity 不能小于 50；请改正。",
    ),
    "likeness": (
        "likeness.yaml",
        "similarity: 88\nshortest: 12\nabout: [生育]\npolarity: []\n",
        "likeness.yaml 第 4 行：polarity 至少要有 1 项；请补上。",
    ),
    "examples": (
        "examples/own.yaml",
        "XYZ001:\n  violates:\n    - 甲。\n  complies: 乙。\n",
        "own.yaml 第 4 行：XYZ001 的 complies 应为列表；",
    ),
}
NO_YAML = {
    "bracket": ("rules: [\n", "第 2 行第 1 列：这里缺少内容"),
    "comma": ("a: [甲, 乙\nb: 丙\n", "第 2 行第 2 列：括号没有闭合，或者两项之间缺少逗号；"),
    "quote": ("a: '甲\n", "第 2 行第 1 列：引号没有闭合；请补上后一个引号。"),
    "tabulator": ("a:\n\t- 甲\n", "第 2 行第 1 列：有制表符，"),
    "colon": ("a: 甲: 乙\n", "第 1 行第 5 列：这个冒号的位置不对；"),
    "indentation": ("a: 1\n- b\n", "第 2 行第 1 列：缩进不一致，"),
    "asterisk": ("a: *甲\n", "文字以 * 或者 & 开头，被当成了引用；请给整段文字加引号。"),
    "exclamation": ("a: !甲 乙\n", "文字以 ! 开头，被当成了类型；请给整段文字加引号。"),
    "exclamation before words": ("a: !b 乙\n", "文字以 ! 开头，被当成了类型；"),
    "backslash": ('a: "\\d"\n', "双引号中的反斜杠写法不对；请改用单引号，或者写两个反斜杠。"),
    "two documents": ("a: 1\n---\nb: 2\n", "第 2 行第 1 列：有多余的 ---"),
    "key twice": (
        "甲: 1\n乙: 2\n甲: 3\n",
        "第 3 行第 1 列：“甲”在同一处写了两次，前一次不起作用；请合并，或者删去一个。",
    ),
    "key twice inside": ("a:\n  - b: 1\n    b: 2\n", "第 3 行第 5 列：“b”在同一处写了两次"),
    "list as a key": ("{[甲]: 乙}\n", "键写成了列表或者“键: 值”；"),
    "no such day": ("a: 2021-13-01\n", "：有的值像日期或者数字，却不成立；请给它加引号。"),
    "unprintable": ("a: 甲\nb: \x07\n", "第 2 行：有不能显示的控制字符 U+0007；请删去。"),
    "unknown type": ("a: !!binary 甲\n", "第 1 行第 4 列：不符合 YAML 的写法；"),
}
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}(?! ?的)")


def said_of(folder: Path, name: str, content: bytes) -> list[str]:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return [fault.what for fault in read_pack([folder])[1]]


@pytest.mark.parametrize(("name", "text", "said"), FORM.values(), ids=FORM)
def test_what_has_not_its_form_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    (what,) = said_of(tmp_path, name, text.encode())
    assert what.startswith(str(tmp_path / name))
    assert said in what
    assert what[-1] in "。？"


@pytest.mark.parametrize(("text", "said"), NO_YAML.values(), ids=NO_YAML)
@pytest.mark.parametrize("name", ["own.yaml", "lexicon/own.yaml", "examples/own.yaml"])
def test_what_is_no_yaml_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    (what,) = said_of(tmp_path, name, text.encode())
    assert what.startswith(str(tmp_path / name))
    assert said in what
    assert not ENGLISH.search(what.removeprefix(str(tmp_path)))


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    (what,) = said_of(tmp_path, "own.yaml", "# ok\ntitle: 敬老费\n".encode("gb18030"))
    assert what == f"{tmp_path / 'own.yaml'} 第 2 行：不是 UTF-8 编码的文字；请另存为 UTF-8 编码。"


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert said_of(tmp_path, "own.yaml", RULE.encode("utf-8-sig")) == []
    assert [rule.id for rule in load_rules([tmp_path])] == ["XYZ001"]


def test_a_file_that_says_nothing_is_no_mistake(tmp_path: Path) -> None:
    assert said_of(tmp_path, "own.yaml", "# 暂无\n".encode()) == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "{id: A01, at: 一, quote: 取消社会抚养费, asks: 取消收费, rules: FEE001}",
            "（A01）的 rules 应为列表；",
        ),
        (
            "{id: A01, at: 一, quote: 取消, asks: 取消收费, rules: [FEE001]}",
            "（A01）的 quote 至少要有 6 个字；请补足。",
        ),
        (
            "{id: A01, at: 一, quote: 取消社会抚养费, asks: 取消收费}",
            "第 2 行：requirements 第 1 项（A01）须列出规则或对照项，或者说明为何不写入条例，",
        ),
    ],
)
def test_a_mistake_in_the_notice_is_told(tmp_path: Path, entry: str, said: str) -> None:
    (tmp_path / "notice.yaml").write_text(f"requirements:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_notice([tmp_path])
    assert said in str(raised.value)
    assert not ENGLISH.search(str(raised.value).removeprefix(str(tmp_path)))
