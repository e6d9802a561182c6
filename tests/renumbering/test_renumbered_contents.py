"""The table of contents says what the text says after provisions have gone or come."""

from __future__ import annotations

import pytest
from revising import revised

BODY = """第一章　总则
第一条　甲。
第二章　奖励
第一节　子
第二条　乙。
第二节　丑
第三条　丙。
第三章　附则
第四条　丁。
"""
LISTED = "目　录\n第一章　总则\n第二章　奖励\n　第一节　子\n　第二节　丑\n第三章　附则\n"


def contents(front: str, delete: str = "", insert: tuple[str, str] | None = None) -> list[str]:
    """The lines above the text."""
    text = revised(f"云川省条例\n{front}{BODY}", delete, insert)
    return text.split("\n第一条")[0].rsplit("\n", 1)[0].splitlines()[1:]


def test_lines_of_chapters_go_with_all_below_them() -> None:
    assert contents(LISTED, "第二章") == ["目　录", "第一章　总则", "第二章　附则"]


def test_lines_of_sections_go() -> None:
    assert contents(LISTED, "第二章 第一节") == [
        "目　录",
        "第一章　总则",
        "第二章　奖励",
        "　第一节　丑",
        "第三章　附则",
    ]


def test_lines_come_in_the_form_of_the_others() -> None:
    insert = ("第三章", "第〇章　新章\n第〇条　新。\n")
    assert contents(LISTED, insert=insert) == [
        "目　录", "第一章　总则", "第二章　奖励", "　第一节　子", "　第二节　丑", "第三章　新章", "第四章　附则",
    ]  # fmt: skip
    insert = ("第二章 第二节", "第〇节 新节\n第〇条　新。\n")
    assert "　第二节　新节" in contents(LISTED, insert=insert)


@pytest.mark.parametrize("tail", ["……1", "\t3", "..........12", ""])
def test_what_stands_behind_the_title_stays(tail: str) -> None:
    listed = f"目　录\n第一章　总则{tail}\n第二章　奖励{tail}\n第三章　附则{tail}\n"
    assert contents(listed, "第二章") == ["目　录", f"第一章　总则{tail}", f"第二章　附则{tail}"]


def test_a_table_without_a_heading_is_one_too() -> None:
    listed = "第一章　总则\n第二章　奖励\n第三章　附则\n"
    assert contents(listed, "第二章") == ["第一章　总则", "第二章　附则"]


def test_articles_that_are_listed_move_up() -> None:
    text = "云川省条例\n目录\n第一条 目的\n第二条 范围\n第三条 施行\n第一条【目的】 甲。\n第二条【范围】 乙。\n第三条【施行】 丙。\n"
    assert revised(text, "第二条") == (
        "云川省条例\n目录\n第一条 目的\n第二条 施行\n第一条【目的】 甲。\n第二条【施行】 丙。\n"
    )


def test_nothing_that_is_not_listed_comes_into_the_table() -> None:
    assert contents(LISTED, insert=("第三条", "第〇条　新。\n")) == LISTED.splitlines()
