"""``tiaoli export``: the tree of a file in the formats of other legislative programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument
from checker.cli.output import Output, say
from checker.cli.values import OneOf
from checker.reporting.plain import printable_path

if TYPE_CHECKING:
    from checker.model import Regulation

AKN, JSON = "akn", "json"


@click.command(cls=ChineseCommand)
@click.argument(
    "path",
    cls=DescribedArgument,
    metavar="文件",
    description=".txt、.md 或 .docx 文件；- 表示标准输入",
)
@click.option(
    "--format",
    type=OneOf([AKN, JSON]),
    default=AKN,
    help="akn 为 Akoma Ntoso 3.0 XML（默认），json 与 tiaoli parse --format json 相同",
)
@click.option("-o", "--output", metavar="文件", help="写入这个文件（默认写到标准输出）")
@click.option("--force", is_flag=True, help="-o 指定的文件已经存在时覆盖它")
@options.revisions_option
@options.stdin_option
def export(
    path: str, format: str, output: str | None, force: bool, revisions: str, stdin_filename: str
) -> int:
    """把文件的结构（编、章、节、条、款、项、目、附件和引用）导出为立法信息系统通用的格式。"""
    from checker.cli.inputs import parsed
    from checker.cli.saving import Saving

    saving = Saving(path, output, force=force) if output is not None else None
    text = _exported(parsed(path, options.settings((), revisions, stdin_filename)), format)
    if saving is None:
        Output().write(text)
    else:
        say(f"{printable_path(path)}：{saving.save(text.encode('utf-8'))}。")
    return 0


def _exported(regulation: Regulation, format: str) -> str:
    if format == AKN:
        from checker.reporting.akn import render_akn

        return render_akn(regulation)
    from checker.reporting.json_report import to_text
    from checker.reporting.tree import tree_data

    return to_text(tree_data(regulation))
