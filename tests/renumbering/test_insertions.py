"""What comes in gets its numbers, in the style of its neighbours, and cites by the new ones."""

from __future__ import annotations

import pytest
from revising import carried_out, parsed, revised

from checker.renumbering import Insertion, consequences

DRAFT = "第一章　总则\n第一条　甲。\n第二条　乙。\n第二章　附则\n第三条　丙。\n"


def test_new_articles_are_numbered_in_order() -> None:
    text = revised(DRAFT, insert=("第二章", "第〇条　新甲。\n第〇条　新乙。\n"))
    assert text == (
        "第一章　总则\n第一条　甲。\n第二条　乙。\n第三条　新甲。\n第四条　新乙。\n第二章　附则\n第五条　丙。\n"
    )


def test_several_insertions_at_one_place_keep_their_order() -> None:
    regulation = parsed(DRAFT)
    end = len(DRAFT)
    coming = [
        Insertion(end, "第〇条　新乙。\n"),
        Insertion(end, "第〇条　新丙。\n"),
        Insertion(0, ""),
    ]
    found = consequences(regulation, [], coming)
    assert [each.text for each in found.insertions] == ["第四条　新乙。\n", "第五条　新丙。\n", ""]


def test_a_new_article_may_take_the_place_of_one_that_goes() -> None:
    assert revised(DRAFT, "第二条", ("第二条", "第〇条　新。\n")) == DRAFT.replace("乙", "新")


def test_an_article_before_the_first_one() -> None:
    assert (
        revised("第一条　甲。\n", insert=("第一条", "第〇条　新。\n"))
        == "第一条　新。\n第二条　甲。\n"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("第9条", "第10条"), ("第９条", "第１０条"), ("第九條", "第十條"), ("第 九 条", "第 十 条")],
)
def test_the_style_is_that_of_the_article_before(old: str, new: str) -> None:
    assert revised(f"{old} 甲。\n", insert=("", "第〇条 新。\n")) == f"{old} 甲。\n{new} 新。\n"


def test_between_an_article_and_those_that_count_on_from_it() -> None:
    text = "第一条　甲。\n第一条之一　乙。\n第二条　丙。\n"
    assert revised(text, insert=("第一条之一", "第〇条　新。\n")) == (
        "第一条　甲。\n第一条之一　新。\n第一条之二　乙。\n第二条　丙。\n"
    )
    assert revised(text, insert=("第二条", "第〇条　新。\n")) == (
        "第一条　甲。\n第一条之一　乙。\n第二条　新。\n第三条　丙。\n"
    )


def test_items_of_a_new_article_count_from_one() -> None:
    lines = "第〇条　新：\n（〇）新甲；\n（〇）新乙。\n"
    assert revised("第一条　甲。\n", insert=("", lines)) == (
        "第一条　甲。\n第二条　新：\n（一）新甲；\n（二）新乙。\n"
    )


def test_an_item_at_the_end_of_a_list() -> None:
    text = "第一条　甲：\n（一）甲；\n（二）乙；\n第二条　依照第一条第二项。\n"
    assert revised(text, insert=("第二条", "（〇）新。\n")) == text.replace(
        "第二条", "（三）新。\n第二条"
    )


def test_citations_follow_what_they_name() -> None:
    text = revised(DRAFT, "第一条", ("第二章", "第〇条　依照⟦第二条第一款、第三条⟧的规定。\n"))
    assert "第二条　依照第一条第一款、第三条的规定。\n" in text


@pytest.mark.parametrize("words", ["第九条", "第一条", "法律"])
def test_a_citation_of_what_is_not_there_or_goes_is_refused(words: str) -> None:
    regulation = parsed(DRAFT)
    with pytest.raises(ValueError, match=words):
        consequences(
            regulation,
            [regulation.articles()[0]],
            [Insertion(len(DRAFT), f"第〇条　⟦{words}⟧。\n")],
        )


def test_the_edits_touch_nothing_that_goes() -> None:
    text = "第一条　甲。\n第二条　依照第三条：\n（一）甲；\n（二）乙。\n第三条　丙。\n"
    regulation = parsed(text)
    deleted = [regulation.articles()[1], regulation.articles()[0]]
    found = consequences(regulation, deleted)
    assert carried_out(regulation, deleted, found) == "第一条　丙。\n"


def test_nor_of_a_subitem_that_goes() -> None:
    text = "第一条　甲。\n第二条　乙：\n（一）甲：\n1.依照第三条；\n2.丑。\n第三条　丙。\n"
    assert revised(text, "第一条；第二条 （一） 1.") == (
        "第一条　乙：\n（一）甲：\n1.丑。\n第二条　丙。\n"
    )


def test_what_dangles_is_left_for_the_caller_or_settled() -> None:
    text = "第一条　甲。\n第二条　依照第一条；依照第一条、第三条。\n第三条　丙。\n"
    regulation = parsed(text)
    found = consequences(regulation, [regulation.articles()[0]])
    assert [(each.span.start, each.is_settled) for each in found.dangling] == [
        (13, False),
        (19, True),
    ]
    assert all(each.gone == (regulation.articles()[0],) for each in found.dangling)


MOVED = """目录
第一条 甲
第二条 乙
第三条 丙
第一条【甲】 依照第二条第二款和前条。
第二条【乙】 乙，依照第三条。
又乙。
第三条【丙】 依照前条、第二条至第三条和第一条。
"""


def test_references_follow_what_is_moved() -> None:
    regulation = parsed(MOVED)
    second = regulation.articles()[1]
    coming = Insertion(len(MOVED), "第〇条【乙】 乙，依照⟦第三条⟧。\n又乙。\n", (second,))
    found = consequences(regulation, [second], [coming])
    assert carried_out(regulation, [second], found).splitlines() == [
        "目录",
        "第一条 甲",
        "第二条 丙",
        "第三条 乙",
        "第一条【甲】 依照第三条第二款和前条。",
        "第二条【丙】 依照第三条、第二条至第三条和第一条。",
        "第三条【乙】 乙，依照第二条。",
        "又乙。",
    ]
    assert found.dangling == ()
    assert found.labels == {"第一条": "第一条", "第二条": "第三条", "第三条": "第二条"}


def test_behind_a_last_line_without_a_break() -> None:
    assert revised("第一条　甲。", insert=("", "第〇条　新。\n")) == "第一条　甲。\n第二条　新。"


def test_what_a_comment_says_is_no_label() -> None:
    text = "<!-- tiaoli: ignore FEE001 第一条 --> 第一条　甲。\n第二条　乙。<!-- tiaoli: ignore FEE001 依照第二条 -->\n第三条　依照第二条。\n"
    regulation = parsed(text, "md")
    deleted = [each for each in regulation.articles() if each.number == (1,)]
    found = consequences(regulation, deleted)
    assert carried_out(regulation, deleted, found) == (
        "第一条　乙。<!-- tiaoli: ignore FEE001 依照第二条 -->\n第二条　依照第一条。\n"
    )
