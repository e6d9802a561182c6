"""What form does each file of settings have? JSON Schemas, made from the data models.

``python -m checker.settings.schemas`` writes them to ``checker/settings/schema/``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checker.settings.forms import BaselineData, Config, SuppressionList

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = Path(__file__).parent / "schema"
FORMS: dict[str, type[BaseModel]] = {
    "config": Config,
    "suppressions": SuppressionList,
    "baseline": BaselineData,
}


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas of all kinds of file, by the name of the kind."""
    return {name: _schema(name, form.model_json_schema()) for name, form in FORMS.items()}


def _schema(name: str, form: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": f"urn:tiaoli:schema:{name}:1"} | form


def schema_files() -> Iterator[tuple[str, str]]:
    """The names of the files that publish the schemas, and what each must contain."""
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield f"{name}.schema.json", text


def main(folder: Path = FOLDER) -> None:
    """Write the schemas into a folder."""
    for name, text in schema_files():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
