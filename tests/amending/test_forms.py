"""The customary forms of instructions: what each makes of a small regulation."""

from __future__ import annotations

import pytest
from amended import BASE, amended, changes, decision, parsed, text_of

from checker.amending import consolidate

# Instruction, then the lines that go (-) and come (+). Lines that only get another number because
# of that are left out where the case is about something else: see SHIFTED.
REPLACING = {
    "一、第二条第二款修改为：“卫生健康主管部门负责。”": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+卫生健康主管部门负责。",
    ),
    "一、将第二条修改为：\n“第二条　甲。\n“乙。”": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+第二条　甲。",
        "+乙。",
    ),
    "一、将第二条修改为：“甲。\n乙。”": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+第二条　甲。",
        "+乙。",
    ),
    '一、第二条第一款修改为："甲。"': (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "+第二条　甲。",
    ),
    "一、第二条第一款修改为：「甲。」": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "+第二条　甲。",
    ),
    "一、将第二条第二款第一句修改为：“甲。”": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+甲。教育、民政部门协助。",
    ),
    "一、第三条第一款第一自然段修改为：“有下列情形的，可以登记：”": (
        "-第三条　有下列情形之一的，可以申请：",
        "+第三条　有下列情形的，可以登记：",
    ),
    "一、将第三条第一款第（二）项修改为“子女病残的”": (
        "-（二）子女残疾的；",
        "+（二）子女病残的；",
    ),
    "一、将第三条第一款第一项、第二项修改为：“（一）甲；\n“（二）乙。”": (
        "-（一）再婚的；",
        "-（二）子女残疾的；",
        "+（一）甲；",
        "+（二）乙；",
    ),
    "一、第三条第一款第（二）项、第（三）项修改为：“（二）甲；（三）乙。”": (
        "-（二）子女残疾的；",
        "-（三）其他情形。",
        "+（二）甲；",
        "+（三）乙。",
    ),
    "一、第一条修改为：“为了‘三孩’政策，制定本条例。”": (
        "-第一条　为了实现人口与经济的协调发展，制定本条例。",
        "+第一条　为了“三孩”政策，制定本条例。",
    ),
    "一、第五条修改为：“本条例所称“家庭”，是指夫妻和子女。”": (
        "-第五条　依照第四条规定办理。",
        "+第五条　本条例所称“家庭”，是指夫妻和子女。",
    ),
    "第一条　将第五条修改为：“另行规定。”": (
        "-第五条　依照第四条规定办理。",
        "+第五条　另行规定。",
    ),
    "一、第五条修改为：“甲。”二、第六条修改为：“乙。”": (
        "-第五条　依照第四条规定办理。",
        "-第六条　本章规定适用于流动人口。",
        "+第五条　甲。",
        "+第六条　乙。",
    ),
}
WORDS = {
    "一、将第二条第二款中的“教育、民政部门”修改为“教育部门”。": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+卫生和计划生育行政部门负责本条例的实施。教育部门协助。",
    ),
    "一、第二条第一款中的“公民”修改为“居民”，第二款中的“教育、民政部门”修改为“有关部门”。": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+第二条　本省行政区域内的居民应当遵守本条例。",
        "+卫生和计划生育行政部门负责本条例的实施。有关部门协助。",
    ),
    "一、对第四条作如下修改：\n将“五千元”修改为“一千元”，“五万元”修改为“三万元”。": (
        "-第四条　公民违反第三条规定的，处五千元以上五万元以下罚款。",
        "+第四条　公民违反第三条规定的，处一千元以上三万元以下罚款。",
    ),
    "一、将第二条第二款中的“教育”、“民政”分别修改为“公安”、“财政”。": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+卫生和计划生育行政部门负责本条例的实施。公安、财政部门协助。",
    ),
    "一、删去第四条中的“五千元以上”。": (
        "-第四条　公民违反第三条规定的，处五千元以上五万元以下罚款。",
        "+第四条　公民违反第三条规定的，处五万元以下罚款。",
    ),
    "一、第四条删除“五千元以上”。": (
        "-第四条　公民违反第三条规定的，处五千元以上五万元以下罚款。",
        "+第四条　公民违反第三条规定的，处五万元以下罚款。",
    ),
    "一、将第五条、第六条中“规定”一词删去。": (
        "-第五条　依照第四条规定办理。",
        "-第六条　本章规定适用于流动人口。",
        "+第五条　依照第四条办理。",
        "+第六条　本章适用于流动人口。",
    ),
    "一、删去第二条第二款中的“民政”。": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+卫生和计划生育行政部门负责本条例的实施。教育部门协助。",
    ),
    "一、将第四条中的“处五千元以上五万元以下罚款”删去。": (
        "-第四条　公民违反第三条规定的，处五千元以上五万元以下罚款。",
        "+第四条　公民违反第三条规定的。",
    ),
    "一、第二条第二款中“民政”后增加“公安”。": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+卫生和计划生育行政部门负责本条例的实施。教育、民政、公安部门协助。",
    ),
    "一、在第二条第二款中的“民政部门”前增加“公安”。": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+卫生和计划生育行政部门负责本条例的实施。教育、公安、民政部门协助。",
    ),
    "一、在第五条中的“依照第四条规定办理”后增加“并报省人民政府备案”。": (
        "-第五条　依照第四条规定办理。",
        "+第五条　依照第四条规定办理，并报省人民政府备案。",
    ),
    "一、在第二条第二款“教育”后增加“、公安”。": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+卫生和计划生育行政部门负责本条例的实施。教育、公安、民政部门协助。",
    ),
}
RENAMED = dict.fromkeys(
    (
        "一、将本条例中的“卫生和计划生育行政部门”统一修改为“卫生健康主管部门”。",
        "一、本条例中“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
        "一、将条例中的“卫生和计划生育行政部门”全部修改为“卫生健康主管部门”。",
        "一、将相关条款中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
        "一、本条例所有条款中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
        "一、第二条第二款、第三条第二款中的“卫生和计划生育行政部门”，修改为“卫生健康主管部门”。",
        "一、将第二条、第三条中的“卫生和计划生育行政部门”均修改为“卫生健康主管部门”。",
        "一、将第二、三条中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
        "一、将第二条第二款“卫生和计划生育行政部门”、第三条第二款“卫生和计划生育行政部门”修改为“卫生健康主管部门”。",
    ),
    (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "-前款规定的申请由卫生和计划生育行政部门受理。",
        "+卫生健康主管部门负责本条例的实施。教育、民政部门协助。",
        "+前款规定的申请由卫生健康主管部门受理。",
    ),
)
TITLES = dict.fromkeys(
    (
        "一、将第二章章名修改为“生育服务”。",
        "一、将第二章的章名修改为：“生育服务”。",
        "一、第二章名称修改为“第二章\u3000生育服务”。",
        "一、将第二章“生育调节”修改为“生育服务”。",
    ),
    ("-第二章\u3000生育调节", "+第二章\u3000生育服务") * 2,
) | dict.fromkeys(
    (
        "一、将条例名称修改为“甲省人口与生育服务条例”。",
        "一、将名称修改为《甲省人口与生育服务条例》。",
        "一、将标题修改为“甲省人口与生育服务条例”",
    ),
    ("-甲省人口与计划生育条例", "+甲省人口与生育服务条例"),
)
LISTS = {
    "一、删去第三条第一款第（二）项。": (
        "-（二）子女残疾的；",
        "-（三）其他情形。",
        "+（二）其他情形。",
    ),
    "一、将第三条第一款第（一）、（二）项删去。": (
        "-（一）再婚的；",
        "-（二）子女残疾的；",
        "-（三）其他情形。",
        "+（一）其他情形。",
    ),
    "一、删去第三条第一款第三项。": (
        "-（二）子女残疾的；",
        "-（三）其他情形。",
        "+（二）子女残疾的。",
    ),
    "一、第三条第一款增加一项，作为第二项：“收养的”。": (
        "-（二）子女残疾的；",
        "-（三）其他情形。",
        "+（二）收养的；",
        "+（三）子女残疾的；",
        "+（四）其他情形。",
    ),
    "一、第三条增加一项，作为第四项：“（四）收养的”。": (
        "-（三）其他情形。",
        "+（三）其他情形；",
        "+（四）收养的。",
    ),
    "一、第三条第一款增加一项作为第（三）项：“（三）收养的；”，原第（三）项改为第（四）项。": (
        "-（三）其他情形。",
        "+（三）收养的；",
        "+（四）其他情形。",
    ),
    "一、第三条第一款第二项后增加一项：“（三）收养的；”": (
        "-（三）其他情形。",
        "+（三）收养的；",
        "+（四）其他情形。",
    ),
    "一、将第三条第一款第三项改为第一项，第一项改为第二项，第二项改为第三项。": (
        "-（一）再婚的；",
        "-（二）子女残疾的；",
        "-（三）其他情形。",
        "+（一）其他情形；",
        "+（二）再婚的；",
        "+（三）子女残疾的。",
    ),
}
PARAGRAPHS = {
    "一、第二条增加一款：“鼓励优生。”": ("+鼓励优生。",),
    "一、第二条增加第三款：“鼓励优生。”": ("+鼓励优生。",),
    "一、第二条第一款后增加一款：“鼓励优生。”": ("+鼓励优生。",),
    "一、第二条增加两款，作为第三款、第四款：“甲。\n“乙。”": ("+甲。", "+乙。"),
    "一、第二条增加一款，作为第一款：“甲。”原第一款、第二款依次顺延。": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "+第二条　甲。",
        "+本省行政区域内的公民应当遵守本条例。",
    ),
    "一、将第二条最后一款删去。": (
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
    ),
    "一、删去第二条第一款。": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+第二条　卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
    ),
    "一、第二条第一款、第二款合并，修改为一款：“甲。”": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+第二条　甲。",
    ),
    "一、将第二条第一款分为两款，作为第一款、第二款，修改为：“甲。\n“乙。”": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "+第二条　甲。",
        "+乙。",
    ),
    "一、第二条第二款改为第一款。第一款改为第二款。": (
        "-第二条　本省行政区域内的公民应当遵守本条例。",
        "-卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+第二条　卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。",
        "+本省行政区域内的公民应当遵守本条例。",
    ),
}
PLAIN = REPLACING | WORDS | RENAMED | TITLES | LISTS | PARAGRAPHS


