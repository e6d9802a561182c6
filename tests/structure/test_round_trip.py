"""Whatever a text says, its tree can be drawn, covers it all, and prints it back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Node, ReferenceStatus, Regulation, SourceText
from checker.reading import read
from checker.reading.plain import lines_of
from checker.structure import parse, render

SHARED = Path(__file__).parents[3] / "shared" / "benchmark" / "dev" / "texts"
SAMPLES = Path(__file__).parents[2] / "corpus"
LINES = st.sampled_from(
    [
        "云川省人口与计划生育条例",
        "（2002年9月1日云川省第九届人民代表大会常务委员会通过）",
        "目\u3000录",
        "第一章\u3000总\u3000则",
        "第 二 章 附则",
        "第一节 目的",
        "第一编",
        "附 则",
        "第一条\u3000为了服务家庭，制定本条例。",
        "第二条【职责】 有下列情形之一的：",
        "第二条",
        "第三条：",
        "第十八条之一 依照第二条第一款第（一）、（二）项、前款和本章的规定，",
        "第1十条 甲",
        "第五条 甲。第六条 乙：（一）丙；（二）丁。第七条 戊。",
        "（一）甲；",
        "（二）乙。",
        "1. 甲",
        "2、乙，",
        "（1）丙",
        "①丁",
        "㈠戊",
        "一、提高认识",
        "的，由县级人民政府给予奖励。",
        "前款规定的标准可以调整。",
        "夫妻生育子女的，应当到现居住地的乡镇人民政府或者街道办",
        "姓名\t年龄\t单位",
        "\t\t",
        "- 3 -",
        "附件1",
        "附件：1.名单",
        "<!-- 注 -->",
        "# 第一条",
        "**第二条** 甲",
        "***",
        "违反《人口与计划生育法》（以下简称《计生法》）第十八条的",
        "云川市服务管理办法",
        "2010年1月1日",
        "“第三条 甲。”",
        "第",
        "条",
        "（",
    ]
)
ODD = st.text(
    st.characters(codec="utf-8", categories=["Cc", "Cf", "Zs", "Zl", "Zp", "Nl", "No", "Lo"]),
    max_size=6,
)
BREAKS = st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", "\r", "", " ", "　　"])
DRAFTS = st.lists(st.one_of(LINES, LINES, LINES, ODD, st.text(max_size=12)), max_size=40).flatmap(
    lambda lines: st.lists(BREAKS, min_size=len(lines), max_size=len(lines)).map(
        lambda breaks: "".join(line + end for line, end in zip(lines, breaks, strict=True))
    )
)
FRAGMENTS = st.text(
    "第一二十条章节款项之前本、至和（）()：。；，1２.①　 \t\n#*-附件则目录《法》“”", max_size=80
)


def source(text: str) -> SourceText:
    """A text as a file of it would be read, even if no file may be empty."""
    return SourceText("draft.txt", "txt", text, tuple(lines_of(text)))


def hold_together(regulation: Regulation) -> None:
    """What holds of every parsed text."""
    text = regulation.source.text
    assert render(regulation.root, regulation.source) == text
    assert (regulation.root.start, regulation.root.end) == (0, len(text))
    nodes = list(regulation.root.walk())
    for node in nodes:
        _lies_well(node)
    known = set(map(id, nodes))
    for reference in regulation.references:
        assert 0 <= reference.span.start < reference.span.end <= len(text)
        assert bool(reference.targets) == (reference.status is ReferenceStatus.RESOLVED)
        assert bool(reference.law) == (reference.status is ReferenceStatus.EXTERNAL)
        assert all(id(target) in known for target in reference.targets)


def _lies_well(node: Node) -> None:
    assert node.start <= node.body <= node.end
    at = node.start
    for child in node.children:
        assert at <= child.start <= child.end <= node.end
        at = child.end


@settings(max_examples=300, deadline=None)
@given(DRAFTS)
def test_a_text_of_real_looking_lines_comes_back(text: str) -> None:
    hold_together(parse(source(text)))


@settings(max_examples=300, deadline=None)
@given(FRAGMENTS)
def test_a_text_of_fragments_of_labels_comes_back(text: str) -> None:
    hold_together(parse(source(text)))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_comes_back(text: str) -> None:
    hold_together(parse(source(text)))


@given(DRAFTS)
def test_parsing_twice_gives_the_same_tree(text: str) -> None:
    first, second = (
        [(n.kind, n.span, n.label) for n in parse(source(text)).root.walk()] for _ in range(2)
    )
    assert first == second


FILES = sorted([*SAMPLES.rglob("*.txt"), *SAMPLES.rglob("*.md"), *SAMPLES.rglob("*.docx")])
DEVELOPMENT = sorted(SHARED.glob("*")) if SHARED.is_dir() else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_texts_of_this_project_come_back(path: Path) -> None:
    hold_together(parse(read(path)))


@pytest.mark.skipif(not DEVELOPMENT, reason="the development texts are not on this machine")
def test_the_development_texts_come_back() -> None:
    for path in DEVELOPMENT:
        regulation = parse(read(path))
        hold_together(regulation)
        assert regulation.articles()


HOSTILE = {
    "one paragraph": "第一条 " + "甲" * 300_000,
    "labels in one line": "第一条 甲。 " * 20_000,
    "items in one line": "第一条 有：" + "".join(f"（{'一二三四五'[n % 5]}）甲；" for n in range(40_000)),
    "open brackets": "（" * 100_000,
    "numerals": "第" + "一" * 100_000,
    "blanks": "第" + " " * 100_000 + "一条",
    "levels": "\n".join(" " * n + "1. 甲" for n in range(1_500)),
    "references": "第一条 依照" + "第一条、" * 30_000,
    "histories": "条例\n" + "（2001年\n" * 20_000 + "第一条 甲。\n",
    "headings": "第一章 总则\n" * 10_000 + "第一条 甲。\n",
    "articles": "".join(f"第{n}条 依照前条和第{n + 1}条。\n" for n in range(1, 9_000)),
    "tabs": "甲\t" * 100_000,
    "marks": "#" * 50_000 + "*" * 50_000 + "第",
    "numbers": "第一条 依照" + "第一、" * 30_000,
    "chapters": "第一条 甲。" + ("第一章" + " " * 500) * 200 + "第二条 乙。",
    "blanks inside": "甲" + " " * 100_000 + "乙",
    "titles": "云川省条例\n" * 20_000 + "第一条 甲。\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_parsed_in_a_moment(name: str) -> None:
    began = time.process_time()
    hold_together(parse(source(HOSTILE[name])))
    assert time.process_time() - began < 10
