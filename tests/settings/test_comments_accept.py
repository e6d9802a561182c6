"""What comments in a text accept, how far they reach, and what is said of faulty ones."""

from __future__ import annotations

from typing import Any

import pytest
from setting_drafts import AIM, DRAFT, END, LEVY, OPENING, PLAIN, accepted, rules

WHY = "理由：过渡期内保留，已请示"
FEE = f"<!-- tiaoli: ignore FEE001 {WHY} -->"
ACCEPTED = [("FEE001", "comment", "过渡期内保留，已请示")]
LONG = (
    "第一条　超生的夫妻，由县级人民政府征收社会抚养费。\n"
    "　　社会抚养费按年度征收，并按照下列标准执行：\n"
    "（一）征收城镇居民的社会抚养费；\n"
    "（二）征收农村居民的社会抚养费。\n"
)


def lines(report: dict[str, Any], kind: str = "findings") -> list[int]:
    found = report["documents"][0][kind]
    places = [each if kind == "findings" else each["finding"] for each in found]
    return sorted({each["location"]["line"] for each in places if each["rule"] == "FEE001"})


@pytest.mark.parametrize(
    "comment",
    [
        FEE,
        f"<!--tiaoli：ignore FEE001，AIM003 {WHY}-->",
        f"<!-- TIAOLI: Ignore fee001 {WHY} -->",
        f"<!-- tiaoli: ignore FEE001\n     {WHY} -->",
        "<!-- tiaoli: ignore FEE001 reason: 过渡期内保留，已请示 -->",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_comment_accepts_a_finding(write: Any, checked: Any, comment: str, name: str) -> None:
    write(name, DRAFT.replace(LEVY, f"{comment}\n{LEVY}"))
    report = checked(name)
    assert "FEE001" not in rules(report)
    assert accepted(report) == ACCEPTED
    assert report["status"] == 0


def test_the_articles_around_stay_as_they_are(write: Any, checked: Any) -> None:
    write("a.md", DRAFT.replace(LEVY, f"\n{FEE}\n\n{LEVY}"))
    (aim,) = checked("a.md")["documents"][0]["findings"]
    assert (aim["rule"], aim["article"]) == ("AIM001", "第一条")


REACH = [
    ("before an article: the article", {0: FEE}, [4, 5, 6, 7]),
    ("before a paragraph: the paragraph with its items", {1: FEE}, [5, 6, 7]),
    ("before an item: the item", {2: FEE}, [6]),
    ("behind the first paragraph: that paragraph", {0: "end"}, [3]),
    ("behind a preamble: the paragraph with its items", {1: "end"}, [4, 5, 6]),
    ("behind an item: the item", {3: "end"}, [6]),
]


@pytest.mark.parametrize(("at", "gone"), [r[1:] for r in REACH], ids=[r[0] for r in REACH])
def test_how_far_a_comment_reaches(
    write: Any, checked: Any, at: dict[int, str], gone: list[int]
) -> None:
    rows = LONG.splitlines()
    for row, what in at.items():
        rows[row] = rows[row] + FEE if what == "end" else f"{what}\n{rows[row]}"
    write("a.md", OPENING + "\n".join(rows) + "\n" + END)
    report = checked("a.md")
    assert lines(report, "suppressed") == gone
    assert len(lines(report)) == 4 - len(gone)


def test_only_the_named_rule_is_accepted(write: Any, checked: Any) -> None:
    write("a.md", OPENING + FEE + "\n" + AIM.replace("，制定", "，征收社会抚养费，制定"))
    report = checked("a.md")
    assert rules(report) == ["AIM001"]


@pytest.mark.parametrize("place", [0, len(DRAFT)])
@pytest.mark.parametrize(
    ("named", "left"), [("", []), ("FEE001", ["AIM001"]), ("FEE001 AIM001", [])]
)
def test_a_whole_file(write: Any, checked: Any, place: int, named: str, left: list[str]) -> None:
    comment = f"<!-- tiaoli: ignore-file {named} {WHY} -->\n"
    write("a.md", DRAFT[:place] + comment + DRAFT[place:])
    assert rules(checked("a.md")) == left


FAULTS = [
    ("<!-- tiaoli: ignore FEE001 -->", ["FEE001", "SUP001"], "没有写明理由，不起作用"),
    ("<!-- tiaoli: ignore FEE001 理由：—— -->", ["FEE001", "SUP001"], "没有写明理由"),
    ("<!-- tiaoli: ignore FEE001 已请示 -->", ["FEE001", "SUP001"], "没有写明理由"),
    (
        f"<!-- tiaoli: ignore FEE01 {WHY} -->",
        ["FEE001", "SUP002"],
        "“FEE01”不存在，是否想用“FEE001”",
    ),
    (f"<!-- tiaoli: ignore FEE001 HUK001 {WHY} -->", ["SUP003"], "对“HUK001”的豁免没有对应的问题"),
    (f"<!-- tiaoli: ignore FEE001 XXX999 {WHY} -->", ["SUP002"], "“XXX999”不存在"),
    (f"<!-- tiaoli: ingore FEE001 {WHY} -->", ["FEE001", "SUP004"], "“ingore”不是可用的写法"),
    (f"<!-- tiaoli: ignore {WHY} -->", ["FEE001", "SUP004"], "没有写明规则编号"),
    (f"<!-- tiaoli: ignore FEE001 {WHY}", ["FEE001", "SUP004"], "没有以“-->”结束"),
    ("<!-- tiaoli: -->", ["FEE001", "SUP004"], "注释里没有内容"),
]


@pytest.mark.parametrize(("comment", "found", "said"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_faulty_comment_is_reported(
    write: Any, checked: Any, comment: str, found: list[str], said: str
) -> None:
    write("a.md", OPENING + PLAIN + f"{comment}\n{LEVY}{END}")
    report = checked("a.md")
    assert sorted(rules(report)) == found
    (fault,) = [f for f in report["documents"][0]["findings"] if f["topic"] == "suppression"]
    assert said in fault["message"]
    assert (fault["severity"], fault["location"]["line"]) == ("warning", 4)
    assert (fault["quote"], fault["article"]) == (comment, "第三条")


def test_what_is_no_longer_needed_is_reported(write: Any, checked: Any) -> None:
    write("a.md", OPENING + PLAIN + FEE + "\n" + END)
    report = checked("a.md", "--fail-on", "warning")
    assert (rules(report), report["status"]) == (["SUP003"], 1)


def test_faults_can_be_left_out_like_other_findings(write: Any, checked: Any) -> None:
    write("a.md", OPENING + PLAIN + FEE + "\n" + END)
    assert rules(checked("a.md", "--ignore", "SUP003")) == []
    assert rules(checked("a.md", "--select", "suppression")) == ["SUP003"]


def test_an_acceptance_is_no_less_needed_for_a_narrow_selection(write: Any, checked: Any) -> None:
    write("a.md", DRAFT.replace(LEVY, f"{FEE}\n{LEVY}"))
    assert rules(checked("a.md", "--select", "AIM,SUP")) == ["AIM001"]


def test_readers_are_told_how_many_do_not_count(write: Any, run: Any) -> None:
    write("a.md", DRAFT.replace(LEVY, f"{FEE}\n{LEVY}"))
    assert "另有 1 个问题不计入（注释豁免 1 个）。" in run("check", "a.md")[1]


@pytest.mark.parametrize("rule", ["SUP001", "SUP002", "SUP003", "sup004"])
def test_the_rules_about_acceptances_are_explained(run: Any, rule: str) -> None:
    status, out, _ = run("rules", "explain", rule)
    assert status == 0
    assert out.startswith(rule.upper())
    assert "建议：" in out
