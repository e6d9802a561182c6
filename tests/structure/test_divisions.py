"""Books, chapters, sections and articles, in the many ways in which their headings are written."""

from __future__ import annotations

import pytest
from drawing import draw, parsed, tree


def test_the_tree_has_books_chapters_sections_articles_paragraphs_and_items() -> None:
    text = """
        第一编 总则
        第一章 一般规定
        第一节 目的
        第一条 为了服务家庭，制定本条例。
        县级以上人民政府负责下列工作：
        （一）制定规划；
        （二）保障经费，包括：
        1.人员经费；
        2.设备经费。
        第二节 适用
        第二条 本省适用本条例。
        第二章 附则
        第三条 本条例自公布之日起施行。
        """
    assert draw(text) == tree(
        """
        regulation
          第一编【总则】
            第一章【一般规定】
              第一节【目的】
                第一条
                  §1 为了服务家庭，制定本条例。
                  §2 县级以上人民政府负责下列工作：
                    （一） 制定规划；
                    （二） 保障经费，包括：
                      1. 人员经费；
                      2. 设备经费。
              第二节【适用】
                第二条
                  §1 本省适用本条例。
            第二章【附则】
              第三条
                §1 本条例自公布之日起施行。
        """
    )


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("第一章　总　则", "第一章", "总则"),
        ("第 一 章 总 则", "第一章", "总则"),
        ("　　第一章\u00a0\u00a0总则", "第一章", "总则"),
        ("第一章总则", "第一章", "总则"),
        ("第一章：总则", "第一章", "总则"),
        ("第1章 总则", "第一章", "总则"),
        ("第１章　总则", "第一章", "总则"),
        ("## 第一章 总则", "第一章", "总则"),
        ("**第一章 总则**", "第一章", "总则"),
        ("### **第一章**　总则", "第一章", "总则"),
        ("第一章\n总　则", "第一章", "总则"),
        ("第一章 總則", "第一章", "總則"),
        ("总 则", "总则", ""),
        ("**总则**", "总则", ""),
    ],
)
def test_a_chapter_heading_is_read_in_any_dress(line: str, label: str, title: str) -> None:
    regulation = parsed(f"{line}\n第一条 各级人民政府应当保障经费。\n")
    chapter = regulation.root.children[0].children[0]
    assert (chapter.kind.value, chapter.label, chapter.title) == ("chapter", label, title)
    assert [child.label for child in chapter.children] == ["第一条"]


def test_chapters_without_numbers_hold_their_articles() -> None:
    text = """
        总  则
        第一条 甲。
        罚    则
        第二条 乙。
        附    则
        第三条 丙。
        """
    assert draw(text) == tree(
        """
        regulation
          总则
            第一条
              §1 甲。
          罚则
            第二条
              §1 乙。
          附则
            第三条
              §1 丙。
        """
    )


