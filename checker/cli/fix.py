"""``tiaoli fix``: the suggestions carried out in the draft itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from checker.cli import options
from checker.cli.commands import ChineseCommand, DescribedArgument, WrongUsage
from checker.cli.output import Output, say
from checker.errors import TiaoliError
from checker.reporting.plain import printable_path

if TYPE_CHECKING:
    from checker.cli.drafts import CheckedDraft
    from checker.cli.planning import Plan
    from checker.cli.saving import Saving
    from checker.judging import Checker
    from checker.suggesting import Suggested

DONE, LEFT, FAILED = 0, 1, 2


@click.command(cls=ChineseCommand)
@click.argument(
    "paths",
    cls=DescribedArgument,
    nargs=-1,
    metavar="路径…",
    description="能写回的文件（.txt、.md、.docx）、文件夹或通配符",
)
@click.option("--diff", is_flag=True, help="只显示将要作出的修改，不写任何文件")
@click.option("-o", "--output", metavar="文件", help="修改后的文件；只能用于一个输入文件")
@click.option("--in-place", is_flag=True, help="写回原文件，原来的内容另存为同名的 .bak 文件")
@click.option("--force", is_flag=True, help="-o 指定的文件已经存在时覆盖它")
@click.option("--no-additions", is_flag=True, help="不增加草案缺少的条文")
@options.column_option
@options.select_option
@options.ignore_option
@options.packs_option
@options.config_option
@options.no_config_option
def fix(**values: Any) -> int:
    """按建议修改草案：替换旧称和过时的目标，删除违反通知的规定，增加缺少的条文，顺改序号和引用。

    只有写明 --in-place 才改动原文件。退出状态：0 已修改，或者没有要修改的；1 用 --diff
    时有要修改的，或者有错误不能靠修改消除；2 用法有误或者有文件不能处理。
    """
    from checker.cli.planning import plan, resolver

    if sum(map(bool, (values["diff"], values["output"], values["in_place"]))) != 1:
        raise WrongUsage("请写明修改后的文件（-o 文件）、--in-place 或者 --diff 中的一个")
    planned = plan(values["paths"], resolver(values["config"], values["no_config"]), "")
    if values["output"] and len(planned.files) > 1:
        raise WrongUsage("-o 只能用于一个输入文件；多个文件请用 --in-place")
    for missed in planned.found.unreadable:
        say(missed.message)
    savings = {file: _saving(file, values) for file in planned.files}
    statuses = [FAILED if planned.found.unreadable else DONE, *_fixed(planned, savings, values)]
    return max(statuses)


def _saving(file: str, values: Mapping[str, Any]) -> Saving | None:
    """Where the changed file goes; refused before any is changed."""
    from checker.cli.saving import Saving

    if values["diff"]:
        return None
    return Saving(file, values["output"], force=values["force"])


def _fixed(
    planned: Plan, savings: Mapping[str, Saving | None], values: Mapping[str, Any]
) -> Iterator[int]:
    """The exit status of each file; one that cannot be mended does not keep the others."""
    from checker.cli.drafts import checked_draft
    from checker.cli.loading import load_checker

    packs = {planned.of(file).packs for file in planned.files}
    checkers = {each: load_checker(each) for each in packs}
    for file, saving in savings.items():
        held = planned.of(file)
        checker = checkers[held.packs]
        try:
            draft = checked_draft(file, checker, held, values["column"])
            yield _fix(draft, checker, saving, not values["no_additions"])
        except TiaoliError as error:
            say(str(error))
            yield FAILED


def _fix(draft: CheckedDraft, checker: Checker, saving: Saving | None, complete: bool) -> int:
    from checker.suggesting import suggest

    if saving is None:
        suggested = suggest(checker, draft.report, draft.document.findings, complete=complete)
        text = "".join(_difference(draft, suggested))
        Output().write(text)
        return LEFT if text else DONE
    return _saved(draft, checker, saving, complete)


def _saved(draft: CheckedDraft, checker: Checker, saving: Saving, complete: bool) -> int:
    """Write the mended draft and say what is left to its author."""
    from checker.cli.suggesting import written_suggestions
    from checker.writing import write

    source = draft.report.regulation.source

    def mended(suggested: Suggested | None) -> bytes:
        return write(draft.data, source, suggested.edits if suggested else ())

    content, suggested = written_suggestions(draft, checker, complete, mended)
    name = printable_path(source.path)
    if suggested is None:
        return LEFT
    where = saving.save(content) if suggested.edits else "没有要修改的"
    for sentence in (f"{where}。", *remarks(suggested)):
        say(f"{name}：{sentence}")
    return LEFT if suggested.left else DONE


def _difference(draft: CheckedDraft, suggested: Suggested) -> Iterator[str]:
    """The changes in the customary form of a unified difference."""
    from difflib import unified_diff

    from checker.edits import apply

    source = draft.report.regulation.source
    old, new = source.text, apply(source.text, suggested.edits)
    name = printable_path(source.path)
    old_lines, new_lines = (text.splitlines(keepends=True) for text in (old, new))
    for line in unified_diff(old_lines, new_lines, name, name):
        yield line if line.endswith("\n") else f"{line}\n"


def remarks(suggested: Suggested) -> Iterator[str]:
    """What the suggestions leave to the drafter, in Chinese, a sentence each."""
    if suggested.additions:
        titles = "、".join(each.requirement.title for each in suggested.additions)
        yield f"增加了 {len(suggested.additions)} 条建议条文（{titles}），【】中的内容请按本地规定填写。"
    for each in suggested.dangling:
        gone = "、".join(dict.fromkeys(node.label for node in each.gone if node.label))
        yield f"“{each.reference.text}”引用的{gone or '规定'}已建议删除，请核对引用。"
    for finding in suggested.left:
        yield f"{finding.rule}“{finding.quote}”不能靠修改消除：{finding.advice.text}"
