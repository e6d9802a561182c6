"""References of every form after provisions have gone or come: they name what they named."""

from __future__ import annotations

import pytest
from revising import carried_out, parsed, revised

from checker.renumbering import consequences

DRAFT = """云川省条例
第一章　总则
第一条　甲。
第二条　乙：
（一）甲；
（二）乙；
（三）丙；
（四）丁。
又乙。
另乙。
第二章　奖励
第三条　丙。
第四条　丁。
第五条　戊。
第六条　己。
第三章　附则
第七条　庚。
又庚。
另庚。
"""
LAST = "再庚，"


def after(words: str, delete: str = "", insert: tuple[str, str] | None = None) -> str:
    """What becomes of words in the last paragraph of the last article."""
    text = revised(f"{DRAFT}{LAST}{words}。\n", delete, insert)
    return text.split(LAST)[1].removesuffix("。\n")


DELETED = {
    ("第三条", "依照第五条"): "依照第四条",
    ("第三条", "依照第二条"): "依照第二条",
    ("第三条", "依照第5条"): "依照第4条",
    ("第三条", "依照第５条"): "依照第４条",
    ("第三条", "依照第 五 条"): "依照第 四 条",
    ("第三条", "依照第五條"): "依照第四條",
    ("第三条", "依照第五条、第六条"): "依照第四条、第五条",
    ("第三条", "依照第四、五条"): "依照第三、四条",
    ("第三条", "依照第四至六条"): "依照第三至五条",
    ("第三条", "依照第四条至第六条"): "依照第三条至第五条",
    ("第三条", "依照第四条到六条"): "依照第三条到五条",
    ("第三条", "依照第四条—第六条"): "依照第三条—第五条",
    ("第一条", "依照第二条第一款第（三）项"): "依照第一条第一款第（三）项",
    ("第二章", "依照第三章"): "依照第二章",
    ("第二章", "依照第一章"): "依照第一章",
    ("第二条 §2", "依照第二条第三款"): "依照第二条第二款",
    ("第二条 §2", "依照第二条第一款、第三款"): "依照第二条第一款、第二款",
    ("第二条 §2", "依照第二条第一、三款"): "依照第二条第一、二款",
    ("第二条 §2", "依照第二条第一款至第三款"): "依照第二条第一款至第二款",
    ("第二条 （二）", "依照第二条第三项"): "依照第二条第二项",
    ("第二条 （二）", "依照第二条第（三）项"): "依照第二条第（二）项",
    ("第二条 （二）", "依照第二条第3项"): "依照第二条第2项",
    ("第二条 （二）", "依照第二条第一款第一项至第四项"): "依照第二条第一款第一项至第三项",
    ("第二条 （二）", "依照第二条第一款第（一）项至第（四）项"): "依照第二条第一款第（一）项至第（三）项",
    ("第七条 §1", "依照第二款和第三款"): "依照第一款和第二款",
    ("第七条 §1", "依照本条第二款"): "依照本条第一款",
    ("第七条 §1", "依照前款"): "依照前款",
    ("第七条 §1", "依照前两款"): "依照前两款",
    ("第三条", "依照本条、前条和本章"): "依照本条、前条和本章",
    ("第三条", "依照前三条"): "依照前三条",
}  # fmt: skip
SHRUNK = {
    ("第四条", "依照第三条、第四条、第五条"): "依照第三条、第四条",
    ("第四条", "依照第三条、第四条和第五条"): "依照第三条和第四条",
    ("第四条", "依照第三条、第五条和第四条"): "依照第三条和第四条",
    ("第四条", "依照第四条、第五条或者第六条"): "依照第四条或者第五条",
    ("第四条；第五条", "依照第三条、第四条、第五条和第六条"): "依照第三条和第四条",
    ("第四条；第五条", "依照第四条、第三条、第五条以及第六条"): "依照第三条以及第四条",
    ("第四条", "依照第三条的规定和第四条的规定"): "依照第三条的规定",
    ("第四条", "依照第四条、第五条第一款"): "依照第四条第一款",
    ("第四条", "依照第三、四、五条"): "依照第三、四条",
    ("第四条", "依照第三、四和五条"): "依照第三和四条",
    ("第四条", "依照第四、五条"): "依照第四条",
    ("第三条", "依照第三至六条"): "依照第三至五条",
    ("第四条", "依照第三条至第六条"): "依照第三条至第五条",
    ("第三条", "依照第三条至第六条"): "依照第三条至第五条",
    ("第六条", "依照第三条至第六条"): "依照第三条至第五条",
    ("第五条；第六条", "依照第三条至第六条"): "依照第三条至第四条",
    ("第四条；第五条；第六条", "依照第三条至第六条"): "依照第三条",
    ("第三条；第四条", "依照第三至五条"): "依照第三条",
    ("第二条 （二）", "依照第二条第（一）、（二）、（三）项"): "依照第二条第（一）、（二）项",
    ("第二条 （一）", "依照第二条第（一）、（二）项"): "依照第二条第（一）项",
    ("第二条 （一）", "依照第二条第一项、第二项"): "依照第二条第一项",
    ("第二条 （二）", "依照第二条第一款第一项、第二项和第三项"): "依照第二条第一款第一项和第二项",
    ("第二条 （三）；第二条 （四）", "依照第二条第（二）项至第（四）项"): "依照第二条第（二）项",
    ("第二条 §1", "依照第二条第一款、第二款"): "依照第二条第一款",
    ("第二条 §1", "依照第二条第一款第一项、第三款"): "依照第二条第二款",
    ("第二章", "依照第一章、第二章和第三章"): "依照第一章和第二章",
    ("第六条", "依照前两条"): "依照前条",
    ("第五条", "依照前三条"): "依照前两条",
    ("第七条 §2", "依照前三款"): "依照前两款",
    ("第七条 §2；第七条 §3", "依照前三款"): "依照前款",
}  # fmt: skip
INSERTED = {
    ("第五条", "依照第五条"): "依照第六条",
    ("第五条", "依照第四条"): "依照第四条",
    ("第五条", "依照第四条、第五条"): "依照第四条、第六条",
    ("第五条", "依照第四条至第六条"): "依照第四条至第七条",
    ("第五条", "依照第四至六条"): "依照第四至七条",
    ("第四条", "依照第四条至第六条"): "依照第五条至第七条",
    ("第三章", "依照第四条至第六条"): "依照第四条至第六条",
    ("第三章", "依照前条"): "依照第六条",
    ("第三章", "依照前条第一款"): "依照第六条第一款",
    ("第三章", "依照前两条"): "依照第五条和第六条",
    ("第三章", "依照前三条"): "依照第四条至第六条",
    ("第六条", "依照前两条"): "依照第五条和第七条",
    ("第六条", "依照前条"): "依照前条",
    ("第五条", "依照本章和第二章"): "依照本章和第二章",
}  # fmt: skip


