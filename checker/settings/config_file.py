"""The configuration of a file: the nearest ``tiaoli.toml`` or ``[tool.tiaoli]`` above it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.settings.faults import SettingsError

if TYPE_CHECKING:
    from checker.settings.forms import Config
    from checker.settings.toml_lines import KeyPath

OWN, SHARED = "tiaoli.toml", "pyproject.toml"
MENTIONED = re.compile(rb"\btiaoli\b")
WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, eq=False)
class ConfigFile:
    """A configuration that was read, and the line of each of its keys."""

    path: Path
    config: Config
    lines: dict[KeyPath, int] = field(repr=False)

    @property
    def folder(self) -> Path:
        """The folder from which the paths in it start."""
        return self.path.parent

    def place(self, *key: str | int) -> str:
        """``tiaoli.toml:3``: where a key stands, or the nearest table around it."""
        at = key
        while at and at not in self.lines:
            at = at[:-1]
        name = os.path.relpath(self.path)
        return f"{name}:{self.lines[at]}" if at else name

    def fault(self, what: str, *key: str | int) -> SettingsError:
        """The error that something is wrong with the value of a key."""
        return SettingsError(f"{_placed(self.path, self.lines, key)}{what}")


class Configs:
    """The configurations of the files of one run; each is read once."""

    def __init__(self, only: Path | None = None, *, none: bool = False) -> None:
        """``only`` holds for every file; with ``none`` no file has a configuration.

        Raises ``SettingsError`` if ``only`` is wrong.
        """
        self._only = read_config(only) if only is not None else None
        self._fixed = none or only is not None
        self._known: dict[Path, ConfigFile | None] = {}

    def of(self, file: str | Path) -> ConfigFile | None:
        """The configuration nearest to a file or folder, upwards; ``None`` if there is none.

        In one folder ``tiaoli.toml`` comes before ``pyproject.toml``, which counts only with a
        table ``[tool.tiaoli]``. Raises ``SettingsError`` if the nearest one is wrong.
        """
        if self._fixed:
            return self._only
        path = Path(os.path.abspath(file))
        return self._nearest(path if path.is_dir() else path.parent)

    def _nearest(self, folder: Path) -> ConfigFile | None:
        if folder not in self._known:
            found = _in_folder(folder)
            if found is None and folder.parent != folder:
                found = self._nearest(folder.parent)
            self._known[folder] = found
        return self._known[folder]


def _in_folder(folder: Path) -> ConfigFile | None:
    if (folder / OWN).is_file():
        return read_config(folder / OWN)
    shared = folder / SHARED
    if shared.is_file() and MENTIONED.search(_content(shared)):
        return _read(shared, required=False)
    return None


def read_config(path: Path) -> ConfigFile:
    """Read a configuration file; raises ``SettingsError`` naming file, line and remedy."""
    found = _read(Path(os.path.abspath(path)), required=True)
    assert found is not None
    return found


def _read(path: Path, required: bool) -> ConfigFile | None:
    from pydantic import ValidationError

    from checker.settings.forms import Config
    from checker.settings.toml_lines import lines_of_keys

    text, data = _parsed(path)
    prefix: tuple[str, ...] = ("tool", "tiaoli") if path.name == SHARED else ()
    for step in prefix:
        data = data.get(step, {}) if isinstance(data, dict) else {}
    if prefix and not data and not required:
        return None
    known = lines_of_keys(text)
    lines = {at[len(prefix) :]: n for at, n in known.items() if at[: len(prefix)] == prefix}
    try:
        return ConfigFile(path, Config.model_validate(data), lines)
    except ValidationError as error:
        from checker.datafiles.form_faults import form_fault

        fault = form_fault(error, Config, data)
        at = tuple(fault.at)
        raise SettingsError(f"{_placed(path, lines, at)}{fault.sentence}") from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        name = os.path.relpath(path)
        raise SettingsError(f"{name}：无法读取；请检查文件的访问权限。") from error


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    import tomllib

    name = os.path.relpath(path)
    try:
        text = _content(path).decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name}：不是 UTF-8 编码；请另存为 UTF-8 编码。") from error
    except tomllib.TOMLDecodeError as error:
        found = WHERE.search(str(error))
        at = f"第 {found[1]} 行第 {found[2]} 列" if found else "文件末尾"
        raise SettingsError(f"{name}：{at}不符合 TOML 的写法；请改正。") from error


def _placed(path: Path, lines: dict[KeyPath, int], key: KeyPath) -> str:
    while key and key not in lines:
        key = key[:-1]
    line = f" 第 {lines[key]} 行" if key else ""
    return f"{os.path.relpath(path)}{line}："
