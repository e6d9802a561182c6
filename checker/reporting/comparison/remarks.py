"""What the last column of a comparison says of a row, and what stands below the title."""

from __future__ import annotations

from collections.abc import Container

from checker.comparing import Comparison, Kind, Row
from checker.comparing.fates import Fate, FatedFinding
from checker.model import Node, NodeKind
from checker.reporting import vocabulary
from checker.reporting.columns import harmless

KIND = {
    Kind.UNCHANGED: "",
    Kind.CHANGED: "修改",
    Kind.MOVED: "移动",
    Kind.SPLIT: "分立",
    Kind.MERGED: "合并",
    Kind.INSERTED: "新增",
    Kind.DELETED: "删除",
}
FATE = {Fate.NEW: "新出现", Fate.REMAINING: "仍存在", Fate.CURED: "已消除"}


def remark(row: Row) -> str:
    """The kind of change in a few words: 修改；原第二十条改为第二十一条。"""
    if row.kind is Kind.SPLIT:
        return f"{_names(row.old)}分为{_names(row.new)}"
    if row.kind is Kind.MERGED:
        return f"{_names(row.old)}合并为{_names(row.new)}"
    words = [KIND[row.kind]] if KIND[row.kind] else []
    if row.kind is Kind.MOVED and row.is_reworded:
        words.append(KIND[Kind.CHANGED])
    if row.is_renumbered:
        words.append(f"原{_names(row.old)}改为{_names(row.new)}")
    elif row.kind is Kind.UNCHANGED and any(part.differences for part in row.parts):
        words.append("引用、格式相应调整")
    return "；".join(words)


def _names(nodes: tuple[Node, ...]) -> str:
    return harmless("、".join(node.label for node in nodes))


def note_of(comparison: Comparison, shown: Container[int]) -> str:
    """What is not in the table: 另有 12 条仅序号或者引用相应调整、30 条未作修改，未列入。"""
    hidden = [
        row for row in comparison.rows if row.level is NodeKind.ARTICLE and id(row) not in shown
    ]
    followed = sum(row.is_renumbered or any(p.differences for p in row.parts) for row in hidden)
    counted = {"仅序号、引用等相应调整": followed, "未作修改": len(hidden) - followed}
    said = [f"{number} 条{what}" for what, number in counted.items() if number]
    return f"另有 {'，'.join(said)}，未列入。" if said else ""


def finding_words(each: FatedFinding) -> str:
    """A finding in the margin: 【已消除】错误 FEE001 征收社会抚养费：“征收社会抚养费”。"""
    finding = each.finding
    severity = vocabulary.SEVERITY[finding.severity]
    quote = finding.quote if len(finding.quote) <= 60 else f"{finding.quote[:60]}…"
    return harmless(f"【{FATE[each.fate]}】{severity} {finding.rule} {finding.title}：“{quote}”")
