"""The tree of a parsed file, for readers and for programs."""

from __future__ import annotations

import json

from checker.model import Anchor, Line, NodeKind, Regulation, SourceText
from checker.reporting.columns import width
from checker.reporting.json_report import to_text
from checker.reporting.lines import Layout, plain
from checker.reporting.tree import render_tree, tree_data
from checker.structure import parse

TEXT = """甲省人口与计划生育条例

第一章　总则

第一条　县级以上人民政府卫生健康主管部门（以下简称“主管部门”）负责本条例的实施。

第二章　法律责任

第二条　违反本条例第九十条规定，有下列情形之一的，由主管部门处理：
（一）伪造证明的；
（二）买卖证明的。
前款规定的证明，由主管部门收回。
"""


def regulation(text: str = TEXT) -> Regulation:
    lines, start = [], 0
    for number, row in enumerate(text.split("\n"), 1):
        lines.append(Line(number, start, row, Anchor("text", number - 1)))
        start += len(row) + 1
    return parse(SourceText("draft.txt", "txt", text, tuple(lines)))


def shown(given: Regulation, columns: int = 80) -> list[str]:
    return plain(render_tree(given, Layout(columns))).splitlines()


def test_each_division_is_a_line_under_the_one_that_holds_it() -> None:
    rows = shown(regulation())
    assert rows[0] == "draft.txt　甲省人口与计划生育条例（条例）"
    article = rows.index("      第二条")
    assert rows[article - 1] == "    第二章 法律责任"
    assert [row.strip().split(" ")[0] for row in rows[article + 1 : article + 5]] == [
        "第一款",
        "（一）",
        "（二）",
        "第二款",
    ]
    assert rows[article + 2] == "          （一） 伪造证明的；"


def test_abbreviations_and_unresolved_references_are_named() -> None:
    rows = shown(regulation())
    assert "简称：主管部门 即 县级以上人民政府卫生健康主管部门" in rows
    row = next(n for n, text in enumerate(TEXT.splitlines(), 1) if "第九十条" in text)
    assert rows[-1] == f"  第 {row} 行第 10 列：“第九十条”没有对应的条文，请核对编号。"


def test_a_text_without_articles_is_counted_by_paragraph() -> None:
    rows = shown(regulation("关于做好登记工作的通知\n\n各市人民政府：\n现将有关事项通知如下。\n"))
    assert any(row.strip().startswith("第二段 现将有关事项") for row in rows)


def test_long_text_is_cut_to_the_columns() -> None:
    rows = shown(regulation(TEXT.replace("伪造证明", "伪造证明" * 50)), 60)
    [row] = [row for row in rows if "伪造证明" in row]
    assert row.endswith("…")
    assert width(row) <= 60


def test_the_data_hold_every_node_with_its_place() -> None:
    parsed = regulation()
    data = json.loads(to_text(tree_data(parsed)))
    stack, kinds = [data["tree"]], []
    while stack:
        node = stack.pop()
        kinds.append((node["start"], node["end"], node["kind"]))
        stack.extend(node["children"])
    assert sorted(kinds) == sorted((n.start, n.end, n.kind.value) for n in parsed.root.walk())
    [article] = [n for n in parsed.articles() if n.label == "第二条"]
    assert (article.start, article.end, NodeKind.ARTICLE.value) in kinds


def test_the_data_say_what_became_of_references() -> None:
    found = {each["text"]: each for each in tree_data(regulation())["references"]}
    assert found["第九十条"]["status"] == "unresolved"
    [target] = found["前款"]["targets"]
    assert TEXT[target["start"] : target["end"]].lstrip("第二条　").startswith("违反本条例")
