"""``tiaoli consolidate``: the regulation after an amending decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from checker.cli.commands import ChineseCommand, DescribedArgument, WrongUsage
from checker.cli.output import Output, refuse, say
from checker.reporting.plain import printable_path

if TYPE_CHECKING:
    from checker.amending import Consolidation, Difference, NotUnderstood
    from checker.amending.consolidating import Conflict
    from checker.cli.saving import Saving
    from checker.model import SourceText

DONE, LEFT = 0, 1
LONGEST = 60


@click.command(cls=ChineseCommand)
@click.argument(
    "base", cls=DescribedArgument, metavar="原文", description="现行文本（.txt、.md、.docx）"
)
@click.argument("decision", cls=DescribedArgument, metavar="决定", description="修改决定或者修正案")
@click.option("-o", "--output", metavar="文件", help="写入修改后的文本，格式与原文相同")
@click.option("--against", metavar="文件", help="逐条与这份正式公布的文本核对，列出每一处不同")
@click.option("--tracked", is_flag=True, help="在 Word 文档中把修改写成修订，可以逐条接受或拒绝")
@click.option("--no-history", is_flag=True, help="不在题注中增加这次修改")
@click.option(
    "--force",
    is_flag=True,
    help="有不能执行的修改时，仍然写出其余修改的结果；-o 指定的文件已经存在时覆盖它",
)
def consolidate(**values: Any) -> int:
    """按修改决定（修正案）修改现行文本：条文、款、项、字词、章名，顺改序号和引用，Word 格式不变。

    有看不懂或者不能执行的修改时，列出它在决定和原文中的位置，不写文件。退出状态：0 已全部
    执行，与正式文本没有不同；1 有没有执行的修改，或者与正式文本不同；2 用法有误或者文件不能处理。
    """
    from checker.amending import consolidate as consolidated
    from checker.amending import parse_decision
    from checker.reading import read, read_bytes, read_file
    from checker.structure import parse

    if not (values["output"] or values["against"]):
        raise WrongUsage("请写明修改后的文件（-o 文件），或者用来核对的正式文本（--against 文件）")
    saving = _saving(values)
    data = read_file(values["base"])
    source = read_bytes(data, values["base"])
    decision = parse_decision(parse(read(values["decision"])))
    result = consolidated(parse(source), decision, history=not values["no_history"])
    for sentence in problems(result):
        say(sentence)
    if saving is not None:
        _save(saving, data, result, values)
    is_same = not values["against"] or _compare(result, values["against"])
    return DONE if result.is_complete and is_same else LEFT


def _saving(values: Mapping[str, Any]) -> Saving | None:
    """Where the result goes; refused before any work is done."""
    from checker.cli.saving import Saving

    if not values["output"]:
        return None
    others = [path for path in (values["decision"], values["against"]) if path]
    refuse(values["output"], others, "是输入的文件")
    return Saving(values["base"], values["output"], force=values["force"])


def _save(saving: Saving, data: bytes, result: Consolidation, values: Mapping[str, Any]) -> None:
    from checker.writing import write

    if not (result.is_complete or (values["force"] and result.edits)):
        name = printable_path(values["output"])
        say(f"{name}：没有写入；请改正后重试，或者用 --force 写出其余修改的结果。")
        return
    source = result.base.source
    where = saving.save(write(data, source, result.edits, tracked=values["tracked"]))
    say(f"{printable_path(source.path)}：{where}；{_summary(result)}。")
    for note in result.notes:
        say(f"请核对：{note}。")
    for each in result.dangling:
        say(f"请核对：{_place(source, each.span.start)}引用的“{each.reference.text}”已不存在。")


def _summary(result: Consolidation) -> str:
    """How many orders were carried out, and what became of the articles."""
    from collections import Counter

    from checker.amending import Change

    counted = Counter(each.change for each in result.articles)
    old = len({id(each.old) for each in result.articles if each.old is not None})
    gone = len(result.base.articles()) - old
    parts = [f"执行修改 {len(result.applied)} 项"]
    for number, words in (
        (counted[Change.INSERTED], "增加"),
        (counted[Change.CHANGED], "修改"),
        (gone, "删去"),
    ):
        parts += [f"{words} {number} 条"] if number > 0 else []
    return "，".join(parts)


def problems(result: Consolidation) -> Iterator[str]:
    """What was not understood and what cannot be carried out, in Chinese, with its place."""
    for missed in result.not_understood:
        yield f"{_in_decision(result, missed)}没有看懂：{_short(missed.words)}"
    for conflict in result.conflicts:
        yield _conflict(result, conflict)


def _conflict(result: Consolidation, conflict: Conflict) -> str:
    where = ""
    if conflict.base_span is not None:
        where = f"（{_place(result.base.source, conflict.base_span.start)}）"
    if conflict.operation is None or conflict.span is None:
        return f"{printable_path(result.decision.path)}：{conflict.message}{where}"
    words = _short(conflict.operation.instruction)
    return f"{_in_decision(result, conflict)}{conflict.message}{where}：{words}"


def _in_decision(result: Consolidation, each: NotUnderstood | Conflict) -> str:
    line, column = result.decision.position(each.span.start if each.span else 0)
    return f"{printable_path(result.decision.path)}:{line}:{column}: "


def _place(source: SourceText, offset: int) -> str:
    line, column = source.position(offset)
    return f"{printable_path(source.path)}:{line}:{column}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _compare(result: Consolidation, official: str) -> bool:
    """Report each difference from an official text; whether there is none."""
    from checker.amending import differences
    from checker.reading import read
    from checker.reading.revised import revised
    from checker.structure import parse

    ours = parse(revised(result.base.source, result.edits).source)
    found = differences(ours, parse(read(official)))
    Output().write("".join(f"{_difference(each)}\n" for each in found))
    say(
        f"与 {printable_path(official)} 核对：{f'有 {len(found)} 处不同' if found else '没有不同'}。"
    )
    return not found


def _difference(each: Difference) -> str:
    after = f"“{each.before}”之后" if each.before else ""
    form = "（只是标点的全角半角）" if each.is_form else ""
    if not each.theirs:
        return f"{each.where}{after}：正式文本没有“{_short(each.ours)}”{form}"
    if not each.ours:
        return f"{each.where}{after}：正式文本有“{_short(each.theirs)}”，这里没有{form}"
    return f"{each.where}{after}：“{_short(each.ours)}”，正式文本是“{_short(each.theirs)}”{form}"
