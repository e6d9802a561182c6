"""``tiaoli check``: files in, a report and an exit status out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument, WrongUsage
from checker.cli.options import NEVER
from checker.cli.output import Output, say
from checker.findings import Severity
from checker.reading.endings import NAMES
from checker.reporting.formats import TEXT, render

if TYPE_CHECKING:
    from checker.cli.planning import Plan
    from checker.reporting.lines import Layout, Line
    from checker.reporting.plain import PlainDocument, PlainReport
    from checker.settings.in_force import InForce

CLEAN, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True)
class Request:
    """What the user asked of a check, besides the settings that a configuration can have."""

    paths: tuple[str, ...]
    config: str | None
    no_config: bool
    no_baseline: bool
    since: str | None
    output: str | None
    quiet: bool
    column: str | None
    stdin_filename: str
    jobs: int
    force_exclude: bool
    base: str | None


@click.command(cls=ChineseCommand)
@click.argument(
    "paths",
    cls=DescribedArgument,
    nargs=-1,
    metavar="路径…",
    description=f"文件（{NAMES}）、文件夹（含各级子文件夹中的这些文件，网页除外）或通配符；- 表示标准输入；"
    "不写则用配置中的 paths",
)
@options.report_format_option
@options.fail_on_option
@options.select_option
@options.ignore_option
@options.packs_option
@options.config_option
@options.no_config_option
@options.baseline_option
@click.option("--no-baseline", is_flag=True, help="不用基线")
@click.option(
    "--since",
    metavar="版本",
    help="只报告这个 git 版本（分支、标签、提交）以来改动的条文中的问题，并列出消除的问题",
)
@click.option(
    "--base",
    metavar="文件",
    help="路径是修改决定或者修正案，检查这个现行文本按它修改以后的文本，并说明每个问题的来源",
)
@click.option(
    "--force-exclude",
    is_flag=True,
    help="配置中 exclude 排除的文件，点名也不检查（供 git 钩子等逐个传入文件的程序使用）",
)
@click.option("--output", metavar="文件", help="把报告写入文件，不显示；不会覆盖被检查的文件")
@click.option(
    "-q",
    "--quiet",
    is_flag=True,
    help="每个问题只显示一行（路径:行:列: 规则 级别 说明），不显示汇总和进度",
)
@options.revisions_option
@options.column_option
@options.stdin_option
@options.jobs_option
def check(**values: Any) -> int:
    """检查条例草案，逐条列出不符合通知和上位法的规定。

    退出状态：0 没有达到 --fail-on 级别的问题；1 有；2 用法有误或有文件不能检查
    （其余文件照常检查）。
    """
    from checker.cli.destinations import destinations
    from checker.cli.planning import plan, resolver

    request = Request(**{name: values[name] for name in Request.__dataclass_fields__})
    settled = resolver(request.config, request.no_config)
    planned = plan(
        request.paths, settled, request.stdin_filename, spare_named=not request.force_exclude
    )
    outputs = destinations(planned, request.output)
    report, held = _report(planned, request)
    for missed in report.unreadable:
        say(missed.message)
    for format, output in outputs:
        _write(report, request, format, output)
    return _status(report, [each["fail-on"] for each in held])


def _report(planned: Plan, request: Request) -> tuple[PlainReport, tuple[InForce, ...]]:
    """Check the files found; those that cannot be checked are in the report as unreadable."""
    report, held = _found(planned, request)
    if request.no_baseline or all(each["baseline"] is None for each in held):
        return report, held
    from checker.cli.counting import without_known

    # What a baseline knows of a revision it knows of the file that the decision amends.
    paths = [request.base or each.path for each in report.documents]
    named = [replace(e, path=path) for e, path in zip(report.documents, paths, strict=True)]
    known = without_known(named, [each["baseline"] for each in held])
    documents = tuple(
        replace(each, path=old.path) for each, old in zip(known, report.documents, strict=True)
    )
    return replace(report, documents=documents), held


def _found(planned: Plan, request: Request) -> tuple[PlainReport, tuple[InForce, ...]]:
    """All that the files have, before the baseline sets anything aside."""
    if request.base is None:
        from checker.cli.checking import report_on

        groups = planned.groups(request.stdin_filename, request.since, request.column)
        return report_on(planned, groups, request.jobs, request.quiet)
    from checker.cli.revision import report_on_revision

    if request.since is not None:
        raise WrongUsage("--since 不能与 --base 同用；--base 的报告已经逐个写明问题是否由决定带来")
    return report_on_revision(planned, request.base)


def _write(report: PlainReport, request: Request, format: str, output: Output) -> None:
    if format == TEXT:
        output.put_lines(partial(_lines, report, request))
    else:
        output.write(render(format, report))


def _lines(report: PlainReport, request: Request, layout: Layout) -> Iterable[Line]:
    if request.quiet:
        from checker.reporting.concise import render_concise

        return render_concise(report)
    from checker.reporting.terminal import render_terminal

    return render_terminal(report, layout)


def _status(report: PlainReport, limits: Sequence[str]) -> int:
    """The exit status; ``limits`` are the failing severities of the documents."""
    if report.unreadable:
        return FAILED
    fails = (_fails(each, limit) for each, limit in zip(report.documents, limits, strict=True))
    return FOUND if any(fails) else CLEAN


def _fails(document: PlainDocument, limit: str) -> bool:
    if limit == NEVER:
        return False
    return any(each.severity.rank <= Severity(limit).rank for each in document.findings)
