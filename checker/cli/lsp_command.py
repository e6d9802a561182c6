"""``tiaoli lsp``: the language server for editors."""

from __future__ import annotations

import click

from checker.cli.commands import ChineseCommand
from checker.errors import TiaoliError


class MissingExtra(TiaoliError):
    """A part of the program that was not installed with it."""


@click.command(cls=ChineseCommand)
def lsp() -> None:
    """启动语言服务器，供编辑器通过标准输入输出使用：边写边检查、悬停看依据、按建议修改。"""
    try:
        from checker.cli.lsp.server import serve
    except ImportError as error:
        missing = "语言服务器需要另行安装的部件；请运行 pip install 'tiaoli[lsp]' 后重试。"
        raise MissingExtra(missing) from error
    serve()