@pytest.mark.parametrize(
    "line",
    [
        "第二章规定的奖励由县级人民政府发放",
        "第二章、第三章规定的奖励由县级人民政府发放",
        "第二章的规定适用于流动人口",
        "第一节课讲授青春期知识，由学校安排。",
    ],
)
def test_a_citation_at_the_start_of_a_line_is_no_heading(line: str) -> None:
    regulation = parsed(f"第一章 总则\n第一条 奖励如下。\n{line}\n第二条 乙。\n")
    (chapter,) = regulation.root.children[0].children
    assert [child.label for child in chapter.children] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    ("line", "label", "number", "body"),
    [
        ("第一条　为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条 为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条\t为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条\u2003为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第 一 条 为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条：为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条:为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条、为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一条．为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第 1 条 为了服务家庭。", "第1条", (1,), "为了服务家庭。"),
        ("第１条　为了服务家庭。", "第１条", (1,), "为了服务家庭。"),
        ("**第一条** 为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("### 第一条 为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("- **第一条**：为了服务家庭。", "第一条", (1,), "为了服务家庭。"),
        ("第一條　為了服務家庭。", "第一条", (1,), "為了服務家庭。"),
        ("第十八条之一 为了服务家庭。", "第十八条之一", (18, 1), "为了服务家庭。"),
        ("第一百零一条 为了服务家庭。", "第一百零一条", (101,), "为了服务家庭。"),
        ("第二○条 为了服务家庭。", "第二○条", (20,), "为了服务家庭。"),
    ],
)
def test_an_article_label_is_read_in_any_dress(
    line: str, label: str, number: tuple[int, ...], body: str
) -> None:
    regulation = parsed(line + "\n")
    (article,) = regulation.articles()
    assert (article.label, article.number) == (label, number)
    assert regulation.source.text[article.body :].strip() == body


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("第五条【职责分工】 各部门分工负责。", "职责分工"),
        ("第五条 【职责分工】各部门分工负责。", "职责分工"),
        ("第五条（职责分工） 各部门分工负责。", "职责分工"),
        ("第五条〔职责分工〕各部门分工负责。", "职责分工"),
        ("第五条 [职责分工] 各部门分工负责。", "职责分工"),
        ("第五条【职责分工】\n各部门分工负责。", "职责分工"),
        ("**第五条　【职责分工】** 各部门分工负责。", "职责分工"),
        ("第五条 职责分工\n各部门分工负责。", "职责分工"),
        ("### 第五条 职责分工\n\n各部门分工负责。", "职责分工"),
        ("第五条 各部门分工负责。", ""),
        ("第五条（一）各部门分工负责。", ""),
        ("第五条 各部门应当\n，分工负责。", ""),
        ("第五条 有下列情形\n的，各部门分工负责。", ""),
        ("第五条 各部门分工\n（一）负责。", ""),
    ],
)
def test_the_title_of_an_article_is_no_paragraph(line: str, title: str) -> None:
    (article,) = parsed(line + "\n").articles()
    assert article.title == title
    assert [child.number for child in article.children] == [(1,)]


def test_a_label_alone_on_its_line_goes_with_the_text_below() -> None:
    text = """
        第一条
        　　各级人民政府负责。
        　　有关部门配合。
        第二条
        （一）甲；
        （二）乙。
        """
    assert draw(text) == tree(
        """
        regulation
          第一条
            §1 各级人民政府负责。
            §2 有关部门配合。
          第二条
            §1
              （一） 甲；
              （二） 乙。
        """
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        "违反本条例第三条、\n第二条的，由县级人民政府卫生健康部门责令改正。",
        "对违反本条例规定的行为，依照本条例第三条和\n第二条，由有关部门处理。",
        "申请人符合下列条件的，依照本条例\n第二条规定办理。",
        "申请人符合下列条件的，依照本条例第三条或者\n第二条第一款办理。",
        "夫妻双方户籍不在同一地方的，其登记依照\n第二条 规定的程序办理。",
    ],
)
def test_a_citation_at_the_start_of_a_wrapped_line_opens_no_article(wrapped: str) -> None:
    regulation = parsed(f"第一条 {wrapped}\n第二条 乙。\n第三条 丙。\n")
    assert [article.label for article in regulation.articles()] == ["第一条", "第二条", "第三条"]
    assert len(regulation.articles()[0].children) == 1


def test_numbers_that_jump_or_come_twice_still_open_articles() -> None:
    text = "第一条 甲。\n第三条 乙。\n第三条 丙。\n第三条之一 丁。\n第十条 戊。\n"
    labels = [article.label for article in parsed(text).articles()]
    assert labels == ["第一条", "第三条", "第三条", "第三条之一", "第十条"]


def test_numbered_headings_above_articles_are_chapters_and_sections() -> None:
    text = """
        云川省办法
        一、总则
        第一条 甲。
        二、奖励
        （一）标准
        第二条 乙。
        （二）程序
        第三条 材料包括：
        （一）身份证
        （二）户口簿
        第四条 丁。
        """
    assert draw(text) == tree(
        """
        regulation
          title 云川省办法
          一、【总则】
            第一条
              §1 甲。
          二、【奖励】
            （一）【标准】
              第二条
                §1 乙。
            （二）【程序】
              第三条
                §1 材料包括：
                  （一） 身份证
                  （二） 户口簿
              第四条
                §1 丁。
        """
    )
