"""Lines that are no paragraphs: wrapped, pasted without breaks, rows of tables, page numbers."""

from __future__ import annotations

import pytest
from drawing import draw, parsed, tree

from checker.language.statements import statements_of
from checker.model import NodeKind


def paragraphs(text: str) -> list[str]:
    """The paragraphs of the only article of a text, without white space."""
    regulation = parsed(text)
    (article,) = regulation.articles()
    return [
        "".join(regulation.source.text[child.body : child.end].split())
        for child in article.children
    ]


@pytest.mark.parametrize(
    "text",
    [
        "第一条 夫妻生育子女的，应当到现居住地的乡镇人民政府或者街道办\n事处办理登记。\n",
        "第一条 夫妻生育子女的，应当到现居住地的乡镇人民政府登记\n，并领取手册。\n",
        "第一条 夫妻生育子女，有前条规定的情形之一\n的，应当登记。\n",
        "第一条 依照本条例第十\n五条登记。\n",
        "第一条 依照本条例\n第十五条规定登记。\n",
        "第一条 发放奖励金\n10\n元。\n",
        "第一条 自公布之日起施行的登记办法于\n2010年1月1日废止。\n",
        "第一条 登记机关应当提供咨询、\n指导。\n",
        "第一条 夫妻应当登记（双方户籍在外地的，也可以委托他人代为办理\n登记）。\n",
    ],
)
def test_a_sentence_over_two_lines_is_one_paragraph(text: str) -> None:
    assert len(paragraphs(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "第一条 夫妻应当登记。\n登记机关不得收费。\n",
        "第一条 夫妻应当登记\n登记机关不得收费\n",
        "第一条 夫妻应当登记。\n\n登记机关不得收费。\n",
        "第一条 夫妻应当登记。\n　　登记机关不得收费。\n",
    ],
)
def test_two_sentences_on_two_lines_are_two_paragraphs(text: str) -> None:
    assert len(paragraphs(text)) == 2


WRAPPED = """
　　第一条　为了提高服务质量，保障公民的合法权
益，根据有关法律法规，结合本省实际，制定本条例
。
　　第二条　各级人民政府应当加强领导，统筹协调。
有关部门按照职责分工做好服务工作，并向社会公布
服务事项。
　　乡镇人民政府应当明确专人负责。
　　第三条　有下列情形之一的，由县级人民政府给予
奖励：
　　（一）在服务工作中成绩突出，受到群众普遍好评
的；
　　（二）热心公益的。
　　工会、共产主义青年团、妇女联合会等群团组织应
当协助。
"""


def test_where_paragraphs_are_indented_a_line_at_the_margin_goes_on() -> None:
    assert draw(WRAPPED) == tree(
        """
        regulation
          第一条
            §1 为了提高服务质量，保障公民的合法权益，根据有关法律法规，结合本省实际，制定本条例。
          第二条
            §1 各级人民政府应当加强领导，统筹协调。有关部门按照职责分工做好服务工作，并向社会公布服务事项。
            §2 乡镇人民政府应当明确专人负责。
          第三条
            §1 有下列情形之一的，由县级人民政府给予奖励：
              （一） 在服务工作中成绩突出，受到群众普遍好评的；
              （二） 热心公益的。
            §2 工会、共产主义青年团、妇女联合会等群团组织应当协助。
        """
    )


@pytest.mark.parametrize("page", ["- 3 -", "—3—", "第 3 页 共 12 页", "　　— 3 —", "第3页"])
def test_the_number_of_a_page_interrupts_nothing(page: str) -> None:
    regulation = parsed(f"第一条 夫妻应当到乡镇人民政府或者街道办事处登\n{page}\n\n记。\n")
    (article,) = regulation.articles()
    assert len(article.children) == 1
    said = [statement.text.text for statement in statements_of(regulation)]
    assert said == ["夫妻应当到乡镇人民政府或者街道办事处登记。"]


def test_a_regulation_pasted_into_one_line_has_its_articles() -> None:
    text = (
        "云川省条例 （2002年3月1日通过） 目 录 第一章 总 则 第二章 附 则 第一章 总 则 "
        "第一条 为了服务，制定本条例。 第二条 有下列情形之一的，给予奖励：（一）甲；（二）乙。"
        "依照第三条规定的程序发放。第三条 由工会发放。 第二章 附 则 第四条 自公布之日起施行。"
    )
    assert draw(text) == tree(
        """
        regulation
          title 云川省条例
          history （2002年3月1日通过）
          contents 目录第一章总则第二章附则
          第一章【总则】
            第一条
              §1 为了服务，制定本条例。
            第二条
              §1 有下列情形之一的，给予奖励：
                （一） 甲；
                （二） 乙。
              §2 依照第三条规定的程序发放。
            第三条
              §1 由工会发放。
          第二章【附则】
            第四条
              §1 自公布之日起施行。
        """
    )


def test_citations_set_off_by_blanks_open_nothing_within_a_line() -> None:
    text = (
        "第一条 甲。 第二条 符合本条例 第三条 第二款 规定的，"
        "依照第一条、 第三条 办理登记。 第三条 乙。"
    )
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 甲。
          第二条
            §1 符合本条例第三条第二款规定的，依照第一条、第三条办理登记。
          第三条
            §1 乙。
        """
    )


def test_rows_of_a_table_are_units_of_their_own_and_no_counted_paragraphs() -> None:
    text = """
        第一条 奖励标准按照下表执行
        类别\t金额\t发放方式以及需要提交的材料和证明
        生育一个子女的家庭在乡镇领取\t1000元\t一次性发放到个人账户并且告知本人
        2010年\t2000元\t
        前款标准可以调整。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 奖励标准按照下表执行
            § 类别金额发放方式以及需要提交的材料和证明
            § 生育一个子女的家庭在乡镇领取1000元一次性发放到个人账户并且告知本人
            § 2010年2000元
            §2 前款标准可以调整。
        """
    )
    regulation = parsed(text)
    (reference,) = regulation.references
    assert [node.number for node in reference.targets] == [(1,)]


def test_a_table_may_stand_in_an_item_or_in_a_text_without_articles() -> None:
    listed = "第一条 标准如下：\n（一）奖金：\n城市\t10元\n农村\t20元\n（二）证书。\n"
    assert draw(listed) == tree(
        """
        regulation
          第一条
            §1 标准如下：
              （一） 奖金：
                § 城市10元
                § 农村20元
              （二） 证书。
        """
    )
    form = "登记表\n姓名\t年龄\t单位\t家庭住址以及联系电话和邮政编码\n张某\t30\t某厂\t某街道\n"
    assert draw(form) == tree(
        """
        title 登记表
        § 姓名年龄单位家庭住址以及联系电话和邮政编码
        § 张某30某厂某街道
        """
    )


@pytest.mark.parametrize("lead", ["\t", "　　", " \t "])
def test_tabs_that_indent_or_follow_a_label_make_no_table(lead: str) -> None:
    text = f"第一条\t夫妻应当到现居住地的乡镇人民政府或者街道\n{lead}办事处登记。\n"
    assert len(paragraphs(text)) == 1


def test_comments_of_a_file_are_no_text_of_a_regulation() -> None:
    regulation = parsed("云川省条例\n<!-- 抄自公报 -->\n第一条 甲。\n")
    kinds = [child.kind for child in regulation.root.children[0].children]
    assert kinds == [NodeKind.TITLE, NodeKind.HISTORY, NodeKind.ARTICLE]
