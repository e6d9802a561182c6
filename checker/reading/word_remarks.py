"""What the reader of a report is told of a Word file: hidden text, content that is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model import Line, PieceKind
from checker.reading.word_xml import Element, qualified
from checker.remarks import ReadingRemark, RemarkKind

UNREAD = {
    qualified("altChunk"): "插入的其他文件（altChunk）",
    qualified("subDoc"): "主控文档引用的子文档",
}
GENERATED = re.compile(r"\s*(?:AUTONUM|LISTNUM)", re.IGNORECASE)  # fields without a result
UNNUMBERED = "文件中有用域（AUTONUM、LISTNUM）生成的编号，没有读取；请改用普通的自动编号，或者把编号写成文字。"
MOST_LINES = 5  # named one by one
LONGEST_WORDS = 20


def remarks_on(lines: Sequence[Line], body: Element) -> Iterator[ReadingRemark]:
    """Hidden text that was read and checked, then what stands in other files and was not."""
    hidden = [line for line in lines if _hidden_words(line)]
    if hidden:
        yield _on_hidden(hidden)
    if any(GENERATED.match(each) for each in _instructions(body)):
        yield ReadingRemark(RemarkKind.UNREAD, UNNUMBERED)
    found = [each.tag for each in body.iter(*UNREAD)]
    for tag, what in UNREAD.items():
        if tag in found:
            yield ReadingRemark(
                RemarkKind.UNREAD,
                f"文件中有{what} {found.count(tag)} 处，其中的文字没有读取；请在 Word 中并入正文后重新保存。",
            )


def _instructions(body: Element) -> Iterator[str]:
    """What the fields of a document are told to do."""
    for each in body.iter(qualified("instrText"), qualified("fldSimple")):
        yield each.text or each.get(qualified("instr")) or ""


def _hidden_words(line: Line) -> str:
    hidden = (each for each in line.anchor.pieces if each.kind is PieceKind.HIDDEN)
    return "".join(line.text[each.start : each.end] for each in hidden).strip()


def _on_hidden(lines: Sequence[Line]) -> ReadingRemark:
    places = "、".join(str(line.number) for line in lines[:MOST_LINES])
    several = f"等 {len(lines)} 行" if len(lines) > MOST_LINES else "行"
    words = " ".join(_hidden_words(lines[0]).split())
    quote = words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]}…"
    return ReadingRemark(
        RemarkKind.HIDDEN,
        f"第 {places} {several}有隐藏文字（“{quote}”），Word 通常不显示，也已检查；不需要的请删除。",
        lines[0].number,
    )
