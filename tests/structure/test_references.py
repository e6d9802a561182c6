"""References: each one resolves to provisions of this file, names another law, or is unresolved."""

from __future__ import annotations

import pytest
from drawing import meant, parsed

from checker.model import ReferenceStatus

DRAFT = """云川省条例
第一章 总则
第一节 目的
第一条 甲。
第二条 乙：
（一）甲；
（二）乙；
（三）丙。
又乙。
另乙：
（一）丁；
（二）戊。
第二节 适用
第三条 丙。
第四条 丁。
又丁。
另丁。
第二章 附则
第一节 责任
第五条 戊。
第五条之一 己。
第六条 庚。
"""
PARAGRAPH = "又庚。\n"


def resolved(sentence: str) -> list[list[str]]:
    """What each reference of a third paragraph of the last article names."""
    regulation = parsed(f"{DRAFT}{PARAGRAPH}{sentence}\n")
    return [meant(reference, regulation) for reference in regulation.references]


WITHIN = {
    "依照第二条执行": [["第二条"]],
    "依照本条例第二条执行": [["第二条"]],
    "依照第五条之一执行": [["第五条之一"]],
    "依照第2条执行": [["第二条"]],
    "依照第 2 条执行": [["第二条"]],
    "依照第 二 条第 二 款执行": [["第二条§2"]],
    "依照第二\n条第二款执行": [["第二条§2"]],
    "依照第二條第二款執行": [["第二条§2"]],
    "依照第二条第二款执行": [["第二条§2"]],
    "依照第二条第三款第（二）项执行": [["第二条§3（二）"]],
    "依照第二条第三款第二项执行": [["第二条§3（二）"]],
    "依照第二条第（三）项执行": [["第二条§1（三）"]],
    "依照第二条第(三)项执行": [["第二条§1（三）"]],
    "依照第二条（三）项执行": [["第二条§1（三）"]],
    "依照第二条第3项执行": [["第二条§1（三）"]],
    "依照第二条第（三）款执行": [["第二条§3"]],
    "依照第二条至第四条执行": [["第二条", "第三条", "第四条"]],
    "依照第二条到第四条执行": [["第二条", "第三条", "第四条"]],
    "依照第二条—第四条执行": [["第二条", "第三条", "第四条"]],
    "依照第二条至四条执行": [["第二条", "第三条", "第四条"]],
    "依照第二至四条执行": [["第二条", "第三条", "第四条"]],
    "依照第五条至第六条执行": [["第五条", "第五条之一", "第六条"]],
    "依照第二、三、五条执行": [["第二条", "第三条", "第五条"]],
    "依照第一条、第二条和第四条第二款执行": [["第一条"], ["第二条"], ["第四条§2"]],
    "依照第四条第一款、第二款执行": [["第四条§1"], ["第四条§2"]],
    "依照第四条第一、三款执行": [["第四条§1", "第四条§3"]],
    "依照第四条第一款至第三款执行": [["第四条§1", "第四条§2", "第四条§3"]],
    "依照第二条第一款第一项、第三项执行": [["第二条§1（一）"], ["第二条§1（三）"]],
    "依照第二条第三款第一项和第二项执行": [["第二条§3（一）"], ["第二条§3（二）"]],
    "依照第二条第（一）、（三）项执行": [["第二条§1（一）", "第二条§1（三）"]],
    "依照第二条第（一）项至第（三）项执行": [["第二条§1（一）", "第二条§1（二）", "第二条§1（三）"]],
    "依照第二条规定、第三条规定执行": [["第二条"], ["第三条"]],
    "除第二条第一项外，适用第三条": [["第二条§1（一）"], ["第三条"]],
    "前款规定的": [["第六条§2"]],
    "前 款规定的": [["第六条§2"]],
    "前一款规定的": [["第六条§2"]],
    "前两款规定的": [["第六条§1", "第六条§2"]],
    "前二款规定的": [["第六条§1", "第六条§2"]],
    "上款规定的": [["第六条§2"]],
    "本条第一款规定的": [["第六条§1"]],
    "本条第一、二款规定的": [["第六条§1", "第六条§2"]],
    "第一款规定的": [["第六条§1"]],
    "第一款、第二款规定的": [["第六条§1"], ["第六条§2"]],
    "本条规定的": [["第六条"]],
    "本款规定的": [["第六条§3"]],
    "前条规定的": [["第五条之一"]],
    "上一条规定的": [["第五条之一"]],
    "前三条规定的": [["第四条", "第五条", "第五条之一"]],
    "本章规定的": [["第二章"]],
    "本节规定的": [["第二章第一节"]],
    "本章第一节规定的": [["第二章"], ["第二章第一节"]],
    "第一章规定的": [["第一章"]],
    "第一章第二节规定的": [["第一章第二节"]],
}  # fmt: skip


@pytest.mark.parametrize("sentence", WITHIN)
def test_a_reference_within_the_text_resolves(sentence: str) -> None:
    assert resolved(sentence) == WITHIN[sentence]


MISSING = [
    "依照第九十九条执行",
    "依照第九十九条第一款执行",
    "依照第二条之一执行",
    "依照第一条第二款执行",
    "依照第二条第九项执行",
    "依照第一条至第九十九条执行",
    "依照第一、二、九十九条执行",
    "依照第四条第一、九款执行",
    "依照第九章执行",
    "依照第一章第九节执行",
    "依照第九款执行",
    "依照前五款执行",
    "依照前项执行",
    "依照第1十条执行",
]


@pytest.mark.parametrize("sentence", MISSING)
def test_a_reference_to_nothing_is_unresolved(sentence: str) -> None:
    regulation = parsed(f"{DRAFT}{PARAGRAPH}{sentence}\n")
    (reference,) = regulation.references
    assert (reference.status, reference.targets) == (ReferenceStatus.UNRESOLVED, ())


