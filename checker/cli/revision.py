"""``tiaoli check --base``: the text after an amending decision, checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.cli.commands import WrongUsage
from checker.findings import Origin, Unreadable
from checker.remarks import ReadingRemark, RemarkKind
from checker.reporting import vocabulary

if TYPE_CHECKING:
    from checker.cli.planning import Plan
    from checker.judging import Checker
    from checker.reporting.plain import PlainDocument, PlainReport
    from checker.reporting.rule_notes import RuleNote
    from checker.revising import RevisionReport
    from checker.settings.in_force import InForce

CONSOLIDATED = "consolidated"  # the format of a text that stands in no file


def report_on_revision(planned: Plan, base: str) -> tuple[PlainReport, tuple[InForce, ...]]:
    """The report on what the only file of a plan, a decision, makes of a base.

    Orders that were not understood or cannot be carried out are listed as unreadable, beside the
    findings. Raises ``TiaoliError`` for files that cannot be read and wrong packs.
    """
    from checker.cli.checking import notes_of
    from checker.cli.loading import load_checker
    from checker.reading import read
    from checker.reporting.plain import PlainReport
    from checker.revising import check_revision
    from checker.structure import parse

    if len(planned.files) != 1:
        raise WrongUsage("--base 只能用于一份修改决定；请只写一个文件")
    (path,) = planned.files
    held = planned.of(path)
    checker = load_checker(held.packs)
    found = check_revision(parse(read(base)), parse(read(path)), checker)
    unreadable = (*planned.found.unreadable, *_problems(found, path))
    document = _document(found, path, held, checker)
    return PlainReport((document,), unreadable, checker.version, notes_of([checker], _notes())), (
        held,
    )


def _problems(found: RevisionReport, path: str) -> Iterator[Unreadable]:
    from checker.cli.consolidate import problems

    for sentence in problems(found.consolidation):
        yield Unreadable(path, sentence)


def _document(found: RevisionReport, path: str, held: InForce, checker: Checker) -> PlainDocument:
    """The consolidated text with the findings that count."""
    from checker.cli.counting import Counting
    from checker.reporting.plain import plain_document
    from checker.revising.revision_rules import REVISION_RULES
    from checker.settings.suppression_rules import SUPPRESSION_RULES

    counting = Counting(held, [*checker.rules, *SUPPRESSION_RULES, *REVISION_RULES])
    document = counting.apply(plain_document(found.report))
    remarks = tuple(ReadingRemark(RemarkKind.REVISION, each) for each in _said(found, document))
    return replace(document, path=path, format=CONSOLIDATED, remarks=(*document.remarks, *remarks))


def _said(found: RevisionReport, document: PlainDocument) -> Iterator[str]:
    """What the decision has done, and left."""
    title = found.consolidation.base.title
    yield f"检查的是“{title}”按修改决定修改以后的文本；行号是修改后文本的行号。"
    counted = Counter(each.origin for each in document.findings if each.origin is not None)
    parts = [f"{vocabulary.ORIGIN[each]} {counted[each]} 个" for each in Origin if counted[each]]
    if parts:
        yield f"问题的来源：{'，'.join(parts)}。"
    if found.cured:
        yield f"修改决定消除了原文本的 {len(found.cured)} 个问题。"
    if found.gained:
        yield f"修改决定新满足的通知要求：{'、'.join(each.title for each in found.gained)}。"


def _notes() -> Iterator[RuleNote]:
    """What the rules about revisions say."""
    from checker.reporting.rule_notes import fixed_rule_note
    from checker.revising.revision_rules import REVISION_RULES

    for rule in REVISION_RULES:
        yield fixed_rule_note(rule, f"{rule.title}。", rule.basis)
