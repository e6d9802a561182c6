"""The normal form: one way to write each word, and the way back to every character."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Span
from checker.reading.characters import normal_form
from checker.reading.normal import normalise

FEE = "征收社会抚养费"
WRITTEN = {
    "ordinary": (FEE, FEE),
    "empty": ("", ""),
    "spaces in a word": ("社 会　抚\xa0养\t费", "社会抚养费"),
    "zero-width characters": ("社\u200b会\u200d抚\ufeff养\u2060费\u00ad", "社会抚养费"),
    "bidirectional and variation marks": ("社\u202d会\ufe00抚\U000e0100养费", "社会抚养费"),
    "wrapped lines": ("征收社会\n抚养\r\n  费", FEE),
    "full-width letters and digits": ("ＧＢ１２３", "GB123"),
    "full-width signs": ("５０％＋１／２＝", "50%+1/2="),
    "half-width punctuation": ("生育的,应当:缴纳;(一)?!", "生育的，应当：缴纳；（一）？！"),
    "full stop": ("征收社会抚养费.第二条", "征收社会抚养费。第二条"),
    "full stop at the end": ("征收社会抚养费.", "征收社会抚养费。"),
    "points of numbers stay": ("1.5倍，3.14，一.二", "1.5倍，3.14，一.二"),
    "Latin words": ("IUD  and\u3000Norplant 2 号", "IUD and Norplant 2号"),
    "wrapped Latin words": ("intra\nuterine", "intra uterine"),
    "digit grouping": ("罚款10,000元，１，０００，０００元", "罚款10000元，1000000元"),
    "commas that group no digits": ("第3,4项,2020,21年", "第3，4项，2020，21年"),
    "traditional": ("徵收社會撫養費，計劃生育證，於本條例", "征收社会抚养费，计划生育证，于本条例"),
    "traditional beside rare characters": ("喆徵收覆盖", "喆征收覆盖"),
    "quotation marks": ("「計生」『一』｢甲｣", "“计生”‘一’“甲”"),
    "straight quotation marks": ('"主管部门"和"乡"', "“主管部门”和“乡”"),
    "title marks": ("«办法»≪细则≫〈甲〉", "《办法》《细则》〈甲〉"),
    "dashes": ("一——二―三－四–五", "一——二—三-四-五"),
    "brackets of a number": ("国卫人口发［２０２１］24号", "国卫人口发〔2021〕24号"),
    "middle dots": ("阿依•古丽・买", "阿依·古丽·买"),
    "radicals": ("⼈⼝与计划⽣育，居⺠，⻓期", "人口与计划生育，居民，长期"),
    "compatibility ideographs": ("不\uf967條\uf9b5", "不不条例"),
    "vertical and small forms": ("︵一︶﹐二﹔", "（一），二；"),
    "zero": ("二○二一年，二〇二一年，二◯二一年", "二〇二一年，二〇二一年，二〇二一年"),
    "circled and Roman numbers stay": ("①⑵⒊㈠Ⅱ", "①⑵⒊㈠Ⅱ"),
    "units stay": ("20㎡、℃、㎏", "20㎡、℃、㎏"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_a_text_has_one_normal_form(name: str) -> None:
    written, normal = WRITTEN[name]
    assert normalise(written).text == normal


@pytest.mark.parametrize("name", WRITTEN)
def test_the_normal_form_is_its_own(name: str) -> None:
    normal = WRITTEN[name][1]
    assert normalise(normal).text == normal


def test_a_span_leads_back_to_the_source() -> None:
    source = "第一条　违反规定的，征收社 会\n抚养费。"
    normal = normalise(source[4:], 4)
    at = normal.text.index("社会抚养费")
    span = normal.span(at, at + 5)
    assert span == Span(12, 19)
    assert source[span.start : span.end] == "社 会\n抚养费"


texts = st.text(
    st.one_of(
        st.sampled_from("社會抚养费，,.\"' 　\n\t\u200b\ufeffA1Ｂ２“（(○O人王牛末未己已育经户⼈"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(texts, st.integers(0, 10_000))
def test_offsets_increase_and_each_leads_to_its_character(text: str, start: int) -> None:
    normal = normalise(text, start)
    offsets = list(normal.offsets)
    assert len(offsets) == len(normal.text)
    assert all(one < other for one, other in pairwise(offsets))
    assert all(start <= offset < start + len(text) for offset in offsets)
    for char, offset in zip(normal.text, offsets, strict=True):
        assert may_stand_for(char, text[offset - start])


BY_CONTEXT = {
    "。": ".", "“": '"', "”": '"', "〇": "OoΟοОо0",
    "社": "杜祉", "会": "舍", "抚": "抗杭扰拢", "养": "恙", "费": "赀资贵弗废", "计": "什讣",
    "划": "戈刬", "生": "牛王", "育": "肓盲", "未": "末", "已": "巳己", "收": "牧枚", "分": "份",
    "款": "歉", "缴": "激徼", "纳": "钠", "子": "于予", "入": "人",
}  # fmt: skip


def may_stand_for(normal: str, source: str) -> bool:
    """Whether a normal form may come from a character: its own form, or one that context gives."""
    if normal == " ":
        return source.isspace()
    form = normal_form(source)
    return normal == form or form in BY_CONTEXT.get(normal, "")


@given(texts)
def test_only_white_space_emphasis_and_marks_without_width_are_dropped(text: str) -> None:
    normal = normalise(text)
    dropped = set(range(len(text))) - set(normal.offsets)
    for offset in dropped:
        char = text[offset]
        assert char.isspace() or unicodedata.category(char) in ("Cf", "Mn", "Lo") or char in ",，*"


@given(texts)
def test_the_normal_form_does_not_change_again(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.characters(codec="utf-8"))
def test_the_form_of_a_character_is_one_character_and_final(char: str) -> None:
    form = normal_form(char)
    assert len(form) == 1
    assert normal_form(form) == form


def test_white_space_never_makes_a_difference_between_chinese_characters() -> None:
    plain = "不符合本条例规定生育的，应当缴纳社会抚养费。"
    for blank in " \t\n\r\x0b\x0c\x85\xa0\u2002\u2009\u2028\u202f\u3000\u200b\u200c\ufeff":
        assert normalise(blank.join(plain)).text == plain


def test_an_ordinary_draft_takes_about_a_millisecond() -> None:
    article = "第十条　公民有生育的权利，一对夫妻可以生育三个子女——《条例》第3条所称“子女”。\n"
    draft = article * (7_000 // len(article))
    lines = draft.split("\n")
    taken = []
    for _ in range(20):
        begun = time.process_time()
        for line in lines:
            normalise(line)
        taken.append(time.process_time() - begun)
    assert min(taken) < 0.01  # five times what it takes, for slow machines


def test_the_time_grows_with_the_length_of_the_text() -> None:
    for text in ("社 会" * 300_000, "人" * 1_000_000, '"' * 1_000_000, "1," * 500_000, " " * 10**6):
        begun = time.process_time()
        normalise(text)
        assert time.process_time() - begun < 5
