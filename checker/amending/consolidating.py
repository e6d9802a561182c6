"""The consolidated text: what a decision makes of the base, as edits of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from checker.amending.amiss import Amiss
from checker.amending.base import Base
from checker.amending.divisions import KINDS
from checker.amending.history import history_edits
from checker.amending.layout import Laid, Layout
from checker.amending.operations import (
    Decision,
    Instrument,
    NotUnderstood,
    Operation,
    OperationKind,
)
from checker.amending.phrases import WordEdit, Words
from checker.amending.plan import Plan
from checker.amending.planning import Planner
from checker.amending.tracing import ArticleFate, Tracer
from checker.amending.wording import article_words
from checker.edits import Edit, in_order
from checker.model import Node, Regulation, Span
from checker.renumbering import Dangling


@dataclass(frozen=True, slots=True)
class Conflict:
    """An operation that cannot be carried out; ``message`` is a Chinese sentence.

    ``span`` is its place in the decision, ``base_span`` the one in the base, if there is one.
    """

    message: str
    operation: Operation | None = None
    span: Span | None = None
    base_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """An operation that was carried out: what it touched in the base, and where its text came to stand."""

    operation: Operation
    nodes: tuple[Node, ...] = ()
    spans: tuple[Span, ...] = ()  # in the result


@dataclass(frozen=True)
class Consolidation:
    """What a decision makes of a base.

    ``edits`` are edits of ``base.source.text``, in order. Operations with ``conflicts`` are not
    in them. ``articles`` says of each article of the result where it comes from.
    """

    base: Regulation
    decision: Decision
    edits: tuple[Edit, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    applied: tuple[Applied, ...] = ()
    articles: tuple[ArticleFate, ...] = ()
    dangling: tuple[Dangling, ...] = field(default=())  # references to what goes
    notes: tuple[str, ...] = ()  # what the decision leaves unsaid and custom has decided

    @property
    def not_understood(self) -> tuple[NotUnderstood, ...]:
        """What the decision orders for this base, or may, and was not understood."""
        part = self.decision.part_for(self.base.title)
        title = part.title if part else ""
        missed = self.decision.not_understood
        return tuple(each for each in missed if not each.instrument or each.instrument == title)

    @property
    def is_complete(self) -> bool:
        """Whether everything was understood and carried out."""
        return not (self.conflicts or self.not_understood)


def consolidate(base: Regulation, decision: Decision, *, history: bool = True) -> Consolidation:
    """The text that follows from a decision, as edits of the base.

    With ``history`` the note under the title (题注) gets the amendment too. Never raises for what
    the texts say: an operation that cannot be carried out is a conflict.
    """
    part = decision.part_for(base.title)
    if part is None and len(decision.instruments) == 1 and not decision.instruments[0].title:
        part = decision.instruments[0]
    if part is None:
        titles = "、".join(f"《{each.title}》" for each in decision.instruments if each.title)
        found = f"它修改的是{titles}" if titles else "没有找到修改的内容"
        message = f"决定没有修改《{base.title or base.source.path}》：{found}"
        return Consolidation(base, decision, conflicts=(Conflict(message),))
    return _Consolidating(base, decision, part, history).run()


class _Consolidating:
    def __init__(
        self, regulation: Regulation, decision: Decision, part: Instrument, history: bool
    ) -> None:
        self._regulation, self._decision, self._part = regulation, decision, part
        self._history = history
        self._base = Base(regulation)
        self._plan = Plan()
        self._conflicts: list[Conflict] = []
        self._touched: dict[int, tuple[Operation, list[Node]]] = {}
        self._customary: list[str] = []  # what custom has added to words

    def run(self) -> Consolidation:
        planner = Planner(self._base, self._plan)
        words: list[Operation] = []
        for operation in self._part.operations:
            if operation.old is None or self._is_title(operation):
                self._try(operation, lambda one: planner.carry_out(self._titled(one)))
            else:
                words.append(operation)
        edits = self._words(words)
        try:
            laid = Layout(self._base, self._plan, edits).lay_out()
            noted = history_edits(self._base, self._decision) if self._history else []
            ordered = in_order([*laid.edits, *noted], len(self._base.text))
        except Amiss as amiss:
            self._conflicts.append(self._conflict(None, amiss))
            return self._failed()
        except ValueError:
            span = _overlap([*laid.edits, *noted])
            self._conflicts.append(Conflict("有两处修改相互重叠，不能同时执行", base_span=span))
            return self._failed()
        return self._done(laid, ordered, edits)

    def _is_title(self, operation: Operation) -> bool:
        """Whether the words to be replaced are the title of a division: 将第二章“甲”修改为“乙”."""
        try:
            nodes = [self._base.node(p) for p in operation.places if p.level in KINDS]
        except Amiss:
            return False
        words = operation.old.words if operation.old else ""
        is_new = operation.kind is OperationKind.REPLACE and operation.new is not None
        return is_new and len(nodes) == len(operation.places) == 1 and nodes[0].title == words

    def _titled(self, operation: Operation) -> Operation:
        if operation.old is None:
            return operation
        return replace(operation, kind=OperationKind.RENAME, old=None)

    def _failed(self) -> Consolidation:
        conflicts = tuple(self._conflicts)
        return Consolidation(self._regulation, self._decision, conflicts=conflicts)

    def _try(self, operation: Operation, carry_out: object) -> None:
        assert callable(carry_out)
        try:
            self._touched[id(operation)] = (operation, carry_out(operation) or [])
        except Amiss as amiss:
            self._conflicts.append(self._conflict(operation, amiss))

    def _words(self, operations: Iterable[Operation]) -> list[WordEdit]:
        words = Words(self._base, self._plan.dead(self._base.text))
        for operation in operations:
            self._try(operation, words.carry_out)
        self._customary = list(dict.fromkeys(words.notes))
        edits, amiss = words.settled()
        for operation, each in amiss:
            self._conflicts.append(self._conflict(operation, each))
        return edits

    def _conflict(self, operation: Operation | None, amiss: Amiss) -> Conflict:
        return Conflict(str(amiss), operation, operation.span if operation else None, amiss.span)

    def _done(
        self, laid: Laid, ordered: Sequence[Edit], words: Sequence[WordEdit]
    ) -> Consolidation:
        tracer = Tracer(self._base, self._plan, laid, ordered, words)
        applied = []
        for operation, nodes in self._touched.values():
            spans = tracer.spans(operation, nodes)
            applied.append(Applied(operation, tuple(nodes), tuple(spans)))
        return Consolidation(
            self._regulation,
            self._decision,
            tuple(ordered),
            tuple(self._conflicts),
            tuple(applied),
            tuple(tracer.articles()),
            laid.dangling,
            tuple(self._notes(laid)),
        )

    def _notes(self, laid: Laid) -> Iterator[str]:
        for article, division in laid.unsaid:
            where = (
                division.thing.title or division.thing.label
                if isinstance(division.thing, Node)
                else division.thing.title
            )
            yield f"决定没有写明{article_words(article.number)}列入哪一章（节），按内容列入“{where}”"
        yield from self._customary
        if self._history and not history_edits(self._base, self._decision):
            yield "题注没有增加这次修改：决定没有写明通过的日期和会议，或者原文没有题注"


def _overlap(edits: Sequence[Edit]) -> Span | None:
    """Where two edits overlap."""
    ordered = sorted(edits, key=lambda edit: edit.span)
    pairs = pairwise(ordered)
    return next((other.span for one, other in pairs if one.span.end > other.span.start), None)
