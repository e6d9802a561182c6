"""``tiaoli compare``: two versions of a regulation side by side."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument, WrongUsage
from checker.cli.output import Output, refuse, say
from checker.cli.values import OneOf
from checker.reporting.comparison.formats import BINARY, FORMATS, render

if TYPE_CHECKING:
    from checker.cli.saving import Saving
    from checker.comparing import Comparison
    from checker.comparing.fates import FatedFinding
    from checker.model import Regulation

TEXT = "text"

old_argument = click.argument(
    "old", cls=DescribedArgument, metavar="旧文本", description="修改前的文本（.txt、.md、.docx）"
)
new_argument = click.argument(
    "new", cls=DescribedArgument, metavar="新文本", description="修改后的文本（.txt、.md、.docx）"
)
force_option = click.option("--force", is_flag=True, help="-o 指定的文件已经存在时覆盖它")


@click.command(cls=ChineseCommand)
@old_argument
@new_argument
@click.option("-o", "--output", metavar="文件", help="对照表写入这个文件，后缀决定格式")
@click.option(
    "--format",
    type=OneOf([TEXT, *FORMATS]),
    help=f"格式：text 供终端阅读（默认），{'、'.join(FORMATS)}；省略时按 -o 的后缀",
)
@force_option
@click.option("--all", "everything", is_flag=True, help="未作修改的条文也列入")
@click.option(
    "--findings", is_flag=True, help="检查两个文本，加一栏列出新出现、仍存在、已消除的问题"
)
@click.option(
    "--headings",
    metavar="栏名",
    help="三栏的名称，用逗号分隔（默认“现行条文,修改后条文,说明”）",
)
@options.revisions_option
@options.packs_option
@options.select_option
@options.ignore_option
@options.config_option
@options.no_config_option
def compare(**values: Any) -> int:
    """比较两个文本，生成修改前后对照表：条文按内容而不是条号对应，逐词标出增删。

    条文分立、合并、移动、新增、删除都会识别；仅序号和引用随之调整的条文不算修改。
    """
    from checker.comparing import compare as compared
    from checker.reporting.comparison.table import table_of

    heads = columns(values["headings"])
    format = chosen_format(values["format"], values["output"], FORMATS) or TEXT
    if values["output"] is None and format in BINARY:
        raise WrongUsage(f"{format} 格式请用 -o 写明文件")
    saving = saving_of(values)
    comparison = compared(*read_both(values))
    found = _fates(comparison, values) if values["findings"] else None
    table = table_of(comparison, everything=values["everything"], columns=heads, findings=found)
    if format != TEXT:
        deliver(render(format, table), saving)
        return 0
    from checker.reporting.comparison.text import render_text

    Output().put_lines(partial(render_text, table))
    return 0


def columns(headings: str | None) -> tuple[str, ...]:
    """The heads of the columns as the user wants them; raises ``WrongUsage``."""
    from checker.reporting.comparison.table import COLUMNS

    if headings is None:
        return COLUMNS
    names = tuple(name.strip() for name in headings.replace("，", ",").split(","))
    if len(names) != len(COLUMNS) or not all(names):
        raise WrongUsage("--headings 要写三个栏名，用逗号分隔")
    return names


def chosen_format(format: str | None, output: str | None, known: Sequence[str]) -> str | None:
    """The format asked for: by name, else by the ending of the output; raises ``WrongUsage``."""
    if format is not None:
        if output is not None and format == TEXT:
            raise WrongUsage("text 格式只供终端阅读；写入文件请用其他格式")
        return format
    if output is None:
        return None
    from pathlib import PurePath

    ending = PurePath(output).suffix.lower().removeprefix(".")
    found = {"htm": "html", "markdown": "md"}.get(ending, ending)
    if found not in known:
        raise WrongUsage(
            f"“{output}”的后缀不说明格式；请用 {'、'.join(f'.{each}' for each in known)}"
        )
    return found


def saving_of(values: Mapping[str, Any]) -> Saving | None:
    """Where the result goes, refused before any work; ``None`` for standard output."""
    from checker.cli.saving import Saving

    if values["output"] is None:
        return None
    refuse(values["output"], [values["new"]], "就是新文本")
    return Saving(values["old"], values["output"], force=values["force"])


def read_both(values: Mapping[str, Any]) -> tuple[Regulation, Regulation]:
    """Both versions, parsed; raises ``TiaoliError`` for what cannot be read."""
    from checker.cli.inputs import parsed

    if values["old"] == values["new"] == "-":
        raise WrongUsage("两个文本不能都来自标准输入")
    settings = options.settings((), values["revisions"], "stdin.txt")
    return parsed(values["old"], settings), parsed(values["new"], settings)


def deliver(data: bytes, saving: Saving | None) -> None:
    """Write the result and say where; or put it on standard output."""
    if saving is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        say(f"{saving.save(data)}。")


def _fates(comparison: Comparison, values: Mapping[str, Any]) -> list[tuple[FatedFinding, ...]]:
    """What became of the findings that count by the settings of each file."""
    from checker.cli.counting import Counting
    from checker.cli.loading import load_checker
    from checker.cli.planning import resolver
    from checker.comparing.fates import fates
    from checker.settings.assessing import assess
    from checker.settings.suppression_rules import SUPPRESSION_RULES

    settled = resolver(values["config"], values["no_config"])
    found = []
    for regulation in (comparison.old, comparison.new):
        held = settled.of(regulation.source.path)
        checker = load_checker(held.packs)
        counting = Counting(held, [*checker.rules, *SUPPRESSION_RULES])
        found.append(counting.apply(assess(checker, regulation)).findings)
    return fates(comparison, *found)
