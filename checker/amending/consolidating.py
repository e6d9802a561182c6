"""The consolidated text: what a decision makes of the base, as edits of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.amending.base import Amiss, Base
from checker.amending.layout import Laid, Layout
from checker.amending.operations import Decision, Instrument, Operation
from checker.amending.phrases import WordEdit, Words
from checker.amending.plan import Plan
from checker.amending.planning import Planner
from checker.amending.tracing import ArticleFate, Tracer
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


def consolidate(base: Regulation, decision: Decision) -> Consolidation:
    """The text that follows from a decision, as edits of the base.

    Never raises for what the texts say: an operation that cannot be carried out is a conflict.
    """
    part = decision.part_for(base.title)
    if part is None and len(decision.instruments) == 1 and not decision.instruments[0].title:
        part = decision.instruments[0]
    if part is None:
        titles = "、".join(f"《{each.title}》" for each in decision.instruments if each.title)
        found = f"它修改的是{titles}" if titles else "没有找到修改的内容"
        message = f"决定没有修改《{base.title or base.source.path}》：{found}"
        return Consolidation(base, decision, conflicts=(Conflict(message),))
    return _Consolidating(base, decision, part).run()


class _Consolidating:
    def __init__(self, regulation: Regulation, decision: Decision, part: Instrument) -> None:
        self._regulation, self._decision, self._part = regulation, decision, part
        self._base = Base(regulation)
        self._plan = Plan()
        self._conflicts: list[Conflict] = []
        self._touched: dict[int, tuple[Operation, list[Node]]] = {}

    def run(self) -> Consolidation:
        planner = Planner(self._base, self._plan)
        words = [o for o in self._part.operations if o.old is not None]
        for operation in self._part.operations:
            if operation.old is None:
                self._try(operation, lambda one: planner.carry_out(one))
        edits = self._words(words)
        try:
            laid = Layout(self._base, self._plan, edits).lay_out()
            ordered = in_order(laid.edits, len(self._base.text))
        except Amiss as amiss:
            self._conflicts.append(self._conflict(None, amiss))
            return self._failed()
        except ValueError:
            self._conflicts.append(Conflict("有两处修改相互重叠，不能同时执行"))
            return self._failed()
        return self._done(laid, ordered, edits)

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
            laid.consequences.dangling,
        )
