"""What a Word paragraph says: nothing a reader sees is missing, nothing else is there."""

from __future__ import annotations

import io

import pytest
from docx import Document
from word_files import (
    CONTENT_TYPES,
    lines,
    package,
    paragraph,
    part,
    read_word,
    relations,
    text,
    word,
)

from checker.model import PieceKind

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> REF a </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + text("第二条")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NESTED_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    + FIELD.replace("第二条", "在指令里")
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + text("结果")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
UNENDED_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + text("第三条")
BOX = "<w:txbxContent>{}</w:txbxContent>"
RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt>" + text("fǔ") + "</w:rt><w:rubyBase>" + text("抚")
    + "</w:rubyBase></w:ruby></w:r>"
)  # fmt: skip
EMOJI = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"/>'
    "<mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)

SAID = {
    "runs": (text("社会") + text("抚养费"), "社会抚养费"),
    "hyperlink": (f"<w:hyperlink>{text('第一条')}</w:hyperlink>", "第一条"),
    "smart tag": (f"<w:smartTag><w:smartTag>{text('云岭')}</w:smartTag></w:smartTag>", "云岭"),
    "inline content control": (
        f"<w:sdt><w:sdtContent>{text('可填')}</w:sdtContent></w:sdt>",
        "可填",
    ),
    "simple field": (f'<w:fldSimple w:instr="PAGE">{text("7")}</w:fldSimple>', "7"),
    "complex field": (text("依照") + FIELD + text("处理"), "依照第二条处理"),
    "field in an instruction": (NESTED_FIELD, "结果"),
    "field without end": (UNENDED_FIELD + text("处理"), "第三条处理"),
    "tab": ("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r>", "一\t二"),
    "no-break hyphen": ("<w:r><w:t>一</w:t><w:noBreakHyphen/><w:t>二</w:t></w:r>", "一-二"),
    "soft hyphen": ("<w:r><w:t>一</w:t><w:softHyphen/><w:t>二</w:t></w:r>", "一二"),
    "symbol": ('<w:r><w:sym w:font="SimSun" w:char="2460"/></w:r>', "①"),
    "symbol of a symbol font": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
    "symbol without character": ('<w:r><w:sym w:font="X" w:char="??"/><w:t>后</w:t></w:r>', "后"),
    "reading aid": (text("社会") + RUBY + text("养费"), "社会抚养费"),
    "formula": (text("金额") + "<m:oMath><m:r><m:t>=a×b</m:t></m:r></m:oMath>", "金额=a×b"),
    "alternative sign": (EMOJI, "☑"),
    "line ends of the file": ("<w:r><w:t>一\n二</w:t></w:r>", "一 二"),
    "bookmark and spelling marks": (
        '<w:bookmarkStart w:id="0" w:name="a"/><w:proofErr w:type="spellStart"/>' + text("甲"),
        "甲",
    ),
    "comment reference": (text("甲") + '<w:r><w:commentReference w:id="0"/></w:r>', "甲"),
}


@pytest.mark.parametrize("name", SAID)
def test_a_paragraph_says_what_its_reader_sees(name: str) -> None:
    content, said = SAID[name]
    assert lines(word(f"<w:p>{content}</w:p>")) == [said]


BREAKS = {
    "soft break": ("一|二", ["一", "二"]),
    "soft break at the end": ("一|", ["一", ""]),
    "two soft breaks": ("一||二", ["一", "", "二"]),
    "page break": ("一^二", ["一", "二"]),
    "page break before": ("^第一章", ["第一章"]),
    "page break behind": ("第一章^", ["第一章"]),
    "nothing but a page break": ("^", [""]),
    "page break behind a soft break": ("一|^二", ["一", "二"]),
}
SIGNS = {"|": "<w:r><w:br/></w:r>", "^": '<w:r><w:br w:type="page"/></w:r>'}


@pytest.mark.parametrize("name", BREAKS)
def test_breaks_split_a_paragraph_into_lines_of_one_anchor(name: str) -> None:
    pattern, expected = BREAKS[name]
    runs = "".join(SIGNS[sign] if sign in SIGNS else text(sign) for sign in pattern)
    source = read_word(word(f"<w:p>{runs}</w:p>" + paragraph("后")))
    assert [line.text for line in source.lines] == [*expected, "后"]
    assert [line.anchor.paragraph for line in source.lines] == [0] * len(expected) + [1]


