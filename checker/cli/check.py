"""``tiaoli check``: files in, a report and an exit status out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument
from checker.cli.discovery import Discovery, discover
from checker.cli.loading import load_checker
from checker.cli.output import Output, say
from checker.cli.selection import Selection
from checker.cli.values import Count, OneOf
from checker.findings import Severity, Unreadable

if TYPE_CHECKING:
    from checker.cli.running import Outcome
    from checker.reporting.lines import Layout, Line
    from checker.reporting.plain import PlainReport

NEVER = "never"
CLEAN, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True)
class Request:
    """What the user asked of a check."""

    paths: tuple[str, ...]
    format: str
    fail_on: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    packs: tuple[Path, ...]
    output: str | None
    quiet: bool
    revisions: str
    stdin_filename: str
    jobs: int


@click.command(cls=ChineseCommand)
@click.argument(
    "paths",
    cls=DescribedArgument,
    nargs=-1,
    required=True,
    metavar="路径…",
    description="文件、文件夹（含各级子文件夹中的 .txt、.md、.docx）或通配符；- 表示标准输入",
)
@options.format_option
@click.option(
    "--fail-on",
    type=OneOf([*Severity, NEVER]),
    default=Severity.ERROR.value,
    help="退出状态从哪一级别起为 1：error 错误（默认）、warning 警告、note 提示、never 从不",
)
@click.option(
    "--select",
    multiple=True,
    metavar="规则",
    help="只用这些规则：编号、编号开头（如 FEE）或主题，可用逗号分隔，可重复",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="规则",
    help="不用这些规则，写法同 --select；两者都提到时，写得更具体的为准",
)
@options.packs_option
@click.option("--output", metavar="文件", help="把报告写入文件，不显示；不会覆盖被检查的文件")
@click.option(
    "-q",
    "--quiet",
    is_flag=True,
    help="每个问题只显示一行（路径:行:列: 规则 级别 说明），不显示汇总和进度",
)
@options.revisions_option
@options.stdin_option
@click.option("--jobs", type=Count(), default=1, metavar="数量", help="同时检查的进程数（默认 1）")
def check(**values: Any) -> int:
    """检查条例草案，逐条列出不符合通知和上位法的规定。

    退出状态：0 没有达到 --fail-on 级别的问题；1 有；2 用法有误或有文件不能检查
    （其余文件照常检查）。
    """
    request = Request(**values)
    found = discover(request.paths)
    output = Output(request.output, found.files)
    report = _report(request, found)
    for missed in report.unreadable:
        say(missed.message)
    _write(report, request, output)
    return _status(report, request.fail_on)


def _report(request: Request, found: Discovery) -> PlainReport:
    """Check the files found; those that cannot be checked are in the report as unreadable."""
    checker = load_checker(request.packs)
    from checker.cli.progress import progress
    from checker.cli.running import check_files
    from checker.reporting.plain import PlainDocument, PlainReport

    selection = Selection.parse(request.select, request.ignore)
    selection.verify(checker.rules)
    settings = options.settings(request.packs, request.revisions, request.stdin_filename)
    outcomes = check_files(checker, found.files, settings, request.jobs)
    done = list(progress(outcomes, len(found.files), request.quiet))
    documents = (selection.apply(each) for each in done if isinstance(each, PlainDocument))
    return PlainReport(tuple(documents), _missed(found, done), checker.version)


def _missed(found: Discovery, done: Iterable[Outcome]) -> tuple[Unreadable, ...]:
    return (*found.unreadable, *(each for each in done if isinstance(each, Unreadable)))


def _write(report: PlainReport, request: Request, output: Output) -> None:
    def data() -> object:
        from checker.reporting.json_report import report_data

        return report_data(report)

    output.put(request.format, data, partial(_lines, report, request))


def _lines(report: PlainReport, request: Request, layout: Layout) -> Iterable[Line]:
    if request.quiet:
        from checker.reporting.concise import render_concise

        return render_concise(report)
    from checker.reporting.terminal import render_terminal

    return render_terminal(report, layout)


def _status(report: PlainReport, fail_on: str) -> int:
    if report.unreadable:
        return FAILED
    if fail_on == NEVER:
        return CLEAN
    limit = Severity(fail_on).rank
    grave = any(report.count(each) for each in Severity if each.rank <= limit)
    return FOUND if grave else CLEAN