def test_a_list_that_begins_with_a_missing_article_stays_unresolved() -> None:
    assert resolved("依照第九十九条第一款、第二款执行") == [[], []]


def test_items_refer_to_the_items_before_them() -> None:
    text = "第一条 有下列情形之一的：\n（一）甲；\n（二）前项乙；\n（三）前两项丙；\n（四）本项所称丁。\n"
    regulation = parsed(text)
    assert [meant(each, regulation) for each in regulation.references] == [
        ["第一条§1（一）"],
        ["第一条§1（一）", "第一条§1（二）"],
        ["第一条§1（四）"],
    ]


def test_the_preceding_paragraph_and_its_items() -> None:
    text = "第一条 甲：\n（一）甲；\n（二）乙。\n前款第一项、第二项规定的，奖励。\n第二条 前条第（二）项和前条第一款。\n"
    regulation = parsed(text)
    assert [meant(each, regulation) for each in regulation.references] == [
        ["第一条§1（一）"],
        ["第一条§1（二）"],
        ["第一条§1（二）"],
        ["第一条§1"],
    ]


OTHER_LAWS = {
    "依照《人口与计划生育法》第十八条": [("人口与计划生育法", "第十八条")],
    "依照《人口与计划生育法》第十八条、第四十一条第一款和第二款": [
        ("人口与计划生育法", "第十八条"),
        ("人口与计划生育法", "第四十一条"),
        ("人口与计划生育法", ""),
    ],
    "依照《人口与计划生育法》（2021年修正）第十八条": [("人口与计划生育法", "第十八条")],
    "违反行政处罚法第五条": [("行政处罚法", "第五条")],
    "依照民法典第一千零四十五条": [("民法典", "第一千零四十五条")],
    "根据宪法第二十五条": [("宪法", "第二十五条")],
    "依照《乙省实施〈老年法〉办法》第二条": [("乙省实施〈老年法〉办法", "第二条")],
    "依照刑法第三百三十六条之一": [("刑法", "第三百三十六条之一")],
    "依照《工伤保险条例》的第二条": [("工伤保险条例", "第二条")],
}


@pytest.mark.parametrize("sentence", OTHER_LAWS)
def test_a_reference_to_another_law_names_it(sentence: str) -> None:
    references = parsed(f"{DRAFT}{sentence}的规定执行\n").references
    assert {each.status for each in references} == {ReferenceStatus.EXTERNAL}
    assert [(each.law, each.article) for each in references] == OTHER_LAWS[sentence]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("违反《老年法》第二条和本条例第三条的", ["external", "resolved"]),
        ("违反本条例第三条和《老年法》第二条的", ["resolved", "external"]),
        ("违反本法第三条的", ["resolved"]),
        ("依照本办法第三条办理", ["resolved"]),
        ("依照有关办法第三条办理", ["resolved"]),
        ("违反《云川省条例》第三条的", ["resolved"]),
    ],
)
def test_own_provisions_and_those_of_other_laws_are_told_apart(
    sentence: str, statuses: list[str]
) -> None:
    assert [each.status.value for each in parsed(DRAFT + sentence).references] == statuses


@pytest.mark.parametrize(
    ("introduced", "short", "full"),
    [
        ("《人口与计划生育法》（以下简称《计生法》）", "《计生法》", "人口与计划生育法"),
        ("人口与计划生育法（以下简称计生法）", "计生法", "人口与计划生育法"),
        ("人口与计划生育法(以下称“计生法”)", "计生法", "人口与计划生育法"),
        ("县级人民政府卫生健康部门（以下统称主管部门）", "主管部门", "县级人民政府卫生健康部门"),
        ("户籍不在本省的公民（下称流动公民）", "流动公民", "户籍不在本省的公民"),
        ("村民委员会、居民委员会（以下简称：村居委会）", "村居委会", "居民委员会"),
    ],
)
def test_an_abbreviation_stands_for_the_words_before_it(
    introduced: str, short: str, full: str
) -> None:
    regulation = parsed(f"第一条 依照{introduced}，制定本办法。\n")
    (abbreviation,) = regulation.abbreviations
    assert abbreviation.short == short
    assert abbreviation.full.removeprefix("依照") == full
    assert regulation.source.slice(abbreviation.span) in introduced


@pytest.mark.parametrize("cited", ["《计生法》第二条", "计生法第二条", "违反计生法第二条"])
def test_a_law_cited_by_its_abbreviation_has_its_full_name(cited: str) -> None:
    text = (
        f"第一条 根据《人口与计划生育法》（以下简称《计生法》），制定本办法。\n第二条 {cited}的。\n"
    )
    (reference,) = parsed(text).references
    assert (reference.law, reference.article) == ("人口与计划生育法", "第二条")


def test_headings_titles_history_and_contents_refer_to_nothing() -> None:
    text = (
        "关于第三条的解释办法\n（2001年依照第二条通过）\n目录\n第一章 总则\n第二章 附则\n"
        "第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    )
    assert parsed(text).references == ()


@pytest.mark.parametrize(
    "words",
    ["本条例自公布之日起施行", "完成前项目标之前的准备条件", "专项资金和款项", "本章程", "本节目", "三条措施"],
)  # fmt: skip
def test_words_that_only_look_like_references(words: str) -> None:
    assert parsed(f"第一条 {words}。\n").references == ()


def test_the_span_of_a_reference_is_its_words_with_the_blanks_inside() -> None:
    regulation = parsed("第一条 依照第 二\n条 第一款执行。\n第二条 乙。\n")
    (reference,) = regulation.references
    assert regulation.source.slice(reference.span) == "第 二\n条 第一款"
    assert (reference.text, reference.article) == ("第二条第一款", "第二条")
