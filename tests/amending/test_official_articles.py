"""Real decisions give the official texts, but for the editorial changes that are documented."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from checker import parse, read
from checker.amending import Consolidation, consolidate, differences, parse_decision
from checker.model import Regulation
from checker.reading.revised import revised

HERE = Path(__file__).parent
FOLDER = HERE.parents[2] / "shared" / "amendments"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir()) if FOLDER.is_dir() else []
DOCUMENTED = yaml.safe_load((HERE / "official_edits.yaml").read_text(encoding="utf-8"))
FRONT = {"题注", "目录", "名称", "引言"}
ORDERS_NUMBERS_UNSAID = "认可和执行台湾地区法院"


def done(case: Path) -> tuple[Consolidation, Regulation]:
    """The consolidation of a case, and the text that it gives."""
    base = parse(read(case / "base.txt"))
    found = consolidate(base, parse_decision(parse(read(case / "decision.txt"))))
    return found, parse(revised(base.source, found.edits).source)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name[:24])
def test_the_articles_are_the_official_ones(case: Path) -> None:
    _, text = done(case)
    official = parse(read(case / "result.txt"))
    places = Counter(
        each.where
        for each in differences(text, official)
        if not each.is_form and each.where not in FRONT
    )
    assert dict(places) == DOCUMENTED.get(case.name[11:], {})


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name[:24])
def test_every_order_is_understood_and_carried_out(case: Path) -> None:
    found, _ = done(case)
    assert found.conflicts == ()
    missed = [each.words for each in found.not_understood]
    assert len(missed) == (ORDERS_NUMBERS_UNSAID in case.name)
