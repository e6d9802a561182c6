"""Amending decisions (修改决定, 修正案): what they order, and the text that follows."""

from checker.amending.against import Difference, differences
from checker.amending.consolidating import Applied, Conflict, Consolidation, consolidate
from checker.amending.decisions import parse_decision
from checker.amending.operations import (
    ClauseKind,
    Decision,
    Instrument,
    Level,
    NamedPlace,
    NotUnderstood,
    Operation,
    OperationKind,
    OwnClause,
    Wording,
)
from checker.amending.tracing import ArticleFate, Change

__all__ = [
    "Applied",
    "ArticleFate",
    "Change",
    "ClauseKind",
    "Conflict",
    "Consolidation",
    "Decision",
    "Difference",
    "Instrument",
    "Level",
    "NamedPlace",
    "NotUnderstood",
    "Operation",
    "OperationKind",
    "OwnClause",
    "Wording",
    "consolidate",
    "differences",
    "parse_decision",
]
