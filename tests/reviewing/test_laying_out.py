"""The text of a file that is no Word file, laid out in one: the same words, found again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Span
from checker.reviewing.examining import regulation_of
from checker.reviewing.outputs.as_word import as_word

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "云岭省人口与计划生育条例",
                "（2016年3月30日通过）",
                "第一章　总则",
                "第一条　为了促进人口均衡发展，",
                "制定本条例。",
                "（一）征收社会抚养费；",
                "　　（二）不予入户。",
                "1．其他",
                "附件1",
                "",
            ]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12),
    ),
    min_size=1,
    max_size=12,
)


def joined(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=50)
@given(LINES, st.data())
def test_every_span_is_found_again(lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(["第一条　制定本条例。", *lines])
    word = as_word("草案.txt", text.encode())
    source = regulation_of("草案.txt", text.encode()).source.spoken
    visible = [at for at, sign in enumerate(source.text) if not sign.isspace()]
    start = data.draw(st.sampled_from(visible))
    end = data.draw(st.sampled_from([at for at in visible if at >= start])) + 1
    moved = word.move(Span(start, end))
    there = word.regulation.source.text[moved.start : moved.end]
    if source.text[start:end].isprintable():
        assert joined(there) == joined(source.text[start:end])
    assert 0 <= moved.start <= moved.end <= len(word.regulation.source.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "第一条 为了促进人口长期均衡发展，维护公民的合法权益，\n"
            "根据有关法律，结合本省实际，制定本条例，并且对本条例\n的实施作出规定。\n第二条 略。",
            [
                "第一条 为了促进人口长期均衡发展，维护公民的合法权益，"
                "根据有关法律，结合本省实际，制定本条例，并且对本条例的实施作出规定。",
                "第二条 略。",
            ],
        ),
        ("# 条例\n\n## 第一章 总则\n\n第一条 略。", ["条例", "第一章 总则", "第一条 略。"]),
        ("第一条 有下列情形的：\n（一）甲；\n（二）乙。", None),
        ("标题\n\n第一条 略。\n\n附件1\n\n表格", None),
    ],
)
def test_lines_are_joined_only_where_a_sentence_goes_on(
    text: str, expected: list[str] | None
) -> None:
    name = "草案.md" if text.startswith("#") else "草案.txt"
    lines = [line.text for line in as_word(name, text.encode()).regulation.source.lines]
    assert [line for line in lines if line] == (
        expected or [line for line in text.split("\n") if line]
    )
