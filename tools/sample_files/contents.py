"""Sample files with what stands in a Word file besides plain paragraphs."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from docx import Document

from sample_files import draft
from sample_files.parts import (
    MACRO_TYPE,
    STRICT,
    R,
    W,
    cell,
    field,
    of_one_day,
    package,
    paragraph,
    paragraphs,
    row,
    run,
    table,
    word,
)

LINES = draft.lines()
HIDDEN = "本条例规定与上级不一致的，仍按原规定征收社会抚养费。"
PICTURE_NAME = 'descr="征收社会抚养费流程图" title="流程图"'


def _with(at: int, content: str) -> str:
    """The short draft with another paragraph in the place of one of its lines."""
    return paragraphs(LINES[:at]) + content + paragraphs(LINES[at + 1 :])


def _by_python_docx() -> bytes:
    document = Document()
    for line in draft.sample_lines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return of_one_day(buffer.getvalue())


def _notes() -> bytes:
    mark = '<w:r><w:{0}Reference w:id="1"/></w:r>'
    said = paragraph(run(LINES[4]) + mark.format("footnote") + mark.format("endnote"))
    line = '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    note = '<w:{0} w:id="1">{1}</w:{0}>'
    foot = paragraph("脚注：原机构名称为卫生和计划生育委员会。")
    end = paragraph("尾注：参见有关说明。")
    others = {
        "footnotes": line.format("footnote") + note.format("footnote", foot),
        "endnotes": line.format("endnote") + note.format("endnote", end),
    }
    return word(_with(4, said), others)


def _margins() -> bytes:
    others = {
        "header": paragraph("内部资料：征收社会抚养费"),
        "footer": paragraph(run("第 ") + field("PAGE", run("1")) + run(" 页")),
    }
    return word(paragraphs(LINES), others)


def _old_box() -> bytes:
    box = (
        '<w:r><w:pict><v:shape id="b" style="width:200pt;height:40pt"><v:textbox><w:txbxContent>'
        f"{paragraph('第七条　本条例由主管部门解释。')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    return word(paragraphs(LINES) + f"<w:p>{box}</w:p>")


def _box() -> bytes:
    inner = f"<w:txbxContent>{paragraph('第七条　本条例由主管部门解释。')}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:inline><wp:extent cx="2540000" cy="508000"/><wp:docPr id="1" name="文本框"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2540000" cy="508000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:shape id="b"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    return word(paragraphs(LINES) + f"<w:p>{both}</w:p>")


def _controls() -> bytes:
    """Content controls around a block, words, a row and a cell."""

    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    block = control(paragraphs(LINES[1:6]))
    words = paragraph(
        run("第四条　违反本条例规定生育子女的，征收") + control(run("社会抚养费")) + run("。")
    )
    rows = (
        control(row("育儿假", "十日")) + f"<w:tr>{control(cell('护理假'))}{cell('十五日')}</w:tr>"
    )
    body = paragraph(LINES[0]) + block + words
    return word(
        body + paragraphs(LINES[7:]) + paragraph("附件：假期") + table(2, rows) + paragraph("")
    )


def _fields() -> bytes:
    """References that are fields; the instruction of one holds another field."""
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f"{field('PAGE', run('征收社会抚养费'))}<w:r><w:instrText> = 1</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("依照")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr=" REF _Ref2 ">{run("第四条")}</w:fldSimple>'
    said = paragraph(
        run("第六条　")
        + nested
        + field(r"REF _Ref1 \r \h", run("第二条"))
        + run("、")
        + simple
        + run("的规定办理。本条例自公布之日起施行。")
    )
    return word(_with(len(LINES) - 1, said))


def _contents() -> bytes:
    """A table of contents that is a field over several paragraphs."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        r'<w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )

    def entry(text: str, page: str) -> str:
        number = field("PAGEREF _Toc1", run(page))
        return f'<w:hyperlink w:anchor="_Toc1">{run(text)}<w:r><w:tab/></w:r>{number}</w:hyperlink>'

    toc = (
        paragraph("目　录")
        + paragraph(begin + entry("第一章　总则", "1"))
        + paragraph(entry("第二章　法律责任", "2"))
        + paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    )
    return word(paragraph(LINES[0]) + toc + paragraphs(LINES[1:]))


def _hidden() -> bytes:
    said = paragraph(run(LINES[3]) + run(HIDDEN, "<w:vanish/>"))
    return word(_with(3, said))


def _strict() -> bytes:
    data = word(paragraphs(LINES))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {entry.filename: file.read(entry).decode() for entry in file.infolist()}
    body = parts["word/document.xml"].replace(W, f"{STRICT}wordprocessingml/main")
    parts["word/document.xml"] = body.replace(R, f"{STRICT}officeDocument/relationships")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(R, f"{STRICT}officeDocument/relationships")
    return package(parts)


