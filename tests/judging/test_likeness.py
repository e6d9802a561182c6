"""Nearly a known name, nearly a known formulation: the words that decide it are data of packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.judging.checker import Checker
from checker.reading import read_bytes
from checker.structure import parse

MISREAD = "提倡一对夫妻生育口个子女。"
LEVY = "社会抚养费依照《敬老费征管办法》和《社会抚养费征管办法》执行。"
LIKENESS = "similarity: {}\nshortest: {}\nabout: [生育]\npolarity: [{}]\n"
NAMES = "similarity: {}\nsuperseded: {{LAW002: [敬老费征收管理办法]}}\n"


def rules_in(article: str, pack: Path) -> set[str]:
    text = f"示例省人口与计划生育条例\n\n第一条　{article}\n第二条　本条例自公布之日起施行。\n"
    report = Checker.load([pack]).check(parse(read_bytes(text.encode(), "a.txt")))
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("likeness", "found"),
    [
        (None, {"LIM001"}),
        (LIKENESS.format(88, 12, "不得"), {"LIM001"}),
        (LIKENESS.format(100, 12, "不得"), set()),
        (LIKENESS.format(88, 40, "不得"), set()),
        (LIKENESS.format(88, 12, "口"), set()),
    ],
    ids=["national pack", "nothing changed", "no difference", "only long ones", "another word"],
)
def test_a_pack_says_what_is_nearly_a_formulation(
    tmp_path: Path, likeness: str | None, found: set[str]
) -> None:
    if likeness is not None:
        (tmp_path / "likeness.yaml").write_text(likeness, encoding="utf-8")
    assert rules_in(MISREAD, tmp_path) == found


@pytest.mark.parametrize(
    ("names", "article", "found"),
    [
        ("", LEVY, {"LAW001"}),
        (NAMES.format(80), LEVY, {"LAW001", "LAW002"}),
        (NAMES.format(100), LEVY, set()),
        (
            NAMES.format(80) + "issuers: [敬老司]\n",
            LEVY.replace("敬", "敬老司敬"),
            {"LAW001", "LAW002"},
        ),
        (NAMES.format(80) + "places: [敬]\n", LEVY, {"LAW001"}),
        (NAMES.format(80) + "repealing: [执行]\n", LEVY, set()),
    ],
    ids=["national pack", "one more name", "no misspelling", "issuer", "local name", "repeal"],
)
def test_a_pack_adds_to_the_names_of_instruments(
    tmp_path: Path, names: str, article: str, found: set[str]
) -> None:
    if names:
        (tmp_path / "instruments.yaml").write_text(names, encoding="utf-8")
    assert {rule for rule in rules_in(article, tmp_path) if rule[:3] == "LAW"} == found
