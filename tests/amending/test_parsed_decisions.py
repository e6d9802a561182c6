"""What a decision is read as: operations with their places, its own clauses, what is not understood."""

from __future__ import annotations

import pytest
from amended import CLOSE, FRONT, TITLE, decision, parsed

from checker.amending import ClauseKind, Level, Operation, OperationKind, parse_decision

K = OperationKind


def summary(operation: Operation) -> tuple[object, ...]:
    """Kind, places, targets, the words replaced and those that come in."""
    return (
        operation.kind,
        "、".join(each.named() for each in operation.places),
        "、".join(each.named() for each in operation.targets),
        operation.old.words if operation.old else "",
        operation.new.words if operation.new else "",
    )


READ = {
    "一、第二条第二款修改为：“甲。”": [(K.REPLACE, "第二条第二款", "", "", "")],
    "一、将第三条第一款第（四）项第二目修改为：“甲”": [
        (K.REPLACE, "第三条第一款第四项第二目", "", "", "")
    ],
    "一、删去第四十条。": [(K.DELETE, "第四十条", "", "", "")],
    "一、增加一条，作为第二十七条：“甲。”": [(K.INSERT, "", "第二十七条", "", "")],
    "一、第七条增加一款，作为第三款：“甲。”": [(K.INSERT, "第七条", "第七条第三款", "", "")],
    "一、第七条第一款增加两项，作为第三项至第四项：“（三）甲；\n“（四）乙”。": [
        (K.INSERT, "第七条第一款", "第七条第一款第三项、第七条第一款第四项", "", "")
    ],
    "一、将第一条中的“甲”修改为“乙”，“丙”修改为“丁”。": [
        (K.REPLACE, "第一条", "", "甲", "乙"),
        (K.REPLACE, "第一条", "", "丙", "丁"),
    ],
    "一、第五条第一款、第七条、第九条第二款中的“甲”修改为“乙”。": [
        (K.REPLACE, "第五条第一款、第七条、第九条第二款", "", "甲", "乙")
    ],
    "一、将本条例中的“甲”统一修改为“乙”。": [(K.RENAME, "全文", "", "甲", "乙")],
    "一、删去第五条第二款中的“甲”，在第三款中的“乙”后增加“丙”。": [
        (K.DELETE, "第五条第二款", "", "甲", ""),
        (K.INSERT, "第五条第三款", "", "乙", "丙"),
    ],
    "一、将第二十八条改为第三十一条，第一款修改为：“甲。”\n第二款改为第三款，修改为：“乙。”": [
        (K.RENUMBER, "第二十八条", "第三十一条", "", ""),
        (K.REPLACE, "第二十八条第一款", "", "", ""),
        (K.RENUMBER, "第二十八条第二款", "第二十八条第三款", "", ""),
    ],
    "一、将第二十七条改为三条，作为第三十一条、第三十二条、第三十三条，修改为：\n“第三十一条　甲。": [
        (K.SPLIT, "第二十七条", "第三十一条、第三十二条、第三十三条", "", "")
    ],
    "一、将第四十一条、第四十二条合并，作为第四十条，修改为：“甲。”": [
        (K.MERGE, "第四十一条、第四十二条", "第四十条", "", "")
    ],
    "一、将第八条第二款、第二十三条第一款合并，作为第九章第六十三条，修改为：“甲。”": [
        (K.MERGE, "第八条第二款、第二十三条第一款", "第九章第六十三条", "", "")
    ],
    "一、将第八条第三款单列一条，作为第四十九条，修改为：“甲。”": [
        (K.MOVE, "第八条第三款", "第四十九条", "", "")
    ],
    "一、将第二章章名修改为“甲”。": [(K.RENAME, "第二章", "", "", "甲")],
    "一、增加一章，作为第一章“甲”，包括第一条至第三条。": [(K.INSERT, "", "第一章", "", "甲")],
    "一、将第十五条之一改为第十六条。": [(K.RENUMBER, "第十五条之一", "第十六条", "", "")],
    "一、将引言修改为：“甲。”": [(K.REPLACE, "引言", "", "", "")],
}


