"""The suggestions for a draft that can be written into its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from checker.cli.output import say
from checker.writing import WriteError

if TYPE_CHECKING:
    from checker.cli.drafts import CheckedDraft
    from checker.judging import Checker
    from checker.suggesting import Suggested

Written = Callable[["Suggested | None"], bytes]


def written_suggestions(
    draft: CheckedDraft, checker: Checker, complete: bool, write: Written
) -> tuple[bytes, Suggested | None]:
    """The file with as many suggestions as ``write`` can write into it, and those.

    Word cannot number everything as suggestions want (a list that is told to begin at four). Then
    new articles are left out, and if that is not enough all suggestions; the user is told. Raises
    ``TiaoliError``, as ``write`` does where it has none to write.
    """
    for suggested, left_out in _fewer(draft, checker, complete):
        try:
            content = write(suggested)
        except WriteError as error:
            if suggested is None:
                raise
            say(str(error))
            continue
        if left_out:
            say(f"{draft.report.regulation.source.path}：{left_out}")
        return content, suggested
    raise AssertionError("to write nothing is the last resort")


def _fewer(
    draft: CheckedDraft, checker: Checker, complete: bool
) -> Iterator[tuple[Suggested | None, str]]:
    """All suggestions, then fewer, each with what is left out."""
    from checker.suggesting import suggest

    findings = draft.document.findings
    suggested = suggest(checker, draft.report, findings, complete=complete)
    yield suggested, ""
    if suggested.additions:
        said = "因此没有增加缺少的条文，其余建议照常写入。"
        yield suggest(checker, draft.report, findings, complete=False), said
    yield None, "因此没有写入修改建议。"
