"""Build the template of the compliance opinion that is shipped.

Usage: ``python tools/opinion_template.py [FILE]``; without a name it writes the one of the
package. The same program gives the same bytes.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from checker.reporting.comparison.paper import new_paper
from checker.reviewing.outputs.opinion import BOOKMARK, SHIPPED
from checker.reviewing.outputs.word_paper import (
    BODY,
    HEAVY,
    ITALIC,
    TITLE,
    TITLE_POINTS,
    Look,
    add_paragraph,
    add_run,
    saved,
)

SMALL, FINE = 12, 9  # 小四, in tables; 小五
HEAD = Look(HEAVY, before=6, kept=True)
SUBHEAD = Look(ITALIC, kept=True)
TEXT = Look()
FIXED = (2021, 7, 20, 0, 0, 0)  # the date of the files in the package: that of the notice


def build() -> bytes:
    """The bytes of the template."""
    document = new_paper(landscape=False)
    _front(document)
    _basis(document)
    _findings(document)
    _doubtful(document)
    _missing(document)
    _end(document)
    _annexes(document)
    document.core_properties.title = "合规性审查意见书"
    return _settled(saved(document))


def _line(document: Any, words: str, look: Look = TEXT) -> Any:
    return add_paragraph(document, look, (words, look.font))


def _labelled(document: Any, label: str, words: str) -> Any:
    return add_paragraph(document, TEXT, (label, HEAVY), (words, BODY))


def _mark(document: Any, words: str) -> None:
    """A statement of the template: the whole paragraph goes."""
    document.add_paragraph(f"{{%p {words} %}}")


def _front(document: Document) -> None:
    _line(document, "合规性审查意见书", Look(TITLE, TITLE_POINTS, centred=True))
    _line(document, "（第 {{ 编号 }} 号）", Look(BODY, centred=True, after=8))
    _mark(document, "if 草稿")
    draft = Look(HEAVY, centred=True, after=8)
    _line(document, "草稿：尚有 {{ 概况.待处理 }} 个问题待处理，不能签署", draft)
    _mark(document, "endif")
    table = _table(document, (30, 126))
    for label, words in (
        ("审查事项", "{{ 事项 }}"),
        ("送审文本", "第 {{ 版本.序号 }} 版　{{ 版本.文件 }}"),
        ("送审情况", "{{ 版本.上传人 }}于 {{ 版本.上传时间 }} 提交"),
        ("文件摘要", "{{ 版本.摘要 }}（SHA-256）"),
        ("规则版本", "{{ 规则版本 }}"),
    ):
        cells = table.add_row().cells
        _cell(cells[0], label, font=HEAVY, centred=True)
        _cell(cells[1], words, points=FINE if label == "文件摘要" else SMALL)


def _basis(document: Document) -> None:
    _line(document, "一、审查依据", Look(HEAVY, before=14, kept=True))
    _mark(document, "for 依据 in 审查依据")
    _line(document, "{{ loop.index }}. {{ 依据 }}{% if loop.last %}。{% else %}；{% endif %}")
    _mark(document, "endfor")
    _line(document, "二、审查概况", HEAD)
    _line(
        document,
        "本次审查对照上述依据，共提出问题 {{ 概况.总数 }} 个：采纳 {{ 概况.采纳 }} 个，存疑 {{ 概况.存疑 }} 个，"
        "不采纳 {{ 概况.不采纳 }} 个{% if 草稿 %}，待处理 {{ 概况.待处理 }} 个{% endif %}。通知要求规定的内容 "
        "{{ 概况.通知要求 }} 项：已有 {{ 概况.已有 }} 项，缺失 {{ 概况.缺失 }} 项，不适用 {{ 概况.不适用 }} 项。",
        Look(after=8),
    )
    heads = ("级别", "采纳", "存疑", "不采纳", "待处理", "合计")
    table = _table(document, (26,) * 6, heads)
    _rows(table, "行", "分级统计", [f"{{{{ 行.{name} }}}}" for name in heads], centred=range(6))


def _findings(document: Document) -> None:
    _line(document, "三、审查意见", Look(HEAVY, before=14, kept=True))
    _mark(document, "if not 审查意见")
    _line(document, "没有采纳的问题，对送审文本没有修改意见。")
    _mark(document, "endif")
    _mark(document, "for 条 in 审查意见")
    _line(document, "{{ 条.序号 }}{{ 条.条文 }}", SUBHEAD)
    _mark(document, "for 问题 in 条.问题")
    _finding(document, "审查说明")
    _mark(document, "endfor")
    _mark(document, "endfor")


def _finding(document: Document, reason: str) -> None:
    """A finding in full; ``reason`` is the label of what the reviewer says."""
    words = "{{ 问题.序号 }}. 【{{ 问题.级别 }}】{{ 问题.名称 }}（{{ 问题.位置 }}）"
    _line(document, words, Look(HEAVY, kept=True))
    _labelled(document, "原文：", "“{{ 问题.原文 }}”")
    _labelled(document, "问题：", "{{ 问题.说明 }}")
    _mark(document, "for 依据 in 问题.依据")
    _labelled(document, "依据：", "{{ 依据 }}")
    _mark(document, "endfor")
    _labelled(document, "建议：", "{{ 问题.建议 }}")
    _mark(document, "if 问题.理由")
    _labelled(document, f"{reason}：", "{{ 问题.理由 }}（{{ 问题.处理人 }}）")
    _mark(document, "endif")


def _doubtful(document: Document) -> None:
    _line(document, "四、存疑事项", HEAD)
    _mark(document, "if not 存疑事项")
    _line(document, "无。")
    _mark(document, "endif")
    _mark(document, "for 问题 in 存疑事项")
    _finding(document, "存疑理由")
    _mark(document, "endfor")
    _mark(document, "if 草稿")
    _line(document, "尚待处理的问题：", SUBHEAD)
    _mark(document, "for 问题 in 待处理事项")
    _finding(document, "说明")
    _mark(document, "endfor")
    _mark(document, "endif")


def _missing(document: Document) -> None:
    _line(document, "五、应当补充的内容", HEAD)
    _mark(document, "if not 缺失要求")
    _line(document, "通知要求规定的内容，送审文本均已作出规定，或者不适用。")
    _mark(document, "else")
    _line(document, "送审文本没有规定下列内容（全部要求的对照见附件2）：")
    _mark(document, "endif")
    _mark(document, "for 项 in 缺失要求")
    _line(document, "{{ loop.index }}. {{ 项.要求 }}", Look(HEAVY, kept=True))
    _labelled(document, "依据：", "{{ 项.依据 }}")
    _labelled(document, "建议：", "{{ 项.建议 }}")
    _mark(document, "endfor")


def _end(document: Document) -> None:
    _line(document, "六、审查结论", HEAD)
    _mark(document, "for 段 in 结论")
    _line(document, "{{ 段 }}")
    _mark(document, "endfor")
    _line(document, "附件：1. 不采纳事项及理由", Look(before=14, kept=True))
    _line(document, "　　　2. 通知要求对照表", Look(kept=True))
    name = "{% if 审查机构 %}{{ 审查机构 }}{% else %}（审查机构名称、印章）{% endif %}"
    for words, before, after in ((name, 28, 0), ("{{ 日期 }}", 0, 14)):
        look = Look(indent=0, before=before, after=after, kept=True)
        paragraph = _line(document, words, look)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(64)
    words = "审查人（签名）：＿＿＿＿＿＿＿　　　年　　月　　日"
    _bookmark(_line(document, words, Look(indent=0, before=14)))


def _bookmark(paragraph: Any) -> None:
    """Where the signatures will stand."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), "1")
    start.set(qn("w:name"), BOOKMARK)
    paragraph.runs[0]._element.addprevious(start)
    paragraph._element.append(end)


