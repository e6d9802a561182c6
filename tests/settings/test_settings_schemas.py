"""The published schemas of settings say what the data models say."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from setting_drafts import DRAFT

from checker.settings.schemas import FOLDER, main, schemas

GOOD = {
    "config": tomllib.loads('fail-on = "note"\nformat = ["json"]\n[severity]\nFEE001 = "note"\n'),
    "suppressions": yaml.safe_load("- {rule: FEE001, article: 第三条, reason: 已请示}\n"),
}
BAD: list[tuple[str, Any]] = [
    ("config", {"fail_on": "note"}),
    ("config", {"per-path": [{"ignore": ["FEE"]}]}),
    ("config", {"severity": {"FEE001": "grave"}}),
    ("suppressions", [{"reasons": "已请示"}]),
    ("baseline", {"findings": []}),
]


def test_the_published_schemas_are_up_to_date(tmp_path: Path) -> None:
    main(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == written


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize("name", GOOD)
def test_good_data_is_accepted(name: str) -> None:
    Draft202012Validator(schemas()[name]).validate(GOOD[name])


@pytest.mark.parametrize(("name", "data"), BAD)
def test_malformed_data_is_refused(name: str, data: object) -> None:
    assert not Draft202012Validator(schemas()[name]).is_valid(data)


def test_a_baseline_keeps_to_its_schema(write: Any, run: Any) -> None:
    write("a.md", DRAFT)
    run("baseline", "create", "a.md")
    data = json.loads(Path("tiaoli-baseline.json").read_text(encoding="utf-8"))
    Draft202012Validator(schemas()["baseline"]).validate(data)
    assert len(data["findings"]) == 2
