"""What form does each file of a rule pack have? JSON Schemas, made from the data models.

``python -m checker.judging.schemas`` writes them to ``rules/schema/``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from checker.judging.coverage import RequirementList
from checker.judging.examples import CoverageExampleFile, RuleExampleFile
from checker.judging.facts import FactFile
from checker.judging.rules import NO_RULES, RulePack
from checker.judging.similarity import InstrumentNames, Likeness
from checker.judging.trace import NoticeData
from checker.judging.wording import Wording
from checker.language.lexicon import LexiconData
from checker.resources import rules_directory

FOLDER = "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


FORMS: dict[str, Any] = {
    "rules": RulePack,
    "lexicon": LexiconData,
    "coverage": RequirementList,
    "facts": FactFile,
    "instruments": InstrumentNames,
    "likeness": Likeness,
    "suggestions": Wording,
    "notice": NoticeData,
    "examples": RuleExampleFile,
    "coverage-examples": CoverageExampleFile,
}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas of all kinds of file in a rule pack, by the name of the kind."""
    return {name: _schema(name, form) for name, form in FORMS.items()}


def _schema(name: str, form: Any) -> dict[str, Any]:
    head = {"$schema": DIALECT, "$id": f"urn:tiaoli:schema:{name}:1"}
    return head | TypeAdapter(form).json_schema(by_alias=True)


def form_of(path: Path) -> str:
    """The kind (a key of ``schemas()``) of a YAML file; ``path`` is relative to its pack."""
    if path.parent.name == "lexicon":
        return "lexicon"
    if path.parent.name == "examples":
        return "coverage-examples" if path.name == "coverage.yaml" else "examples"
    return path.stem if f"{path.stem}.yaml" in NO_RULES else "rules"


def schema_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files that publish the schemas in a rule pack, and what each must contain."""
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield folder / FOLDER / f"{name}.schema.json", text


def main() -> None:
    """Write the schemas into the national rule pack."""
    for path, text in schema_files(rules_directory()):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
