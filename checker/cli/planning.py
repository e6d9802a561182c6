"""Which files are checked, with which settings each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from checker.cli.commands import WrongUsage
from checker.cli.discovery import STANDARD_INPUT, Discovery, discover
from checker.cli.loading import without_collection
from checker.settings.config_file import Configs
from checker.settings.faults import SettingsError
from checker.settings.in_force import InForce, Resolver, Setting

if TYPE_CHECKING:
    from checker.cli.inputs import Settings
    from checker.settings.earlier import History

# The options that set what a configuration can set, by the names of their values.
KEYS = {
    "select": "select",
    "ignore": "ignore",
    "packs": "rules",
    "fail_on": "fail-on",
    "format": "format",
    "revisions": "revisions",
    "baseline": "baseline",
}


@dataclass(frozen=True)
class Plan:
    """The files of a run and the settings of each."""

    found: Discovery
    whole: InForce  # of the run as a whole: where its first file is, or the working folder
    _of: Mapping[str, InForce] = field(repr=False)

    @property
    def files(self) -> list[str]:
        """The files to check, in order."""
        return self.found.files

    def of(self, file: str) -> InForce:
        """The settings of one of the files."""
        return self._of[file]

    def settings_files(self) -> list[str]:
        """What the run reads besides the files: configurations, baselines, suppressions."""
        from checker.settings.suppression_list import list_beside

        used = [str(list_beside(file)) for file in self.files if file != STANDARD_INPUT]
        for held in {id(each): each for each in (self.whole, *self._of.values())}.values():
            used += [str(held.config.path)] if held.config else []
            used += [held["baseline"]] if held["baseline"] is not None else []
        return list(dict.fromkeys(used))

    def groups(
        self, stdin_name: str, since: str | None, column: str | None = None
    ) -> dict[Settings, list[str]]:
        """The files that a checker can check in one go, in their order."""
        with without_collection():
            from checker.cli.inputs import Settings
            from checker.reading import Revisions

        groups: dict[Settings, list[str]] = {}
        histories: dict[Revisions, History | None] = {}
        for file in self.files:
            held = self._of[file]
            revisions = Revisions(held["revisions"])
            if revisions not in histories:
                histories[revisions] = _history(since, revisions, column)
            history = histories[revisions]
            if history is not None:
                history.verify(stdin_name if file == STANDARD_INPUT else file)
            settings = Settings(held.packs, revisions, stdin_name, history, column)
            groups.setdefault(settings, []).append(file)
        return groups


def _history(since: str | None, revisions: Any, column: str | None) -> History | None:
    if since is None:
        return None
    from checker.settings.earlier import History

    return History(since, revisions, column)


def given_options() -> dict[str, Setting]:
    """The settings that the user gave as options of the running command, by their keys."""
    context = click.get_current_context()
    found: dict[str, Setting] = {}
    for param in context.command.params:
        key = KEYS.get(param.name or "")
        source = context.get_parameter_source(param.name or "")
        if key and source is ParameterSource.COMMANDLINE:
            value = context.params[param.name or ""]
            found[key] = Setting(_plain(key, value), f"命令行选项 {param.opts[0]}")
    return found


def _plain(key: str, value: Any) -> Any:
    """The value of an option in the form in which a configuration gives it."""
    if key == "rules":
        return tuple(str(each) for each in value)
    if key in ("select", "ignore"):
        return tuple(part.strip() for each in value for part in each.split(",") if part.strip())
    return value


@without_collection()
def resolver(config: str | None, no_config: bool) -> Resolver:
    """Settings from the options of the running command and the configurations it may use."""
    only = Path(config) if config is not None and not no_config else None
    if only is not None and not only.is_file():
        raise SettingsError(f"{config}：没有这个配置文件；请核对路径。")
    return Resolver(Configs(only, none=no_config), given_options())


@without_collection()
def plan(
    paths: Sequence[str], settled: Resolver, stdin_name: str, *, spare_named: bool = True
) -> Plan:
    """The files that paths stand for, without those that a configuration leaves out of folders.

    Without paths those of the configuration are taken. A file that is named is checked although
    a configuration leaves it out, unless ``spare_named`` is false: then it is left out too. Raises
    ``SettingsError`` for a wrong configuration, ``WrongUsage`` if there is nothing to check.
    """
    here = settled.of(Path())
    wanted = paths or here["paths"]
    if not wanted:
        raise WrongUsage("缺少参数“路径…”")
    found = discover(wanted)
    spared = found.named if spare_named else {STANDARD_INPUT}
    found.files[:] = [file for file in found.files if file in spared or not settled.excludes(file)]
    of = {file: settled.of(stdin_name if file == STANDARD_INPUT else file) for file in found.files}
    return Plan(found, next(iter(of.values()), here), of)
