"""How many of the suggestions for a draft its file can take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.findings import DocumentReport, Finding
from checker.judging import Checker
from checker.suggesting.suggest import Suggested, suggest
from checker.writing import WriteError

Write = Callable[[Suggested | None], bytes]
Say = Callable[[str], None]


def fitting(
    checker: Checker,
    report: DocumentReport,
    findings: Sequence[Finding],
    write: Write,
    *,
    complete: bool = True,
    say: Say = lambda sentence: None,
) -> tuple[bytes, Suggested | None]:
    """The file with as many suggestions for ``findings`` as ``write`` can write, and those.

    Word cannot number everything as suggestions want (a list that is told to begin at four). Then
    new articles (there only with ``complete``) are left out, and if that is not enough all
    suggestions; ``say`` hears a Chinese sentence about each. Raises ``TiaoliError``, as ``write``
    does where it has none to write.
    """
    for suggested, left_out in _fewer(checker, report, findings, complete):
        try:
            content = write(suggested)
        except WriteError as error:
            if suggested is None:
                raise
            say(str(error))
            continue
        if left_out:
            say(f"{report.regulation.source.path}：{left_out}")
        return content, suggested
    raise AssertionError("to write nothing is the last resort")


def _fewer(
    checker: Checker, report: DocumentReport, findings: Sequence[Finding], complete: bool
) -> Iterator[tuple[Suggested | None, str]]:
    """All suggestions, then fewer, each with what is left out."""
    suggested = suggest(checker, report, findings, complete=complete)
    yield suggested, ""
    if suggested.additions:
        said = "因此没有增加缺少的条文，其余建议照常写入。"
        yield suggest(checker, report, findings, complete=False), said
    yield None, "因此没有写入修改建议。"
