"""Where rules, formulations and the desk's script are: in the wheel, or at the top of a clone."""

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


def desk_script() -> Path:
    """The script of the reviewers' desk, which Streamlit runs.

    Raises ``RuleError`` if the installation lacks it.
    """
    return _first(PACKAGE / "_data" / "app_streamlit.py", PACKAGE.parent / "app_streamlit.py")


def desk_options() -> Path:
    """The file with the desk's options for Streamlit.

    Raises ``RuleError`` if the installation lacks it.
    """
    name = Path(".streamlit", "config.toml")
    return _first(PACKAGE / "_data" / name, PACKAGE.parent / name)


def _first(*places: Path) -> Path:
    for place in places:
        if place.exists():
            return place
    raise RuleError(f"安装不完整：找不到 {places[-1]}；请重新安装 tiaoli。")
