"""``tiaoli annotate``: the draft comes back with comments and, on demand, suggestions."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument, WrongUsage
from checker.cli.discovery import STANDARD_INPUT
from checker.cli.output import say
from checker.errors import ReadError
from checker.findings import Severity
from checker.reporting import vocabulary
from checker.writing import Author

if TYPE_CHECKING:
    from checker.cli.drafts import CheckedDraft
    from checker.judging import Checker
    from checker.suggesting import Suggested

DEFAULT = Author()


@click.command(cls=ChineseCommand)
@click.argument(
    "path", cls=DescribedArgument, metavar="草案.docx", description="要加批注的 Word 文档"
)
@click.option("-o", "--output", metavar="文件", help="写入这个文件；原文件不动")
@click.option("--in-place", is_flag=True, help="写回原文件，原来的内容另存为同名的 .bak 文件")
@click.option("--force", is_flag=True, help="-o 指定的文件已经存在时覆盖它")
@click.option(
    "--suggest",
    is_flag=True,
    help="把建议写成修订：替换、删除、增加缺少的条文，并顺改序号和引用；可以逐条接受或拒绝",
)
@click.option("--no-additions", is_flag=True, help="用 --suggest 时不增加草案缺少的条文")
@click.option(
    "--author",
    default=DEFAULT.name,
    metavar="名称",
    help=f"批注和修订的作者（默认“{DEFAULT.name}”）",
)
@click.option(
    "--initials",
    default=DEFAULT.initials,
    metavar="缩写",
    help=f"作者的缩写（默认“{DEFAULT.initials}”）",
)
@options.column_option
@options.select_option
@options.ignore_option
@options.packs_option
@options.config_option
@options.no_config_option
@options.baseline_option
def annotate(path: str, output: str | None, in_place: bool, **values: Any) -> int:
    """检查 Word 草案，把每个问题写成批注，加在有问题的字词上；格式和别人的批注、修订不变。

    再次运行只更换本程序自己的批注和修订。退出状态：0 已写好；2 不能写。
    """
    from checker.cli.saving import Saving
    from checker.writing import is_copy

    if (output is None) is not in_place:
        raise WrongUsage("请写明 -o 文件（另存）或者 --in-place（写回原文件），两者选一")
    if path == STANDARD_INPUT:
        raise ReadError(path, "标准输入：annotate 只处理文件；请写出 Word 文档的路径。")
    saving = Saving(path, output, force=values["force"], is_ours=is_copy)
    draft, checker = _draft(path, values)
    by = Author(values["author"], values["initials"])
    write = partial(_annotated, draft, by)
    if values["suggest"]:
        from checker.cli.suggesting import written_suggestions

        complete = not values["no_additions"]
        content, suggested = written_suggestions(draft, checker, complete, write)
    else:
        content, suggested = write(None), None
    say(f"{path}：{saving.save(content)}；{_summary(draft, suggested)}。")
    return 0


def _draft(path: str, values: dict[str, Any]) -> tuple[CheckedDraft, Checker]:
    """The draft, checked by the settings that hold for it, and the checker."""
    from checker.cli.drafts import WORD, checked_draft
    from checker.cli.loading import load_checker
    from checker.cli.planning import plan, resolver

    planned = plan([path], resolver(values["config"], values["no_config"]), path)
    for missed in planned.found.unreadable:
        raise ReadError(path, missed.message)
    checker = load_checker(planned.of(path).packs)
    draft = checked_draft(path, checker, planned.of(path), values["column"])
    format = draft.report.regulation.source.format
    if format != WORD:
        raise ReadError(
            path,
            f"{path}：是 {format} 文件，不能加批注；annotate 只写 Word 文档（.docx），"
            "文本和 Markdown 请用 tiaoli fix。",
        )
    return draft, checker


def _annotated(draft: CheckedDraft, by: Author, suggested: Suggested | None) -> bytes:
    """The bytes of the draft with comments, and suggestions as tracked changes."""
    from checker.reporting.annotating import annotated

    return annotated(draft.data, draft.report.regulation, draft.document, suggested, by=by)


def _summary(draft: CheckedDraft, suggested: Suggested | None) -> str:
    """How many comments of each severity there are, and how many suggestions."""
    from checker.reporting.remarks import absent

    counted = Counter(finding.severity for finding in draft.document.findings)
    parts = [f"{vocabulary.SEVERITY[each]} {counted[each]}" for each in Severity if counted[each]]
    parts += ["缺失内容对照 1"] if absent(draft.document) else []
    said = f"批注（{'、'.join(parts)}）" if parts else "没有问题，没有批注"
    if suggested is None:
        return said
    left = f"；{len(suggested.left)} 个错误不能靠修改消除" if suggested.left else ""
    return (
        f"{said}；修订 {len(suggested.edits)} 处，其中增加条文 {len(suggested.additions)} 条{left}"
    )
