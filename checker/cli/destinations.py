"""Which formats of a report go where: ``--format sarif=out.sarif --format html=report.html``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

import click

from checker.cli.commands import WrongUsage
from checker.cli.output import Output
from checker.cli.values import split_format

if TYPE_CHECKING:
    from checker.cli.planning import Plan
    from checker.settings.in_force import InForce


def destinations(planned: Plan, output: str | None) -> list[tuple[str, Output]]:
    """Each format and its output, those with a file of their own first.

    ``output`` is the file for the format without one. Raises ``WrongUsage`` or
    ``SettingsError`` for formats that do not go together, ``OutputError`` if one of the files
    cannot be written; nothing is written yet.
    """
    held = planned.whole
    wanted = [split_format(each) for each in _values(held)]
    _verify_free(held, [format for format, file in wanted if file is None], output)
    files = [output if file is None else _file(held, file) for _, file in wanted]
    named = [os.path.realpath(file) for file in files if file is not None]
    if len(set(named)) < len(named):
        _refuse(held, "有两份报告写到同一个文件；请换一个文件名")
    used = planned.settings_files()
    made = [Output(file, planned.files, used) for file in files]
    places = zip((format for format, _ in wanted), made, strict=True)
    return sorted(places, key=lambda each: each[1].is_standard)


def _verify_free(held: InForce, free: Sequence[str], output: str | None) -> None:
    """At most one format may do without a file, and one must where ``output`` is for it."""
    if len(free) > 1:
        _refuse(held, f"“{free[0]}”和“{free[1]}”都没有写明文件；请写成 {free[1]}=文件")
    if output is not None and not free:
        raise WrongUsage("--output 没有可写的报告；请加上一个不带“=文件”的 --format")


def _values(held: InForce) -> Sequence[str]:
    """The values of the option, or those of the configuration, which are checked here."""
    context = click.get_current_context()
    if not _configured(held):
        return tuple(context.params["format"])
    param = next(each for each in context.command.params if each.name == "format")
    try:
        return [str(param.type.convert(value, None, context)) for value in held["format"]]
    except click.BadParameter as error:
        assert held.config is not None
        what = f"“format”的取值有误：{error.message}；请改正。"
        raise held.config.fault(what, "format") from error


def _configured(held: InForce) -> bool:
    origin = held.settings["format"].origin
    return held.config is not None and origin == held.config.place("format")


def _file(held: InForce, file: str) -> str:
    """A file as seen from the working folder; in a configuration it starts from that."""
    if not _configured(held) or held.config is None:
        return file
    return os.path.relpath(held.config.folder / file)


def _refuse(held: InForce, what: str) -> NoReturn:
    if _configured(held) and held.config is not None:
        raise held.config.fault(f"“format”的取值有误：{what}。", "format")
    raise WrongUsage(f"选项“--format”的取值有误：{what}")
