"""Which rules --select and --ignore leave in force."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from checker.cli.commands import WrongUsage
from checker.cli.selection import Selection


@dataclass(frozen=True)
class Named:
    id: str
    topic: str


RULES = [
    Named("FEE001", "maintenance-fee"),
    Named("FEE002", "maintenance-fee"),
    Named("PEN001", "birth-penalty"),
    Named("PEN010", "birth-penalty"),
]


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ([], [], ["FEE001", "FEE002", "PEN001", "PEN010"]),
        (["FEE"], [], ["FEE001", "FEE002"]),
        (["fee001"], [], ["FEE001"]),
        (["PEN0,FEE002"], [], ["FEE002", "PEN001", "PEN010"]),
        (["PEN01"], [], ["PEN010"]),
        (["maintenance-fee"], [], ["FEE001", "FEE002"]),
        ([], ["FEE"], ["PEN001", "PEN010"]),
        ([], ["birth-penalty", "FEE001"], ["FEE002"]),
        (["FEE"], ["FEE002"], ["FEE001"]),
        (["FEE001"], ["FEE"], ["FEE001"]),  # the more precise wins
        (["FEE"], ["FEE"], []),  # ignore wins a tie
        (["FEE"], ["maintenance-fee"], ["FEE001", "FEE002"]),
        ([" FEE001 , PEN001 "], [], ["FEE001", "PEN001"]),
    ],
)
def test_selectors_pick_rules(select: list[str], ignore: list[str], kept: list[str]) -> None:
    selection = Selection.parse(select, ignore)
    selection.verify(RULES)
    assert [rule.id for rule in RULES if selection.keeps(rule.id, rule.topic)] == kept


@pytest.mark.parametrize(
    ("selector", "sentence"),
    [
        ("XYZ", "没有规则或主题“XYZ”（tiaoli rules list 列出全部规则）"),
        (
            "birth-penalties",
            "没有规则或主题“birth-penalties”（tiaoli rules list 列出全部规则）"
            "，是否想用“birth-penalty”？",
        ),
    ],
)
def test_a_selector_without_rules_is_refused(selector: str, sentence: str) -> None:
    for selection in (Selection.parse([selector], []), Selection.parse([], [selector])):
        with pytest.raises(WrongUsage) as refused:
            selection.verify(RULES)
        assert refused.value.message == sentence
