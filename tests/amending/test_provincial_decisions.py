"""Decisions and amendments as provinces write them, carried out in a whole regulation."""

from __future__ import annotations

import pytest
from amended import changes, parsed, text_of
from provincial import BASE, CLOSE, FRONT, TITLE

from checker.amending import Consolidation, consolidate, parse_decision


def amended(instructions: str, base: str = BASE) -> Consolidation:
    decision = parse_decision(parsed(FRONT + instructions + CLOSE, "decision.txt"))
    return consolidate(parsed(base), decision, history=False)


def line_of(result: Consolidation, start: str) -> str:
    """The line of the result that begins with some words."""
    return next(each for each in text_of(result).splitlines() if each.startswith(start))


def lines_between(text: str, first: str, last: str) -> list[str]:
    """The first characters of the lines from one heading or article to another, blank ones left out."""
    lines = [each[: len("第十三条")] for each in text.splitlines() if each.strip()]
    begin = len(lines) - 1 - lines[::-1].index(first)
    return lines[begin : lines.index(last, begin) + 1]


# What an order changes: lines that go and come, by their words.
CHANGES = {
    "将《云岭省人口与计划生育条例》中的“育龄夫妻”统一修改为“夫妻”。": (
        "-第十八条　育龄夫妻应当自觉落实避孕节育措施。",
        "+第十八条　夫妻应当自觉落实避孕节育措施。",
    ),
    "条例中“育龄夫妻”一律修改为“夫妻”。": (
        "-第十八条　育龄夫妻应当自觉落实避孕节育措施。",
        "+第十八条　夫妻应当自觉落实避孕节育措施。",
    ),
    "条例其他条款中涉及“育龄夫妻”的，统一修改为“夫妻”。": (
        "-第十八条　育龄夫妻应当自觉落实避孕节育措施。",
        "+第十八条　夫妻应当自觉落实避孕节育措施。",
    ),
    "将附则中的“流动人口”修改为“流动人员”。": (
        "-第二十四条　本条例所称流动人口，是指离开户籍所在地异地居住的成年育龄人员。",
        "+第二十四条　本条例所称流动人员，是指离开户籍所在地异地居住的成年育龄人员。",
    ),
    "将第五章“计划生育技术服务”中的“育龄夫妻”修改为“夫妻”。": (
        "-第十八条　育龄夫妻应当自觉落实避孕节育措施。",
        "+第十八条　夫妻应当自觉落实避孕节育措施。",
    ),
    "将“计划生育技术服务”一章中的“育龄夫妻”修改为“夫妻”。": (
        "-第十八条　育龄夫妻应当自觉落实避孕节育措施。",
        "+第十八条　夫妻应当自觉落实避孕节育措施。",
    ),
    "第四章章名修改为：“奖励与扶助”。": (
        "-第四章　奖励与社会保障",
        "+第四章　奖励与扶助",
    )
    * 2,
    "将“第四章　奖励与社会保障”修改为“第四章　奖励与扶助”。": (
        "-第四章　奖励与社会保障",
        "+第四章　奖励与扶助",
    )
    * 2,
    "将章名“奖励与社会保障”修改为“奖励与扶助”。": (
        "-第四章　奖励与社会保障",
        "+第四章　奖励与扶助",
    )
    * 2,
    "将第四章修改为“第四章　奖励与扶助”。": (
        "-第四章　奖励与社会保障",
        "+第四章　奖励与扶助",
    )
    * 2,
    "删去第十五条第一款（二）、（三）项。": (
        "-（一）每月发给不低于十元的独生子女保健费；",
        "+（一）每月发给不低于十元的独生子女保健费。",
        "-（二）独生子女入托、入学、就医优先照顾；",
        "-（三）农村安排宅基地、扶贫项目时给予优先照顾。",
    ),
    "第十五条第一款删去第三项，第二项末尾的“；”修改为“。”": (
        "-（二）独生子女入托、入学、就医优先照顾；",
        "+（二）独生子女入托、入学、就医优先照顾。",
        "-（三）农村安排宅基地、扶贫项目时给予优先照顾。",
    ),
    "第十五条第一款第（一）项修改为“每月发给独生子女保健费”。": (
        "-（一）每月发给不低于十元的独生子女保健费；",
        "+（一）每月发给独生子女保健费；",
    ),
    "第十五条第一款增加一项作为第四项：“（四）其他奖励。”": (
        "-（三）农村安排宅基地、扶贫项目时给予优先照顾。",
        "+（三）农村安排宅基地、扶贫项目时给予优先照顾；",
        "+（四）其他奖励。",
    ),
    "第十三条第一款后增加一款：“夫妻享受育儿假。”作为第二款。": ("+夫妻享受育儿假。",),
    "在第十三条第一款后增加“夫妻享受育儿假。”作为第二款。": ("+夫妻享受育儿假。",),
    "第七条末尾增加“流动人口享受基本公共服务。”": (
        "-第七条　流动人口的计划生育工作由其户籍所在地和现居住地的人民政府共同负责管理，以现居住地为主。",
        "+第七条　流动人口的计划生育工作由其户籍所在地和现居住地的人民政府共同负责管理，以现居住地为主。"
        "流动人口享受基本公共服务。",
    ),
    "第六条第二款末尾增加“，并接受监督”。": (
        "-村民委员会、居民委员会应当依法做好计划生育工作。",
        "+村民委员会、居民委员会应当依法做好计划生育工作，并接受监督。",
    ),
    "在第三条第三款中的“民政”与“教育”之间增加“医疗保障”。": (
        "-发展改革、公安、民政、教育、财政、人力资源和社会保障等部门在各自的职责范围内，负责有关的人口与计划生育工作。",
        "+发展改革、公安、民政、医疗保障、教育、财政、人力资源和社会保障等部门在各自的职责范围内，负责有关的人口与计划生育工作。",
    ),
    "将第三条第三款分为两款，修改为：“发展改革部门负责规划。\n“其他部门协助。”": (
        "-发展改革、公安、民政、教育、财政、人力资源和社会保障等部门在各自的职责范围内，负责有关的人口与计划生育工作。",
        "+发展改革部门负责规划。",
        "+其他部门协助。",
    ),
    "对第五条作如下修改：\n（一）将“编制人口发展规划”修改为“编制规划”；\n（二）增加一款，作为第二款：“规划应当公布。”": (
        "-第五条　县级以上人民政府应当编制人口发展规划，并将其纳入国民经济和社会发展计划。",
        "+第五条　县级以上人民政府应当编制规划，并将其纳入国民经济和社会发展计划。",
        "+规划应当公布。",
    ),
    "第十三条中“婚假十日”“产假三十日”“护理假七日”分别修改为“婚假十五日”“产假六十日”“护理假十五日”。": (
        "-第十三条　机关、企业事业单位职工符合法律规定结婚的，增加婚假十日；女职工符合本条例规定生育的，"
        "增加产假三十日，并给予男方护理假七日。",
        "+第十三条　机关、企业事业单位职工符合法律规定结婚的，增加婚假十五日；女职工符合本条例规定生育的，"
        "增加产假六十日，并给予男方护理假十五日。",
    ),
    "删去第二十五条中的《云岭省计划生育条例》。": (
        "-第二十五条　本条例自2002年11月1日起施行。1990年7月1日起施行的《云岭省计划生育条例》同时废止。",
        "+第二十五条　本条例自2002年11月1日起施行。1990年7月1日起施行的同时废止。",
    ),
}