@pytest.mark.parametrize(("delete", "words"), DELETED)
def test_a_reference_follows_what_it_names(delete: str, words: str) -> None:
    assert after(words, delete) == DELETED[delete, words]


@pytest.mark.parametrize(("delete", "words"), SHRUNK)
def test_a_reference_loses_what_goes(delete: str, words: str) -> None:
    assert after(words, delete) == SHRUNK[delete, words]


@pytest.mark.parametrize(("before", "words"), INSERTED)
def test_a_reference_makes_room_for_what_comes(before: str, words: str) -> None:
    assert after(words, insert=(before, "第〇条　新。\n")) == INSERTED[before, words]


COMING = {
    ("第二条 （三）", "（〇）新；\n", "依照第二条第（三）项"): "依照第二条第（四）项",
    ("第二条 （三）", "（〇）新；\n", "依照第二条第二项至第四项"): "依照第二条第二项至第五项",
    ("第二条 §2", "新。\n", "依照第二条第二款"): "依照第二条第三款",
    ("第七条 §3", "新。\n", "依照前两款"): "依照第二款和第四款",
    ("第七条 §3", "新。\n", "依照前款"): "依照前款",
    ("第二章", "第〇章　新\n第〇条　新。\n", "依照第二章"): "依照第三章",
    ("第二章", "第〇章　新\n第〇条　新。\n", "依照第三条"): "依照第四条",
}


@pytest.mark.parametrize(("before", "lines", "words"), COMING)
def test_items_paragraphs_and_chapters_that_come_count(before: str, lines: str, words: str) -> None:
    assert after(words, insert=(before, lines)) == COMING[before, lines, words]


STAYS = [
    "依照《行政处罚法》第五条",
    "依照行政处罚法第五条、第六条",
    "依照第九十九条",
    "写明“依照第五条”",
    "依照第三条",
    "依照第三条、第三条第一款",
    "第十五日",
]


@pytest.mark.parametrize("words", STAYS)
def test_what_names_nothing_that_remains_stays(words: str) -> None:
    assert after(words, "第三条") == words


def test_a_relative_reference_in_the_moved_article_holds() -> None:
    text = "第一条　甲。\n第二条　乙。\n第三条　依照前条。\n第四条　依照上一条和下一条。\n第五条　戊。\n"
    assert revised(text, "第一条") == (
        "第一条　乙。\n第二条　依照前条。\n第三条　依照上一条和下一条。\n第四条　戊。\n"
    )


def test_a_relative_reference_whose_article_moved_away_is_written_out() -> None:
    text = "第二条　乙：\n（一）丙；\n（二）丁，依照前项；\n（三）戊，依照前两项。\n"
    assert revised(text, insert=("第二条 （二）", "（〇）新；\n")) == (
        "第二条　乙：\n（一）丙；\n（二）新；\n（三）丁，依照第一项；\n（四）戊，依照第一项和第三项。\n"
    )


def test_an_annex_cites_the_new_numbers() -> None:
    text = "第一条　甲。\n第二条　乙。\n附件1\n依照第二条填写。\n"
    assert revised(text, "第一条") == "第一条　乙。\n附件1\n依照第一条填写。\n"


TWO = """甲办法
第一条　甲。
第二条　依照第一条。
乙办法
第一条　乙。
第二条　丙。
第三条　依照第二条和《甲办法》第二条，但不依照《甲办法》第一条。
"""


def test_each_regulation_of_a_file_counts_for_itself() -> None:
    regulation = parsed(TWO)
    deleted = [regulation.articles()[2]]
    text = carried_out(regulation, deleted, consequences(regulation, deleted))
    assert text == TWO.replace("第一条　乙。\n", "").replace("第二条　丙", "第一条　丙").replace(
        "第三条　依照第二条", "第二条　依照第一条"
    )


def test_another_regulation_of_the_file_is_cited_by_its_new_numbers() -> None:
    regulation = parsed(TWO)
    deleted = [regulation.articles()[0]]
    found = consequences(regulation, deleted)
    text = carried_out(regulation, deleted, found)
    assert (
        text.splitlines()[-1] == "第三条　依照第二条和《甲办法》第一条，但不依照《甲办法》第一条。"
    )
    assert [(each.reference.text, each.is_settled) for each in found.dangling] == [
        ("第一条", False),
        ("第一条", False),
    ]
