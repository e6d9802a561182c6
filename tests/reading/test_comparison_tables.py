"""A comparison table: one column is the regulation, whatever the format; other tables stay whole."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from word_files import cell, paragraph, table, word

from checker import check
from checker.errors import ReadError
from checker.model import SourceText
from checker.reading import read_bytes
from checker.remarks import RemarkKind
from checker.structure import parse

OLD = "第一条　为了控制人口数量，制定本条例。"
NEW = "第一条　为了促进人口长期均衡发展，制定本条例。"
KEPT = "第二条　提倡适龄婚育。"
GONE = "第三条　超生的，征收社会抚养费。"
Rows = list[list[str]]


def markdown(rows: Rows) -> bytes:
    """A Markdown file with this table."""
    lines = [f"| {' | '.join(each.replace(chr(10), '<br>') for each in row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode()


def word_table(rows: Rows) -> bytes:
    """A Word file with this table; a line break begins a paragraph."""
    cells = [
        "".join(cell("".join(map(paragraph, each.split("\n")))) for each in row) for row in rows
    ]
    return word(table(*cells))


FORMATS = {"docx": word_table, "md": markdown}


def read_table(rows: Rows, ending: str, column: str | None = None) -> SourceText:
    return read_bytes(FORMATS[ending](rows), f"草案.{ending}", column=column)


def spoken(source: SourceText) -> list[str]:
    """What is checked, line by line, blanks between the parts of a line made one."""
    return [" ".join(line.text.split()) for line in source.spoken.lines if line.text.strip()]


def said(*texts: str) -> list[str]:
    return [" ".join(each.split()) for each in texts]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("现行条文", "修改后"),
        ("原条文", "修改条文"),
        ("现行规定", "修改后条文"),
        ("修订前", "修订草案"),
        ("原条例", "修正案（草案）"),
        ("现行条例（2016年修正）", "修订草案（征求意见稿）"),
        ("《云岭省人口与计划生育条例》（现行）", "《云岭省人口与计划生育条例（修订草案）》"),
        ("修改前", "拟修改为"),
        ("现　行　条　文", "**修改后**"),
    ],
)
def test_the_new_column_is_told_by_its_heading(ending: str, old: str, new: str) -> None:
    source = read_table([["序号", old, new, "修改理由"], ["1", OLD, NEW, "依据"]], ending)
    assert spoken(source) == said(NEW)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("云岭省人口与计划生育条例（2016年修正）", "云岭省人口与计划生育条例（修订草案）"),
        ("现行条文", "修改建议"),
        ("《条例》", "修改后的《条例》"),
    ],
)
def test_one_heading_and_the_articles_tell_the_other(ending: str, old: str, new: str) -> None:
    rows = [["序号", old, new, "上位法"], ["1", OLD, NEW, "第九条　上位法的规定。"]]
    assert spoken(read_table(rows, ending)) == said(NEW)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "mark",
    [
        "同左",
        "无修改",
        "不变",
        "（未修改）",
        "未作修改",
        "第二条 同左",
        "（内容不变）",
        "调整为第三条，内容不变",
    ],
)
def test_an_unchanged_provision_is_what_the_old_column_says(ending: str, mark: str) -> None:
    rows = [["现行条文", "修改后"], [OLD, NEW], [KEPT, mark]]
    assert spoken(read_table(rows, ending)) == said(NEW, KEPT)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "mark", ["（删除）", "删去", "删除", "本条删除。", "第三条 （删除）", "整条删去"]
)
def test_a_deleted_provision_is_not_checked(ending: str, mark: str) -> None:
    rows = [["现行条文", "修改后"], [OLD, NEW], [GONE, mark]]
    assert spoken(read_table(rows, ending)) == said(NEW)


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_beside_a_provision_whose_number_is_taken_deletes_it(ending: str) -> None:
    taken = "第三条　增加的内容。"
    rows = [["现行条文", "修改后"], [OLD, NEW], [GONE, ""], ["", taken]]
    assert spoken(read_table(rows, ending)) == said(NEW, taken)


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_beside_a_provision_in_doubt_leaves_it_and_says_so(ending: str) -> None:
    source = read_table([["现行条文", "修改后"], [OLD, NEW], [GONE, ""]], ending)
    assert spoken(source) == said(NEW, GONE)
    assert "为空" in source.remarks[1].message
    assert source.lines[source.remarks[1].line - 1].text.find("社会抚养费") > 0


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("column", ["现行条文", "现行", "2"])
def test_the_user_may_name_another_column(ending: str, column: str) -> None:
    rows = [["序号", "现行条文", "修改后", "说明"], ["1", OLD, NEW, ""]]
    assert spoken(read_table(rows, ending, column)) == said(OLD)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_column_that_is_not_there_is_refused_with_those_that_are(ending: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_table([["现行条文", "修改后"], [OLD, NEW]], ending, "三审稿")
    assert str(raised.value) == (
        f"草案.{ending}：表格中没有“三审稿”一栏，表头是“现行条文”“修改后”；请核对 --column 的取值。"
    )


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    "rows",
    [
        [["项目", "分值"], ["一方为独生子女", "20"], ["第一条", "5"]],
        [["现行收费", "修改后收费"], ["十元", "二十元"]],
        [["序号", "文件名称", "修改依据"], ["1", "第一条　乙", "丙"]],
        [["第一条　现行的规定", "第二条　修改后的规定"]] * 3,
    ],
)
def test_another_table_stays_whole(ending: str, rows: Rows) -> None:
    source = read_table(rows, ending)
    assert source.beside == ()
    assert source.remarks == ()
    assert source.spoken is source


WORDS = st.sampled_from(
    ["", "现行条文", "修改后", "说明", "序号", OLD, NEW, KEPT, GONE, "同左", "（删除）", "第一章　总则", "无", "——", "（二）同左",
     "第三条\n（一）甲；\n（二）不变", "修订草案", "2"]
)  # fmt: skip
GRIDS = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=2, max_size=7)
)


@given(GRIDS, st.sampled_from(sorted(FORMATS)), st.sampled_from([None, "1", "2", "9", "修改", "0"]))
def test_any_table_keeps_its_text_and_says_what_it_leaves_out(
    rows: Rows, ending: str, column: str | None
) -> None:
    try:
        source = read_table(rows, ending, column)
    except ReadError:  # nothing but blanks, or no such column
        assume(False)
    assert bool(source.beside) == bool(source.remarks)
    assert len(source.spoken.text) == len(source.text)
    for one, other in pairwise(source.beside):
        assert one.end <= other.start
    beside = "".join(map(source.slice, source.beside))
    assert signs(source.spoken.text) + signs(beside) == signs(source.text)


def signs(text: str) -> Counter[str]:
    """How often each sign stands in a text."""
    return Counter("".join(text.split()))


def test_a_file_without_tables_has_no_column_to_miss() -> None:
    assert spoken(read_bytes(NEW.encode(), "草案.txt", column="修改后")) == said(NEW)


def test_text_before_and_after_the_table_is_read() -> None:
    rows = table(cell("现行") + cell("修改后"), cell(OLD) + cell(NEW))
    body = paragraph("云岭省人口与计划生育条例") + rows + paragraph("附件：名单")
    source = read_bytes(word(body), "草案.docx")
    assert spoken(source) == said("云岭省人口与计划生育条例", NEW, "附件：名单")


def test_headings_in_two_rows_and_repeated_ones_are_no_text() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    first = cell("现行条例", wide) + cell("修订草案", wide)
    second = cell("条号") + cell("内容") + cell("条号") + cell("内容")
    row = cell("第一条") + cell("旧的内容。") + cell("第一条") + cell("新的内容。")
    source = read_bytes(word(table(first, second, row, first, second, row)), "草案.docx")
    assert spoken(source) == said("第一条", "新的内容。", "第一条", "新的内容。")


def test_a_chapter_over_merged_cells_is_a_chapter() -> None:
    across = cell("第一章　总则", '<w:gridSpan w:val="3"/>')
    two = cell("第二章　罚则", '<w:gridSpan w:val="2"/>') + cell("说明")
    head = cell("现行条文") + cell("修改后") + cell("备注")
    one = cell(OLD) + cell(NEW) + cell("理由")
    source = read_bytes(word(table(head, across, one, two)), "草案.docx")
    assert spoken(source) == said("第一章　总则", NEW, "第二章　罚则")


def test_an_unchanged_cell_over_two_rows_stands_for_both() -> None:
    head = cell("现行条文") + cell("修改后")
    first = cell(OLD) + cell("同左", '<w:vMerge w:val="restart"/>')
    second = cell(KEPT) + cell("", "<w:vMerge/>")
    source = read_bytes(word(table(head, first, second)), "草案.docx")
    assert spoken(source) == said(OLD, KEPT)


def test_an_article_of_several_paragraphs_keeps_them() -> None:
    new = f"{NEW}\n第二款的内容：\n（一）甲；\n（二）乙。"
    source = read_table([["现行条文", "修改后"], [OLD, new]], "docx")
    article = parse(source).articles()[0]
    assert [child.kind for child in article.children] == ["paragraph", "paragraph"]
    assert [child.label for child in article.children[1].children] == ["（一）", "（二）"]


def test_one_regulation_over_several_tables() -> None:
    head, tail = cell("现行条文") + cell("修改后"), cell(KEPT) + cell("第二条　新的规定。")
    body = table(head, cell(OLD) + cell(NEW)) + paragraph("续表") + table(tail)
    source = read_bytes(word(body), "草案.docx")
    assert spoken(source) == said(NEW, "续表", "第二条　新的规定。")


def test_a_table_in_a_cell_belongs_to_the_column_of_the_cell() -> None:
    points, costs = table(cell("新积分") + cell("20")), table(cell("旧积分") + cell("10"))
    head = cell("现行条文") + cell("修改后")
    row = cell(paragraph(OLD) + costs + paragraph("")) + cell(
        paragraph(NEW) + points + paragraph("")
    )
    source = read_bytes(word(table(head, row)), "草案.docx")
    assert spoken(source) == said(NEW, "新积分", "20")


def test_a_comparison_table_in_the_frame_of_another_is_found() -> None:
    inner = table(cell("现行条文") + cell("修改后"), cell(OLD) + cell(NEW))
    framed = table(cell(paragraph("对照表") + inner + paragraph("")))
    assert spoken(read_bytes(word(framed), "草案.docx")) == said("对照表", NEW)


def test_the_last_of_several_new_versions_is_checked() -> None:
    rows = [
        ["现行条文", "一审稿", "二审稿"],
        [OLD, NEW, "第一条　二审的规定。"],
        [KEPT, "同左", "同左"],
    ]
    assert spoken(read_table(rows, "docx")) == said("第一条　二审的规定。", KEPT)


def test_a_provision_unchanged_in_part_is_pointed_out() -> None:
    new = f"{NEW}\n（二）同左\n（三）新的。"
    source = read_table([["现行条文", "修改后"], [OLD, new]], "docx")
    assert "请写出全文" in source.remarks[1].message


def test_the_remark_says_what_is_checked_and_what_is_not() -> None:
    rows = [
        ["现行条文", "修改后", "说明"],
        [OLD, NEW, ""],
        [KEPT, "同左", ""],
        [GONE, "（删除）", ""],
    ]
    (remark,) = read_table(rows, "docx").remarks
    assert remark.kind is RemarkKind.COMPARISON
    assert remark.message == (
        "修改对照表：只检查“修改后”一栏，“现行条文”“说明”不检查；"
        "写明未作修改的 1 处，检查左栏的原文；删除的 1 处不检查。"
    )


@pytest.mark.parametrize("ending", FORMATS)
def test_findings_stand_in_the_cell_that_holds(ending: str, tmp_path: Path) -> None:
    fee = "第二条　征收社会抚养费。"
    rows = [["现行条文", "修改后", "说明"], [GONE, NEW, "取消社会抚养费"], [fee, "同左", ""]]
    path = tmp_path / f"草案.{ending}"
    path.write_bytes(FORMATS[ending](rows))
    (document,) = check(path).documents
    assert {each.article for each in document.findings} == {"第二条"}
    source = document.regulation.source
    for finding in document.findings:
        assert source.slice(finding.span) == finding.quote
        if ending == "docx":
            assert source.line_at(finding.span.start).anchor.cell == (0, 2, 0)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_text_of_the_file_stays_as_it_is(ending: str) -> None:
    rows = [["现行条文", "修改后"], [OLD, NEW], [KEPT, "同左"]]
    source = read_table(rows, ending)
    for said_in_file in (OLD, NEW, KEPT, "同左"):
        assert said_in_file in source.text
    assert len(source.spoken.text) == len(source.text)
