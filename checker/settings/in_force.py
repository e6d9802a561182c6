"""Which settings hold for a file, and where each comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.findings import Severity

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from checker.settings.config_file import ConfigFile, Configs
    from checker.settings.forms import PerPath

BASELINE = "tiaoli-baseline.json"
DEFAULT = "默认"
DEFAULTS: dict[str, Any] = {
    "paths": (),
    "exclude": (),
    "select": (),
    "ignore": (),
    "severity": {},
    "rules": (),
    "fail-on": "error",
    "format": ("text",),
    "revisions": "final",
    "baseline": None,
}


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of a setting and where it comes from: ``默认``, ``tiaoli.toml:3``, an option."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What holds besides for the files of one ``[[per-path]]``; ``at`` is its index."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: Mapping[str, str]
    origin: str
    at: int


@dataclass(frozen=True, eq=False)
class InForce:
    """The settings of one file."""

    settings: Mapping[str, Setting]
    narrowings: tuple[Narrowing, ...]
    config: ConfigFile | None = field(default=None, repr=False)

    def __getitem__(self, name: str) -> Any:
        """The value of a setting, by its key in the configuration."""
        return self.settings[name].value

    @property
    def packs(self) -> tuple[Path, ...]:
        """The folders of the extra rule packs."""
        return tuple(Path(each) for each in self["rules"])

    def baseline(self) -> Path:
        """The file of the baseline, whether it exists or not."""
        if self["baseline"] is not None:
            return Path(self["baseline"])
        return (Path(os.path.relpath(self.config.folder)) if self.config else Path()) / BASELINE

    def severities(self) -> dict[str, str]:
        """The severities of rules that are not their own; the last narrowing wins."""
        found = dict(self["severity"])
        for narrowing in self.narrowings:
            found |= narrowing.severity
        return found


class Resolver:
    """Says for each file which settings hold; options of the command line come first."""

    def __init__(self, configs: Configs, options: Mapping[str, Setting]) -> None:
        """``options`` are the settings given on the command line, by their keys."""
        self._configs = configs
        self._options = options
        self._whole: dict[ConfigFile | None, dict[str, Setting]] = {}
        self._held: dict[tuple[ConfigFile | None, tuple[int, ...]], InForce] = {}

    def of(self, file: str | Path) -> InForce:
        """The settings of a file or folder, one object for all files with the same.

        Raises ``SettingsError`` for a wrong configuration.
        """
        config = self._configs.of(file)
        if config not in self._whole:
            if config is not None:
                _verify_patterns(config)
            merged = {name: Setting(value, DEFAULT) for name, value in DEFAULTS.items()}
            merged |= _known_baseline(config)
            merged |= dict(_written(config)) if config else {}
            self._whole[config] = merged | dict(self._options)
        narrowings = tuple(_narrowings(config, file))
        key = (config, tuple(each.at for each in narrowings))
        if key not in self._held:
            self._held[key] = InForce(self._whole[config], narrowings, config)
        return self._held[key]

    def excludes(self, file: str) -> bool:
        """Whether the configuration of a file leaves it out of the folders that are checked."""
        config = self.of(file).config
        return config is not None and matches(config, config.config.exclude, file)


def matches(config: ConfigFile, patterns: Sequence[str], file: str | Path) -> bool:
    """Whether patterns of a configuration, written as in .gitignore, mean a file."""
    if not patterns:
        return False
    relative = os.path.relpath(os.path.abspath(file), config.folder)
    inside = not relative.startswith(os.pardir)
    return inside and bool(_spec(tuple(patterns)).match_file(Path(relative).as_posix()))


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _verify_patterns(config: ConfigFile) -> None:
    """Raise ``SettingsError`` for what is no pattern."""
    places: list[tuple[tuple[str | int, ...], list[str]]]
    places = [(("exclude",), config.config.exclude)]
    for at, each in enumerate(config.config.per_path):
        places.append((("per-path", at, "paths"), each.paths))
    for key, patterns in places:
        for at, pattern in enumerate(patterns):
            try:
                _spec((pattern,))
            except ValueError as error:
                what = f"“{pattern}”不符合 .gitignore 的写法；请改正。"
                raise config.fault(what, *key, at) from error


def _known_baseline(config: ConfigFile | None) -> Iterator[tuple[str, Setting]]:
    """A baseline under its usual name needs no setting: beside the configuration, or here."""
    path = Path(os.path.relpath(config.folder)) / BASELINE if config else Path(BASELINE)
    if path.is_file():
        yield "baseline", Setting(str(path), DEFAULT)


def _written(config: ConfigFile) -> Iterator[tuple[str, Setting]]:
    for name, field_ in type(config.config).model_fields.items():
        key = str(field_.alias)
        value = getattr(config.config, name)
        if name in config.config.model_fields_set and value is not None and key in DEFAULTS:
            yield key, Setting(_value(config, key, value), config.place(key))


def _value(config: ConfigFile, key: str, value: Any) -> Any:
    """A value as the program wants it: paths from the working folder, lists as tuples."""
    if key == "rules":
        return tuple(_folder(config, each, at) for at, each in enumerate(value))
    if key == "paths":
        return tuple(_path(config, each) for each in value)
    if key == "baseline":
        return _path(config, value)
    if key == "severity":
        return _by_rule(value)
    values = [value] if key == "format" and isinstance(value, str) else value
    return tuple(values) if isinstance(values, list) else values


def _by_rule(severities: Mapping[str, Severity]) -> dict[str, str]:
    return {rule.upper(): severity.value for rule, severity in severities.items()}


def _path(config: ConfigFile, value: str) -> str:
    return os.path.relpath(config.folder / value)


def _folder(config: ConfigFile, value: str, at: int) -> str:
    path = _path(config, value)
    if not os.path.isdir(path):
        raise config.fault(f"“{value}”不是已有的文件夹；请核对路径。", "rules", at)
    return path


def _narrowings(config: ConfigFile | None, file: str | Path) -> Iterator[Narrowing]:
    for at, each in enumerate(config.config.per_path if config else ()):
        assert config is not None
        if matches(config, each.paths, file):
            yield _narrowing(config, each, at)


def _narrowing(config: ConfigFile, per_path: PerPath, at: int) -> Narrowing:
    return Narrowing(
        tuple(per_path.select),
        tuple(per_path.ignore),
        _by_rule(per_path.severity),
        config.place("per-path", at),
        at,
    )