def _annexes(document: Document) -> None:
    _annex(document, "附件1", "不采纳事项及理由")
    _mark(document, "if not 不采纳事项")
    _line(document, "无。")
    _mark(document, "else")
    table = _table(
        document, (15, 27, 44, 44, 26), ("序号", "位置", "原文", "不采纳的理由", "审查人")
    )
    names = ["序号", "位置", "原文", "理由", "处理人"]
    cells = [f"{{{{ 问题.{name} }}}}" for name in names]
    _rows(table, "问题", "不采纳事项", cells, centred=(0, 1, 4))
    _mark(document, "endif")
    _annex(document, "附件2", "通知要求对照表")
    table = _table(document, (15, 33, 16, 44, 48), ("序号", "要求", "状态", "送审文本", "依据"))
    text = "{{ 项.条文 }}{% if 项.原文 %}“{{ 项.原文 }}”{% endif %}"
    cells = ["{{ 项.序号 }}", "{{ 项.要求 }}", "{{ 项.状态 }}", text, "{{ 项.依据 }}"]
    _rows(table, "项", "通知要求", cells, centred=(0, 2))


def _annex(document: Document, label: str, title: str) -> None:
    paragraph = _line(document, label, Look(HEAVY, indent=0))
    paragraph.paragraph_format.page_break_before = True
    _line(document, title, Look(TITLE, TITLE_POINTS, centred=True, after=14))


def _table(document: Document, widths: Sequence[int], heads: Sequence[str] = ()) -> Any:
    """A table with lines, columns of these widths in millimetres, and heads on every page."""
    table = document.add_table(0, len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    if heads:
        row = table.add_row()
        repeated = OxmlElement("w:tblHeader")
        row._tr.get_or_add_trPr().append(repeated)
        for cell, words in zip(row.cells, heads, strict=True):
            _cell(cell, words, font=HEAVY, centred=True)
    return table


def _rows(table: Any, name: str, of: str, cells: Sequence[str], centred: Any) -> None:
    """A row for each of a list."""
    for words in (f"for {name} in {of}", "", "endfor"):
        row = table.add_row()
        if words:
            row.cells[0].text = f"{{%tr {words} %}}"
            continue
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for at, (cell, said) in enumerate(zip(row.cells, cells, strict=True)):
            _cell(cell, said, centred=at in centred)


def _cell(
    cell: Any, words: str, *, font: str = BODY, points: float = SMALL, centred: bool = False
) -> None:
    [paragraph] = cell.paragraphs
    paragraph.paragraph_format.line_spacing = Pt(20)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(paragraph, words, font, points)


def _settled(data: bytes) -> bytes:
    """The same package with fixed dates, so that the same program gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            kept = zipfile.ZipInfo(entry.filename, FIXED)
            kept.compress_type, kept.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(kept, old.read(entry))
    return out.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1] if sys.argv[1:] else SHIPPED).write_bytes(build())
