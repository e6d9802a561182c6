"""A small regulation, decisions about it, and what becomes of its lines."""

from __future__ import annotations

from difflib import ndiff

from checker.amending import Consolidation, Decision, consolidate, parse_decision
from checker.edits import apply
from checker.model import Regulation
from checker.reading import read_bytes
from checker.structure import parse

TITLE = "甲省人口与计划生育条例"
BASE = """甲省人口与计划生育条例
（2002年7月1日甲省第九届人民代表大会常务委员会第三十次会议通过）
目　录
第一章　总则
第二章　生育调节
第三章　附则
第一章　总则
第一条　为了实现人口与经济的协调发展，制定本条例。
第二条　本省行政区域内的公民应当遵守本条例。
卫生和计划生育行政部门负责本条例的实施。教育、民政部门协助。
第二章　生育调节
第三条　有下列情形之一的，可以申请：
（一）再婚的；
（二）子女残疾的；
（三）其他情形。
前款规定的申请由卫生和计划生育行政部门受理。
第四条　公民违反第三条规定的，处五千元以上五万元以下罚款。
第五条　依照第四条规定办理。
第六条　本章规定适用于流动人口。
第三章　附则
第七条　本条例自2003年1月1日起施行。
"""
FRONT = (
    f"甲省人民代表大会常务委员会关于修改《{TITLE}》的决定\n"
    "（2021年9月29日甲省第十三届人民代表大会常务委员会第二十八次会议通过）\n"
    f"甲省第十三届人民代表大会常务委员会第二十八次会议决定对《{TITLE}》作如下修改：\n"
)
CLOSE = f"\n本决定自公布之日起施行。\n《{TITLE}》根据本决定作相应修改，重新公布。\n"


def parsed(text: str, name: str = "text.txt") -> Regulation:
    return parse(read_bytes(text.encode("utf-8", "surrogatepass"), name))


def decision(instructions: str) -> Decision:
    """The decision about the small regulation that orders some instructions."""
    return parse_decision(parsed(FRONT + instructions + CLOSE, "decision.txt"))


def amended(instructions: str, base: str = BASE) -> Consolidation:
    """What instructions make of a regulation, its note left as it is."""
    return consolidate(parsed(base), decision(instructions), history=False)


def text_of(result: Consolidation) -> str:
    """The consolidated text."""
    return apply(result.base.source.text, result.edits)


def changes(result: Consolidation) -> list[str]:
    """The lines that went and came, as - and + and the line, in order."""
    old, new = result.base.source.text.splitlines(), text_of(result).splitlines()
    return [line[0] + line[2:] for line in ndiff(old, new) if line[0] in "+-"]