@pytest.mark.parametrize("order", CHANGES)
def test_an_order_of_a_province_changes_these_lines(order: str) -> None:
    result = amended(f"一、{order}")
    assert result.is_complete
    assert changes(result) == list(CHANGES[order])


# Which articles and headings stand where after an order; titles of chapters are cut off.
ORDER = {
    "将第三条改为第二章第七条。": (
        "第一章　",
        ["第一章　", "第一条　", "第二条　", "户籍在本", "第三条　", "第二章　"],
    ),
    "第三条移至第二章，作为第七条。": (
        "第一章　",
        ["第一章　", "第一条　", "第二条　", "户籍在本", "第三条　", "第二章　"],
    ),
    "将第八条移至第二章。": ("第八条　", ["第八条　", "第三章　"]),
    "第五条改为第六条。": (
        "第二章　",
        ["第二章　", "第五条　", "村民委员", "第六条　", "第七条　"],
    ),
    "增加一章，作为第三章，章名为“生育权利”，包括第八条至第九条。": (
        "第三章　",
        ["第三章　", "第八条　", "第九条　", "第四章　"],
    ),
    "增加一章，作为第三章“生育权利”，包括原第八条。\n二、删去第七条。": (
        "第三章　",
        ["第三章　", "第七条　", "第四章　"],
    ),
    "增加一章，作为第五章：\n“第五章　托育服务\n“第十七条　支持托育机构。\n“第十八条　支持社区托育。”": (
        "第五章　",
        ["第五章　", "第十七条", "第十八条", "第六章　", "第十九条"],
    ),
    "第一章增加一条，作为第五条：“开展宣传。”": ("第四条　", ["第四条　", "第五条　", "第二章　"]),
    "第二章增加一条，作为第五条：“开展宣传。”": ("第四条　", ["第四条　", "第二章　", "第五条　"]),
    "在第十九条后增加两条，作为第二十条、第二十一条：“禁止甲。\n“禁止乙。”": (
        "第十九条",
        ["第十九条", "第二十条", "第二十一", "第六章　"],
    ),
    "将第四章、第五章合并为第四章，章名为“保障与服务”。": (
        "第十六条",
        ["第十六条", "第十七条", "第十八条", "第十九条", "第五章　"],
    ),
}


