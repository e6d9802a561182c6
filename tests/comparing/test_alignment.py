"""Articles find each other by what they say, whatever their numbers."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from edited_drafts import draft, edited
from hypothesis import given, settings
from hypothesis import strategies as st
from versions import (
    BABY,
    CARE,
    MONEY,
    REPORT,
    SCHOOL,
    SCOPE,
    START,
    compared,
    new_passages,
    parsed,
    rebuilt,
    rows,
    words,
)

from checker.comparing import Kind, compare
from checker.model import NodeKind, Regulation
from checker.reading import read
from checker.structure import parse

CASES = sorted((Path(__file__).parents[3] / "shared" / "amendments").glob("*/base.txt"))
ALL = (SCOPE, BABY, CARE, MONEY, START)

TABLE = {
    "nothing": (
        ALL,
        [("unchanged", n, n) for n in ["第一条", "第二条", "第三条", "第四条", "第五条"]],
    ),
    "an article comes": (
        (SCOPE, SCHOOL, BABY, CARE, MONEY, START),
        [
            ("unchanged", "第一条", "第一条"),
            ("inserted", "", "第二条"),
            ("unchanged", "第二条", "第三条"),
            ("unchanged", "第三条", "第四条"),
            ("unchanged", "第四条", "第五条"),
            ("unchanged", "第五条", "第六条"),
        ],
    ),
    "an article goes, and stands where it stood": (
        (SCOPE, BABY, MONEY, START),
        [
            ("unchanged", "第一条", "第一条"),
            ("unchanged", "第二条", "第二条"),
            ("deleted", "第三条", ""),
            ("unchanged", "第四条", "第三条"),
            ("unchanged", "第五条", "第四条"),
        ],
    ),
    "an article is another one": (
        (SCOPE, SCHOOL, CARE, MONEY, START),
        [
            ("unchanged", "第一条", "第一条"),
            ("deleted", "第二条", ""),
            ("inserted", "", "第二条"),
            ("unchanged", "第三条", "第三条"),
            ("unchanged", "第四条", "第四条"),
            ("unchanged", "第五条", "第五条"),
        ],
    ),
    "an article changes and is renumbered": (
        (SCOPE, SCHOOL, BABY.replace("生育休假", "延长产假"), CARE, MONEY, START),
        [
            ("unchanged", "第一条", "第一条"),
            ("inserted", "", "第二条"),
            ("changed", "第二条", "第三条"),
            ("unchanged", "第三条", "第四条"),
            ("unchanged", "第四条", "第五条"),
            ("unchanged", "第五条", "第六条"),
        ],
    ),
    "an article moves": (
        (SCOPE, CARE, MONEY, BABY, START),
        [
            ("unchanged", "第一条", "第一条"),
            ("unchanged", "第三条", "第二条"),
            ("unchanged", "第四条", "第三条"),
            ("moved", "第二条", "第四条"),
            ("unchanged", "第五条", "第五条"),
        ],
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_became_of_each_article(case: str) -> None:
    new, expected = TABLE[case]
    assert rows(compared(ALL, new)) == expected


def test_one_article_becomes_two() -> None:
    found = rows(compared((SCOPE, f"{BABY}\n{CARE}", START), (SCOPE, BABY, CARE, START)))
    assert found[1] == ("split", "第二条", "第二条、第三条")


def test_two_articles_become_one() -> None:
    found = rows(compared((SCOPE, BABY, CARE, START), (SCOPE, f"{BABY}\n{CARE}", START)))
    assert found[1] == ("merged", "第二条、第三条", "第二条")


def test_a_split_article_may_be_reworded() -> None:
    new = (SCOPE, BABY.replace("用人单位", "机关和企业"), CARE.replace("支持", "引导"), START)
    assert rows(compared((SCOPE, f"{BABY}\n{CARE}", START), new))[1][0] == "split"


def test_chapters_are_known_by_their_articles() -> None:
    old = ("章:总则", SCOPE, "章:生育调节", BABY, CARE, "章:附则", START)
    new = ("章:总则", SCOPE, "章:服务与保障", BABY, CARE, SCHOOL, "章:附则", START)
    assert rows(compared(old, new), NodeKind.CHAPTER) == [
        ("unchanged", "第一章", "第一章"),
        ("changed", "第二章", "第二章"),
        ("unchanged", "第三章", "第三章"),
    ]


def test_a_chapter_comes_and_moves_no_article() -> None:
    old = ("章:总则", SCOPE, BABY, CARE, "章:附则", START)
    new = ("章:总则", SCOPE, "章:家庭支持", BABY, CARE, "章:附则", START)
    comparison = compared(old, new)
    assert rows(comparison, NodeKind.CHAPTER)[1] == ("inserted", "", "第二章")
    assert {kind for kind, *_ in rows(comparison)} == {"unchanged"}


def test_a_title_is_compared() -> None:
    old, new = parsed("甲省规定\n第一条　甲。\n"), parsed("甲省条例\n第一条　甲。\n")
    row = compare(old, new).rows[0]
    assert (row.level, row.kind) == (NodeKind.TITLE, Kind.CHANGED)


def test_a_new_number_is_said_and_no_change() -> None:
    row = next(
        row
        for row in compared((SCOPE, START), (SCOPE, BABY, START)).rows
        if row.old and row.old[0].number == (2,)
    )
    assert (row.kind, row.is_renumbered) == (Kind.UNCHANGED, True)


def test_references_that_follow_are_no_change() -> None:
    citing = "违反本条例第二条规定的，由有关主管部门责令改正。"
    followed = citing.replace("第二条", "第三条")
    comparison = compared((SCOPE, BABY, citing), (SCOPE, CARE, BABY, followed))
    assert rows(comparison)[-1] == ("unchanged", "第三条", "第四条")
    assert words(comparison) == [("reference", "第二条", "第三条")]


def test_a_reference_to_something_else_is_a_change() -> None:
    citing = "违反本条例第二条规定的，由有关主管部门责令改正。"
    comparison = compared((SCOPE, BABY, citing), (SCOPE, BABY, citing.replace("第二条", "第一条")))
    assert words(comparison) == [("words", "第二条", "第一条")]


def test_a_range_may_take_in_a_new_article() -> None:
    citing = "违反本条例第一条至第三条规定的，由有关主管部门责令改正。"
    followed = citing.replace("第三条", "第四条")
    comparison = compared((SCOPE, BABY, CARE, citing), (SCOPE, MONEY, BABY, CARE, followed))
    assert rows(comparison)[-1][0] == "unchanged"


def test_items_are_renumbered_without_a_change() -> None:
    old = "下列事项应当公开：\n（一）奖励标准；\n（二）办事程序。"
    new = "下列事项应当公开：\n（一）服务机构；\n（二）奖励标准；\n（三）办事程序。"
    comparison = compared((SCOPE, old), (SCOPE, new))
    assert words(comparison) == [("number", "（一）", "（二）"), ("number", "（二）", "（三）")]
    parts = comparison.rows[-1].parts
    assert [part.is_changed for part in parts] == [False, True, False, False]


def test_blanks_and_width_are_no_change() -> None:
    old = parsed("甲省条例\n第一章　总　　则\n第一条　增长20%(含本数)。\n")
    new = parsed("甲省条例\n第一章 总则\n第一条  增长20％（含本数）。\n")
    comparison = compare(old, new)
    assert {row.kind for row in comparison.rows} == {Kind.UNCHANGED}
    assert {sort for sort, *_ in words(comparison)} == {"form"}


def test_texts_without_articles_are_compared_by_paragraphs() -> None:
    old = parsed(f"关于做好有关工作的通知\n各市：\n{BABY}\n{CARE}\n")
    new = parsed(f"关于做好有关工作的通知\n各市：\n{CARE}\n{REPORT}\n")
    kinds = [row.kind for row in compare(old, new).rows]
    assert kinds.count(Kind.DELETED) == 1
    assert kinds.count(Kind.INSERTED) == 1


def test_a_text_without_provisions_can_be_compared() -> None:
    rows = compare(parsed("。\n"), parsed(f"第一条　{BABY}\n")).rows
    assert [row.kind for row in rows] == [Kind.DELETED, Kind.INSERTED]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), edits=st.integers(0, 6))
def test_every_article_finds_itself(seed: int, edits: int) -> None:
    random = Random(seed)
    old = draft(random)
    new, known = edited(old, random, edits)
    comparison = compare(old.parsed(), new.parsed())
    place = {id(article): at for at, article in enumerate(new.articles(), 1)}
    for row in comparison.rows:
        if row.level is NodeKind.ARTICLE and row.kind in (Kind.UNCHANGED, Kind.MOVED):
            article = old.articles()[row.old[0].number[0] - 1]
            assert place.get(id(known[id(article)])) == row.new[0].number[0]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), edits=st.integers(0, 8))
def test_every_provision_stands_in_one_row(seed: int, edits: int) -> None:
    random = Random(seed)
    old = draft(random)
    new, _ = edited(old, random, edits)
    comparison = compare(old.parsed(), new.parsed())
    _holds_everything(comparison.old, [node for row in comparison.rows for node in row.old])
    _holds_everything(comparison.new, [node for row in comparison.rows for node in row.new])
    for row in comparison.rows:
        assert rebuilt(comparison, row) == new_passages(comparison, row)


def _holds_everything(regulation: Regulation, nodes: list[object]) -> None:
    articles = regulation.articles()
    assert sorted(map(id, articles)) == sorted(
        id(node) for node in nodes if getattr(node, "kind", None) is NodeKind.ARTICLE
    )


@pytest.mark.skipif(not CASES, reason="the real amendments are missing")
@pytest.mark.parametrize("base", CASES, ids=[path.parent.name[:20] for path in CASES])
def test_real_versions_are_rebuilt_from_their_differences(base: Path) -> None:
    old, new = parse(read(base)), parse(read(base.with_name("result.txt")))
    comparison = compare(old, new)
    _holds_everything(old, [node for row in comparison.rows for node in row.old])
    _holds_everything(new, [node for row in comparison.rows for node in row.new])
    for row in comparison.rows:
        assert rebuilt(comparison, row) == new_passages(comparison, row)


REAL = {  # what the official decisions say
    "2021-10-23-审计法": ("merged", "第十八条、第二十条、第二十一条", "第二十二条"),
    "2022-06-24-全国人民代表大会常务委员会议事规则": (
        "split",
        "第九条",
        "第十二条、第十三条、第十四条",
    ),
    "2024-06-28-会计法": ("merged", "第四十三条、第四十四条", "第四十一条"),
    "2024-11-08-各级人民代表大会常务委员会监督法": ("moved", "第四条", "第八条"),
}


@pytest.mark.skipif(not CASES, reason="the real amendments are missing")
@pytest.mark.parametrize("name", REAL)
def test_real_articles_are_found_as_the_decision_says(name: str) -> None:
    base = next(path for path in CASES if path.parent.name == name)
    comparison = compare(parse(read(base)), parse(read(base.with_name("result.txt"))))
    kind, old, new = REAL[name]
    found = [(a, b) for each, a, b in rows(comparison) if each == kind]
    assert any(
        set(a.split("、")) <= set(old.split("、")) and set(b.split("、")) <= set(new.split("、"))
        for a, b in found
    )
