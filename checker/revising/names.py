"""Names that a decision changes in some places and leaves in others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.amending import Consolidation, Operation, OperationKind
from checker.findings import Finding
from checker.model import NodeKind, Regulation, Span
from checker.revising.revision_rules import UNEVEN

SHORTEST = 4  # characters: shorter words are no names
NAME = re.compile(r"(?:部门|机关|机构|委员会|人民政府|条例|办法|规定|法|局|厅)[》〉]?$")
SILENT = {NodeKind.TITLE, NodeKind.HISTORY}


def unevenly_renamed(done: Consolidation, result: Regulation) -> Iterator[Finding]:
    """A finding for each place that still has a name which the decision replaces elsewhere."""
    part = done.decision.part_for(done.base.title) or next(iter(done.decision.instruments), None)
    silent = [node.span for node in result.root.walk() if node.kind in SILENT]
    seen: set[int] = set()
    for operation in part.operations if part else ():
        for at in _left(operation, result.source.text):
            span = Span(at, at + len(operation.old.words if operation.old else ""))
            if at not in seen and not any(each.contains(span) for each in silent):
                seen.add(at)
                yield _finding(operation, span, result)


def _left(operation: Operation, text: str) -> list[int]:
    """Where the text still has the name that an operation replaces; nowhere for other words."""
    old, new = operation.old, operation.new
    is_renaming = operation.kind in (OperationKind.RENAME, OperationKind.REPLACE)
    if not is_renaming or old is None or new is None or old.words in new.words:
        return []
    if len(old.words) < SHORTEST or not NAME.search(old.words):
        return []
    return [found.start() for found in re.finditer(re.escape(old.words), text)]


def _finding(operation: Operation, span: Span, result: Regulation) -> Finding:
    assert operation.old is not None
    assert operation.new is not None
    old, new = operation.old.words, operation.new.words
    message = f"修改决定在别处把“{old}”改为“{new}”，这里没有改。"
    return UNEVEN.finding(span, result, message, f"REV004-{old}@{span.start}")
