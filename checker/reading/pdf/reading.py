"""A PDF file as source text."""

from __future__ import annotations

from typing import Any

from checker.errors import ReadError
from checker.model import Anchor, Line, SourceText
from checker.reading.child import told_by
from checker.reading.confined import Limits

LIMITS = Limits(seconds=90, memory=2048 << 20, output=256 << 20)
MOST_PAGES = 2000
OCR = "请先识别文字（OCR），再检查识别后的文件"
FAILURES = {
    "password": "PDF 已用密码加密；请去掉密码后重试",
    "damaged": "PDF 已损坏或不完整；请重新导出",
    "pages": f"PDF 超过 {MOST_PAGES} 页；请拆分后重试",
    "scanned": f"PDF 的页面是图片，没有文字，像是扫描件；{OCR}",
    "unmapped": f"PDF 中的字体没有对应的字符，读出的是乱码；{OCR}，或者提供 Word 文件",
    "empty": "PDF 中没有文字；请核对文件内容",
}


def read_pdf(data: bytes, name: str) -> SourceText:
    """A PDF file as source text: its paragraphs, without headers, footers and page numbers.

    Raises ``ReadError`` if it is encrypted or damaged, has no text, or is out of proportion.
    """
    told = told_by("checker.reading.pdf.parsing", data, name, "PDF", LIMITS)
    if "failure" in told:
        raise ReadError(name, f"{name}：{_why(told)}。")
    lines: list[Line] = []
    at = 0
    for each in told["paragraphs"]:
        lines.append(Line(len(lines) + 1, at, each["text"], _anchor(each)))
        at += len(each["text"]) + 1
    text = "\n".join([line.text for line in lines])
    return SourceText(name, "pdf", text, tuple(lines))


def _why(told: dict[str, Any]) -> str:
    if told["failure"] == "scanned page":
        return f"PDF 的第 {told['page']} 页是图片，没有文字，像是扫描件；{OCR}"
    return FAILURES[told["failure"]]


def _anchor(told: dict[str, Any]) -> Anchor:
    return Anchor(f"page {told['page']}", told["line"], (), told["cell"] and tuple(told["cell"]))
