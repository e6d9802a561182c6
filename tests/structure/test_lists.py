"""Items, their numbering, their paragraphs, and the text behind them."""

from __future__ import annotations

import pytest
from drawing import draw, parsed, tree

from checker.model import NodeKind


@pytest.mark.parametrize(
    ("first", "second", "labels"),
    [
        ("（一）", "（二）", ["（一）", "（二）"]),
        ("(一)", "(二)", ["（一）", "（二）"]),
        ("( 一 ) ", "( 二 ) ", ["（一）", "（二）"]),
        ("㈠", "㈡", ["（一）", "（二）"]),
        ("一、", "二、", ["一、", "二、"]),
        ("1.", "2.", ["1.", "2."]),
        ("1、", "2、", ["1、", "2、"]),
        ("１．", "２．", ["１．", "２．"]),
        ("⒈", "⒉", ["⒈", "⒉"]),
        ("（1）", "（2）", ["（1）", "（2）"]),
        ("⑴", "⑵", ["⑴", "⑵"]),
        ("1）", "2）", ["1）", "2）"]),
        ("①", "②", ["①", "②"]),
        ("A.", "B.", ["A.", "B."]),
        ("a）", "b）", ["a）", "b）"]),
        ("一是", "二是", ["一是", "二是"]),
        ("第一，", "第二，", ["第一，", "第二，"]),
        ("- ", "- ", ["", ""]),
        ("* ", "* ", ["", ""]),
        ("●", "●", ["", ""]),
        ("— ", "— ", ["", ""]),
        ("- （一）", "- （二）", ["（一）", "（二）"]),
        ("　　**（一）**", "　　**（二）**", ["（一）", "（二）"]),
    ],
)
def test_items_are_numbered_in_many_styles(first: str, second: str, labels: list[str]) -> None:
    text = f"第一条 有下列情形之一的，给予奖励：\n{first}甲；\n{second}乙。\n"
    (article,) = parsed(text).articles()
    items = [node for node in article.walk() if node.kind is NodeKind.ITEM]
    assert [item.label for item in items] == labels
    assert [item.number for item in items] == [(1,), (2,)]
    assert [text[item.body : item.end].strip("*\n") for item in items] == ["甲；", "乙。"]


@pytest.mark.parametrize(
    "line",
    [
        "1.5倍的奖励由县级人民政府发放。",
        "一、二年级学生由学校组织检查。",
        "100元以下的奖励由乡镇人民政府发放。",
        "2021年起施行新的奖励办法。",
        "- 3 -",
        "—— 本条为新增条文。",
        "* 本条为新增条文。",
    ],
)
def test_a_number_that_counts_is_no_item(line: str) -> None:
    (article,) = parsed(f"第一条 奖励办法另行制定。\n{line}\n").articles()
    assert {child.kind for child in article.children} == {NodeKind.PARAGRAPH}


def test_lists_within_lists_keep_their_levels() -> None:
    text = """
        第一条 奖励分为：
        （一）荣誉，包括：
        1.证书；
        2.奖章：
        （1）金章；
        （2）银章：
        ①大；
        ②小。
        3.旗帜。
        （二）奖金。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 奖励分为：
              （一） 荣誉，包括：
                1. 证书；
                2. 奖章：
                  （1） 金章；
                  （2） 银章：
                    ① 大；
                    ② 小。
                3. 旗帜。
              （二） 奖金。
        """
    )


def test_a_deeper_indent_makes_a_list_within_a_list_of_the_same_style() -> None:
    text = """
        第一条 奖励分为：

        1. 荣誉：
           1. 证书；
           2. 奖章。
        2. 奖金。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 奖励分为：
              1. 荣誉：
                1. 证书；
                2. 奖章。
              2. 奖金。
        """
    )


def test_bullets_are_counted_by_their_indent() -> None:
    text = """
        第一条 奖励分为：

        - 荣誉：
          - 证书；
          - 奖章。
        - 奖金。

        奖励标准另行规定。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 奖励分为：
              item 荣誉：
                subitem 证书；
                subitem 奖章。
              item 奖金。
            §2 奖励标准另行规定。
        """
    )
    (article,) = parsed(text).articles()
    numbers = [node.number for node in article.walk() if node.kind is NodeKind.ITEM]
    assert numbers == [(1,), (2,)]


