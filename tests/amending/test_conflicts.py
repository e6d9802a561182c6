"""What cannot be carried out is a conflict with its place in both files, and not in the edits."""

from __future__ import annotations

import pytest
from amended import BASE, amended, changes, decision, parsed

from checker.amending import consolidate

CONFLICTS = {
    "一、第九条修改为：“甲。”": "原文没有第九条",
    "一、删去第二条第五款。": "原文没有第二条第五款",
    "一、删去第三条第一款第九项。": "原文没有第三条第一款第九项",
    "一、将第九章章名修改为“甲”。": "原文没有第九章",
    "一、将第二条中的“没有的词”修改为“甲”。": "第二条没有“没有的词”",
    "一、将第二条改为第二条，在“部门”后增加“甲”。": "第二条有 2 处“部门”，不能确定是哪一处",
    "一、第四条修改为：“甲。”\n二、删去第四条。": "第四条已被另一条修改处理",
    "一、第四条修改为：“甲。”\n二、将第四条中的“公民”修改为“居民”。": (
        "第四条中的“公民”所在的文字已被另一条修改处理"
    ),
    "一、将第四条中的“违反第三条”修改为“甲”。\n二、将第四条中的“第三条规定的”修改为“乙”。": (
        "“违反第三条”与另一条修改相互重叠"
    ),
    "一、增加一条，作为第二十条：“甲。”": "第 20 条（款、项）之前缺少第 8 条（款、项），序号不连续",
    "一、第四条改为第六条。\n二、第五条改为第六条。": (
        "有两条（款、项）都改为或者作为第 6 条（款、项）"
    ),
    "一、增加两条，作为第四条、第五条：“甲。”": "应当增加 2 条，新的条文却有 1 条",
    "一、将第四条分为两条，作为第四条、第五条。": "第四条有 1 款，不能改为 2 条",
    "一、第五条增加一项，作为第三项：“（二）甲”。": "新的内容的序号与“作为第三项”不符",
    "一、将第三章并入第一章。": "第三章与第一章不相邻，不能并入",
}


@pytest.mark.parametrize(
    ("instruction", "message"),
    CONFLICTS.items(),
    ids=range(len(CONFLICTS)),
)
def test_a_conflict_says_what_is_wrong(instruction: str, message: str) -> None:
    result = amended(instruction)
    assert not result.is_complete
    assert message in [each.message for each in result.conflicts]


def test_a_conflict_has_its_place_in_both_files() -> None:
    result = amended("一、将第二条改为第二条，在“部门”后增加“甲”。")
    (conflict,) = result.conflicts
    assert conflict.span is not None
    assert conflict.base_span is not None
    assert result.decision.position(conflict.span.start)[0] == 4
    assert result.base.source.slice(conflict.base_span) == "部门"


def test_the_other_operations_are_carried_out() -> None:
    result = amended("一、第九条修改为：“甲。”\n二、第五条修改为：“乙。”")
    assert changes(result) == ["-第五条　依照第四条规定办理。", "+第五条　乙。"]
    assert len(result.conflicts) == len(result.applied) == 1


def test_a_decision_about_another_regulation() -> None:
    other = parsed(BASE.replace("甲省人口与计划生育条例", "乙市绿化办法"))
    result = consolidate(other, decision("一、删去第四条。"))
    assert not result.edits
    assert [each.message for each in result.conflicts] == [
        "决定没有修改《乙市绿化办法》：它修改的是《甲省人口与计划生育条例》"
    ]


def test_a_number_is_not_found_inside_another_one() -> None:
    base = BASE.replace("五千元以上五万元", "五万元以上十五万元")
    result = amended("一、将第四条中的“五万元”修改为“六万元”。", base)
    assert changes(result)[-1] == "+第四条　公民违反第三条规定的，处六万元以上十五万元以下罚款。"


def test_words_are_found_whatever_the_blanks_and_the_width_of_signs() -> None:
    base = BASE.replace("依照第四条规定办理", "依照 第四条(以下简称本条)规定办理")
    result = amended("一、将第五条中的“第四条（以下简称本条）规定”修改为“规定”。", base)
    assert "+第五条　依照 规定办理。" in changes(result)


def test_the_longest_name_is_replaced_and_a_name_that_is_there_already_is_left() -> None:
    base = BASE.replace("教育、民政部门协助", "民政部门、省民政部门协助")
    instruction = "一、将本条例中的“民政部门”修改为“省民政部门”。"
    assert "省民政部门、省民政部门协助。" in changes(amended(instruction, base))[-1]
    instruction = "一、将本条例中的“民政部门”修改为“甲”，“省民政部门”修改为“乙”。"
    assert "甲、乙协助。" in changes(amended(instruction, base))[-1]
