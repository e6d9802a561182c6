"""Automatic numbering as text: levels, formats, restarts, overrides, styles, links."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import deleted, lines, paragraph, text, word

from checker.reading import Revisions
from checker.reading.number_formats import FORMATS, written
from checker.reading.numerals import to_int


def level(
    depth: int,
    pattern: str,
    number_format: str = "chineseCountingThousand",
    more: str = "",
    start: int = 1,
) -> str:
    """A level of a list; nothing stands between its number and the text."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{pattern}"/><w:suff w:val="nothing"/></w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def listed(name: int | None = 1, depth: int | None = 0) -> str:
    """The properties of a paragraph in a list."""
    id_ = "" if name is None else f'<w:numId w:val="{name}"/>'
    ilvl = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return f"<w:numPr>{ilvl}{id_}</w:numPr>"


def items(*depths: int, name: int = 1) -> str:
    return "".join(paragraph("", listed(name, depth)) for depth in depths)


CHAPTER, ARTICLE, ITEM = level(0, "第%1章"), level(1, "第%2条"), level(2, "（%3）")
RESTART_NEVER = '<w:lvlRestart w:val="0"/>'
LAW = abstract(0, CHAPTER, level(1, "第%2条", more=RESTART_NEVER), ITEM)

CASES: dict[str, tuple[str, str, list[str]]] = {
    "articles": (
        abstract(0, level(0, "第%1条")) + num(1),
        items(0, 0, 0),
        ["第一条", "第二条", "第三条"],
    ),
    "chapters, articles that go on, items that begin anew": (
        LAW + num(1),
        items(0, 1, 2, 2, 1, 2, 0, 1, 2),
        ["第一章", "第一条", "（一）", "（二）", "第二条", "（一）", "第二章", "第三条", "（一）"],
    ),
    "levels begin anew by default": (
        abstract(0, CHAPTER, ARTICLE) + num(1),
        items(0, 1, 1, 0, 1),
        ["第一章", "第一条", "第二条", "第二章", "第一条"],
    ),
    "items that begin anew after chapters only": (
        abstract(0, CHAPTER, ARTICLE, level(2, "%3", more='<w:lvlRestart w:val="1"/>')) + num(1),
        items(0, 1, 2, 1, 2, 0, 2),
        ["第一章", "第一条", "一", "第二条", "二", "第二章", "一"],
    ),
    "all levels in one number": (
        abstract(0, level(0, "%1", "decimal"), level(1, "%1.%2", "decimal")) + num(1),
        items(0, 1, 1, 0, 1),
        ["1", "1.1", "1.2", "2", "2.1"],
    ),
    "a level above that has not begun": (
        abstract(0, level(0, "%1", "decimal"), level(1, "%1.%2", "decimal")) + num(1),
        items(1, 1, 0, 1),
        ["1.1", "1.2", "1", "1.1"],
    ),
    "legal numbering": (
        abstract(0, CHAPTER, level(1, "%1.%2", more="<w:isLgl/>")) + num(1),
        items(0, 1, 0, 1),
        ["第一章", "1.1", "第二章", "2.1"],
    ),
    "start": (
        abstract(0, level(0, "第%1条", start=18)) + num(1),
        items(0, 0),
        ["第十八条", "第十九条"],
    ),
    "start override": (
        abstract(0, level(0, "第%1条"))
        + num(1)
        + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
        items(0, 0) + items(0, 0, name=2) + items(0),
        ["第一条", "第二条", "第五条", "第六条", "第七条"],
    ),
    "level override": (
        abstract(0, level(0, "第%1条"))
        + num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "（%1）")}</w:lvlOverride>'),
        items(0, 0),
        ["（一）", "（二）"],
    ),
    "two lists of one kind go on": (
        abstract(0, level(0, "第%1条")) + num(1) + num(2),
        items(0) + items(0, name=2) + items(0),
        ["第一条", "第二条", "第三条"],
    ),
    "two kinds count apart": (
        abstract(0, level(0, "第%1条")) + abstract(7, level(0, "%1、")) + num(1) + num(2, 7),
        items(0) + items(0, name=2) + items(0),
        ["第一条", "一、", "第二条"],
    ),
    "bullets are no text": (
        abstract(0, level(0, "\uf0b7", "bullet")) + num(1),
        items(0, 0),
        ["", ""],
    ),
    "a level without number keeps its words": (
        abstract(0, level(0, "附则%1", "none")) + num(1),
        items(0),
        ["附则"],
    ),
    "no such list, no such level": (
        abstract(0, level(0, "第%1条")) + num(1),
        items(0, name=9) + items(5) + items(0),
        ["", "", "第一条"],
    ),
    "no list": (
        abstract(0, level(0, "第%1条")) + num(1),
        items(0) + items(0, name=0) + items(0),
        ["第一条", "", "第二条"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_numbers_are_counted_as_word_does(name: str) -> None:
    numbering, body, expected = CASES[name]
    assert lines(word(body + paragraph("尾"), numbering=numbering)) == [*expected, "尾"]


@pytest.mark.parametrize(("suffix", "between"), [("tab", "\t"), ("space", " "), ("nothing", "")])
def test_the_suffix_stands_between_number_and_text(suffix: str, between: str) -> None:
    one = level(0, "第%1条").replace('"nothing"', f'"{suffix}"')
    data = word(paragraph("为了", listed()), numbering=abstract(0, one) + num(1))
    assert lines(data) == [f"第一条{between}为了"]


def style(name: str, properties: str = "", based: str = "", more: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"{more}>{parent}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def styled(name: str, more: str = "") -> str:
    return paragraph("", f'<w:pStyle w:val="{name}"/>{more}')


STYLED: dict[str, tuple[str, str, list[str]]] = {
    "a style": (style("A", listed()), styled("A") * 2, ["第一章", "第二章"]),
    "a style based on it": (
        style("A", listed()) + style("B", based="A"),
        styled("B"),
        ["第一章"],
    ),
    "the default style": (
        style("N", listed(), more=' w:default="1"'),
        paragraph(""),
        ["第一章"],
    ),
    "the level is in the style based on it": (
        style("A", listed()) + style("B", listed(None, 1), based="A"),
        styled("A") + styled("B"),
        ["第一章", "第一条"],
    ),
    "the level names the style": (
        style("A", listed(1, None)) + style("L2", listed(1, None)),
        styled("A") + styled("L2") * 2,
        ["第一章", "（一）", "（二）"],
    ),
    "the paragraph says the level": (
        style("A", listed()),
        styled("A", listed(None, 1)),
        ["第一条"],
    ),
    "the paragraph takes the number away": (
        style("A", listed()),
        styled("A") + styled("A", listed(0)) + styled("A"),
        ["第一章", "", "第二章"],
    ),
    "a style takes the number away": (
        style("A", listed()) + style("B", listed(0), based="A"),
        styled("A") + styled("B"),
        ["第一章", ""],
    ),
    "styles based on each other": (
        style("A", based="B") + style("B", based="A"),
        styled("A"),
        [""],
    ),
    "a style that is not there": ("", styled("X"), [""]),
}


@pytest.mark.parametrize("name", STYLED)
def test_styles_number_their_paragraphs(name: str) -> None:
    styles, body, expected = STYLED[name]
    named = level(2, "（%3）", more='<w:pStyle w:val="L2"/>')
    numbering = abstract(0, CHAPTER, ARTICLE, named) + num(1)
    data = word(body + paragraph("尾", listed(0)), numbering=numbering, styles=styles)
    assert lines(data) == [*expected, "尾"]


def test_a_list_may_be_a_link_to_a_numbering_style() -> None:
    link = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
    home = abstract(1, '<w:styleLink w:val="S"/>', level(0, "第%1条"))
    numbering = link + home + num(1, 0) + num(2, 1)
    styles = style("S", listed(2, None)).replace('"paragraph"', '"numbering"')
    assert lines(word(items(0, 0), numbering=numbering, styles=styles)) == ["第一条", "第二条"]


def test_links_that_lead_nowhere_or_in_a_circle_number_nothing() -> None:
    circle = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
    styles = style("S", listed(1, None))
    assert lines(word(items(0) + paragraph("后"), numbering=circle + num(1), styles=styles)) == [
        "",
        "后",
    ]


def test_a_deleted_paragraph_is_not_counted() -> None:
    body = (
        paragraph("甲", listed())
        + paragraph(deleted("乙"), listed() + "<w:rPr><w:del/></w:rPr>")
        + paragraph("丙", listed())
    )
    data = word(body, numbering=abstract(0, level(0, "第%1条")) + num(1))
    assert lines(data) == ["第一条甲", "第二条丙"]
    assert lines(data, Revisions.ORIGINAL) == ["第一条甲", "第二条乙", "第三条丙"]


def test_before_the_changes_a_paragraph_has_its_old_number() -> None:
    old = f"<w:pPrChange><w:pPr>{listed()}</w:pPr></w:pPrChange>"
    data = word(paragraph("甲", old), numbering=abstract(0, level(0, "第%1条")) + num(1))
    assert lines(data) == ["甲"]
    assert lines(data, Revisions.ORIGINAL) == ["第一条甲"]


def test_a_joined_paragraph_keeps_the_number_of_its_first_text() -> None:
    body = paragraph(text("依法"), listed() + "<w:rPr><w:del/></w:rPr>") + paragraph("征收")
    data = word(body, numbering=abstract(0, level(0, "第%1条")) + num(1))
    assert lines(data) == ["第一条依法征收"]


WRITTEN = [
    ("decimal", {1: "1", 10: "10"}),
    ("decimalZero", {3: "03", 12: "12"}),
    ("decimalFullWidth", {12: "１２"}),
    ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
    ("decimalEnclosedCircleChinese", {3: "③"}),
    ("decimalEnclosedParen", {2: "⑵"}),
    ("chineseCounting", {2: "二", 10: "十", 21: "二十一", 101: "一〇一"}),
    ("chineseCountingThousand", {11: "十一", 20: "二十", 101: "一百零一", 110: "一百一十", 1001: "一千零一"}),
    ("taiwaneseCountingThousand", {115: "一百一十五"}),
    ("japaneseCounting", {12: "十二", 99: "九十九"}),
    ("ideographDigital", {20: "二〇"}),
    ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍"}),
    ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
    ("ideographZodiac", {12: "亥", 13: "13"}),
    ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
    ("lowerLetter", {28: "bb"}),
    ("upperRoman", {4: "IV", 1999: "MCMXCIX"}),
    ("lowerRoman", {9: "ix"}),
    ("none", {1: ""}),
    ("unknown", {7: "7"}),
]  # fmt: skip


@pytest.mark.parametrize(("number_format", "expected"), WRITTEN)
def test_a_number_is_written_in_its_format(number_format: str, expected: dict[int, str]) -> None:
    assert {number: written(number, number_format) for number in expected} == expected


@given(st.integers(1, 9999), st.sampled_from(["chineseCounting", "chineseCountingThousand"]))
def test_chinese_numbers_can_be_read_back(number: int, number_format: str) -> None:
    assert to_int(written(number, number_format)) == number


@given(st.integers(0, 10**9), st.sampled_from(sorted(FORMATS)))
def test_every_format_writes_every_number(number: int, number_format: str) -> None:
    assert re.fullmatch(r"\S[\S ]*", written(number, number_format))
