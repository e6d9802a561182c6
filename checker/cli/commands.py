"""Click commands whose help is Chinese and fits wide characters into the columns."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from checker.reporting.columns import pad, width
from checker.reporting.lines import Layout, Line, Segment, hanging, line, plain

_WIDEST_TERM = 28


class WrongUsage(click.UsageError):
    """A usage error whose message is written in Chinese for the user."""


class DescribedArgument(click.Argument):
    """An argument with a line of its own in the help."""

    def __init__(self, names: Sequence[str], description: str, **settings: Any) -> None:
        """``description`` is shown in the help; the rest is as for ``click.Argument``."""
        super().__init__(names, **settings)
        self.description = description


class ChineseCommand(click.Command):
    """A command that speaks Chinese in its help and refuses superfluous arguments."""

    allow_extra_args = True  # refused below, in Chinese

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as click does; raises ``WrongUsage`` for arguments that nothing takes."""
        try:
            rest = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = ctx  # click leaves it to the group, which does not know the option
            raise
        if rest and not ctx.resilient_parsing:
            raise WrongUsage(f"多余的参数“{' '.join(rest)}”", ctx=ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help text, as wide as the terminal allows."""
        return _help(self, ctx, "[选项]")


class ChineseGroup(click.Group):
    """A group of commands that speaks Chinese in its help."""

    command_class = ChineseCommand

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added."""
        return list(self.commands)

    def get_help(self, ctx: click.Context) -> str:
        """The help text, as wide as the terminal allows."""
        return _help(self, ctx, "命令 [选项]")


def _help(command: click.Command, ctx: click.Context, usage: str) -> str:
    columns = min(max(shutil.get_terminal_size().columns, 50), 100)
    return plain(_page(command, ctx, usage, Layout(columns))).rstrip("\n")


def _page(command: click.Command, ctx: click.Context, usage: str, layout: Layout) -> Iterator[Line]:
    arguments = [p for p in command.get_params(ctx) if isinstance(p, click.Argument)]
    names = "".join(f" {each.make_metavar(ctx)}" for each in arguments)
    yield line(f"用法：{ctx.command_path} {usage}{names}")
    for paragraph in (command.help or "").strip().split("\n\n"):
        yield line("")
        yield from hanging((), [Segment(_joined(paragraph))], layout)
    for title, rows in _tables(command, ctx):
        yield line("")
        yield line(f"{title}：")
        for term, meaning in rows:
            yield from _row(term, meaning, layout)
    if isinstance(command, click.Group):
        yield line("")
        yield line(f"运行 {ctx.command_path} 命令 --help 查看某一命令的用法。")


def _joined(paragraph: str) -> str:
    """A paragraph of a docstring on one line, without blanks between Chinese characters."""
    lines = [each.strip() for each in paragraph.splitlines()]
    return "".join(f" {each}" if each[:1].isascii() else each for each in lines).strip()


def _tables(
    command: click.Command, ctx: click.Context
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The tables of a help text that are not empty, with their titles."""
    params = command.get_params(ctx)
    described = [p for p in params if isinstance(p, DescribedArgument)]
    options = [p for p in params if isinstance(p, click.Option) and not p.hidden]
    tables = {
        "命令": list(_commands(command, ctx)),
        "参数": [(each.make_metavar(ctx), each.description) for each in described],
        "选项": [(_names(each, ctx), _meaning(each)) for each in options],
    }
    yield from ((title, rows) for title, rows in tables.items() if rows)


def _commands(command: click.Command, ctx: click.Context) -> Iterable[tuple[str, str]]:
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            member = command.get_command(ctx, name)
            if member is not None and not member.hidden:
                yield name, (member.help or "").strip().split("\n\n")[0]


def _names(option: click.Option, ctx: click.Context) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def _meaning(option: click.Option) -> str:
    if option.is_eager and "--help" in option.opts:
        return "显示本帮助后退出"
    return option.help or ""


def _row(term: str, meaning: str, layout: Layout) -> Iterator[Line]:
    body = [Segment(" ".join(meaning.split()))]
    if width(term) <= _WIDEST_TERM:
        yield from hanging([Segment(f"  {pad(term, _WIDEST_TERM)}  ")], body, layout)
    else:
        yield line(f"  {term}")
        yield from hanging([Segment(" " * (_WIDEST_TERM + 4))], body, layout)
