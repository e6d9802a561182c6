"""Whatever the texts are: no exception, nothing skipped silently, bounded time."""

from __future__ import annotations

import time

import pytest
from amended import BASE, CLOSE, FRONT, parsed, text_of
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.amending import consolidate, parse_decision

TOKENS = [
    "第", "条", "款", "项", "将", "修改为", "：", "“", "”", "‘", "’", '"', "增加一条", "作为", "删去", "、",
    "中的", "合并", "改为", "两条", "第一条", "第二条", "第三条", "第五条之一", "第一款", "第（二）项", "（一）",
    "第零条", "第九千条", "至", "\n", "一、", "《", "》", "其中", "最后一款", "第二章", "章名", "附件", "引言", "并入",
    "列入本章", "后", "前", "第〇条", "⟦第一条⟧", "\u3000", "\t", "增加一款", "增加一章", "单列一条", "，", "。", "公民",
]  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(TOKENS), max_size=60), st.lists(st.sampled_from(TOKENS)))
def test_any_words_give_a_result(words: list[str], more: list[str]) -> None:
    decision = parse_decision(parsed(FRONT + "一、" + "".join(words) + CLOSE))
    for base in (BASE, BASE + "".join(more), "甲" + "".join(more), BASE.rstrip("\n")):
        text_of(consolidate(parsed(base), decision))


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=300))
def test_what_is_no_decision_orders_nothing_that_is_carried_out(text: str) -> None:
    decision = parse_decision(parsed("甲" + text))
    result = consolidate(parsed(BASE), decision)
    assert result.conflicts or result.not_understood


LONG = {
    "quotation marks": "一、将第一条修改为：" + "“" * 100_000,
    "places": "一、将" + "第一条、" * 30_000 + "删去",
    "ranges": "一、删去" + "第一条至第九千条、" * 5_000 + "第一条",
    "products": "一、删去第" + "款第".join("一、" * 29 + "一" for _ in range(3)) + "款",
    "the same word": "一、" + "将" * 100_000,
    "pairs": "一、将第一条中的" + "“甲”、" * 30_000,
    "paragraphs": "一、第一条" + "，第二款" * 30_000,
    "lines": "一、将第一条修改为：“" + "甲。\n" * 50_000 + "”",
    "names": "一、将本条例中的“公民”修改为“居民”，“法人”修改为“组织”。\n" * 2_000,
    "brackets": "一、" + "《" * 50_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_take_seconds(name: str) -> None:
    start = time.process_time()
    text_of(consolidate(parsed(BASE), parse_decision(parsed(FRONT + LONG[name] + CLOSE))))
    assert time.process_time() - start < 20


def test_words_of_a_number_beyond_all_bounds_are_given_back() -> None:
    instruction = "一、删去" + "第一条至第三千条、" * 50 + "第一条。"
    decision = parse_decision(parsed(FRONT + instruction + CLOSE))
    assert decision.not_understood