@pytest.mark.parametrize("order", ORDER)
def test_articles_stand_in_the_chapter_that_the_decision_says(order: str) -> None:
    first, lines = ORDER[order]
    result = amended(f"一、{order}")
    assert result.is_complete
    assert not any("列入哪一章" in each for each in result.notes)
    assert lines_between(text_of(result), first, lines[-1]) == lines


def test_what_nothing_puts_in_a_chapter_goes_by_its_words_and_is_given_back() -> None:
    result = amended("一、增加一条，作为第二十条：“托育机构违反规定的，责令改正。”")
    assert lines_between(text_of(result), "第十九条", "第二十条") == [
        "第十九条",
        "第六章　",
        "第二十条",
    ]
    assert "决定没有写明第二十条列入哪一章（节），按内容列入“法律责任”" in result.notes


CONFLICTS = {
    "第五章改为第四章。": "章（节）的顺序与条文的序号不符",
    "第二章增加一条，作为第十条：“甲。”": "第十条不能列入“人口发展规划”",
    "将第六章“奖励”中的“社会抚养费”修改为“费用”。": "第六章的名称是“法律责任”，不是“奖励”",
    "将第八章中的“社会抚养费”修改为“费用”。": "原文没有第八章",
    "将附件2中的“甲”修改为“乙”。": "原文没有附件二",
}


@pytest.mark.parametrize("order", CONFLICTS)
def test_an_order_that_cannot_be_is_a_conflict(order: str) -> None:
    (conflict,) = amended(f"一、{order}").conflicts
    assert conflict.message.startswith(CONFLICTS[order])


# Words that would be left over where an order is only half understood; none of it is carried out.
HALF_UNDERSTOOD = (
    "删去第十条第一款第（三）项的但书。",
    "第二十条适用范围修改为：“甲。”",
    "条例中有关“社会抚养费”的规定一并删去。",
)


@pytest.mark.parametrize("order", HALF_UNDERSTOOD)
def test_an_order_that_is_half_understood_is_not_carried_out(order: str) -> None:
    result = amended(f"一、{order}")
    assert result.not_understood
    assert not result.edits


def test_an_order_is_not_lost_in_a_clause_about_numbers() -> None:
    result = amended("一、将第七条、第二十四条删除，其他条款顺序相应调整。")
    assert len(result.articles) == 23


def test_names_of_cited_laws_stay_where_words_are_replaced_throughout() -> None:
    result = amended("一、将本条例中的“计划生育”修改为“生育服务”。")
    assert "《中华人民共和国人口与计划生育法》" in line_of(result, "第一条")
    assert "全文引用的法律、法规名称中的“计划生育”没有改动" in result.notes


def test_separators_that_custom_adds_are_given_back() -> None:
    result = amended("一、第四条“妇联”前增加“残联”。")
    assert "第四条增加“残联”，按照标点的惯例写作“残联、”" in result.notes


def test_an_amendment_gives_its_new_text_without_marks() -> None:
    amendment = (
        f"{TITLE}修正案\n一、第九条修改为：提倡适龄婚育、优生优育。\n"
        "二、第十条修改为：\n有下列情形之一的，可以再生育：\n（一）子女病残的；\n（二）再婚的。\n"
        "三、增加一条，作为第十七条：支持托育服务。\n四、删去第十四条。\n五、第十五条改为第十四条，"
        "第二款修改为：费用由财政承担。\n本修正案自公布之日起施行。\n"
    )
    result = consolidate(parsed(BASE), parse_decision(parsed(amendment)), history=False)
    assert result.is_complete
    assert [each for each in changes(result) if each[0] == "+" and "改" not in each][:6] == [
        "+第九条　提倡适龄婚育、优生优育。",
        "+第十条　有下列情形之一的，可以再生育：",
        "+（一）子女病残的；",
        "+（二）再婚的。",
        "+第十四条　持有《独生子女父母光荣证》的夫妻，享受下列奖励：",
        "+费用由财政承担。",
    ]
    assert line_of(result, "第十七条") == "第十七条　支持托育服务。"


