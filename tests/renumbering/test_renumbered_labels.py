"""Labels after provisions have gone or come: shifted, in the style they had."""

from __future__ import annotations

import pytest
from revising import parsed, revised

from checker.edits import apply
from checker.renumbering import renumber

# What remains of a text without its first provision.
FIRST_GONE = {
    "第一条　甲。\n第二条　乙。\n第三条　丙。\n": "第一条　乙。\n第二条　丙。\n",
    "第1条　甲。\n第2条　乙。\n第3条　丙。\n": "第1条　乙。\n第2条　丙。\n",
    "第１条　甲。\n第２条　乙。\n第１０条　丙。\n": "第１条　乙。\n第９条　丙。\n",
    "第一條　甲。\n第二條　乙。\n": "第一條　乙。\n",
    "第 一 条 甲。\n第 二 条 乙。\n": "第 一 条 乙。\n",
    "**第一条** 甲。\n**第二条** 乙。\n": "**第一条** 乙。\n",
    "### 第一条 甲\n### 第二条 乙\n": "### 第一条 乙\n",
    "第一条【甲】 甲。\n第二条【乙】 乙。\n": "第一条【乙】 乙。\n",
    "第一百零一条　甲。\n第一百零二条　乙。\n第一百一十条　丙。\n": "第一百零一条　乙。\n第一百零九条　丙。\n",
    "第一百〇一条　甲。\n第一百〇二条　乙。\n第一百一十条　丙。\n": "第一百〇一条　乙。\n第一百零九条　丙。\n",
    "第九条　甲。\n第一〇条　乙。\n第一一条　丙。\n": "第九条　乙。\n第一〇条　丙。\n",
    "第十九条　甲。\n第二十条　乙。\n第二十一条　丙。\n": "第十九条　乙。\n第二十条　丙。\n",
    "第一条　甲。\n第三条　乙。\n第四条　丙。\n": "第二条　乙。\n第三条　丙。\n",
    "第一条　甲。\n第一条之一　乙。\n第一条之二　丙。\n第二条　丁。\n": "第一条　乙。\n第一条之一　丙。\n第二条　丁。\n",
    "第一条　甲。\n第二条　乙。\n第二条之一　丙。\n第三条　丁。\n": "第一条　乙。\n第一条之一　丙。\n第二条　丁。\n",
}  # fmt: skip


@pytest.mark.parametrize("text", FIRST_GONE)
def test_articles_move_up(text: str) -> None:
    first = parsed(text).articles()[0].label
    assert revised(text, first) == FIRST_GONE[text]


OTHERS = {
    ("第一条之一", "第一条　甲。\n第一条之一　乙。\n第一条之二　丙。\n第二条　丁。\n"): "第一条　甲。\n第一条之一　丙。\n第二条　丁。\n",
    ("第二条", "第一条　甲。\n第二条　乙。\n第二条之一　丙。\n第三条　丁。\n"): "第一条　甲。\n第二条　丙。\n第三条　丁。\n",
    ("第二条；第二条之一", "第一条　甲。\n第二条　乙。\n第二条之一　丙。\n第三条　丁。\n"): "第一条　甲。\n第二条　丁。\n",
    ("第五条", "第一条　甲。\n第三条　乙。\n第五条　丙。\n"): "第一条　甲。\n第三条　乙。\n",
}  # fmt: skip


@pytest.mark.parametrize(("delete", "text"), OTHERS)
def test_inserted_articles_keep_to_their_base(delete: str, text: str) -> None:
    assert revised(text, delete) == OTHERS[delete, text]


ITEMS = [
    ("（一）", "（二）", "（三）"),
    ("(一)", "(二)", "(三)"),
    ("1.", "2.", "3."),
    ("1、", "2、", "3、"),
    ("１．", "２．", "３．"),
    ("（1）", "（2）", "（3）"),
    ("1）", "2）", "3）"),
    ("①", "②", "③"),
    ("㈠", "㈡", "㈢"),
    ("⑴", "⑵", "⑶"),
    ("⒈", "⒉", "⒊"),
    ("A.", "B.", "C."),
    ("一、", "二、", "三、"),
    ("一是", "二是", "三是"),
    ("　　（一） ", "　　（二） ", "　　（三） "),
]