def _tags() -> bytes:
    """Smart tags, custom XML, bookmarks, marks of the spelling checker between the characters."""
    tag = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chmetcnv">{}</w:smartTag>'
    words = (
        run("第四条　违反本条例规定生育子女的，征收社会")
        + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="3" w:name="费"/>'
        + tag.format(run("抚养"))
        + '<w:bookmarkEnd w:id="3"/>'
        + f'<w:customXml w:element="fee"><w:customXmlPr/>{run("费")}</w:customXml>'
        + '<w:proofErr w:type="spellEnd"/><w:permStart w:id="4" w:edGrp="everyone"/><w:permEnd w:id="4"/>'
        + run("。")
    )
    return word(_with(6, paragraph(words)))


def _ruby() -> bytes:
    aid = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>fǔ yǎng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>抚养</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    said = run("第四条　违反本条例规定生育子女的，征收社会") + aid + run("费。")
    return word(_with(6, paragraph(said)))


def _chunk() -> bytes:
    page = "<html><body><p>第七条　征收社会抚养费。</p></body></html>"
    link = f'<Relationship Id="chunk" Type="{R}/aFChunk" Target="chunk.html"/>'
    extra = {"word/chunk.html": page}
    return word(paragraphs(LINES) + '<w:altChunk r:id="chunk"/>', extra=extra, links=link)


def _sub_document() -> bytes:
    link = f'<Relationship Id="sub" Type="{R}/subDocument" Target="chapter.docx" TargetMode="External"/>'
    return word(paragraphs(LINES) + '<w:p><w:subDoc r:id="sub"/></w:p>', links=link)


def _signs() -> bytes:
    """Signs of symbol fonts, hyphens that Word has of its own, tabs."""
    box = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    said = paragraph(
        box
        + run("第四条")
        + "<w:r><w:tab/></w:r>"
        + run("违反本条例规定生育子女的，征收社会")
        + "<w:r><w:softHyphen/></w:r>"
        + run("抚养费。")
    )
    return word(_with(6, said.replace(box, "", 1)) + paragraph(box + run("同意")))


def _breaks() -> bytes:
    """The whole draft in one paragraph: soft line breaks, a page break before the second chapter."""
    broken = '<w:r><w:br w:type="page"/></w:r>'
    soft = "<w:r><w:br/></w:r>"
    first = soft.join(map(run, LINES[:5]))
    second = soft.join(map(run, LINES[5:]))
    return word(f"<w:p>{first}{broken}{second}</w:p>")


def _picture() -> bytes:
    image = (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="90000" cy="90000"/><wp:docPr id="1" name="图 1" {PICTURE_NAME}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="图 1" {PICTURE_NAME}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="image"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="90000" cy="90000"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    link = f'<Relationship Id="image" Type="{R}/image" Target="media/image1.png"/>'
    return word(
        paragraphs(LINES) + f"<w:p>{image}</w:p>",
        extra={"word/media/image1.png": _dot()},
        links=link,
    )


def _dot() -> bytes:
    """A picture of one white dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(b"\0\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")


def _formula() -> bytes:
    formula = "<m:oMath><m:r><m:t>N=3</m:t></m:r></m:oMath>"
    said = paragraph(run("第二条　一对夫妻可以生育子女的数量为") + formula + run("。"))
    return word(_with(3, said))


def _macros() -> bytes:
    """A file with macros, which are never looked at."""
    link = (
        '<Relationship Id="vba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
        ' Target="vbaProject.bin"/>'
    )
    return word(
        paragraphs(LINES),
        extra={"word/vbaProject.bin": b'Attribute VB_Name = "A"\r\nSub AutoOpen()\r\nEnd Sub\r\n'},
        links=link,
        main_type=MACRO_TYPE,
    )


FILES: Mapping[str, Callable[[], bytes]] = {
    "paragraphs.docx": _by_python_docx,
    "footnotes-and-endnotes.docx": _notes,
    "headers-and-footers.docx": _margins,
    "text-box-vml.docx": _old_box,
    "text-box-drawing.docx": _box,
    "content-controls.docx": _controls,
    "fields.docx": _fields,
    "contents-field.docx": _contents,
    "hidden-text.docx": _hidden,
    "strict.docx": _strict,
    "tags-and-bookmarks.docx": _tags,
    "ruby.docx": _ruby,
    "embedded-chunk.docx": _chunk,
    "subdocument.docx": _sub_document,
    "symbols.docx": _signs,
    "line-and-page-breaks.docx": _breaks,
    "alternative-text.docx": _picture,
    "formula.docx": _formula,
    "macros.docm": _macros,
}