BOOKS = """云岭省人口与计划生育条例
第一编　总则
第一章　基本规定
第一条　甲。
第二章　机构
第二条　乙。
第二编　分则
第三章　服务
第三条　丙。
第四章　附则
第四条　丁，依照第三章的规定办理。
"""


def test_chapters_that_run_on_through_books_are_counted_on() -> None:
    result = amended("一、增加一章，作为第二章“人员”，包括第二条：\n“第二条　新。”", BOOKS)
    assert text_of(result).split() == [
        "云岭省人口与计划生育条例",
        "第一编",
        "总则",
        "第一章",
        "基本规定",
        "第一条",
        "甲。",
        "第二章",
        "人员",
        "第二条",
        "新。",
        "第三章",
        "机构",
        "第三条",
        "乙。",
        "第二编",
        "分则",
        "第四章",
        "服务",
        "第四条",
        "丙。",
        "第五章",
        "附则",
        "第五条",
        "丁，依照第四章的规定办理。",
    ]


ANNEXES = """云岭省人口与计划生育条例
第一条　标准见附件1。

附件1
奖励标准
一、独生子女父母每月十元。
二、失独家庭每月三百元。

附件2
机构规范
第一条　机构应当有场地。
第二条　机构应当有人员。
"""
IN_ANNEXES = {
    "将附件1第二项修改为：“失独家庭每月五百元。”": (
        "-二、失独家庭每月三百元。",
        "+二、失独家庭每月五百元。",
    ),
    "删去附件1第一项。": (
        "-一、独生子女父母每月十元。",
        "-二、失独家庭每月三百元。",
        "+一、失独家庭每月三百元。",
    ),
    "将附件1中的“十元”修改为“三十元”。": (
        "-一、独生子女父母每月十元。",
        "+一、独生子女父母每月三十元。",
    ),
    "将附件2第二条修改为：“机构应当有合格人员。”": (
        "-第二条　机构应当有人员。",
        "+第二条　机构应当有合格人员。",
    ),
}


@pytest.mark.parametrize("order", IN_ANNEXES)
def test_an_order_may_name_a_part_of_an_annex(order: str) -> None:
    result = amended(f"一、{order}", ANNEXES)
    assert result.is_complete
    assert changes(result) == list(IN_ANNEXES[order])


CITING = """云岭省人口与计划生育条例
第一条　根据人口与计划生育法第四十一条，制定本条例。
第二条　依照《中华人民共和国行政处罚法》第二条、第三条处理；该法第三条另有规定的除外。
第三条　依照第二条和治安管理处罚法第三条、第四条处罚。
第四条　《云岭省母婴条例》（以下简称母婴条例）第三条和母婴条例第二条同样适用。
"""


def test_numbers_of_other_laws_are_not_counted_on() -> None:
    result = amended("一、增加一条，作为第二条：“新。”", CITING)
    assert [line.removeprefix("第")[2:] for line in text_of(result).splitlines()[3:]] == [
        "　依照《中华人民共和国行政处罚法》第二条、第三条处理；该法第三条另有规定的除外。",
        "　依照第三条和治安管理处罚法第三条、第四条处罚。",
        "　《云岭省母婴条例》（以下简称母婴条例）第三条和母婴条例第二条同样适用。",
    ]


TOGETHER = """云岭省人民代表大会常务委员会关于修改部分地方性法规的决定
云岭省第十三届人民代表大会常务委员会第二十八次会议决定：
一、对《云岭省人口与计划生育条例》作出修改
（一）删去第七条。
（二）将第十八条中的“育龄夫妻”修改为“夫妻”。
二、《云岭省母婴条例》修改内容
1．删去第二条。
三、将《云岭省流动人口条例》第三条、第五条中的“甲”修改为“乙”，并删去第八条。
四、废止《云岭省社会抚养费征收办法》。
本决定自公布之日起施行。
"""


def test_a_decision_on_several_regulations_has_a_part_for_each() -> None:
    decision = parse_decision(parsed(TOGETHER))
    assert [(each.title, len(each.operations)) for each in decision.instruments] == [
        ("云岭省人口与计划生育条例", 2),
        ("云岭省母婴条例", 1),
        ("云岭省流动人口条例", 2),
    ]
    assert not decision.not_understood
