"""What can be done about a fault: the least that may do first, more where that is not enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.edits import Edit
from checker.findings import Severity
from checker.judging.wording import Wording
from checker.language.statements import Statement
from checker.model import NodeKind, Span
from checker.suggesting.clauses import closing_cut, condition_cut, exception_cut
from checker.suggesting.draft import Draft, normal_range
from checker.suggesting.fault import Fault
from checker.suggesting.members import MemberCut, member_cut
from checker.suggesting.replacements import replacements_of

DELETE, WORDS = "delete", "words"
LARGER = (NodeKind.ITEM, NodeKind.PARAGRAPH, NodeKind.ARTICLE)


@dataclass(frozen=True)
class Step:
    """One way to be rid of a fault: edits inside the statement, or statements that go."""

    edits: tuple[Edit, ...] = ()
    members: tuple[MemberCut, ...] = ()
    gone: tuple[Statement, ...] = ()


def steps_of(fault: Fault, draft: Draft, wording: Wording) -> Iterator[Step]:
    """The ways to be rid of a fault, the least first; none for what cannot be mended by edits.

    A warning is mended as its rule advises or not at all; for an error ever more is deleted.
    """
    replaced = replacements_of(fault)
    if replaced:
        yield Step(edits=tuple(replaced))
    is_error = fault.rule.severity is Severity.ERROR
    if not is_error and fault.rule.advice.action != DELETE:
        return
    if fault.statement.is_heading:
        yield from _division(fault, draft) if is_error else ()
        return
    yield from _exception(fault, wording)
    if fault.rule.advice.extent == WORDS:
        yield from _cuts(fault, wording)
        if not is_error:
            return
    yield Step(gone=(fault.statement,))
    if is_error:
        yield from _larger(fault, draft)


def _exception(fault: Fault, wording: Wording) -> Iterator[Step]:
    """Without the exception that all the words at fault stand in, if they do."""
    spans = (Span(each.start, each.end) for each in fault.highlights)
    starts = [normal_range(fault.statement, span)[0] for span in spans]
    if starts and not fault.statement.opens_list:
        cut = exception_cut(min(starts), fault.statement, wording)
        yield from [Step(edits=(cut,))] if cut is not None else []


def _cuts(fault: Fault, wording: Wording) -> Iterator[Step]:
    """Cuts within the statement: a member of an enumeration, a condition, the last clause."""
    statement = fault.statement
    for start, end in _ranges(fault, wording.members):
        cut = member_cut(start, end, statement, wording)
        if cut is not None:
            yield Step(members=(cut,))
    if statement.opens_list:
        return
    for start, end in _ranges(fault, wording.conditions):
        condition = condition_cut(start, end, statement)
        if condition is not None:
            yield Step(edits=(condition,))
    for start, end in _ranges(fault, wording.faults):
        clause = closing_cut(start, end, statement, wording)
        if clause is not None:
            yield Step(edits=(clause,))


def _ranges(fault: Fault, concepts: Sequence[str]) -> list[tuple[int, int]]:
    """Where the statement expresses one of the concepts."""
    return [
        normal_range(fault.statement, Span(each.start, each.end))
        for each in fault.highlights
        if each.concept in concepts
    ]


def _division(fault: Fault, draft: Draft) -> Iterator[Step]:
    """All that stands under a heading which is at fault."""
    below = draft.below[id(fault.statement.node)]
    if fault.statement.node.kind is NodeKind.CHAPTER and len(below) > 1:
        yield Step(gone=tuple(each for each in below if not each.is_heading))


def _larger(fault: Fault, draft: Draft) -> Iterator[Step]:
    """The provisions around the statement, from the smallest to the article."""
    for kind in LARGER:
        node = draft.regulation.enclosing(fault.statement.node, kind)
        if node is not None and len(draft.below[id(node)]) > 1:
            yield Step(gone=tuple(draft.below[id(node)]))
