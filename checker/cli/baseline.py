"""``tiaoli baseline``: known findings are written down, brought up to date, shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, ChineseGroup, DescribedArgument, WrongUsage
from checker.cli.output import Output, say

if TYPE_CHECKING:
    from checker.findings import Finding
    from checker.reporting.lines import Layout, Line
    from checker.reporting.plain import PlainReport
    from checker.settings.baseline import Baseline, Known
    from checker.settings.forms import BaselineEntry

DONE, FAILED = 0, 2


@click.group(cls=ChineseGroup, no_args_is_help=True)
def baseline() -> None:
    """管理已知问题的基线：基线中的问题不计入，只有新问题使检查不通过。"""


def _shared(command: Callable[..., int]) -> Callable[..., int]:
    """The argument and options that all three commands take."""
    for add in (
        options.jobs_option,
        options.revisions_option,
        options.no_config_option,
        options.config_option,
        options.packs_option,
        options.ignore_option,
        options.select_option,
        options.baseline_option,
        click.argument(
            "paths",
            cls=DescribedArgument,
            nargs=-1,
            metavar="路径…",
            description="文件、文件夹或通配符；不写则用配置中的 paths",
        ),
    ):
        command = add(command)
    return command


@baseline.command(cls=ChineseCommand)
@_shared
@click.option("--force", is_flag=True, help="已有基线文件时重新建立")
def create(force: bool, **values: Any) -> int:
    """检查文件，把现有的全部问题写入新的基线。"""
    from checker.settings.baseline import Baseline

    def refuse(path: Path) -> None:
        if path.exists() and not force:
            remedy = "用 tiaoli baseline update 更新，或者加上 --force 重新建立"
            raise WrongUsage(f"已有基线文件 {path}；{remedy}")

    report, path = _checked(values, refuse)
    made = Baseline.of(path, report.documents)
    _save(made)
    say(f"已把 {len(made.entries)} 个问题写入 {path}。")
    return _status(report)


@baseline.command(cls=ChineseCommand)
@_shared
@click.option("--prune", is_flag=True, help="只删去已经消除的问题，不加入新问题")
def update(prune: bool, **values: Any) -> int:
    """检查文件，从基线中删去已经消除的问题，加入新问题，并逐个列出。"""
    from checker.settings.baseline import Baseline

    report, path = _checked(values, Baseline.read)
    before = Baseline.read(path)
    known = before.hold(report.documents)
    if report.unreadable:
        say(f"有文件不能检查，没有改动 {path}。")
        return FAILED
    _save(before.renewed(known, prune))
    _show(partial(_lines, known, "已加入" if not prune else "未加入的新问题"))
    return DONE


@baseline.command(cls=ChineseCommand)
@_shared
def show(**values: Any) -> int:
    """检查文件，与基线对照：已知的、新出现的、已经消除的问题。不改动基线。"""
    from checker.settings.baseline import Baseline

    report, path = _checked(values, Baseline.read)
    _show(partial(_lines, Baseline.read(path).hold(report.documents), "新问题"))
    return _status(report)


def _checked(values: dict[str, Any], first: Callable[[Path], object]) -> tuple[PlainReport, Path]:
    """The report on the files, not held against a baseline, and the file of the baseline.

    ``first`` is called with that file before any work; what it raises ends the command.
    """
    from checker.cli.checking import report_on
    from checker.cli.planning import plan, resolver

    planned = plan(values["paths"], resolver(values["config"], values["no_config"]), "")
    path = planned.whole.baseline()
    first(path)
    report, _ = report_on(planned, planned.groups("", None), values["jobs"], False)
    for missed in report.unreadable:
        say(missed.message)
    return report, path


def _save(made: Baseline) -> None:
    Output(str(made.path)).write(made.text())


def _status(report: PlainReport) -> int:
    return FAILED if report.unreadable else DONE


def _show(lines: Callable[[Layout], Iterable[Line]]) -> None:
    Output().put("text", dict, lines)


def _lines(known: Known, fresh: str, layout: Layout) -> Iterator[Line]:
    from checker.reporting.columns import harmless
    from checker.reporting.lines import Segment, hanging, line

    new = [(document.path, each) for document in known.documents for each in document.findings]
    for title, rows in (
        (fresh, [_new_row(path, each) for path, each in new]),
        ("已消除", [_gone_row(entry) for entry in known.gone]),
    ):
        if rows:
            yield line(f"{title}（{len(rows)} 个）：", "heading")
        for row in rows:
            yield from hanging((Segment("  "),), [Segment(harmless(row))], layout)
    yield line(f"已知 {known.count} 个，新出现 {len(new)} 个，已消除 {len(known.gone)} 个。")


def _new_row(path: str, finding: Finding) -> str:
    return _row(path, finding.rule, finding.article, finding.quote)


def _gone_row(entry: BaselineEntry) -> str:
    return _row(entry.path, entry.rule, entry.article, entry.quote)


def _row(path: str, rule: str, article: str | None, quote: str) -> str:
    place = f" {article}" if article else ""
    return f"{path}{place} {rule} “{' '.join(quote.split())}”"