def test_a_paragraph_of_python_docx_with_a_page_break_and_a_tab() -> None:
    document = Document()
    run = document.add_paragraph("第一条").add_run()
    run.add_tab()
    run.add_text("目的")
    document.add_page_break()
    document.add_paragraph("第二条")
    buffer = io.BytesIO()
    document.save(buffer)
    assert lines(buffer.getvalue()) == ["第一条\t目的", "", "第二条"]


def test_a_text_box_comes_once_and_behind_its_paragraph() -> None:
    inside = BOX.format(paragraph("框内一") + paragraph("框内二"))
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inside}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{text('前')}{shape}{text('后')}</w:p>" + paragraph("下一段")
    assert lines(word(body)) == ["前后", "框内一", "框内二", "下一段"]


def test_a_text_box_of_an_old_file_and_one_inside_another() -> None:
    inner = f"<w:p><w:r><w:pict>{BOX.format(paragraph('里'))}</w:pict></w:r>{text('外')}</w:p>"
    body = f"<w:p><w:r><w:pict>{BOX.format(inner)}</w:pict></w:r></w:p>"
    assert lines(word(body)) == ["", "外", "里"]


def test_block_content_controls_and_custom_xml_are_read() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('一')}</w:sdtContent></w:sdt>"
        f"<w:customXml><w:sdt><w:sdtContent>{paragraph('二')}</w:sdtContent></w:sdt></w:customXml>"
    )
    assert lines(word(body)) == ["一", "二"]


def test_notes_follow_the_body_with_anchors_of_their_own() -> None:
    notes = (
        f'<w:{{0}} w:type="separator" w:id="-1">{paragraph("----")}</w:{{0}}>'
        f'<w:{{0}} w:type="normal" w:id="1">{paragraph("{1}一")}</w:{{0}}>'
        f'<w:{{0}} w:id="2">{paragraph("{1}二")}</w:{{0}}>'
    )
    source = read_word(
        word(
            paragraph(text("正文") + '<w:r><w:footnoteReference w:id="1"/></w:r>'),
            footnotes=notes.format("footnote", "脚注"),
            endnotes=notes.format("endnote", "尾注"),
        )
    )
    assert [(line.text, line.anchor.part, line.anchor.paragraph) for line in source.lines] == [
        ("正文", "word/document.xml", 0),
        ("脚注一", "word/footnotes.xml", 1),
        ("脚注二", "word/footnotes.xml", 2),
        ("尾注一", "word/endnotes.xml", 1),
        ("尾注二", "word/endnotes.xml", 2),
    ]


def test_comments_headers_and_footers_are_no_text() -> None:
    data = word(
        paragraph("正文"),
        comments=f"<w:comment>{paragraph('批注')}</w:comment>",
        header=paragraph("页眉"),
        footer=paragraph("页脚"),
    )
    assert lines(data) == ["正文"]


HIDDEN_STYLES = (
    '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="HH"><w:basedOn w:val="H"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
)
HIDDEN = {
    "vanish": (text("密", "<w:vanish/>"), "", PieceKind.HIDDEN),
    "vanish switched off": (text("密", '<w:vanish w:val="0"/>'), "", PieceKind.TEXT),
    "style based on a hidden one": (text("密", '<w:rStyle w:val="HH"/>'), "", PieceKind.HIDDEN),
    "style of the paragraph": (text("密"), '<w:pStyle w:val="P"/>', PieceKind.HIDDEN),
    "shown in a hidden paragraph": (
        text("密", '<w:vanish w:val="false"/>'),
        '<w:pStyle w:val="P"/>',
        PieceKind.TEXT,
    ),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_hidden_text_is_kept_and_marked(name: str) -> None:
    runs, properties, kind = HIDDEN[name]
    [line] = read_word(word(paragraph(runs, properties), styles=HIDDEN_STYLES)).lines
    assert line.text == "密"
    assert [piece.kind for piece in line.anchor.pieces] == [kind]


def test_strict_open_xml_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = part("document", f"<w:body>{paragraph('第一条')}</w:body>")
    data = package(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": body.replace(transitional, strict),
        }
    )
    assert lines(data) == ["第一条"]
