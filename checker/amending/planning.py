"""Operations on provisions become a plan: what goes, what comes, what gets which number and text."""

from __future__ import annotations

from collections.abc import Callable

from checker.amending.base import Base
from checker.amending.deeds import Deeds
from checker.amending.inserting import Inserting
from checker.amending.moving import Moving
from checker.amending.operations import Operation, OperationKind
from checker.amending.plan import Plan
from checker.amending.replacing import Replacing
from checker.model import Node


class Planner:
    """Carries out operations on provisions in a plan."""

    def __init__(self, base: Base, plan: Plan) -> None:
        """Take the base, and the plan to be filled."""
        deeds = Deeds(base, plan)
        replacing, moving = Replacing(base, plan, deeds), Moving(base, plan, deeds)
        self._ways: dict[OperationKind, Callable[[Operation], list[Node]]] = {
            OperationKind.REPLACE: replacing.replace,
            OperationKind.DELETE: replacing.delete,
            OperationKind.RENAME: replacing.rename,
            OperationKind.INSERT: Inserting(base, plan, deeds).insert,
            OperationKind.SPLIT: moving.split,
            OperationKind.MERGE: moving.merge,
            OperationKind.MOVE: moving.renumber,
            OperationKind.RENUMBER: moving.renumber,
        }

    def carry_out(self, operation: Operation) -> list[Node]:
        """Take an operation into the plan; gives the provisions it touches. Raises ``Amiss``."""
        return self._ways[operation.kind](operation)
