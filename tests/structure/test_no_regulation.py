"""A file that is no regulation: notices, forms, answers, lines without any order."""

from __future__ import annotations

import pytest
from drawing import draw, parsed, tree

from checker.language.statements import statements_of
from checker.model import DocumentKind


def test_a_notice_is_an_outline_of_numbered_entries() -> None:
    text = """
        关于加强服务工作的通知
        各乡镇人民政府：
        为了做好服务工作，现通知如下：
        一、提高认识
        各单位应当高度重视。
        （一）加强领导。
        1、明确责任。
        （1）主要领导负总责。
        二、落实措施
        （一）登记。
        附件：1.名单
        云川县人民政府
        2008年1月2日
        附件1
        名单
        一、甲乡
        """
    assert draw(text) == tree(
        """
        title 关于加强服务工作的通知
        §1 各乡镇人民政府：
        §2 为了做好服务工作，现通知如下：
          一、 提高认识
            § 各单位应当高度重视。
            （一） 加强领导。
              1、 明确责任。
                （1） 主要领导负总责。
          二、 落实措施
            （一） 登记。
        §3 附件：1.名单
        §4 云川县人民政府
        §5 2008年1月2日
        attachment 附件1
          §1 名单
            一、 甲乡
        """
    )
    assert parsed(text).kind is DocumentKind.NOTICE


def test_chapters_and_annexes_divide_a_text_without_articles() -> None:
    text = """
        关于奖励工作的意见
        第一章 总则
        各单位负责。
        第二章 措施
        第一节 登记
        （一）甲。
        附件1
        名单
        """
    assert draw(text) == tree(
        """
        title 关于奖励工作的意见
        第一章【总则】
          §1 各单位负责。
        第二章【措施】
          第一节【登记】
            （一） 甲。
        attachment 附件1
          §1 名单
        """
    )


def test_questions_and_answers_are_numbered_entries() -> None:
    text = """
        1.怎样登记？
        到乡镇人民政府登记。
        2.要什么材料？
        （1）身份证；
        （2）户口簿。
        """
    assert draw(text) == tree(
        """
        1. 怎样登记？
          § 到乡镇人民政府登记。
        2. 要什么材料？
          （1） 身份证；
          （2） 户口簿。
        """
    )


@pytest.mark.parametrize("text", ["夫妻应当登记。", "夫妻应当登记", "夫妻应当登记。\n不得收费。\n"])
def test_a_sentence_is_no_title(text: str) -> None:
    regulation = parsed(text)
    assert regulation.title == ""
    assert statements_of(regulation)[0].text.text.startswith("夫妻应当登记")


@pytest.mark.parametrize(
    "text",
    [
        "登记表\n姓名：____\n承诺：本人如实填写。\n经办人：\n",
        "问：怎样登记？\n答：到乡镇人民政府登记。\n",
        "只有一行",
        "各位家长：\n报名时请带户口簿。\n谢谢配合！\n",
        "公民应当登记。\n\n登记机关不得收费。\n",
    ],
)
def test_every_line_of_another_text_is_said_by_some_statement(text: str) -> None:
    regulation = parsed(text)
    assert not regulation.articles()
    said = "".join(statement.text.text for statement in statements_of(regulation))
    title = regulation.title
    assert title + said == "".join(text.split())


@pytest.mark.parametrize("text", ["- 3 -\n", "***\n", "#\n\n> \n"])
def test_a_text_that_says_nothing_has_an_empty_tree(text: str) -> None:
    regulation = parsed(text)
    assert (regulation.root.children, regulation.references) == ((), ())
    assert (regulation.root.start, regulation.root.end) == (0, len(text))
