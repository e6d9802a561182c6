"""Where the rules and formulations are: inside the wheel, or at the top level of a clone."""

from __future__ import annotations

from pathlib import Path

from checker.errors import RuleError

PACKAGE = Path(__file__).parent


def rules_directory() -> Path:
    """The folder of the national rule pack.

    Raises ``RuleError`` if the installation lacks it.
    """
    return _first(PACKAGE / "_data" / "rules", PACKAGE.parent / "rules")


def formulations_directory() -> Path:
    """The folder of the library of formulations.

    Raises ``RuleError`` if the installation lacks it.
    """
    return _first(PACKAGE / "_data" / "formulations", PACKAGE.parent / "corpus" / "formulations")


def _first(*folders: Path) -> Path:
    for folder in folders:
        if folder.is_dir():
            return folder
    raise RuleError(f"安装不完整：找不到规则文件夹 {folders[-1]}；请重新安装 tiaoli。")
