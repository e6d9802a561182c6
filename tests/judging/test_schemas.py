"""The published JSON Schemas say what the data models say, and the rule packs keep to them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker.judging import schemas as module
from checker.judging.schemas import form_of, schema_files, schemas
from checker.resources import rules_directory

PACK = rules_directory()
FILES = sorted(path.relative_to(PACK) for path in PACK.rglob("*.yaml"))
SCHEMAS = schemas()


def test_the_published_schemas_are_up_to_date() -> None:
    published = {p.name: p.read_text(encoding="utf-8") for p in (PACK / module.FOLDER).iterdir()}
    assert published == {path.name: text for path, text in schema_files(PACK)}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_file_of_the_pack_keeps_to_its_schema(path: Path) -> None:
    data = yaml.safe_load((PACK / path).read_text(encoding="utf-8"))
    errors = Draft202012Validator(SCHEMAS[form_of(path)]).iter_errors(data)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def test_every_kind_of_file_occurs() -> None:
    assert {form_of(path) for path in FILES} == SCHEMAS.keys()


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("rules", {"rules": [{"id": "FEE001"}]}),
        ("rules", {"rule": []}),
        ("lexicon", {"concepts": {"fine": {"terms": ["罚款"]}}}),
        ("lexicon", {"contexts": {"past": {"gloss": "过去", "cues": [{"reach": "after"}]}}}),
        ("coverage", {"requirements": []}),
        ("facts", {"own-fact": {"everywhere": ["fine"]}}),
        ("instruments", {"similarity": 30, "superseded": {}}),
        ("likeness", {"similarity": 88, "shortest": 12, "about": [], "polarity": ["不"]}),
        ("notice", {"requirements": []}),
        ("examples", {"FEE001": {"violates": "征收。"}}),
        ("coverage-examples", {"transition": {"violates": ["甲。"]}}),
    ],
)
def test_malformed_data_is_refused(form: str, data: object) -> None:
    assert not Draft202012Validator(SCHEMAS[form]).is_valid(data)


def test_the_command_writes_the_schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "rules_directory", lambda: tmp_path)
    module.main()
    written = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "schema").iterdir()}
    assert written == {path.name: text for path, text in schema_files(PACK)}