@pytest.mark.parametrize(("instruction", "lines"), PLAIN.items(), ids=range(len(PLAIN)))
def test_an_instruction_changes_these_lines(instruction: str, lines: tuple[str, ...]) -> None:
    result = amended(instruction)
    assert result.is_complete
    assert sorted(changes(result)) == sorted(lines)


# Instruction, then the articles of the result, each by the beginning of its words.
FIRST, SECOND, THIRD = "为了", "本省", "有下列"
FOURTH, FIFTH, SIXTH, LAST = "公民", "依照", "本章", "本条例"
SHIFTED = {
    "一、删去第四条。": (FIRST, SECOND, THIRD, FIFTH, SIXTH, LAST),
    "一、取消第四条、第五条。": (FIRST, SECOND, THIRD, SIXTH, LAST),
    "一、删去第四条至第六条。": (FIRST, SECOND, THIRD, LAST),
    "一、删去第二章。": (FIRST, SECOND, LAST),
    "1.删去第四条；\n2.第五条修改为：“新。”": (FIRST, SECOND, THIRD, "新", SIXTH, LAST),
    "（一）删去第四条。\n（二）第五条改为第四条，修改为：“新。”": (
        FIRST, SECOND, THIRD, "新", SIXTH, LAST,
    ),
    "一、在第三条后增加一条，作为第四条：“新。”": (
        FIRST, SECOND, THIRD, "新", FOURTH, FIFTH, SIXTH, LAST,
    ),
    "一、在第三条后增加一条：“新。”": (FIRST, SECOND, THIRD, "新", FOURTH, FIFTH, SIXTH, LAST),
    "一、增加一条作为第四条，内容为：“新。”": (
        FIRST, SECOND, THIRD, "新", FOURTH, FIFTH, SIXTH, LAST,
    ),
    "一、增加二条，作为第四条、第五条：\n“第四条　甲。\n“第五条　乙。”": (
        FIRST, SECOND, THIRD, "甲", "乙", FOURTH, FIFTH, SIXTH, LAST,
    ),
    "一、在第三条后增加两条，分别作为第四条、第五条：“第四条　甲。第五条　乙。”": (
        FIRST, SECOND, THIRD, "甲", "乙", FOURTH, FIFTH, SIXTH, LAST,
    ),
    "一、将第三条、第四条合并为一条，作为第三条，修改为：“合。”": (
        FIRST, SECOND, "合", FIFTH, SIXTH, LAST,
    ),
    "一、将第四条分为两条，分别作为第四条、第五条，修改为：\n“第四条　甲。\n“第五条　乙。”": (
        FIRST, SECOND, THIRD, "甲", "乙", FIFTH, SIXTH, LAST,
    ),
    "一、将第二条拆分为两条，作为第二条和第三条，分别修改为：“第二条　甲。”“第三条　乙。”": (
        FIRST, "甲", "乙", THIRD, FOURTH, FIFTH, SIXTH, LAST,
    ),
    "一、将第二条第二款单列为一条，作为第三条。": (
        FIRST, SECOND, "卫生", THIRD, FOURTH, FIFTH, SIXTH, LAST,
    ),
    "一、将第二条第二款改为第三条，修改为：“新。”": (
        FIRST, SECOND, "新", THIRD, FOURTH, FIFTH, SIXTH, LAST,
    ),
    "一、将第六条调整为第四条。": (FIRST, SECOND, THIRD, SIXTH, FOURTH, FIFTH, LAST),
    "一、将第六条移至第五条之前，作为第五条。": (FIRST, SECOND, THIRD, FOURTH, SIXTH, FIFTH, LAST),
    "一、第四条改为第五条，第五条改为第四条。": (
        FIRST, SECOND, THIRD, FIFTH, FOURTH, SIXTH, LAST,
    ),
    "一、原第七条作为第八条，增加第七条：“新。”": (
        FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, "新", LAST,
    ),
    "一、增加一章，作为第三章：“第三章　奖励\n“第七条　甲。\n“第八条　乙。”": (
        FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, "甲", "乙", LAST,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("instruction", "begun"), SHIFTED.items(), ids=range(len(SHIFTED)))
def test_the_articles_stand_in_this_order_and_are_numbered(
    instruction: str, begun: tuple[str, ...]
) -> None:
    result = amended(instruction)
    assert result.is_complete
    found = parsed(text_of(result))
    articles = found.articles()
    assert [node.number for node in articles] == [(n,) for n in range(1, len(begun) + 1)]
    words = [found.source.text[node.body : node.end] for node in articles]
    assert all(each.startswith(start) for each, start in zip(words, begun, strict=True))
    assert [each.label for each in result.articles] == [node.label for node in articles]
    assert [found.source.slice(each.span) for each in result.articles] == [
        found.source.text[node.start : node.end] for node in articles
    ]


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        ("一、增加一条，作为第四条：“新。”", "第六条　依照第五条规定办理。"),
        ("一、将第三条、第四条合并，作为第三条，修改为：“合。”", "第四条　依照第三条规定办理。"),
        ("一、增加第四条之一：“新。”", "第四条之一　新。\n第五条　依照第四条规定办理。"),
    ],
)
def test_references_follow(instruction: str, words: str) -> None:
    assert words in text_of(amended(instruction))


