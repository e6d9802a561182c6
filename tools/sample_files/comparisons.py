"""Sample files with tables: comparison tables as drafters hand them in, and other tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sample_files import draft
from sample_files.parts import cell, paragraph, paragraphs, row, table, word

OLD_AIM = "第一条　为了控制人口数量，提高人口素质，制定本条例。"
OLD_POLICY = "第二条　一对夫妻可以生育两个子女。"
OLD_WORK = "第四条　各级人民政府实行人口与计划生育目标管理责任制。"
SERVICE = "第五条　育龄夫妻应当参加孕情检查。"
LISTED = f"{draft.article(5)}\n（一）{draft.ITEMS[0]}\n（二）{draft.ITEMS[1]}"
FEE = "第七条　违反本条例规定生育子女的，征收社会抚养费。"

HEADINGS = ["序号", "现行条文", "修改后", "修改理由"]
ROWS = [
    ["", "第一章　总则", "第一章　总则", ""],
    ["1", OLD_AIM, draft.article(1), "不再以控制人口数量为目标"],
    ["2", OLD_POLICY, draft.article(2), "依据上位法第十八条"],
    ["3", draft.article(3), "同左", ""],
    ["4", SERVICE, "（删除）", "取消孕情检查"],
    ["5", FEE, "第四条　违反本条例规定生育子女的，征收社会抚养费。", "待研究"],
    ["6", LISTED.replace("第五条", "第八条"), LISTED, "退出社会抚养费的依据"],
    ["7", "", draft.article(6), "新增"],
]


def _comparison() -> bytes:
    rows = [row(*map(cell, each)) for each in [HEADINGS, *ROWS]]
    return word(paragraph(f"{draft.TITLE}修改对照表") + table(4, *rows) + paragraph(""))


def _with_front_matter() -> bytes:
    """An explanation before the table, chapters over merged cells, headings in two rows, repeated."""
    repeat = "<w:tblHeader/>"
    heads = (
        row(cell("原条例", width=2), cell("修订草案", width=2), "备注", properties=repeat),
        row("条号", "内容", "条号", "内容", "", properties=repeat),
    )

    def both(old: str, new: str) -> str:
        left, right = old.split("　", 1), new.split("　", 1)
        return row(*map(cell, (*left, *right, "")))

    body = table(
        5,
        *heads,
        row(cell("第一章　总则", width=5)),
        both(OLD_AIM, draft.article(1)),
        both(OLD_POLICY, draft.article(2)),
        both(draft.article(3), draft.article(3)),
        *heads,
        row(cell("第二章　法律责任", width=4), ""),
        both(FEE, draft.article(4)),
        both(draft.article(6), draft.article(6)),
    )
    front = [f"关于《{draft.TITLE}》修改对照表的说明", "现将修改情况说明如下。", draft.TITLE]
    return word(paragraphs(front) + body + paragraph(""))


def _several() -> bytes:
    """One regulation over several tables; only the first has headings."""
    first = [row(*map(cell, each[1:])) for each in [HEADINGS, *ROWS[:4]]]
    second = [row(*map(cell, each[1:])) for each in ROWS[4:]]
    return word(
        paragraph(draft.TITLE) + table(3, *first) + paragraph("（续表）") + table(3, *second)
    )


def _versions() -> bytes:
    """Two versions of the draft beside the text in force."""
    heads = ["现行条文", "修订草案一审稿", "修订草案二审稿"]
    rows = [
        [OLD_AIM, draft.article(1), "同左"],
        [OLD_POLICY, "不变", draft.article(2)],
        ["第三条　征收社会抚养费。", "同左", "不变"],
        [OLD_WORK, "（删去）", "（删去）"],
    ]
    return word(paragraph(draft.TITLE) + table(3, *(row(*map(cell, r)) for r in [heads, *rows])))


def _points() -> bytes:
    rows = [["指标", "分值"], ["独生子女家庭", "20"], ["违反计划生育政策", "-100"]]
    body = paragraphs(draft.lines()) + paragraph("附件：积分表")
    return word(body + table(2, *(row(*map(cell, each)) for each in rows)) + paragraph(""))


def _nested() -> bytes:
    inner = table(2, row("情形", "结果"), row("缴清社会抚养费", "准予落户"))
    framed = cell(paragraphs([*draft.lines(), "附件：办理情形"]) + inner + paragraph(""))
    return word(table(1, f"<w:tr>{framed}</w:tr>") + paragraph(""))


FILES: Mapping[str, Callable[[], bytes]] = {
    "comparison-table.docx": _comparison,
    "comparison-front-matter.docx": _with_front_matter,
    "comparison-several-tables.docx": _several,
    "comparison-versions.docx": _versions,
    "table-of-points.docx": _points,
    "nested-table.docx": _nested,
}
