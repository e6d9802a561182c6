"""The page for pull requests, read back by a Markdown parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from report_samples import AIM, LEVY, document, report
from rich_report import hostile, rich, word

from checker.findings import Change, Removed
from checker.reporting.markdown import LIMIT, render_markdown
from checker.reporting.plain import PlainReport
from checker.reporting.remarks import one_line

JOINER = "\u2060"
OURS = {"details", "summary", "strong"}


def tokens(made: PlainReport, **settings: int) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(render_markdown(made, **settings))


def said(token: Token) -> str:
    """The text of an inline token as a reader sees it."""
    parts = (each.content for each in token.children or ())
    return "".join(parts).replace(JOINER, "")


def tables(read: list[Token]) -> list[list[list[str]]]:
    """The cells of each table, by rows, the headings first."""
    found: list[list[list[str]]] = []
    for before, token in pairwise(read):
        if before.type == "table_open":
            found.append([])
        elif before.type == "tr_open":
            found[-1].append([])
        if token.type == "inline" and before.type in ("td_open", "th_open"):
            found[-1][-1].append(said(token))
    return found


class Tags(HTMLParser):
    """The tags and the text of the HTML in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data.replace(JOINER, "")


def html(read: list[Token]) -> Tags:
    parser = Tags()
    for token in read:
        if token.type == "html_block":
            parser.feed(token.content)
    return parser


def inline_kinds(read: list[Token]) -> Iterator[str]:
    return (child.type for token in read for child in token.children or ())


def test_the_heading_counts_and_a_table_lists_the_files() -> None:
    read = tokens(rich())
    assert said(read[1]) == "条例检查：发现 3 个错误（共检查 3 个文件），1 个文件未能检查"
    assert tables(read)[0] == [
        ["文件", "错误", "警告", "提示", "缺少的内容"],
        ["drafts/draft.txt", "1", "0", "0", "1"],
        ["𠮷.md", "1", "0", "0", "0"],
        ["drafts/修订 草案.docx", "1", "0", "0", "1"],
    ]


def test_a_finding_and_a_lacking_requirement_are_rows() -> None:
    found, lacking = tables(tokens(report(document((LEVY,)))))[1:]
    assert found[1] == [
        "错误",
        "第三十六条，第 7 行",
        "FEE001 征收社会抚养费",
        "由县级人民政府卫生健康主管部门征收社会抚养费",
        "删除本条。",
    ]
    basis = "国卫人口发〔2021〕24号 二（一）“依法实施三孩生育政策”"
    assert lacking[1] == ["育儿假", basis, "增加育儿假的规定。"]


def test_a_word_file_has_articles_but_no_lines() -> None:
    assert tables(tokens(report(word(LEVY))))[1][1][1] == "第三十六条"


def test_what_does_not_count_and_what_was_removed_are_numbers() -> None:
    change = Change("v1.0", "draft.txt", 3, (Removed(AIM, None),))
    page = render_markdown(report(replace(document((LEVY,)), change=change)))
    assert "自 v1\\.0 以来消除 1 个问题。" in page
    assert "另有 2 个已接受的问题不计入。" in render_markdown(rich())
    assert "扫描件\\.docx：没有文字；请先做文字识别。" in render_markdown(rich())


def test_a_clean_report_is_one_line() -> None:
    page = render_markdown(report(document((), covered=())))
    assert page == "## 条例检查：未发现问题（共检查 1 个文件）\n"


@pytest.mark.parametrize("limit", [1_000, 2_000, 5_000, LIMIT])
def test_a_page_keeps_to_its_limit_and_says_what_is_left_out(limit: int) -> None:
    many = [document((LEVY,) * 40, path=f"drafts/{number}.txt") for number in range(60)]
    page = render_markdown(report(*many), limit=limit)
    assert len(page) <= limit
    assert page.count("<details") == page.count("</details>")
    read = tables(tokens(report(*many), limit=limit))
    listed = sum(len(table) - 1 for table in read if table[0][0] == "级别")
    left_out = re.search(r"(\d+) 个问题", page.rpartition("篇幅所限")[2])
    assert left_out is not None
    assert listed + int(left_out[1]) == 2400


HOSTILE = [
    "@someone #12 owner/name#3",
    "[a](javascript:b) ![c](d) <https://e> http://f.example www.g.example h@i.example",
    "| a | b |\n| --- | --- |",
    "<script>alert(1)</script><!-- --> </summary></details>",
    "# a\n\n> b\n\n```\nc\n```\n- d\n1. e\n---\n***",
    "&lt; &#60; `code` *a* _b_ ~~c~~ \\\\ \\",
]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1)).filter(str.strip))
@example("a|b\\")
def test_words_stay_words(text: str) -> None:
    read = tokens(hostile(text))
    assert set(inline_kinds(read)) <= {"text", "text_special", "strong_open", "strong_close"}
    assert set(html(read).tags) <= OURS
    found = tables(read)[1][1]
    assert len(found) == 5
    assert found[4] == one_line(text)
    assert one_line(text) in html(read).text


@pytest.mark.parametrize("text", HOSTILE)
def test_nobody_is_called_and_nothing_is_linked(text: str) -> None:
    page = render_markdown(hostile(text))
    for mark in ("@s", "#1", "#3", "@i"):
        assert mark not in page.replace("&#", "")
    assert "http://" not in page
    assert "www." not in page
