"""What is asked of every suppression: the rules SUP001 to SUP004, which no rule pack changes."""

from __future__ import annotations

from dataclasses import dataclass

from checker.findings import Basis, Severity
from checker.reporting.rule_notes import RuleNote, fixed_rule_note

TOPIC = "suppression"
DOCUMENTED = "docs/suppressions.md"
SOURCE = "tiaoli 豁免办法"


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """A rule about suppressions: what is asked of every one of them."""

    id: str
    title: str
    asked: str
    advice: str
    topic: str = TOPIC
    severity: Severity = Severity.WARNING


NO_REASON = SuppressionRule(
    "SUP001",
    "豁免没有理由",
    "每项豁免都应当写明理由，没有理由的不起作用",
    "写明接受这个问题的理由：注释中写“理由：……”，豁免清单中写 reason。",
)
UNKNOWN_RULE = SuppressionRule(
    "SUP002",
    "豁免的规则不存在",
    "豁免应当写明已有的规则编号",
    "核对规则编号；tiaoli rules list 列出全部规则。",
)
UNUSED = SuppressionRule(
    "SUP003",
    "豁免不再需要",
    "问题消除后，豁免应当一并删除",
    "删除这项豁免。",
)
UNCLEAR = SuppressionRule(
    "SUP004",
    "豁免的写法有误",
    "豁免注释应当按照规定的写法",
    "改为“<!-- tiaoli: ignore 规则编号 理由：…… -->”或者“<!-- tiaoli: ignore-file 理由：…… -->”。",
)
SUPPRESSION_RULES = (NO_REASON, UNKNOWN_RULE, UNUSED, UNCLEAR)


def suppression_note(rule: SuppressionRule) -> RuleNote:
    """What a rule about suppressions says to readers of reports."""
    return fixed_rule_note(rule, f"{rule.asked}。", (Basis(SOURCE, DOCUMENTED, rule.asked),))
