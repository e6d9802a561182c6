"""Comments that speak to the program: found, blanked, and without effect on the structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Regulation
from checker.reading import read_bytes
from checker.reading.normal import normalise
from checker.structure import parse, render

LINES = """乙省计划生育服务管理办法

第一章　总则

第一条　为了加强服务，根据有关法律，制定本办法。
第二条　本办法适用于本省。
　　前款所称本省，包括省外的派出机构：
（一）驻外办事处；
（二）其他机构：
1.联络站；
2.工作站。
　　上述机构应当配合。

第二章　附则
第三条　本办法自公布之日起施行。""".splitlines()
COMMENTS = st.sampled_from(
    [
        "<!-- tiaoli: ignore FEE001 理由：已经请示 -->",
        "<!--tiaoli：ignore-file-->",
        "<!-- TIAOLI: 第九条　胡说。 -->",
        "<!-- tiaoli: ignore FEE001 理由：第九条\n第十条　两行 -->",
    ]
)


def shape(regulation: Regulation) -> list[tuple[object, ...]]:
    spoken = regulation.source.spoken
    return [
        (n.kind, n.label, n.number, n.title, normalise(spoken.text[n.start : n.end]).text)
        for n in regulation.root.walk()
    ]


def parsed(lines: list[str], name: str) -> Regulation:
    return parse(read_bytes("\n".join(lines).encode(), name))


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
@given(places=st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.booleans(), COMMENTS)))
def test_comments_do_not_change_the_structure(
    name: str, places: list[tuple[int, bool, str]]
) -> None:
    lines = list(LINES)
    for at, own_line, comment in places:
        lines[at] = f"{comment}\n{lines[at]}" if own_line else lines[at] + comment
    regulation = parsed(lines, name)
    assert render(regulation.root, regulation.source) == "\n".join(lines)
    assert shape(regulation) == shape(parsed(LINES, name))


@given(text=st.text(st.sampled_from("第一条 <!->tiaoli:：理\r\n\t。-"), max_size=60))
def test_blanks_keep_every_offset(text: str) -> None:
    source = read_bytes(f"甲{text}".encode(), "x.md")
    spoken = source.spoken
    assert len(spoken.text) == len(source.text)
    assert [line.start for line in spoken.lines] == [line.start for line in source.lines]
    for line in spoken.lines:
        assert spoken.text[line.start : line.end] == line.text
    kept = [at for at, (a, b) in enumerate(zip(source.text, spoken.text, strict=True)) if a != b]
    assert all(any(s.start <= at < s.end for s in source.comments) for at in kept)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲<!-- tiaoli: ignore FEE001 -->乙", ["<!-- tiaoli: ignore FEE001 -->"]),
        ("甲<!-- 说明 -->乙", []),
        ("<!-- tiaoli: ignore\n乙", ["<!-- tiaoli: ignore"]),
        ("<!-- tiaoli: a\n<!-- tiaoli: b -->", ["<!-- tiaoli: a", "<!-- tiaoli: b -->"]),
        ("<!-- tiaoli: a\n b -->乙", ["<!-- tiaoli: a\n b -->"]),
    ],
)
def test_which_comments_speak_to_the_program(text: str, found: list[str]) -> None:
    source = read_bytes(text.encode(), "x.md")
    assert [source.slice(span) for span in source.comments] == found
