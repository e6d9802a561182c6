"""Which version of the tool made a report."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

NOT_INSTALLED = "0+source"


def tool_version() -> str:
    """The version of the installed package; ``0+source`` when run from a bare source tree."""
    try:
        return version("tiaoli")
    except PackageNotFoundError:
        return NOT_INSTALLED
