"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.values import Folder, OneOf

if TYPE_CHECKING:
    from checker.cli.inputs import Settings

format_option = click.option(
    "--format",
    type=OneOf(["text", "json"]),
    default="text",
    help="报告格式：text 供阅读（默认），json 供程序处理",
)

packs_option = click.option(
    "--rules",
    "packs",
    type=Folder(),
    multiple=True,
    metavar="文件夹",
    help="在内置规则之上加载这个文件夹中的规则，可重复，后者优先",
)

revisions_option = click.option(
    "--revisions",
    type=OneOf(["final", "original", "both"]),
    default="final",
    help="Word 修订：final 接受修订后的文本（默认），original 修订前的文本，both 两者都看",
)

stdin_option = click.option(
    "--stdin-filename",
    default="stdin.txt",
    metavar="文件名",
    help="路径为 - 时标准输入所用的文件名，后缀决定格式（默认 stdin.txt）",
)


def settings(packs: tuple[Path, ...], revisions: str, stdin_filename: str) -> Settings:
    """The settings of a run from the values of these options."""
    from checker.cli.inputs import Settings
    from checker.reading import Revisions

    return Settings(packs, Revisions(revisions), stdin_filename)
