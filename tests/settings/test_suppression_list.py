"""The list of accepted findings beside a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from setting_drafts import DRAFT, accepted, rules

from checker.settings.schemas import schemas


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Word draft in a new working folder."""
    monkeypatch.chdir(tmp_path)
    document = Document()
    for line in DRAFT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    return tmp_path / "a.docx"


def beside(draft: Path, text: str) -> None:
    draft.with_name("a.docx.tiaoli.yaml").write_text(text, encoding="utf-8")


def test_by_rule_and_article(draft: Path, checked: Any) -> None:
    beside(draft, "- {rule: FEE001, article: 第三条, reason: 已请示}\n")
    report = checked("a.docx")
    assert (rules(report), accepted(report)) == (["AIM001"], [("FEE001", "file", "已请示")])
    place = report["documents"][0]["suppressed"][0]["suppression"]["place"]
    assert place == "a.docx.tiaoli.yaml 第 1 项"


def test_by_fingerprint(draft: Path, checked: Any) -> None:
    found = checked("a.docx")["documents"][0]["findings"][1]["fingerprint"]
    beside(draft, f"# 已请示\n- fingerprint: {found}\n  reason: 已请示\n")
    assert accepted(checked("a.docx")) == [("FEE001", "file", "已请示")]


FAULTS = [
    ("- {rule: FEE001, article: 第三条}", ["AIM001", "FEE001", "SUP001"]),
    ("- {rule: FEE001, article: 第三条, reason: ' '}", ["AIM001", "FEE001", "SUP001"]),
    ("- {rule: FEE00, article: 第三条, reason: 已请示}", ["AIM001", "FEE001", "SUP002"]),
    ("- {rule: FEE001, article: 第四条, reason: 已请示}", ["AIM001", "FEE001", "SUP003"]),
    ("- {fingerprint: abc, reason: 已请示}", ["AIM001", "FEE001", "SUP003"]),
]


@pytest.mark.parametrize(("text", "found"), FAULTS)
def test_a_faulty_entry_is_reported(draft: Path, checked: Any, text: str, found: list[str]) -> None:
    beside(draft, text)
    assert sorted(rules(checked("a.docx"))) == found


MALFORMED = [
    (
        "- {rule: FEE001, article: 第三条, reasn: 已请示}",
        "第 1 行：第 1 项中没有“reasn”这个键，是否想用“reason”？",
    ),
    ("- {rule: FEE001, reason: 已请示}", "第 1 项应写 fingerprint，或者同时写 rule 和 article；"),
    ("- {rule: FEE001, article: 第三条, fingerprint: a}", "第 1 项应写 fingerprint"),
    ("rule: FEE001", "第 1 行：整个文件应为列表；"),
    ("- {rule: [", "第 2 行第 1 列：这里缺少内容"),
]


@pytest.mark.parametrize(("text", "said"), MALFORMED)
def test_a_list_that_cannot_be_read_is_an_error(
    draft: Path, run: Any, text: str, said: str
) -> None:
    beside(draft, text)
    status, _, err = run("check", "a.docx")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("a.docx.tiaoli.yaml")
    assert said in err


def test_an_empty_list_accepts_nothing(draft: Path, checked: Any) -> None:
    beside(draft, "# 暂无\n")
    assert rules(checked("a.docx")) == ["AIM001", "FEE001"]


def test_the_schema_names_what_an_entry_may_hold() -> None:
    entry = schemas()["suppressions"]["$defs"]["SuppressionEntry"]
    assert set(entry["properties"]) == {"fingerprint", "rule", "article", "reason"}
