"""What stands around the articles: title, history, contents, issuing notice, annexes."""

from __future__ import annotations

import pytest
from drawing import draw, parsed, tree

from checker.language.statements import statements_of
from checker.model import DocumentKind, NodeKind


def test_title_history_and_contents_come_before_the_first_chapter() -> None:
    text = """
        云川省人口与计划生育条例
        （2002年9月1日云川省第九届人民代表大会常务委员会第三十次会议通过　根据2016年
        3月1日云川省第十二届人民代表大会常务委员会第二十次会议修正）
        目　录
        第一章　总则
        第二章　服务
        附　则
        第一章　总则
        第一条　为了服务家庭，制定本条例。
        第二章　服务
        第二条　乡镇人民政府提供服务。
        附　则
        第三条　本条例自公布之日起施行。
        """
    assert draw(text) == tree(
        """
        regulation
          title 云川省人口与计划生育条例
          history （2002年9月1日云川省第九届人民代表大会常务委员会第三十次会议通过根据2016年3月1日云川省第十二届人民代表大会常务委员会第二十次会议修正）
          contents 目录第一章总则第二章服务附则
          第一章【总则】
            第一条
              §1 为了服务家庭，制定本条例。
          第二章【服务】
            第二条
              §1 乡镇人民政府提供服务。
          附则
            第三条
              §1 本条例自公布之日起施行。
        """
    )


@pytest.mark.parametrize(
    "contents",
    [
        "目录\n第一章 总则\n第二章 服务\n",
        "目　　次\n第一章 总则\n第二章 服务\n",
        "目 录\n第一章 总则 ........ 1\n第二章 服务 ........ 12\n",
        "目 录\n第一章 总则\t1\n第二章 服务\t12\n",
        "目錄\n第一章 總則\n第二章 服務\n",
        "目录\n第一章 总则\n第一节 目的\n第二节 适用\n第二章 服务\n第一节 机构\n",
        "目录\n第一章 总则（第一条—第一条）\n第二章 服务（第二条）\n",
        "第一章 总则\n第二章 服务\n第三章 附则\n",
        "## 目录\n\n- 第一章 总则\n- 第二章 服务\n",
        "目录\n第一条 立法目的\n第二条 服务机构\n",
    ],
)
def test_the_table_of_contents_opens_no_division_and_no_article(contents: str) -> None:
    text = f"云川省条例\n{contents}第一章 总则\n第一条 甲。\n第二章 服务\n第二条 乙。\n"
    regulation = parsed(text)
    nodes = list(regulation.root.walk())
    assert [n.label for n in nodes if n.kind is NodeKind.CHAPTER] == ["第一章", "第二章"]
    assert [n.label for n in nodes if n.kind is NodeKind.ARTICLE] == ["第一条", "第二条"]
    (listed,) = [n for n in nodes if n.kind is NodeKind.CONTENTS]
    assert regulation.source.text[listed.start : listed.end] == contents


def test_articles_behind_a_table_of_contents_without_chapters_are_articles() -> None:
    text = "云川省办法\n目录\n一、总则\n二、服务\n第一条 为了服务，制定本办法。\n第二条 乙。\n"
    assert [article.label for article in parsed(text).articles()] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    "line",
    [
        "（1990年4月2日云川省人民政府令第12号发布）",
        "2003年7月18日云川省第十届人民代表大会常务委员会第五次会议通过",
        "一九九〇年四月二日云川省第七届人民代表大会常务委员会通过",
        "根据2014年2月21日《关于修改〈云川省条例〉的决定》修正",
        "云政发〔2016〕22号",
        "云川省人民政府令第12号",
    ],
)
def test_adoption_and_amendment_are_history(line: str) -> None:
    (regulation,) = parsed(f"云川省条例\n{line}\n第一条 甲。\n").root.children
    kinds = [child.kind for child in regulation.children]
    assert kinds == [NodeKind.TITLE, NodeKind.HISTORY, NodeKind.ARTICLE]


@pytest.mark.parametrize(
    "line",
    [
        "夫妻应当凭乡镇人民政府印发的服务手册办理登记，不得拒绝。",
        "凡未取得县级机构批准的，所在单位不予公布的奖励名单由工会保管。",
    ],
)
def test_a_provision_that_speaks_of_issuing_is_no_history(line: str) -> None:
    (regulation,) = parsed(f"云川省条例\n{line}\n第一条 甲。\n").root.children
    assert regulation.children[1].kind is NodeKind.PARAGRAPH


def test_a_title_may_take_two_lines() -> None:
    text = """
        云川省人民代表大会常务委员会关于
        流动人口服务的若干规定
        （2010年3月1日通过）
        第一条 甲。
        """
    assert draw(text) == tree(
        """
        regulation
          title 云川省人民代表大会常务委员会关于流动人口服务的若干规定
          history （2010年3月1日通过）
          第一条
            §1 甲。
        """
    )
    assert parsed(text).title == "云川省人民代表大会常务委员会关于流动人口服务的若干规定"