@pytest.mark.parametrize("labels", ITEMS)
def test_items_keep_their_style(labels: tuple[str, str, str]) -> None:
    one, two, three = labels
    regulation = parsed(
        f"第一条　有下列情形之一的：\n{one}甲情形；\n{two}乙情形；\n{three}丙情形。\n"
    )
    items = [each for each in regulation.root.walk() if each.kind == "item"]
    assert len(items) == 3
    text = revised(regulation.source.text, f"第一条 {items[1].label}")
    assert text == f"第一条　有下列情形之一的：\n{one}甲情形；\n{two}丙情形。\n"


@pytest.mark.parametrize("labels", ITEMS)
def test_an_item_that_comes_takes_the_style_of_its_list(labels: tuple[str, str, str]) -> None:
    one, two, three = (label.strip() for label in labels)
    regulation = parsed(f"第一条　有下列情形之一的：\n{one}甲情形；\n{two}乙情形。\n")
    items = [each for each in regulation.root.walk() if each.kind == "item"]
    text = revised(regulation.source.text, insert=(f"第一条 {items[1].label}", "（〇）新情形；\n"))
    assert text.splitlines()[1:] == [f"{one}甲情形；", f"{two}新情形；", f"{three}乙情形。"]


def test_only_the_list_of_the_item_moves_up() -> None:
    text = "第一条　甲：\n（一）甲：\n1.子；\n2.丑；\n（二）乙：\n1.寅；\n2.卯。\n又甲：\n（一）丙；\n（二）丁。\n"
    assert revised(text, "第一条 （一） 1.") == text.replace("1.子；\n2.丑", "1.丑")
    assert revised(text, "第一条 §1 （一）") == text.replace(
        "（一）甲：\n1.子；\n2.丑；\n（二）", "（一）"
    )


def test_items_that_go_on_in_the_next_paragraph_move_up_with_it() -> None:
    text = "一、甲。\n二、乙。\n三、丙。\n"
    assert revised(f"意见\n{text}", "一、") == "意见\n一、乙。\n二、丙。\n"


BOOKS = "第一编　甲\n第一章　甲\n第一条　甲。\n第二章　乙\n第二条　乙。\n第二编　乙\n第{}章　丙\n第三条　丙。\n第{}章　丁\n第四条　丁。\n"


def test_chapters_that_begin_again_in_each_book_do_so_still() -> None:
    text = revised(BOOKS.format("一", "二"), "第一编 第一章")
    assert [line[:3] for line in text.splitlines() if "章" in line] == [
        "第一章",
        "第一章",
        "第二章",
    ]


def test_chapters_that_count_through_the_books_do_so_still() -> None:
    text = revised(BOOKS.format("三", "四"), "第一编 第一章")
    assert [line[:3] for line in text.splitlines() if "章" in line] == [
        "第一章",
        "第二章",
        "第三章",
    ]


def test_sections_move_up_in_their_chapter() -> None:
    text = "第一章　甲\n第一节　子\n第一条　甲。\n第二节　丑\n第二条　乙。\n第二章　乙\n第一节　寅\n第三条　丙。\n"
    assert revised(text, "第一章 第一节") == (
        "第一章　甲\n第一节　丑\n第一条　乙。\n第二章　乙\n第一节　寅\n第二条　丙。\n"
    )


def test_headings_like_items_are_renumbered_as_chapters() -> None:
    text = "一、总则\n第一条　甲。\n二、奖励\n第二条　乙。\n三、附则\n第三条　丙。\n"
    assert revised(text, "二、") == "一、总则\n第一条　甲。\n二、附则\n第二条　丙。\n"


def test_a_chapter_without_a_number_is_not_counted() -> None:
    text = "第一章　甲\n第一条　甲。\n第二章　乙\n第二条　乙。\n附则\n第三条　丙。\n"
    assert revised(text, "第一章") == "第一章　乙\n第一条　乙。\n附则\n第二条　丙。\n"


def test_numbers_may_be_given() -> None:
    regulation = parsed("第一条　甲。\n第二条　乙。\n第三条　依照第二条和前条。\n")
    _, second, third = regulation.articles()
    found = renumber(regulation, {second: (5,), third: (5, 1)})
    assert apply(regulation.source.text, found.edits) == (
        "第一条　甲。\n第五条　乙。\n第五条之一　依照第五条和前条。\n"
    )
    assert found.labels == {"第一条": "第一条", "第二条": "第五条", "第三条": "第五条之一"}
