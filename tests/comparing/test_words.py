"""Differences by words: short, at the borders of words, and enough to make the new text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from versions import compared, new_passages, parsed, rebuilt, words

from checker.comparing import compare

TABLE = {
    "a word": ("由县级主管部门负责。", "由市级主管部门负责。", [("县级", "市级")]),
    "words come": ("应当提供服务。", "应当免费提供服务。", [("", "免费")]),
    "words go": ("应当及时提供服务。", "应当提供服务。", [("及时", "")]),
    "the whole word is marked": ("有关机关应当支持。", "有关机构应当支持。", [("机关", "机构")]),
    "two places": (
        "县级人民政府负责征收，乡级人民政府协助。",
        "县级人民政府负责登记，镇级人民政府协助。",
        [("征收", "登记"), ("乡级", "镇级")],
    ),
    "brackets stay together": (
        "核算所有者权益的变动情况和有关结果。",
        "核算净资产（所有者权益）的变动情况和有关结果。",
        [("所有者权益", "净资产（所有者权益）")],
    ),
    "a sentence that is another one is marked as a whole": (
        "公民有生育的权利，也有依法实行计划生育的义务，夫妻双方负有共同的责任。"
        "违反规定的，由县级人民政府责令改正，给予警告。",
        "公民有生育的权利，也有依法实行计划生育的义务，夫妻双方负有共同的责任。"
        "实行生育登记制度的，免费提供保健服务和咨询。",
        [
            (
                "违反规定的，由县级人民政府责令改正，给予警告",
                "实行生育登记制度的，免费提供保健服务和咨询",
            )
        ],
    ),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_is_marked(case: str) -> None:
    old, new, expected = TABLE[case]
    found = words(compared((old,), (new,)))
    assert found == [("words", *pair) for pair in expected]


CHARACTERS = st.text(
    st.sampled_from("县级人民政府应当提供服务，。；：（）“”第一二条 　\t20%ABé𠀀"), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(old=CHARACTERS, new=CHARACTERS)
def test_differences_applied_to_the_old_text_give_the_new(old: str, new: str) -> None:
    comparison = compare(parsed(f"第一条　甲乙丙丁{old}\n"), parsed(f"第一条　甲乙丙丁{new}\n"))
    for row in comparison.rows:
        assert rebuilt(comparison, row) == new_passages(comparison, row)


@settings(max_examples=50, deadline=None)
@given(text=CHARACTERS)
def test_the_same_text_has_no_differences(text: str) -> None:
    text = f"第一条　{text}甲\n"
    comparison = compare(parsed(text), parsed(text))
    assert words(comparison) == []