def test_a_reference_to_what_goes_is_given_back() -> None:
    result = amended("一、删去第四条。")
    assert [each.reference.text for each in result.dangling] == ["第四条"]


def test_a_new_chapter_comes_into_the_table_of_contents_and_the_next_one_is_renumbered() -> None:
    text = text_of(amended("一、将第三章改为第四章，增加一章，作为第三章，章名为“法律责任”。"))
    assert "第三章　法律责任\n第四章　附则\n第一章　总则" in text
    assert "第三章　法律责任\n第四章　附则\n第七条" in text


def test_a_chapter_joined_to_the_one_before_loses_its_heading_and_not_its_articles() -> None:
    text = text_of(amended("一、删去第二章章名，将第二章并入第一章。"))
    assert "生育调节" not in text
    assert "第三条　有下列情形之一的" in text
    assert text.count("第二章　附则") == 2


@pytest.mark.parametrize("place", ["第二章", "第三章"])
def test_an_article_comes_into_the_chapter_that_the_decision_names(place: str) -> None:
    text = text_of(amended(f"一、在{place}中增加一条，作为第七条：“新。”"))
    after = "第三章　附则\n第七条　新。" if place == "第三章" else "第七条　新。\n第三章　附则"
    assert after in text


@pytest.mark.parametrize("chapter", ["第二章", "第三章"])
def test_a_named_chapter_holds_for_all_articles_named_after_it(chapter: str) -> None:
    text = text_of(
        amended(f"一、增加两条，作为{chapter}第七条、第八条：“第七条　甲。\n“第八条　乙。”")
    )
    both, heading = "第七条　甲。\n第八条　乙。", "第三章　附则"
    assert (f"{heading}\n{both}" if chapter == "第三章" else f"{both}\n{heading}") in text