@pytest.mark.parametrize(("instruction", "operations"), READ.items(), ids=range(len(READ)))
def test_an_instruction_is_read_as(instruction: str, operations: list[object]) -> None:
    found = decision(instruction)
    assert [summary(each) for each in found.operations] == operations


def test_operations_and_texts_know_their_place_in_the_decision() -> None:
    text = FRONT + "一、第二条修改为：“甲。\n“乙。”\n二、删去第三条。" + CLOSE
    first, second = parse_decision(parsed(text)).operations
    assert text[first.span.start : first.span.end] == "第二条修改为：“甲。\n“乙。”"
    assert first.text is not None
    assert first.text.lines == ("甲。", "乙。")
    assert text[first.text.span.start : first.text.span.end] == "甲。\n“乙。"
    assert text[second.span.start : second.span.end] == "删去第三条"
    assert text[second.places[0].span.start : second.places[0].span.end] == "第三条"


def test_the_clauses_of_the_decision_itself() -> None:
    found = decision("一、删去第三条。\n此外，对条文顺序和个别文字作相应调整和修改。")
    assert [(each.kind, each.date) for each in found.clauses] == [
        (ClauseKind.ORDER, ""),
        (ClauseKind.WORDING, ""),
        (ClauseKind.EFFECT, "公布之日"),
        (ClauseKind.REPUBLICATION, ""),
    ]
    assert not found.not_understood


def test_title_adoption_and_instrument() -> None:
    found = decision("一、删去第三条。")
    assert found.title == FRONT.partition("\n")[0]
    assert found.passed.startswith("2021年9月29日甲省第十三届")
    assert [each.title for each in found.instruments] == [TITLE]


def test_an_amendment_without_a_preamble() -> None:
    text = f"{TITLE}修正案\n（草案）\n一、第二条第二款修改为：“甲。”\n二、删去第四条。\n"
    found = parse_decision(parsed(text))
    assert [(each.title, len(each.operations)) for each in found.instruments] == [(TITLE, 2)]


def test_a_decision_about_several_regulations() -> None:
    text = (
        "甲省人民代表大会常务委员会关于修改《甲省消防条例》等三件地方性法规的决定\n"
        "甲省第十三届人民代表大会常务委员会第二十八次会议决定：\n"
        "一、对《甲省消防条例》作出修改\n"
        "（一）删去第五条。\n（二）将第六条中的“甲”修改为“乙”。\n"
        f"二、修改《{TITLE}》\n删去第四条。\n"
        "三、《甲省绿化条例》第三条修改为：“甲。”\n"
        "本决定自公布之日起施行。\n"
    )
    found = parse_decision(parsed(text))
    assert [(each.title, len(each.operations)) for each in found.instruments] == [
        ("甲省消防条例", 2),
        (TITLE, 1),
        ("甲省绿化条例", 1),
    ]
    assert found.part_for("中华人民共和国甲省绿化条例") is found.instruments[2]
    assert found.part_for("乙省绿化办法") is None


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        ("一、在“规定”后增加“甲”。", "在“规定”后增加“甲”"),
        ("一、请修改第三条的有关内容。", "请修改第三条的有关内容"),
        ("一、条文中引用刑法的条文序号作相应调整。", "条文中引用刑法的条文序号作相应调整"),
        ("一、删去第四条中的“甲”前的“乙”。", "删去第四条中的“甲”前的“乙”"),
        ("一、第七条修改为：“甲。", "引号没有关闭：“甲。"),
        ("一、删去第一条至第九千条。", "删去第一条至第九千条"),
    ],
)
def test_what_is_not_understood_is_given_with_its_words(instruction: str, words: str) -> None:
    assert words in [each.words for each in decision(instruction).not_understood]


def test_nested_levels_are_left_out_from_below() -> None:
    (operation,) = decision("一、删去第三条第二款第一项。").operations
    (place,) = operation.places
    assert place.level is Level.ITEM
    assert place.above(Level.ITEM).named() == "第三条第二款"
    assert place.above(Level.PARAGRAPH).named() == "第三条"