def test_an_item_may_have_several_paragraphs() -> None:
    text = """
        第一条 申请按照下列程序办理：
        （一）提交申请。
        申请人应当如实填写申请表。
        乡镇人民政府不得收取费用。
        （二）审核。
        办理情况应当告知申请人。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 申请按照下列程序办理：
              （一） 提交申请。
                § 申请人应当如实填写申请表。
                § 乡镇人民政府不得收取费用。
              （二） 审核。
            §2 办理情况应当告知申请人。
        """
    )


@pytest.mark.parametrize(
    ("lead", "last", "tail"),
    [
        ("有下列情形之一", "（二）乙；", "的，由县级人民政府给予奖励。"),
        ("有下列情形之一的：", "（二）乙；", "由县级人民政府给予奖励。"),
        ("有下列情形之一的：", "（二）乙。", "由县级人民政府给予奖励。"),
        ("符合下列条件之一：", "（二）乙，", "经县级人民政府批准，可以申请奖励。"),
        ("夫妻具备下列条件：", "（二）乙；", "经县级人民政府核实后，发给奖金。"),
        ("公民有下列行为之一：", "（二）乙。", "不得享受奖励。"),
    ],
)
def test_text_behind_a_list_that_takes_up_the_preamble_is_a_tail(
    lead: str, last: str, tail: str
) -> None:
    (article,) = parsed(f"第一条 {lead}\n（一）甲；\n{last}\n{tail}\n").articles()
    (paragraph,) = article.children
    kinds = [child.kind for child in paragraph.children]
    assert kinds == [NodeKind.ITEM, NodeKind.ITEM, NodeKind.TAIL]


@pytest.mark.parametrize(
    ("lead", "last", "following"),
    [
        ("有下列情形之一的，给予奖励：", "（二）乙。", "前款规定的奖励由财政承担。"),
        ("有下列情形之一的，给予奖励：", "（二）乙。", "奖励标准由县级人民政府规定。"),
        ("有下列情形之一的，给予奖励：", "（二）乙；", "有前款情形的，可以申请。"),
        ("申请人应当提交下列材料：", "（二）乙；", "乡镇人民政府核实材料。"),
    ],
)
def test_a_new_sentence_behind_a_complete_list_is_a_paragraph(
    lead: str, last: str, following: str
) -> None:
    (article,) = parsed(f"第一条 {lead}\n（一）甲；\n{last}\n{following}\n").articles()
    assert [child.number for child in article.children] == [(1,), (2,)]


def test_each_paragraph_may_have_a_list_of_its_own() -> None:
    text = """
        第一条 奖励包括：
        （一）奖金；
        （二）证书。
        奖励依照下列程序发放：
        （一）申请；
        （二）发放。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 奖励包括：
              （一） 奖金；
              （二） 证书。
            §2 奖励依照下列程序发放：
              （一） 申请；
              （二） 发放。
        """
    )


def test_a_list_within_one_line_is_a_list() -> None:
    text = """
        第一条 有下列情形之一的，给予奖励：（一）甲；（二）乙；（三）丙。
        前款第二项规定的奖励加倍。
        第二条 奖励分为：1.荣誉；2.奖金，包括：①一次性奖金；②年度奖金；3.假期。奖励由工会发放。
        第三条 （一）甲。（二）乙。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 有下列情形之一的，给予奖励：
              （一） 甲；
              （二） 乙；
              （三） 丙。
            §2 前款第二项规定的奖励加倍。
          第二条
            §1 奖励分为：
              1. 荣誉；
              2. 奖金，包括：
                ① 一次性奖金；
                ② 年度奖金；
              3. 假期。
            §2 奖励由工会发放。
          第三条
            §1
              （一） 甲。
              （二） 乙。
        """
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "符合第二条第（一）项、第（二）项规定的，给予奖励。",
        "奖励标准为：1.5万元至2.5万元。",
        "申请人应当如实说明情况（一）次。",
        "依照（一）项、（二）项办理。",
    ],
)
def test_numbers_within_a_sentence_are_no_list(sentence: str) -> None:
    (article,) = parsed(f"第一条 {sentence}\n").articles()
    assert not [node for node in article.walk() if node.kind is NodeKind.ITEM]
