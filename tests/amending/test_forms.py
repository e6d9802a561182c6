"""The customary forms of orders, each carried out in a small regulation."""

from __future__ import annotations

import pytest

from checker import parse
from checker.amending import Consolidation, consolidate, parse_decision
from checker.edits import apply
from checker.model import Regulation
from checker.reading import read_bytes

TITLE = "云岭省人口服务条例"
BASE = f"""{TITLE}

第一章　总则

第一条　为了做好人口服务，制定本条例。

第二条　卫生和计划生育行政部门负责人口服务。
有关部门应当配合卫生和计划生育行政部门。

第二章　服务

第三条　居民享受下列服务：
（一）咨询；
（二）保健；
（三）登记。

第四条　服务免费。

第五条　依照第四条提供服务的，给予补助。

第三章　附则

第六条　本条例自公布之日起施行。
"""
HEAD = f"云岭省人民代表大会常务委员会关于修改《{TITLE}》的决定\n\n会议决定对《{TITLE}》作如下修改：\n\n"
END = f"\n\n本决定自公布之日起施行。\n\n《{TITLE}》根据本决定作相应修改，重新公布。\n"


def regulation(text: str) -> Regulation:
    return parse(read_bytes(text.encode(), "a.txt"))


def consolidated(*orders: str) -> Consolidation:
    """What a decision with these orders makes of the base."""
    rows = [f"{'一二三四五六'[at]}、{order}" for at, order in enumerate(orders)]
    decision = regulation(HEAD + "\n\n".join(rows) + END)
    return consolidate(regulation(BASE), parse_decision(decision))


def text_after(*orders: str) -> str:
    """The text after the orders, all of which must be carried out."""
    found = consolidated(*orders)
    assert found.is_complete, (found.conflicts, found.not_understood)
    return apply(BASE, found.edits)


CHANGED = {
    "an article replaced": (
        "将第四条修改为：“服务免费、便利。”",
        {"第四条　服务免费。": "第四条　服务免费、便利。"},
    ),
    "a paragraph replaced": (
        "将第二条第二款修改为：“有关部门应当配合。”",
        {"有关部门应当配合卫生和计划生育行政部门。": "有关部门应当配合。"},
    ),
    "an item replaced": (
        "将第三条第二项修改为：“（二）孕产期保健；”",
        {"（二）保健；": "（二）孕产期保健；"},
    ),
    "words replaced": (
        "将第一条中的“做好”修改为“改进”。",
        {"为了做好人口服务": "为了改进人口服务"},
    ),
    "words replaced throughout": (
        "将本条例中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
        {"卫生和计划生育行政部门": "卫生健康主管部门"},
    ),
    "words replaced in several paragraphs": (
        "将第二条第一款、第二款中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
        {"卫生和计划生育行政部门": "卫生健康主管部门"},
    ),
    "words deleted": ("删去第一条中的“做好”。", {"为了做好人口服务": "为了人口服务"}),
    "a paragraph inserted": (
        "第四条增加一款，作为第二款：“服务应当及时。”",
        {"第四条　服务免费。\n": "第四条　服务免费。\n服务应当及时。\n"},
    ),
    "the title of a chapter": (
        "将第二章章名修改为：“第二章　公共服务”。",
        {"第二章　服务": "第二章　公共服务"},
    ),
    "in the style of an amendment": (
        "第四条修改为：“服务免费、便利。”",
        {"第四条　服务免费。": "第四条　服务免费、便利。"},
    ),
}


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", CHANGED)
def test_an_order_changes_what_it_names_and_nothing_else(name: str) -> None:
    order, changes = CHANGED[name]
    wanted = BASE
    for old, new in changes.items():
        wanted = wanted.replace(old, new)
    assert plain(text_after(order)) == plain(wanted)


def test_after_a_deletion_numbers_and_references_follow() -> None:
    after = text_after("删去第三条。")
    assert "第三条　服务免费。" in after
    assert "第四条　依照第三条提供服务的" in after
    assert "第五条　本条例自公布之日起施行。" in after


def test_an_article_that_comes_in_moves_those_behind_it() -> None:
    after = text_after("增加一条，作为第四条：“服务应当公开。”")
    assert "第四条　服务应当公开。" in after
    assert "第五条　服务免费。" in after
    assert "第六条　依照第五条提供服务的" in after


def test_articles_are_merged() -> None:
    after = text_after("将第四条、第五条合并，作为第四条，修改为：“服务免费，并给予补助。”")
    assert "第四条　服务免费，并给予补助。" in after
    assert "第五条　本条例自公布之日起施行。" in after


def test_an_article_is_split() -> None:
    order = (
        "将第四条改为二条，作为第四条、第五条，修改为：\n“第四条　服务免费。\n“第五条　服务便利。”"
    )
    after = text_after(order)
    assert "第五条　服务便利。" in after
    assert "第七条　本条例自公布之日起施行。" in after


CONFLICTS = {
    "an article that is not there": ("删去第五十条。", "第五十条"),
    "words that are not there": ("将第一条中的“奖励”修改为“补助”。", "奖励"),
    "a paragraph that is not there": ("将第四条第三款修改为：“无。”", "第三款"),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_cannot_be_carried_out_is_a_conflict_with_its_place(name: str) -> None:
    order, said = CONFLICTS[name]
    found = consolidated(order)
    assert found.edits == ()
    [conflict] = found.conflicts
    assert said in conflict.message
    assert conflict.span is not None


def test_what_is_not_understood_is_told_with_its_words() -> None:
    found = consolidated("对第四条另行研究后酌情处理。")
    assert not found.is_complete
    said = [each.words for each in found.not_understood] + [e.message for e in found.conflicts]
    assert any("酌情" in each for each in said)


def test_another_regulation_is_not_amended() -> None:
    decision = regulation((HEAD + "一、删去第三条。" + END).replace(TITLE, "云岭省统计条例"))
    found = consolidate(regulation(BASE), parse_decision(decision))
    assert found.edits == ()
    assert not found.is_complete
