"""A version as a Word file with its findings, and what was decided on them, as comments."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from checker.reviewing.deciders import stated
from checker.reviewing.decisions import STATE_NAMES, State
from checker.reviewing.moments import minute
from checker.reviewing.outputs.names import File, file_name
from checker.reviewing.review import Review, Reviewed
from checker.reviewing.versions import file_of
from checker.reviewing.work import Work

if TYPE_CHECKING:
    from checker.findings import Finding
    from checker.judging import Checker
    from checker.reporting.plain import PlainDocument
    from checker.reviewing.outputs.as_word import WordVersion
    from checker.suggesting import Suggested

# What goes back to the drafter: what nobody has decided on yet is said to be so.
SHOWN = frozenset({State.ACCEPTED, State.DOUBTFUL, State.OPEN})


def annotated(
    work: Work,
    version_id: int,
    suggest: bool = False,
    *,
    checker: Checker | None = None,
    shown: Collection[State] = SHOWN,
    complete: bool = False,
) -> File:
    """The name and the bytes of the Word file: a comment for each finding that is ``shown``.

    A comment says what the finding is and rests on, how it was decided, by whom, when and why,
    and what was said about it. With ``suggest`` the advice on accepted findings, and on no others,
    is written as tracked changes (``complete``: what the notice asks for is added too); ``checker``
    finds them, the national rules if it is not given. Raises ``Unknown``, ``TiaoliError``.
    """
    from checker.reviewing.outputs.as_word import as_word

    said = stated(work, version_id)
    word = as_word(*file_of(work, version_id))
    findings = [each for each in said.findings if each.state in shown]
    write = partial(_written, word, _document(said, word, findings), findings)
    content = _suggested(said, word, checker, complete, write) if suggest else write(None)
    return file_name(said.title, f"第{said.number}版批注", "docx"), content


def remarks_of(reviewed: Reviewed) -> Iterator[str]:
    """What was decided on a finding and said about it, a line each."""
    if reviewed.found_by:
        yield f"发现：{reviewed.found_by.name}（人工）"
    decision, name = reviewed.decision, STATE_NAMES[reviewed.state]
    if decision is None or reviewed.state is State.OPEN:
        yield f"处理：{name}"
    else:
        yield f"处理：{name}（{decision.person}，{minute(decision.at)}）"
    if decision is not None and decision.reason:
        yield f"理由：{decision.reason}"
    for each in reviewed.comments:
        yield f"批注：{each.person}（{minute(each.at)}）：{each.text}"


def _document(said: Review, word: WordVersion, findings: list[Reviewed]) -> PlainDocument:
    """The document with the findings shown, where they stand in the Word file."""
    moved = (replace(each.finding, span=word.move(each.finding.span)) for each in findings)
    return replace(said.document, findings=tuple(moved))


def _written(
    word: WordVersion,
    document: PlainDocument,
    findings: list[Reviewed],
    suggested: Suggested | None,
) -> bytes:
    from checker.reporting.annotating import annotated as commented
    from checker.writing import Author

    by_fingerprint = {each.finding.fingerprint: each for each in findings}

    def more(finding: Finding) -> Iterator[str]:
        return remarks_of(by_fingerprint[finding.fingerprint])

    return commented(word.data, word.regulation, document, suggested, by=Author(), more=more)


def _suggested(
    said: Review,
    word: WordVersion,
    checker: Checker | None,
    complete: bool,
    write: partial[bytes],
) -> bytes:
    from checker.judging import Checker
    from checker.suggesting.fitting import fitting

    checker = checker or Checker.load()
    report = checker.check(word.regulation)
    accepted = [each.finding for each in said.findings if each.state is State.ACCEPTED]
    keys = {(each.rule, each.fingerprint) for each in accepted}
    places = {(each.rule, word.move(each.span)) for each in accepted}
    wanted = [
        each
        for each in report.findings
        if (each.rule, each.fingerprint) in keys or (each.rule, each.span) in places
    ]
    return fitting(checker, report, wanted, write, complete=complete)[0]
