"""Akoma Ntoso: which element each provision becomes, and by which identifier it goes."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from exporting import all_of, exported, faults, outline, read_back, words
from lxml import etree

from checker.reading import read
from checker.structure import parse

REGULATION = """云川省奖励条例
（2002年9月1日云川省第九届人民代表大会常务委员会第三十次会议通过）
目录
第一章 总则
第一节 目的
附则
第一章 总则
第一节 目的
第一条【目的】 为了奖励，制定本条例。
第一条之一 有下列情形之一的：
（一）甲：
1.丙；
2.丁；
（二）乙，
由主管部门处理。
前款规定不适用于戊。
附则
第二条 本条例自公布之日起施行。
附件1
登记表
"""


def test_each_kind_of_provision_has_its_element() -> None:
    assert outline(exported(REGULATION)) == [
        "chp_1",
        "chp_1__sec_1",
        "art_1",
        "art_1__para_1",
        "art_1-1",
        "art_1-1__para_1",
        "art_1-1__para_1__point_1",
        "art_1-1__para_1__point_1__indent_1",
        "art_1-1__para_1__point_1__indent_2",
        "art_1-1__para_1__point_2",
        "art_1-1__para_2",
        "chp_nn_1",
        "art_2",
        "art_2__para_1",
        "att_1__para_1",
    ]


def test_a_list_has_its_preamble_and_its_tail_around_it() -> None:
    (paragraph,) = exported(REGULATION).xpath("//*[@eId='art_1-1__para_1']")
    assert [etree.QName(each).localname for each in paragraph] == [
        "intro",
        "point",
        "point",
        "wrapUp",
    ]
    assert words(paragraph, "intro").strip() == "有下列情形之一的："
    assert words(paragraph, "wrapUp").strip() == "由主管部门处理。"


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("第三条【目的】甲。", "第三条", "【目的】"),
        ("第三条（目的） 甲。", "第三条", "（目的）"),
        ("第 三 条 甲。", "第 三 条", ""),
        ("第3条：甲。", "第3条：", ""),
    ],
)
def test_numbers_and_headings_are_as_the_draft_writes_them(
    line: str, number: str, heading: str
) -> None:
    (article,) = all_of(exported(f"云川省条例\n{line}\n"), "article")
    assert (words(article, "num"), words(article, "heading")) == (number, heading)
    assert article.get("eId") == "art_3"


def test_a_number_that_comes_twice_gives_two_identifiers() -> None:
    root = exported("云川省条例\n第二条 甲。\n第三条 乙。\n第三条 丙。\n第三条之二 丁。\n")
    assert [each.get("eId") for each in all_of(root, "article")] == [
        "art_2",
        "art_3",
        "art_3_2",
        "art_3-2",
    ]
    assert faults(root) == []


def test_the_front_is_preface_with_a_table_that_leads_to_the_divisions() -> None:
    root = exported(REGULATION)
    assert [words(each, "docTitle") for each in root.xpath("//*[local-name()='longTitle']/*")] == [
        "云川省奖励条例"
    ]
    entries = [(each.text, each.get("level"), each.get("href")) for each in all_of(root, "tocItem")]
    assert entries == [
        ("第一章 总则", "2", "#chp_1"),
        ("第一节 目的", "3", "#chp_1__sec_1"),
        ("附则", "2", "#chp_nn_1"),
    ]


def test_an_annex_is_an_attachment_with_a_document_of_its_own() -> None:
    (attachment,) = all_of(exported(REGULATION), "attachment")
    assert words(attachment, "heading") == "附件1"
    assert "".join(next(all_of(attachment, "mainBody")).itertext()).strip() == "登记表"


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("云川省条例\n第一条 甲。\n", ["act"]),
        ("云川省条例（草案）\n第一条 甲。\n", ["bill"]),
        ("关于做好服务的通知\n各单位：\n一、甲。\n附件1\n名单\n", ["doc", "doc"]),
        ("登记表\n姓名：\n", ["doc"]),
        ("云川市甲办法\n第一条 甲。\n云川市乙规定\n第一条 乙。\n", ["act", "act"]),
        ("各单位：\n现印发给你们。\n云川市甲办法\n第一条 甲。\n", ["doc", "act"]),
    ],
)
def test_a_file_is_an_act_a_document_or_a_collection(text: str, elements: list[str]) -> None:
    root = exported(text)
    documents = [each for name in ("doc", "act", "bill") for each in all_of(root, name)]
    documents.sort(key=lambda each: list(root.iter()).index(each))
    assert [etree.QName(each).localname for each in documents] == elements
    assert (len(list(all_of(root, "documentCollection"))) == 1) is (
        (elements[0] != "doc" and len(elements) > 1) or elements == ["doc", "act"]
    )


def test_the_regulations_of_a_collection_have_identifiers_of_their_own() -> None:
    root = exported("云川市甲办法\n第一条 甲。\n云川市乙规定\n第一条 依照本条。\n")
    assert [each.get("eId") for each in all_of(root, "article")] == ["cmp_1__art_1", "cmp_2__art_1"]
    (reference,) = all_of(root, "ref")
    assert reference.get("href") == "#cmp_2__art_1"


def test_a_table_of_word_is_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("云川省奖励条例", "第一条 标准见附件。", "附件1"):
        document.add_paragraph(line)
    table = document.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = "甲乙丙丁"[at]
    document.save(tmp_path / "table.docx")
    root = read_back(parse(read(tmp_path / "table.docx")))
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in all_of(root, "tr")]
    assert rows == [["甲", "乙"], ["丙", "丁"]]
    assert faults(root) == []


def test_the_marks_of_markdown_are_no_words() -> None:
    root = exported("# 云川省条例\n\n**第一条** 甲。\n\n- 乙____。\n", "draft.md")
    (article,) = all_of(root, "article")
    assert words(article, "num") == "第一条"
    assert words(next(all_of(root, "longTitle"))[0], "docTitle") == "云川省条例"
    assert "____" in "".join(root.itertext())


def test_comments_to_this_program_are_no_words() -> None:
    root = exported("云川省条例\n第一条 甲。<!-- tiaoli: ignore FEE001 -- 乙 -->\n")
    assert "tiaoli: ignore" not in "".join(root.itertext())
    assert not root.xpath("//comment()")
