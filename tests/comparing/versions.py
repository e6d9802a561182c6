"""Short regulations for tests, and what is asked of a comparison of them."""

from __future__ import annotations

from checker.comparing import Comparison, Row, compare
from checker.edits import Edit, apply
from checker.model import NodeKind, Regulation, Span
from checker.reading import read_bytes
from checker.structure import parse

BABY = "用人单位应当为符合规定的职工提供生育休假、育儿假，并保障其工资福利待遇。"
CARE = "县级以上人民政府应当将托育服务纳入国民经济和社会发展规划，支持社会力量举办托育机构。"
REPORT = "乡镇人民政府应当每年向上级卫生健康主管部门报告本行政区域内的人口变动情况。"
MONEY = "财政部门应当安排专项资金，用于计划生育特殊家庭的扶助保障和优生优育咨询指导。"
SCHOOL = "教育主管部门应当在普通中学开展青春期教育和性健康教育，学校应当配备专门教师。"
POLICE = "公安机关应当及时办理出生登记，不得将户口登记与其他事项挂钩。"
SCOPE = "本条例适用于本省行政区域内的组织和公民。"
LONG_MARK = "＝1+1"
START = "本条例自2022年1月1日起施行。"


def regulation(*articles: str, title: str = "安澜省人口与计划生育条例") -> Regulation:
    """Articles numbered in their order; a text that begins with 章: is the heading of a chapter."""
    from checker.reading.numerals import to_chinese

    lines, chapter, number = [title], 0, 0
    for each in articles:
        if each.startswith("章:"):
            chapter += 1
            lines.append(f"第{to_chinese(chapter)}章　{each[2:]}")
        else:
            number += 1
            lines.append(f"第{to_chinese(number)}条　{each}")
    return parsed("".join(f"{line}\n" for line in lines))


def parsed(text: str) -> Regulation:
    return parse(read_bytes(text.encode(), "draft.txt"))


def compared(old: tuple[str, ...], new: tuple[str, ...]) -> Comparison:
    return compare(regulation(*old), regulation(*new))


def labels(row: Row) -> tuple[str, str, str]:
    """The kind and the labels of a row: ('merged', '第一条、第二条', '第一条')."""
    return (
        row.kind.value,
        "、".join(node.label for node in row.old),
        "、".join(node.label for node in row.new),
    )


def rows(comparison: Comparison, level: NodeKind = NodeKind.ARTICLE) -> list[tuple[str, str, str]]:
    return [labels(row) for row in comparison.rows if row.level is level]


def words(comparison: Comparison) -> list[tuple[str, str, str]]:
    """All differences: their sort, the old words, the new words."""
    return [
        (
            each.sort.value,
            comparison.old.source.slice(each.old),
            comparison.new.source.slice(each.new),
        )
        for row in comparison.rows
        for part in row.parts
        for each in part.differences
    ]


def rebuilt(comparison: Comparison, row: Row) -> list[str]:
    """The new passages of a row, made of the old ones and their differences."""
    old, new = comparison.old.source.text, comparison.new.source.text
    made = []
    for part in row.parts:
        if part.new is None:
            continue
        if part.old is None:
            made.append(new[part.new.span.start : part.new.span.end])
            continue
        start = part.old.span.start
        edits = [
            Edit(
                Span(each.old.start - start, each.old.end - start),
                new[each.new.start : each.new.end],
            )
            for each in part.differences
        ]
        made.append(apply(old[start : part.old.span.end], edits))
    return made


def new_passages(comparison: Comparison, row: Row) -> list[str]:
    return [comparison.new.source.slice(part.new.span) for part in row.parts if part.new]