def test_a_chapter_that_nothing_names_is_chosen_by_the_words_and_noted() -> None:
    result = amended("一、增加一条，作为第七条：“生育调节另行规定。”")
    assert result.notes == ("决定没有写明第七条列入哪一章（节），按内容列入“生育调节”",)


def test_the_note_under_the_title_gets_the_amendment() -> None:
    text = text_of(consolidate(parsed(BASE), decision("一、删去第四条。")))
    assert (
        "次会议通过　根据2021年9月29日甲省第十三届人民代表大会常务委员会第二十八次会议"
        "《关于修改〈甲省人口与计划生育条例〉的决定》修正）"
    ) in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("　根据2008年1月1日《关于修改〈甲〉的决定》修正）", "〉的决定》第一次修正　"),
        ("　根据2008年1月1日《关于修改〈甲〉的决定》第二次修正）", "》第二次修正　"),
    ],
)
def test_earlier_amendments_are_counted(before: str, after: str) -> None:
    base = BASE.replace("三十次会议通过）", "三十次会议通过" + before)
    text = text_of(consolidate(parsed(base), decision("一、删去第四条。")))
    count = "第三次修正）" if "第二次" in before else "第二次修正）"
    assert after in text
    assert count in text


MARKDOWN = """# 甲省人口与计划生育条例

## 第一章　总则

**第一条**　为了甲，制定本条例。

**第二条**　公民应当遵守。

## 第二章　附则

**第三条**　有下列情形之一的，可以申请：

（一）甲；

（二）乙。

**第四条**　自公布之日起施行。"""


def test_new_provisions_are_written_like_the_others_of_a_markdown_file() -> None:
    instructions = (
        "一、第二条增加一款，作为第一款：“丙。”\n"
        "二、增加一条，作为第三条：“丁。\n“戊。”\n"
        "三、第三条增加一项，作为第三项：“（三）己”。\n"
        "四、增加一条，作为第六条：“庚。”\n"
        "五、增加一章，作为第二章“奖励”，包括第三条。"
    )
    assert text_of(amended(instructions, MARKDOWN)) == (
        MARKDOWN.replace("公民应当遵守。", "丙。\n\n公民应当遵守。")
        .replace(
            "## 第二章　附则", "## 第二章　奖励\n\n**第三条**　丁。\n\n戊。\n\n## 第三章　附则"
        )
        .replace("**第四条**", "**第五条**")
        .replace("**第三条**　有", "**第四条**　有")
        .replace("（二）乙。", "（二）乙；\n\n（三）己。")
        + "\n\n**第六条**　庚。"
    )
