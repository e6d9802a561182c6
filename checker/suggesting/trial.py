"""Steps tried together: the edits that they come to, and what a check says of the text then."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.edits import Edit
from checker.findings import DocumentReport
from checker.judging import Checker
from checker.judging.wording import Wording
from checker.language.statements import Statement
from checker.model import Node, Span
from checker.reading.revised import Revised, revised
from checker.renumbering import Consequences, Dangling, Insertion, consequences
from checker.structure import parse
from checker.suggesting.closure import closure
from checker.suggesting.combining import combined
from checker.suggesting.deletions import deletions, nodes_gone
from checker.suggesting.draft import Draft
from checker.suggesting.members import MemberCut, member_edits
from checker.suggesting.steps import Step

STOPS = re.compile(r"[，、；。：\s]+")
LEAST = 4  # characters that a statement needs to say something
LONGEST_BEFORE = 24


@dataclass(frozen=True)
class Trial:
    """The edits that some steps come to, the provisions that go, and the text after the edits."""

    edits: tuple[Edit, ...]
    nodes: tuple[Node, ...]
    dangling: tuple[Dangling, ...]
    revised: Revised
    report: DocumentReport


class Bench:
    """Tries steps on one draft."""

    def __init__(self, draft: Draft, checker: Checker, wording: Wording) -> None:
        """Take the draft, the rules to check with and the words for cutting sentences."""
        self._draft = draft
        self._checker = checker
        self._wording = wording

    def tried(
        self, steps: Sequence[tuple[Statement, Step]], insertions: Sequence[Insertion] = ()
    ) -> Trial:
        """The text after some steps (each with the statement it is for) and insertions."""
        gone, inner = self._falling(steps)
        while True:
            nodes = nodes_gone(gone, self._draft)
            after = consequences(self._draft.regulation, nodes, insertions)
            void = [each for each in self._void(after) if id(each) not in gone]
            if not void:
                break
            gone = closure([*self._statements(gone), *void], self._draft, self._wording)
        leading = [
            *deletions(gone, nodes, self._draft),
            *(edit for known, edits in inner.items() if known not in gone for edit in edits),
            *self._lost(after, gone),
        ]
        added = [Edit(Span(each.at, each.at), each.text) for each in after.insertions]
        edits = combined(_clear_of(added, leading), after.edits)
        return self._checked(edits, nodes, after)

    def _checked(
        self, edits: tuple[Edit, ...], nodes: Sequence[Node], after: Consequences
    ) -> Trial:
        changed = revised(self._draft.regulation.source, edits)
        report = self._checker.check(parse(changed.source))
        return Trial(edits, tuple(nodes), after.dangling, changed, report)

    def _falling(
        self, steps: Iterable[tuple[Statement, Step]]
    ) -> tuple[set[int], dict[int, list[Edit]]]:
        """The statements that go, and the edits inside of each of the others."""
        gone = [each for _, step in steps for each in step.gone]
        inner: dict[int, list[Edit]] = {}
        cuts: dict[int, list[MemberCut]] = {}
        touched = {id(statement): statement for statement, _ in steps}
        for statement, step in steps:
            inner.setdefault(id(statement), []).extend(step.edits)
            cuts.setdefault(id(statement), []).extend(step.members)
        for known, statement in touched.items():
            inner[known] += member_edits(statement, cuts[known], self._wording)
            if not _is_left(statement, inner[known]):
                gone.append(statement)
        found = closure(gone, self._draft, self._wording)
        return closure(
            [*self._statements(found), *self._remnants(found)], self._draft, self._wording
        ), inner

    def _remnants(self, gone: set[int]) -> Iterator[Statement]:
        """What would be left of articles that have lost how they begin and most of the rest."""
        for node in self._draft.regulation.articles():
            said = self._draft.below.get(id(node), [])
            left = [each for each in said if id(each) not in gone]
            if said and id(said[0]) in gone and self._is_lame(left, said):
                yield from left

    def _is_lame(self, left: Sequence[Statement], said: Sequence[Statement]) -> bool:
        """Whether what is left of some statements is little, and no rule by itself."""
        share, whole = (sum(len(each.text.text) for each in part) for part in (left, said))
        is_rule = any(self._wording.is_rule(each.text.text) for each in left)
        return not is_rule and share < self._wording.least_share * whole

    def _statements(self, ids: set[int]) -> Iterator[Statement]:
        return (each for each in self._draft.statements if id(each) in ids)

    def _void(self, after: Consequences) -> Iterator[Statement]:
        """Statements about the breach of provisions that are all gone."""
        for each in _pointless(after):
            start = each.reference.span.start
            before = STOPS.sub("", self._draft.text[max(0, start - LONGEST_BEFORE) : start])
            statement = self._draft.at(start)
            if statement is not None and re.search(self._wording.void_reference, before):
                yield statement

    def _lost(self, after: Consequences, gone: set[int]) -> Iterator[Edit]:
        """A sign in the place of other references all of whose targets are gone."""
        for each in _pointless(after):
            statement = self._draft.at(each.reference.span.start)
            if statement is None or id(statement) not in gone:
                yield Edit(
                    each.reference.span, self._wording.lost_reference.format(each.reference.text)
                )


def _pointless(after: Consequences) -> Iterator[Dangling]:
    """References nothing of which is left, whose old numbers may come to be those of others."""
    return (each for each in after.dangling if not each.is_settled)


def _is_left(statement: Statement, edits: Iterable[Edit]) -> bool:
    """Whether anything is left of a statement that deletions are made in."""
    spans = [each.span for each in edits if not each.new]
    kept = "".join(
        char
        for char, at in zip(statement.text.text, statement.text.offsets, strict=True)
        if not any(span.start <= at < span.end for span in spans)
    )
    return not spans or len(STOPS.sub("", kept)) >= LEAST


def _clear_of(added: Iterable[Edit], others: Sequence[Edit]) -> list[Edit]:
    """Insertions moved before a deletion that they would stand inside of, and the other edits."""
    moved = []
    for each in added:
        at = each.span.start
        inside = (o.span.start for o in others if o.span.start < at < o.span.end)
        start = next(inside, at)
        moved.append(Edit(Span(start, start), each.new))
    return [*moved, *others]
