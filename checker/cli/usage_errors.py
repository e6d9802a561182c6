"""What a usage error says to the user: one Chinese sentence and where the help is.

Click's own texts are English; the sentence is made from the kind of the error and from
the option or argument it names, never from click's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click

from checker.cli.commands import WrongUsage


def explain(error: click.UsageError) -> str:
    """The sentence, and the command that shows the help, on two lines."""
    path = error.ctx.command_path if error.ctx else "tiaoli"
    sentence = _sentence(error)
    end = "" if sentence.endswith("？") else "。"
    return f"{sentence}{end}\n运行 {path} --help 查看用法。"


def _sentence(error: click.UsageError) -> str:
    match error:
        case WrongUsage():
            return error.message
        case click.exceptions.NoSuchCommand():
            return f"没有命令“{error.command_name}”{_meant(error.possibilities)}"
        case click.NoSuchOption():
            return f"没有选项“{error.option_name}”{_meant(error.possibilities)}"
        case click.BadOptionUsage():
            return _bad_option(error)
        case click.MissingParameter():
            return _missing(error)
        case click.BadParameter():
            return _bad_value(error)
        case _:
            return "命令行的写法有误"


def _meant(possibilities: Iterable[str] | None) -> str:
    names = "、".join(f"“{each}”" for each in possibilities or ())
    return f"，是否想用{names}？" if names else ""


def _bad_option(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else []
    options = [p for p in params if isinstance(p, click.Option)]
    named = [p for p in options if error.option_name in (*p.opts, p.name)]
    if named and not named[0].is_flag:
        return f"选项“{error.option_name}”后面缺少取值"
    return f"选项“{error.option_name}”不带取值"


def _missing(error: click.MissingParameter) -> str:
    if isinstance(error.param, click.Option):
        return f"缺少选项“{error.param.opts[0]}”"
    metavar = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
    return f"缺少参数“{metavar.strip('[]')}”" if metavar else "缺少参数"


def _bad_value(error: click.BadParameter) -> str:
    """Values are checked by the types of ``checker.cli.values``, which speak Chinese."""
    if isinstance(error.param, click.Option):
        return f"选项“{error.param.opts[0]}”的取值有误：{error.message}"
    return f"参数有误：{error.message}"


def closest(name: str, known: Iterable[str]) -> str:
    """``，是否想用“…”？`` for the known names most like ``name``; empty if none is like it."""
    return _meant(get_close_matches(name, list(known), n=2))
