"""The layout: a block for each line with words, and what stands on it."""

from __future__ import annotations

import pytest
from conftest import FULL
from desk_drafts import FIRST
from hypothesis import given
from hypothesis import strategies as st

from checker.model import NodeKind, Regulation
from checker.reading import read_bytes
from checker.reviewing.layout import Block, blocks
from checker.structure import parse

SAMPLES = FULL.parent
PIECES = [
    "云岭省人口与计划生育条例",
    "（2020年1月1日省人民代表大会常务委员会通过）",
    "目录",
    "第一章 总则",
    "第二节 保障",
    "第一条 为了促进发展，制定本条例。",
    "第二条 有下列情形之一的：",
    "（一）符合条件的；",
    "1.其他。",
    "县级人民政府负责。",
    "附件",
    "  ",
    "",
    "　　第三条　缩进的条文。",
    "\t制表符",
    "第一章",
]


def regulation(text: str) -> Regulation:
    return parse(read_bytes(text.encode(), "draft.txt"))


def covers(found: Regulation) -> None:
    """Each character that is not blank stands in exactly one block, and blocks go on."""
    text = found.source.text
    at = 0
    for block in blocks(found):
        assert text[at : block.start].strip() == ""
        words = text[block.start : block.end]
        assert words == words.strip() != ""
        assert "\n" not in words
        at = block.end
    assert text[at:].strip() == ""


@given(st.lists(st.sampled_from(PIECES), min_size=1).map("\n".join).filter(str.strip))
def test_every_line_with_words_is_in_one_block(text: str) -> None:
    covers(regulation(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n")).filter(str.strip))
def test_so_is_any_text(text: str) -> None:
    try:
        found = regulation(text)
    except Exception as error:  # what cannot be read is refused before
        assert type(error).__name__ == "ReadError"  # noqa: PT017
        return
    covers(found)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt"))[::6], ids=lambda path: path.stem)
def test_so_is_a_whole_regulation_and_its_articles_keep_their_order(path: object) -> None:
    found = regulation(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    covers(found)
    begun = [each.label for each in blocks(found) if each.kind is NodeKind.ARTICLE]
    assert begun == [each.label for each in found.articles()]


def test_what_stands_on_each_line() -> None:
    found = regulation(FIRST)

    def shown(block: Block) -> tuple[str, str, str, str]:
        words = found.source.text[block.start : block.end]
        return block.kind.value, block.label, block.article, words[:6]

    assert [shown(each) for each in blocks(found)] == [
        ("title", "", "", "云岭省人口与"),
        ("chapter", "第一章", "", "第一章 总则"),
        ("article", "第一条", "第一条", "第一条 为了"),
        ("article", "第二条", "第二条", "第二条 违反"),
        ("article", "第三条", "第三条", "第三条 卫生"),
        ("chapter", "第二章", "", "第二章 附则"),
        ("article", "第四条", "第四条", "第四条 办理"),
        ("article", "第五条", "第五条", "第五条 本条"),
    ]


def test_paragraphs_and_items_belong_to_their_article() -> None:
    text = "第一条 有下列情形之一的：\n（一）甲；\n（二）乙。\n第二款。\n第二条 丙。\n"
    assert [(each.kind.value, each.article) for each in blocks(regulation(text))] == [
        ("article", "第一条"),
        ("item", "第一条"),
        ("item", "第一条"),
        ("paragraph", "第一条"),
        ("article", "第二条"),
    ]
