"""Edits in Word files: what the file says then, what stays of its formatting, what can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import converted, needs_office, settled
from test_word_anchors import NUMBERED, NUMBERING
from word_files import (
    cell,
    deleted,
    inserted,
    lines,
    package,
    paragraph,
    part,
    read_word,
    table,
    text,
    word,
)
from written_files import members, q, remark, replacing, root, said, span

from checker.edits import Edit, apply
from checker.model import Span
from checker.reading import Revisions
from checker.writing import WriteError, withdraw, without_suggestions, write

BOLD = "<w:b/>"
CENTRED = '<w:jc w:val="center"/>'
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
BODY = (
    paragraph("甲省条例", CENTRED)
    + paragraph(text("第一条", BOLD) + text("　由卫生和计划") + text("生育行政部门负责。"))
    + paragraph(text("第二条", BOLD) + text("　征收社会抚养费。"))
    + table(cell("项目") + cell("费用"), cell("抚养费") + cell("若干"))
    + paragraph(text("第三条", BOLD) + text("　自公布之日起施行。"))
)

# What is put in the place of what, and the lines that must then be there.
CASES: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "words over runs": (
        BODY,
        {"卫生和计划生育行政部门": "卫生健康主管部门"},
        ["甲省条例", "第一条　由卫生健康主管部门负责。"],
    ),
    "a paragraph goes": (BODY, {"第二条　征收社会抚养费。\n": ""}, ["第三条　自公布之日起施行。"]),
    "the break before goes": (
        BODY,
        {"\n第一条　由卫生和计划生育行政部门负责。": ""},
        ["甲省条例", "第二条　征收社会抚养费。"],
    ),
    "a paragraph comes behind": (
        BODY,
        {"部门负责。": "部门负责。\n第一条之一　新。"},
        ["第一条之一　新。", "第二条　征收社会抚养费。"],
    ),
    "a paragraph comes before": (
        BODY,
        {"第三条　自": "第三条　新。\n第四条　自"},
        ["第三条　新。"],
    ),
    "a paragraph comes last": (BODY, {"施行。": "施行。\n第四条　末。"}, ["第四条　末。"]),
    "a paragraph is cut in two": (BODY, {"由卫生": "由\n卫生"}, ["第一条　由"]),
    "paragraphs become one": (BODY, {"负责。\n第二条": "负责，"}, ["甲省条例"]),
    "a row goes": (BODY, {"抚养费\n若干\n": ""}, ["项目", "费用", "第三条　自公布之日起施行。"]),
    "a table goes": (BODY, {"项目\n费用\n抚养费\n若干\n": ""}, ["第三条　自公布之日起施行。"]),
    "words in a cell": (BODY, {"若干": "零"}, ["抚养费", "零"]),
    "soft break": (
        "<w:p><w:r><w:t>一二</w:t><w:br/><w:t>三四</w:t></w:r></w:p>",
        {"二\n三": "二三"},
        ["一二三四"],
    ),
    "inside of an insertion of others": (
        paragraph(text("应当") + inserted(text("依法征收")) + text("。")),
        {"法征": "规"},
        ["应当依规收。"],
    ),
    "beside a deletion of others": (
        paragraph(text("应当") + deleted("依法") + text("征收。")),
        {"当征": "不"},
        ["应不收。"],
    ),
    "inside of a link": (
        paragraph(f"<w:hyperlink>{text('见附件一')}</w:hyperlink>{text('。')}"),
        {"附件一": "附件二"},
        ["见附件二。"],
    ),
    "inside of a content control": (
        f"<w:sdt><w:sdtContent>{paragraph(text('第一条　征收。'))}</w:sdtContent></w:sdt>",
        {"征收": "免收"},
        ["第一条　免收。"],
    ),
    "section break": (
        paragraph("前", SECTION) + paragraph("后"),
        {"前": "前\n新"},
        ["前", "新", "后"],
    ),
}


@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "direct"])
@pytest.mark.parametrize("name", CASES)
def test_the_file_says_what_the_edits_make_of_it(name: str, tracked: bool) -> None:
    body, changes, expected = CASES[name]
    file = word(body)
    source = read_word(file)
    edits = replacing(source.text, changes)
    written = write(file, source, edits, tracked=tracked)
    assert "\n".join(said(written)) == apply(source.text, edits).rstrip("\n")
    assert set(expected) <= set(said(written))
    if tracked:
        assert lines(written, Revisions.ORIGINAL) == lines(file, Revisions.ORIGINAL)


@pytest.mark.parametrize("name", CASES)
def test_changes_made_with_a_comment_can_be_withdrawn(name: str) -> None:
    body, changes, _ = CASES[name]
    file = word(body)
    source = read_word(file)
    remarks = [remark(source.text, next(iter(changes))[:2])]
    written = write(file, source, replacing(source.text, changes), remarks, tracked=True)
    assert [lines(withdraw(written), side) for side in Revisions] == [
        lines(file, side) for side in Revisions
    ]
    assert lines(without_suggestions(written)) == lines(file)


# LibreOffice 7.4 leaves every tracked deletion in a content control in place, whoever made it.
MISREAD = "inside of a content control"


@needs_office
def test_libreoffice_accepts_and_rejects_as_we_read(tmp_path: Path) -> None:
    files, wanted = [], {}
    names = [name for name in CASES if name != MISREAD]
    for at, (body, changes, _) in enumerate(CASES[name] for name in names):
        file = word(body + paragraph("尾") + SECTION)
        source = read_word(file)
        written = write(file, source, replacing(source.text, changes), tracked=True)
        files.append(tmp_path / f"{at}.docx")
        files[-1].write_bytes(written)
        wanted[at] = {"accept": said(written), "reject": said(written, Revisions.ORIGINAL)}
    for what in ("accept", "reject"):
        folder = tmp_path / what
        folder.mkdir()
        for at, file_then in enumerate(settled(files, what, folder)):
            text_file = file_then.with_suffix(".txt")
            then = "".join(text_file.read_text(encoding="utf-8-sig").split("\n"))
            assert then == "".join(wanted[at][what]), (names[at], what)


def test_only_the_changed_characters_are_marked() -> None:
    file = word(BODY)
    source = read_word(file)
    edits = replacing(source.text, {"由卫生和计划生育行政部门负责": "由卫生健康主管部门负责"})
    tree = root(write(file, source, edits, tracked=True))
    gone = "".join(each.text or "" for each in tree.iter(q("delText")))
    new = "".join(each.text or "" for each in tree.iterfind(f".//{q('ins')}//{q('t')}"))
    assert (gone, new) == ("和计划生育行政", "健康主管")


def test_a_new_article_looks_like_an_article() -> None:
    file = word(BODY)
    source = read_word(file)
    written = write(file, source, replacing(source.text, {"甲省条例": "甲省条例\n第一条　新。"}))
    made = root(written)[0][1]
    assert made.find(f"{q('pPr')}/{q('jc')}") is None
    label, rest = made.iter(q("r"))
    assert (label.findtext(q("t")), rest.findtext(q("t"))) == ("第一条　", "新。")
    assert label.find(f"{q('rPr')}/{q('b')}") is not None
    assert rest.find(f"{q('rPr')}/{q('b')}") is None


@pytest.mark.parametrize("tracked", [True, False], ids=["tracked", "direct"])
def test_word_numbers_a_new_article_and_those_behind_it(tracked: bool) -> None:
    file = word(paragraph("目的", NUMBERED) + paragraph("施行", NUMBERED), numbering=NUMBERING)
    source = read_word(file)
    edits = replacing(source.text, {"目的": "目的\n第二条　新条", "第二条\t施行": "第三条\t施行"})
    written = write(file, source, edits, tracked=tracked)
    assert said(written) == ["第一条\t目的", "第二条\t新条", "第三条\t施行"]
    assert "第" not in "".join(root(written).itertext())


def test_an_article_with_a_number_that_no_list_gives_is_no_part_of_the_list() -> None:
    file = word(paragraph("目的", NUMBERED) + paragraph("施行", NUMBERED), numbering=NUMBERING)
    source = read_word(file)
    edits = replacing(source.text, {"目的": "目的\n第一条之一　新条"})
    assert said(write(file, source, edits, tracked=True)) == [
        "第一条\t目的",
        "第一条之一　新条",
        "第二条\t施行",
    ]


def test_later_numbers_that_no_edit_is_about_change_by_themselves() -> None:
    file = word(paragraph("目的", NUMBERED) + paragraph("施行", NUMBERED), numbering=NUMBERING)
    source = read_word(file)
    edits = replacing(source.text, {"目的": "目的\n第二条　新条"})
    assert said(write(file, source, edits, tracked=True))[-1] == "第三条\t施行"


def test_a_generated_number_cannot_be_edited_as_text() -> None:
    file = word(paragraph("目的", NUMBERED), numbering=NUMBERING)
    source = read_word(file)
    with pytest.raises(WriteError, match="自动编号"):
        write(file, source, [Edit(span(source.text, "第一条"), "第九条")])


def test_the_last_paragraph_of_a_cell_stays_empty() -> None:
    file = word(table(cell("甲") + cell("乙")) + paragraph("后"))
    source = read_word(file)
    written = write(file, source, [Edit(Span(0, 2), "")], tracked=True)
    assert lines(written) == ["", "乙", "后"]


def test_a_note_is_edited_in_its_part() -> None:
    note = f'<w:footnote w:id="2">{paragraph("旧注。")}</w:footnote>'
    file = word(paragraph("正文"), footnotes=note)
    source = read_word(file)
    written = write(file, source, replacing(source.text, {"旧": "新"}), tracked=True)
    assert said(written) == ["正文", "新注。"]
    assert members(written)["word/document.xml"] == members(file)["word/document.xml"]


def test_both_forms_of_a_text_box_say_the_same() -> None:
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    file = word(paragraph(text("文") + both))
    source = read_word(file)
    written = write(file, source, replacing(source.text, {"框": "盒"}))
    assert "".join(root(written).itertext()) == "文盒中盒中"


def test_a_reference_to_a_note_survives_the_words_around_it() -> None:
    mark = '<w:r><w:t>征</w:t><w:footnoteReference w:id="2"/><w:t>收</w:t></w:r>'
    file = word(paragraph(text("应当") + mark + text("。")))
    source = read_word(file)
    written = write(file, source, replacing(source.text, {"征收": ""}), tracked=True)
    [kept] = root(written).iter(q("footnoteReference"))
    assert q("del") not in [each.tag for each in kept.iterancestors()]


def test_bytes_that_are_not_those_of_the_source_are_refused() -> None:
    source = read_word(word(paragraph("甲")))
    with pytest.raises(WriteError, match="改动"):
        write(word(paragraph("乙")), source, [])


@needs_office
def test_a_numbered_draft_with_changes_opens_in_libreoffice(tmp_path: Path) -> None:
    file = word(paragraph("目的", NUMBERED) + paragraph("施行", NUMBERED), numbering=NUMBERING)
    source = read_word(file)
    (tmp_path / "a.docx").write_bytes(
        write(file, source, replacing(source.text, {"目的": "目的\n第二条　新条"}))
    )
    result = converted(tmp_path / "a.docx", "txt:Text", tmp_path).read_text(encoding="utf-8-sig")
    assert "".join(result.split()) == "第一条目的第二条新条第三条施行"


def test_strict_files_stay_strict() -> None:
    strict = part("document", f"<w:body>{paragraph('征收')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    file = package(members(word(paragraph("征收"))) | {"word/document.xml": strict.encode()})
    source = read_word(file)
    edits = replacing(source.text, {"征": "免"})
    written = write(file, source, edits, [remark(source.text, "收")], tracked=True)
    parts = members(written)
    for name in ("word/document.xml", "word/comments.xml"):
        assert b"purl.oclc.org/ooxml/wordprocessingml/main" in parts[name]
        assert b"schemas.openxmlformats.org/wordprocessingml" not in parts[name]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in b"".join(parts.values())
    assert said(written) == ["免收"]


@pytest.mark.parametrize("tracked", [True, False])
def test_an_emptied_paragraph_that_has_to_stay_loses_its_number(tracked: bool) -> None:
    file = word(
        paragraph("甲省条例") + 2 * paragraph("由主管部门负责。", NUMBERED), numbering=NUMBERING
    )
    before = read_word(file).text
    last = before.rindex("\n")
    edits = [Edit(Span(last, len(before)), "")]
    written = write(file, read_word(file), edits, [remark(before, "甲省")], tracked=tracked)
    assert [line for line in said(written) if line] == before[:last].split("\n")
    if tracked:
        assert read_word(written, Revisions.ORIGINAL).text == before
        assert read_word(withdraw(written)).text == before