def test_an_issuing_notice_stands_before_the_regulation_that_it_brings() -> None:
    text = """
        云川市人民政府文件
        云政发〔2010〕12号
        云川市人民政府关于印发《云川市服务管理办法》的通知
        各县（市、区）人民政府，市政府各部门：
        《云川市服务管理办法》已经市政府常务会议通过，现印发给你们，请认真贯彻执行。
        云川市人民政府
        2010年3月5日
        云川市服务管理办法
        第一条 为了服务，制定本办法。
        第二条 本办法自公布之日起施行。
        附件1
        登记表
        姓名\t年龄
        附件2：承诺书
        一、本人如实填报。
        二、本人按时登记。
        """
    assert draw(text) == tree(
        """
        §1 云川市人民政府文件
        §2 云政发〔2010〕12号
        §3 云川市人民政府关于印发《云川市服务管理办法》的通知
        §4 各县（市、区）人民政府，市政府各部门：
        §5 《云川市服务管理办法》已经市政府常务会议通过，现印发给你们，请认真贯彻执行。
        §6 云川市人民政府
        §7 2010年3月5日
        regulation
          title 云川市服务管理办法
          第一条
            §1 为了服务，制定本办法。
          第二条
            §1 本办法自公布之日起施行。
          attachment 附件1
            §1 登记表
            § 姓名年龄
          attachment 附件2：承诺书
            一、 本人如实填报。
            二、 本人按时登记。
        """
    )
    assert parsed(text).title == "云川市服务管理办法"


@pytest.mark.parametrize(
    "title",
    ["附：云川省奖励办法", "附件：云川省奖励办法", "附件1：云川省奖励办法", "附件\n云川省奖励办法", "云川省奖励办法"],
)  # fmt: skip
def test_a_regulation_may_be_named_only_as_an_annex(title: str) -> None:
    text = f"关于印发办法的通知\n各单位：\n现印发给你们。\n{title}\n第一条 甲。\n"
    regulation = parsed(text)
    assert regulation.title == "云川省奖励办法"
    said = [each.text.text for each in statements_of(regulation)]
    assert (
        said[-2:] == ["附件", "甲。"] if "\n" in title else said[-2:] == ["现印发给你们。", "甲。"]
    )


def test_several_regulations_in_one_file_are_counted_apart() -> None:
    text = """
        云川市奖励办法
        （2001年1月1日发布）
        第一条 奖励依照第二条。
        第二条 甲。
        云川市登记规定
        第一章 总则
        第一条 登记依照第二条。
        第二条 乙。
        """
    assert draw(text) == tree(
        """
        regulation
          title 云川市奖励办法
          history （2001年1月1日发布）
          第一条
            §1 奖励依照第二条。
          第二条
            §1 甲。
        regulation
          title 云川市登记规定
          第一章【总则】
            第一条
              §1 登记依照第二条。
            第二条
              §1 乙。
        """
    )
    regulation = parsed(text)
    for reference, own in zip(regulation.references, regulation.root.children, strict=True):
        (target,) = reference.targets
        assert own.span.contains(target.span)


def test_an_amending_decision_and_the_text_it_republishes_are_two() -> None:
    text = """
        云川省人民代表大会常务委员会关于修改《云川省条例》的决定
        （2021年9月1日通过）
        会议决定，对《云川省条例》作如下修改：
        一、将第一条修改为：“为了服务家庭，制定本条例。”
        二、第二条修改为：“第二条 提倡适龄婚育。
        “一对夫妻可以生育三个子女。”
        本决定自公布之日起施行。
        云川省条例
        第一条 为了服务家庭，制定本条例。
        第二条 提倡适龄婚育。
        """
    assert draw(text) == tree(
        """
        §1 云川省人民代表大会常务委员会关于修改《云川省条例》的决定
        §2 （2021年9月1日通过）
        §3 会议决定，对《云川省条例》作如下修改：
          一、 将第一条修改为：“为了服务家庭，制定本条例。”
          二、 第二条修改为：“第二条提倡适龄婚育。
            § “一对夫妻可以生育三个子女。”
            § 本决定自公布之日起施行。
        regulation
          title 云川省条例
          第一条
            §1 为了服务家庭，制定本条例。
          第二条
            §1 提倡适龄婚育。
        """
    )


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("云川省条例\n第一条 甲。\n", DocumentKind.REGULATION, "云川省条例"),
        ("关于做好服务的通知\n各单位：\n", DocumentKind.NOTICE, "关于做好服务的通知"),
        ("关于修改条例的决定\n一、甲。\n", DocumentKind.DECISION, "关于修改条例的决定"),
        ("登记表\n姓名：\n", DocumentKind.OTHER, "登记表"),
        ("# 云川省条例（草案）\n\n第一条 甲。\n", DocumentKind.REGULATION, "云川省条例（草案）"),
    ],
)
def test_the_title_tells_what_a_document_is(text: str, kind: DocumentKind, title: str) -> None:
    regulation = parsed(text)
    assert (regulation.kind, regulation.title) == (kind, title)
