"""Sample files with the traces of work on a draft: tracked changes, comments, protection."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sample_files import draft
from sample_files.parts import AUTHOR, cell, paragraph, paragraphs, row, run, table, word

LINES = draft.lines()
FEE_AT = 6  # 第四条 among the lines


def inserted(content: str) -> str:
    """Runs in a tracked insertion."""
    return f'<w:ins w:id="101" {AUTHOR}>{content}</w:ins>'


def deleted(text: str) -> str:
    """A text in a tracked deletion."""
    said = run(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:del w:id="102" {AUTHOR}>{said}</w:del>'


def _with(at: int, content: str) -> str:
    """The short draft with another paragraph in the place of one of its lines."""
    return paragraphs(LINES[:at]) + content + paragraphs(LINES[at + 1 :])


def _changes() -> bytes:
    old = paragraph(
        run("第四条　违反本条例规定生育子女的，")
        + deleted("征收社会抚养费")
        + inserted(run("依法给予批评教育"))
        + run("。")
    )
    mark = f'<w:rPr><w:ins w:id="103" {AUTHOR}/></w:rPr>'
    new = paragraph(inserted(run("婴幼儿照护服务机构实行备案管理。")), mark)
    return word(_with(FEE_AT, old + new))


def _moves() -> bytes:
    """第六条 moved from behind 第一条 to the end."""
    moved = run(LINES[-1])
    names = f'w:id="110" {AUTHOR} w:name="move1"'
    here = (
        f"<w:moveFromRangeStart {names}/>"
        f'<w:p><w:pPr><w:rPr><w:moveFrom w:id="111" {AUTHOR}/></w:rPr></w:pPr>'
        f'<w:moveFrom w:id="112" {AUTHOR}>{moved}</w:moveFrom></w:p>'
        '<w:moveFromRangeEnd w:id="110"/>'
    )
    there = (
        f'<w:moveToRangeStart w:id="113" {AUTHOR} w:name="move1"/>'
        f'<w:p><w:pPr><w:rPr><w:moveTo w:id="114" {AUTHOR}/></w:rPr></w:pPr>'
        f'<w:moveTo w:id="115" {AUTHOR}>{moved}</w:moveTo></w:p>'
        '<w:moveToRangeEnd w:id="113"/>'
    )
    return word(paragraphs(LINES[:3]) + here + paragraphs(LINES[3:-1]) + there)


def _formatting() -> bytes:
    """Changes of fonts, of paragraphs, of numbering: the words stay."""
    of_run = f'<w:b/><w:rPrChange w:id="120" {AUTHOR}><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    of_paragraph = (
        f'<w:jc w:val="both"/><w:pPrChange w:id="121" {AUTHOR}><w:pPr><w:jc w:val="left"/>'
        "</w:pPr></w:pPrChange>"
    )
    of_number = (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/>'
        f'<w:numberingChange w:id="122" {AUTHOR} w:original="%1:1:37:、"/></w:numPr>'
    )
    body = (
        paragraph(LINES[0], of_number)
        + paragraphs(LINES[1:FEE_AT])
        + paragraph(run(LINES[FEE_AT], of_run), of_paragraph)
        + paragraphs(LINES[FEE_AT + 1 :])
    )
    return word(body)


def _rows() -> bytes:
    """A table in which a row was inserted, one deleted, and a cell deleted."""
    cells = table(
        2,
        row("事项", "标准"),
        row("新增的育儿假", "十日", properties=f'<w:ins w:id="130" {AUTHOR}/>'),
        row("缴清社会抚养费的", "准予落户", properties=f'<w:del w:id="131" {AUTHOR}/>'),
        row(cell("护理假"), cell("已删的格", f'<w:cellDel w:id="132" {AUTHOR}/>')),
    )
    return word(paragraphs(LINES) + paragraph("附件：标准") + cells + paragraph(""))


def _comments() -> bytes:
    """Comments of a reviewer that speak of the fee; they are no text."""
    said = paragraph(
        '<w:commentRangeStart w:id="0"/>'
        + run(LINES[3])
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    note = (
        f'<w:comment w:id="0" {AUTHOR} w:initials="审">'
        f"{paragraph('此处原来规定征收社会抚养费 &lt;w:p&gt;')}</w:comment>"
    )
    return word(_with(3, said), {"comments": note.replace("&amp;", "&")})


def _protected() -> bytes:
    """A draft that may only be changed with tracked changes."""
    settings = (
        '<w:trackRevisions/><w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>'
    )
    return word(paragraphs(LINES), {"settings": settings})


FILES: Mapping[str, Callable[[], bytes]] = {
    "tracked-changes.docx": _changes,
    "tracked-moves.docx": _moves,
    "tracked-formatting.docx": _formatting,
    "tracked-rows-and-cells.docx": _rows,
    "comments.docx": _comments,
    "protected.docx": _protected,
}
