"""Which formats the table of a comparison can have, and what makes each."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reporting.comparison.table import Table

# Where each is made: imported only when asked for, for some need heavy libraries.
_RENDERERS = {
    "docx": ("word", "render_docx"),
    "xlsx": ("sheet", "render_xlsx"),
    "html": ("page", "render_html"),
    "md": ("markdown", "render_markdown"),
    "json": ("json_data", "render_json"),
}
FORMATS = tuple(_RENDERERS)
BINARY = ("docx", "xlsx")


def format_of(path: str) -> str | None:
    """The format that the ending of a file name stands for, if any."""
    ending = PurePath(path).suffix.lower().removeprefix(".")
    return {"htm": "html", "markdown": "md"}.get(ending, ending if ending in FORMATS else None)


def render(format: str, table: Table) -> bytes:
    """The table in one of ``FORMATS``."""
    module, name = _RENDERERS[format]
    data: bytes = getattr(import_module(f"checker.reporting.comparison.{module}"), name)(table)
    return data
