"""The published schemas of settings say what the data models say."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from setting_drafts import DRAFT

from checker.findings import Severity
from checker.settings.forms import Config, SuppressionList
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


def examples(page: str, language: str) -> list[str]:
    """The code blocks of a page of the documentation in one language."""
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_documented_configuration_is_one() -> None:
    (text,) = examples("configuration.md", "toml")
    data = tomllib.loads(text)
    Draft202012Validator(schemas()["config"]).validate(data)
    assert Config.model_validate(data).per_path[0].severity == {"FEE001": Severity.NOTE}
    assert set(data) == {str(each.alias) for each in Config.model_fields.values()}


def test_the_documented_list_of_suppressions_is_one() -> None:
    (text,) = examples("suppressions.md", "yaml")
    assert len(SuppressionList.model_validate(yaml.safe_load(text)).root) == 2
