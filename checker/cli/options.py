"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.values import Count, Folder, OneOf, ReportFormat
from checker.findings import Severity
from checker.reporting.formats import FORMATS, TEXT

if TYPE_CHECKING:
    from checker.cli.inputs import Settings

NEVER = "never"

format_option = click.option(
    "--format",
    type=OneOf(["text", "json"]),
    default="text",
    help="报告格式：text 供阅读（默认），json 供程序处理",
)

report_format_option = click.option(
    "--format",
    type=ReportFormat(FORMATS),
    multiple=True,
    default=(TEXT,),
    metavar="格式[=文件]",
    help=f"报告格式：{'、'.join(FORMATS)}（默认 {TEXT}，供阅读）；写“格式=文件”则写入文件，"
    "可重复，其中最多一种不写文件",
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

column_option = click.option(
    "--column",
    metavar="栏",
    help="修改对照表中检查哪一栏：表头的文字或从 1 起的栏号（默认是修改后的一栏）；其余各栏不检查",
)

stdin_option = click.option(
    "--stdin-filename",
    default="stdin.txt",
    metavar="文件名",
    help="路径为 - 时标准输入所用的文件名，后缀决定格式（默认 stdin.txt）",
)


config_option = click.option(
    "--config",
    type=str,
    metavar="文件",
    help="用这个配置文件，不再查找 tiaoli.toml 和 pyproject.toml",
)

no_config_option = click.option("--no-config", is_flag=True, help="不用任何配置文件")

select_option = click.option(
    "--select",
    multiple=True,
    metavar="规则",
    help="只用这些规则：编号、编号开头（如 FEE）或主题，可用逗号分隔，可重复",
)

ignore_option = click.option(
    "--ignore",
    multiple=True,
    metavar="规则",
    help="不用这些规则，写法同 --select；两者都提到时，写得更具体的为准",
)

fail_on_option = click.option(
    "--fail-on",
    type=OneOf([*Severity, NEVER]),
    default=Severity.ERROR.value,
    help="退出状态从哪一级别起为 1：error 错误（默认）、warning 警告、note 提示、never 从不",
)

baseline_option = click.option(
    "--baseline",
    metavar="文件",
    help="已知问题的基线，其中的问题不计入（默认 tiaoli-baseline.json，没有则不用）",
)

jobs_option = click.option(
    "--jobs", type=Count(), default=1, metavar="数量", help="同时检查的进程数（默认 1）"
)


def settings(
    packs: tuple[Path, ...], revisions: str, stdin_filename: str, column: str | None = None
) -> Settings:
    """The settings of a run from the values of these options."""
    from checker.cli.inputs import Settings
    from checker.reading import Revisions

    return Settings(packs, Revisions(revisions), stdin_filename, column=column)
