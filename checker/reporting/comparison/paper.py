"""An empty Word file for official papers: A4, page numbers, fonts that every office finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

# Which font stands in for one that is not installed (ISO/IEC 29500-1, 17.8.3.1, altName).
SUBSTITUTES = {
    "方正小标宋简体": "宋体",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
}
FONT_TABLE = "/word/fontTable.xml"
NUMBER_SIZE = 28  # half points
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def new_paper(*, landscape: bool = True) -> Document:
    """The file; its margins leave 14,260 twentieths of a point on landscape pages."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Twips

    document = docx.Document()
    for paragraph in list(document.paragraphs):
        document.element.body.remove(paragraph._element)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    long, short = Mm(297), Mm(210)
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Twips(1289) if landscape else Mm(27)
    section.top_margin, section.bottom_margin = (Mm(22), Mm(20)) if landscape else (Mm(37), Mm(35))
    _number_pages(section)
    _substitute_fonts(document)
    _speak_chinese(document)
    return document


def _number_pages(section: Section) -> None:
    """— 1 — in the middle of the foot."""
    from docx.oxml import parse_xml

    look = (
        '<w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
        f'<w:sz w:val="{NUMBER_SIZE}"/></w:rPr>'
    )
    field = f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>1</w:t></w:r></w:fldSimple>'
    dash = f'<w:r>{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'
    footer = section.footer.paragraphs[0]._element
    made = parse_xml(
        f'<w:p xmlns:w="{W}"><w:pPr><w:jc w:val="center"/></w:pPr>'
        f"{dash.format('— ')}{field}{dash.format(' —')}</w:p>"
    )
    footer.getparent().replace(footer, made)


def _substitute_fonts(document: Document) -> None:
    from lxml import etree

    for part in document.part.package.iter_parts():
        if part.partname == FONT_TABLE:
            fonts = etree.fromstring(part.blob)
            for name, substitute in SUBSTITUTES.items():
                font = etree.SubElement(fonts, f"{{{W}}}font", {f"{{{W}}}name": name})
                etree.SubElement(font, f"{{{W}}}altName", {f"{{{W}}}val": substitute})
                etree.SubElement(font, f"{{{W}}}charset", {f"{{{W}}}val": "86"})
            blob: Any = etree.tostring(
                fonts, xml_declaration=True, encoding="UTF-8", standalone=True
            )
            part._blob = blob


def _speak_chinese(document: Document) -> None:
    """The language of the text, so that no office takes it for misspelt English."""
    from docx.oxml.ns import qn

    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")
    for properties in document.styles.element.iter(qn("w:rPrDefault")):
        for fonts in properties.iter(qn("w:rFonts")):
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            fonts.set(qn("w:ascii"), "Times New Roman")
            fonts.set(qn("w:hAnsi"), "Times New Roman")
            fonts.set(qn("w:eastAsia"), "宋体")
