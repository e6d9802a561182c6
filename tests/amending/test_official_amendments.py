"""Real decisions: the consolidated text is the official one, but for what docs/amendments.md lists.

Notes under titles are looked at where the decision says when it was passed; what an official text
adds to them besides (法释 numbers left out, dates of effect) is listed there too.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker.amending import (
    Consolidation,
    Difference,
    consolidate,
    differences,
    parse_decision,
)
from checker.reading import read
from checker.reading.revised import revised
from checker.structure import parse

FOLDER = Path(__file__).parents[3] / "shared" / "amendments"
CASES = {path.parent.name: path.parent for path in sorted(FOLDER.glob("*/decision.txt"))}
FRONT = {"名称", "题注", "目录"}

TRADE = "卷烟纸、滤嘴棒、烟用丝束、烟草专用机械的生产和销售"

# What an official text has and the decision does not say: case, part, our words, the official ones.
UNSAID = [
    ("全国人民代表大会组织法", "第十九条", "，", "、"),
    ("审理非法集资刑事案件", "引言", "刑法有关", "《中华人民共和国刑法》的"),
    ("审理非法集资刑事案件", "第二条", "、", ""),
    ("审理非法集资刑事案件", "第十条", "、", "或者"),
    ("会计法", "第四十三条", "", "的"),
    ("放假办法", "第二条", "(一)新年", "（一）元旦"),
    ("放假办法", "第二条", "、2日、3日)", "至3日）"),
    *[("放假办法", "第六条", "星期六、星期", "周六、周")] * 2,
    # A heading that the official file has as an entry of a list: a fault of its making.
    ("烟草专卖法实施条例", "第三十五条", "", f"1.{TRADE}"),
    ("烟草专卖法实施条例", "第七章", f"第七章{TRADE}", ""),
    ("台湾地区法院民事判决", "第二十四条", "三十九", "五十"),
    *[("台湾地区法院民事判决", "第二十七条", *each) for each in (("", "《"), ("《", "")) * 4],
]

pytestmark = pytest.mark.skipif(not CASES, reason="the shared amendments are not on this machine")


@cache
def consolidated(name: str) -> Consolidation:
    folder = CASES[name]
    decision = parse_decision(parse(read(folder / "decision.txt")))
    return consolidate(parse(read(folder / "base.txt")), decision)


def compared(name: str) -> list[Difference]:
    result = consolidated(name)
    ours = parse(revised(result.base.source, result.edits).source)
    return differences(ours, parse(read(CASES[name] / "result.txt")))


@pytest.mark.parametrize("name", CASES)
def test_the_articles_are_the_official_ones(name: str) -> None:
    found = [each for each in compared(name) if each.where not in FRONT and not each.is_form]
    assert sorted((each.where, each.ours, each.theirs) for each in found) == sorted(
        each[1:] for each in UNSAID if each[0] in name
    )


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_in_conflict(name: str) -> None:
    assert not consolidated(name).conflicts


@pytest.mark.parametrize("name", CASES)
def test_everything_is_understood_but_for_numbers_of_another_law(name: str) -> None:
    missed = [each.words for each in consolidated(name).not_understood]
    expected = "条文中引用民事诉讼法相关条文序号根据修改后的民事诉讼法作相应调整"
    assert missed == ([expected] if "台湾地区法院民事判决" in name else [])


@pytest.mark.parametrize("name", [each for each in CASES if "最高人民法院" not in each])
def test_the_note_under_the_title_is_the_official_one(name: str) -> None:
    if not consolidated(name).decision.passed:
        pytest.skip("the decision does not say when it was passed")
    found = [each for each in compared(name) if each.where == "题注"]
    unsaid = ["1982年12月10日全国人民代表大会公告公布施行"] if "组织法" in name else []
    assert [each.theirs for each in found] == unsaid


@pytest.mark.parametrize("name", CASES)
def test_each_article_of_the_result_is_where_it_is_said_to_be(name: str) -> None:
    result = consolidated(name)
    text = revised(result.base.source, result.edits).source
    articles = parse(text).articles()
    assert [each.label for each in result.articles] == [node.label for node in articles]
    assert [each.span.start for each in result.articles] == [node.start for node in articles]
