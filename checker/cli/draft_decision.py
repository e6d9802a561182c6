"""``tiaoli draft-decision``: from two versions the draft of the amending decision."""

from __future__ import annotations

from typing import Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, WrongUsage
from checker.cli.compare import (
    chosen_format,
    deliver,
    force_option,
    new_argument,
    old_argument,
    read_both,
    saving_of,
)
from checker.cli.output import say
from checker.cli.values import OneOf
from checker.reporting.decision import FORMATS, render

NOTHING = 1


@click.command("draft-decision", cls=ChineseCommand)
@old_argument
@new_argument
@click.option("-o", "--output", metavar="文件", help="决定草稿写入这个文件，后缀决定格式")
@click.option(
    "--format",
    type=OneOf(FORMATS),
    help=f"格式：{'、'.join(FORMATS)}；省略时按 -o 的后缀，没有 -o 时为 txt",
)
@force_option
@options.revisions_option
def draft_decision(**values: Any) -> int:
    """由修改前后两个文本起草修改决定，用通行的表述；机关、届次、日期等留【】待填。

    退出状态：0 已起草；1 两个文本没有要写入决定的差别；2 用法有误或者文件不能读取。
    """
    from checker.comparing import compare
    from checker.comparing.drafting import draft_decision as drafted

    format = chosen_format(values["format"], values["output"], FORMATS) or "txt"
    if format == "docx" and values["output"] is None:
        raise WrongUsage("docx 格式请用 -o 写明文件")
    saving = saving_of(values)
    decision = drafted(compare(*read_both(values)))
    for sentence in decision.left:
        say(sentence)
    if not decision.instructions:
        say("两个文本的条文没有差别，没有要写入决定的修改。")
        return NOTHING
    deliver(render(format, decision), saving)
    return 0
