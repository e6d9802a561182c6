"""The command ``tiaoli`` and its subcommands."""

from __future__ import annotations

import click

from checker import __version__
from checker.cli.annotate import annotate
from checker.cli.baseline import baseline
from checker.cli.check import check
from checker.cli.commands import ChineseGroup
from checker.cli.compare import compare
from checker.cli.config import config
from checker.cli.consolidate import consolidate
from checker.cli.desk import app
from checker.cli.draft_decision import draft_decision
from checker.cli.export import export
from checker.cli.fix import fix
from checker.cli.lsp_command import lsp
from checker.cli.parse import parse
from checker.cli.rules import rules


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"tiaoli {__version__}")
        ctx.exit()


@click.group(cls=ChineseGroup, no_args_is_help=True)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="显示版本后退出",
)
def tiaoli() -> None:
    """检查人口与计划生育条例草案是否符合国卫人口发〔2021〕24号通知和上位法。"""


COMMANDS = (
    check,
    fix,
    annotate,
    consolidate,
    compare,
    draft_decision,
    export,
    parse,
    rules,
    config,
    baseline,
    app,
    lsp,
)
for command in COMMANDS:
    tiaoli.add_command(command)
