"""``tiaoli parse``: the tree of a file, and what became of its references."""

from __future__ import annotations

from functools import partial

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument
from checker.cli.output import Output
from checker.reading.endings import NAMES


@click.command(cls=ChineseCommand)
@click.argument(
    "path",
    cls=DescribedArgument,
    metavar="文件",
    description=f"{NAMES} 文件；- 表示标准输入",
)
@options.format_option
@options.revisions_option
@options.column_option
@options.stdin_option
def parse(path: str, format: str, revisions: str, column: str | None, stdin_filename: str) -> int:
    """显示文件的结构：编、章、节、条、款、项、目，以及简称和未能对应的引用。"""
    from checker.cli.inputs import parsed
    from checker.reporting.tree import render_tree, tree_data

    regulation = parsed(path, options.settings((), revisions, stdin_filename, column))
    Output().put(format, partial(tree_data, regulation), partial(render_tree, regulation))
    return 0
