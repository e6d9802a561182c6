"""The list of accepted findings beside a file: ``draft.docx.tiaoli.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.settings.faults import SettingsError

if TYPE_CHECKING:
    from checker.settings.forms import SuppressionEntry

SUFFIX = ".tiaoli.yaml"


def list_beside(path: str) -> Path:
    """Where the list of a file is, if it has one."""
    return Path(f"{path}{SUFFIX}")


def read_list(path: str) -> list[SuppressionEntry]:
    """The entries beside a file, none if there is no list.

    Raises ``SettingsError`` naming the list, the entry and the remedy.
    """
    beside = list_beside(path)
    return _validated(beside) if beside.is_file() else []


def _validated(path: Path) -> list[SuppressionEntry]:
    from checker.datafiles.reading import in_form, read_yaml
    from checker.settings.forms import SuppressionList

    data = read_yaml(path, SettingsError)
    return in_form([] if data is None else data, SuppressionList, path, SettingsError).root
