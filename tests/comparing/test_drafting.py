"""The draft of a decision speaks in the customary formulae, in the smallest that says it all."""

from __future__ import annotations

import pytest
from versions import BABY, CARE, MONEY, POLICE, REPORT, SCHOOL, SCOPE, START, parsed, regulation

from checker.comparing import compare
from checker.comparing.drafting import draft_decision

LIST = "下列事项应当向社会公开：\n（一）奖励扶助的条件和标准；\n（二）办理登记的程序和时限；\n（三）服务机构的名称和地址。"
SENTENCE = "有关部门应当加强协作。"


def instructions(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    decision = draft_decision(compare(regulation(*old), regulation(*new)))
    return ["\n".join(each.lines) for each in decision.instructions]


BASE = (SCOPE, BABY, CARE, REPORT, START)
TABLE = {
    "an article goes": (BASE, (SCOPE, BABY, REPORT, START), ["删去第三条。"]),
    "neighbours go": (BASE, (SCOPE, REPORT, START), ["删去第二条、第三条。"]),
    "an article comes": (
        BASE,
        (SCOPE, BABY, CARE, SCHOOL, REPORT, START),
        [f"增加一条，作为第四条：“{SCHOOL}”"],
    ),
    "two articles come": (
        BASE,
        (SCOPE, BABY, CARE, SCHOOL, POLICE, REPORT, START),
        [f"增加两条，作为第四条、第五条：\n“第四条　{SCHOOL}\n“第五条　{POLICE}”"],
    ),
    "words change": (
        BASE,
        (SCOPE, BABY.replace("提供", "落实"), CARE, REPORT, START),
        ["将第二条中的“提供”修改为“落实”。"],
    ),
    "the same words change in several articles": (
        BASE,
        (
            SCOPE,
            BABY,
            *(each.replace("人民政府", "人民政府和有关单位") for each in (CARE, REPORT)),
            START,
        ),
        ["在第三条、第四条中的“人民政府”后增加“和有关单位”。"],
    ),
    "words come in": (
        BASE,
        (SCOPE, BABY, CARE, REPORT.replace("应当", "应当按照规定"), START),
        ["在第四条中的“应当”后增加“按照规定”。"],
    ),
    "a separator is said": (
        BASE,
        (SCOPE, BABY.replace("育儿假，", "育儿假、护理假，"), CARE, REPORT, START),
        ["在第二条中的“育儿假”后增加“、护理假”。"],
    ),
    "small changes stand in the order of their articles": (
        BASE,
        (
            SCOPE.replace("公民", "居民"),
            BABY.replace("提供", "落实"),
            CARE.replace("支持", "引导"),
            REPORT.replace("每年", "按季"),
            START,
        ),
        [
            "将第一条中的“公民”修改为“居民”。",
            "将第二条中的“提供”修改为“落实”。",
            "将第三条中的“支持”修改为“引导”。",
            "将第四条中的“每年”修改为“按季”。",
        ],
    ),
    "a paragraph is replaced": (
        (SCOPE, f"{BABY}\n{SENTENCE}", START),
        (SCOPE, f"{BABY}\n有关部门和人民团体要通力配合。", START),
        ["将第二条第二款修改为：“有关部门和人民团体要通力配合。”"],
    ),
    "a paragraph comes, and the article is renumbered": (
        (SCOPE, BABY, START),
        (SCOPE, CARE, f"{BABY}\n{SENTENCE}", START),
        [
            f"增加一条，作为第二条：“{CARE}”",
            f"将第二条改为第三条，增加一款，作为第二款：“{SENTENCE}”",
        ],
    ),
    "a paragraph goes": (
        (SCOPE, f"{BABY}\n{SENTENCE}\n{MONEY}", START),
        (SCOPE, f"{BABY}\n{MONEY}", START),
        ["删去第二条第二款。"],
    ),
    "an item comes": (
        (SCOPE, LIST, START),
        (
            SCOPE,
            LIST.replace("（二）", "（二）投诉和监督的方式；\n（三）").replace(
                "（三）服务", "（四）服务"
            ),
            START,
        ),
        ["第二条增加一项，作为第二项：“（二）投诉和监督的方式”。"],
    ),
    "the last item goes": (
        (SCOPE, LIST, START),
        (SCOPE, LIST.replace("；\n（三）服务机构的名称和地址", ""), START),
        ["删去第二条第三项。"],
    ),
    "nearly everything changes": (
        (SCOPE, BABY, START),
        (SCOPE, "机关、企业应当依法保障职工享受育儿假和护理假，并保障其工资福利待遇。", START),
        ["将第二条修改为：“机关、企业应当依法保障职工享受育儿假和护理假，并保障其工资福利待遇。”"],
    ),
    "an article is divided": (
        (SCOPE, f"{BABY}\n{CARE}", START),
        (SCOPE, BABY, CARE, START),
        [f"将第二条改为两条，作为第二条、第三条，修改为：\n“第二条　{BABY}\n“第三条　{CARE}”"],
    ),
    "articles are put together": (
        (SCOPE, BABY, CARE, START),
        (SCOPE, f"{BABY}\n{CARE}", START),
        [f"将第二条、第三条合并，作为第二条，修改为：“{BABY}\n“{CARE}”"],
    ),
    "an article moves": (
        (SCOPE, BABY, CARE, MONEY, REPORT, START),
        (SCOPE, CARE, MONEY, BABY, REPORT, START),
        ["将第二条改为第四条。"],
    ),
    "quotations inside are single": (
        (SCOPE, START),
        (SCOPE, "本条例所称“托育”，是指照护服务。", START),
        ["增加一条，作为第二条：“本条例所称‘托育’，是指照护服务。”"],
    ),
    "a chapter is renamed": (
        ("章:总则", SCOPE, "章:生育调节", BABY, CARE),
        ("章:总则", SCOPE, "章:生育服务", BABY, CARE),
        ["将第二章章名修改为“生育服务”。"],
    ),
    "a chapter comes": (
        ("章:总则", SCOPE, BABY, CARE, "章:附则", START),
        ("章:总则", SCOPE, "章:家庭支持", BABY, CARE, "章:附则", START),
        ["增加一章，作为第二章“家庭支持”，包括第二条至第三条。"],
    ),
    "a chapter goes with all in it": (
        ("章:总则", SCOPE, "章:监督", REPORT, MONEY, "章:附则", START),
        ("章:总则", SCOPE, "章:附则", START),
        ["删去第二章。"],
    ),
    "a chapter is joined to the one before": (
        ("章:总则", SCOPE, BABY, "章:监督", REPORT, MONEY, "章:附则", START),
        ("章:总则", SCOPE, BABY, REPORT, MONEY, "章:附则", START),
        ["将第二章并入第一章。"],
    ),
    "at the border of chapters the chapter is said": (
        ("章:总则", SCOPE, BABY, "章:附则", START),
        ("章:总则", SCOPE, BABY, CARE, "章:附则", START),
        [f"增加一条，作为第一章第三条：“{CARE}”"],
    ),
    "references that follow need no words": (
        (SCOPE, BABY, "违反本条例第二条规定的，责令改正。"),
        (SCOPE, CARE, BABY, "违反本条例第三条规定的，责令改正。"),
        [f"增加一条，作为第二条：“{CARE}”"],
    ),
    "nothing": (BASE, BASE, []),
}


@pytest.mark.parametrize("case", TABLE)
def test_what_is_said(case: str) -> None:
    old, new, expected = TABLE[case]
    assert instructions(old, new) == expected


def decision(old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    return draft_decision(compare(regulation(*old), regulation(*new))).text().splitlines()


def test_title_and_opening_have_blanks() -> None:
    title, opening, *_ = decision(BASE, (SCOPE, BABY, REPORT, START))
    assert title == "关于修改《安澜省人口与计划生育条例》的决定（草案）"
    assert opening == (
        "【】第【】届人民代表大会常务委员会第【】次会议决定对《安澜省人口与计划生育条例》作如下修改："
    )


def test_the_closing_clauses() -> None:
    assert decision(BASE, (SCOPE, BABY, REPORT, START))[-3:] == [
        "此外，对条文顺序作相应调整。",
        "本决定自【】起施行。",
        "《安澜省人口与计划生育条例》根据本决定作相应修改，重新公布。",
    ]


def test_without_new_numbers_nothing_is_said_of_the_order() -> None:
    assert not any("顺序" in line for line in decision(BASE, (*BASE[:4], START.replace("2", "3"))))


def test_several_instructions_are_numbered_and_a_single_one_is_not() -> None:
    assert decision(BASE, (SCOPE, BABY, REPORT, START))[2] == "删去第三条。"
    two = decision(BASE, (SCOPE, BABY.replace("提供", "落实"), REPORT, START))
    assert [line[:2] for line in two[2:4]] == ["一、", "二、"]


def test_a_new_name_is_said() -> None:
    old, new = regulation(*BASE, title="安澜省计划生育条例"), regulation(*BASE)
    made = draft_decision(compare(old, new))
    assert made.instructions[0].lines == ("将名称修改为“安澜省人口与计划生育条例”。",)
    assert made.closing[-1].startswith("《安澜省人口与计划生育条例》")


def test_what_stands_outside_of_articles_is_reported_and_not_lost() -> None:
    text = "甲省条例\n为了保障公民权益，制定本条例。\n第一条　本条例适用于本省。\n"
    made = draft_decision(compare(parsed(text), parsed(text.replace("公民", "妇女儿童"))))
    assert made.instructions == ()
    assert len(made.left) == 1
    assert "未写入决定" in made.left[0]
