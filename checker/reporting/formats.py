"""Which formats a report can have besides the text for readers, and what makes each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.reporting.plain import PlainReport

TEXT = "text"
# Where each is made: imported only when asked for, for some need heavy libraries.
_RENDERERS = {
    "json": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "markdown": "markdown",
    "csv": "csv_table",
    "html": "html",
}
FORMATS = (TEXT, *_RENDERERS)


def render(format: str, report: PlainReport) -> str:
    """The report in a format other than text; ``format`` is one of ``FORMATS``."""
    module = import_module(f"checker.reporting.{_RENDERERS[format]}")
    text: str = getattr(module, f"render_{format}")(report)
    return text
