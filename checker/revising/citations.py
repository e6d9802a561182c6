"""References in articles that a decision did not touch which now lead nowhere, or elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from checker.amending import Change, Consolidation
from checker.findings import Finding
from checker.model import Node, NodeKind, Reference, ReferenceStatus, Regulation
from checker.revising.origins import fate_at
from checker.revising.revision_rules import ASTRAY, LOST


def misled(done: Consolidation, result: Regulation) -> Iterator[Finding]:
    """A finding for each reference that named a provision before the decision and does not now."""
    for fate in done.articles:
        if fate.change is not Change.UNTOUCHED or fate.old is None:
            continue
        old = list(_inside(done.base, fate.old.start, fate.old.end))
        new = list(_inside(result, fate.span.start, fate.span.end))
        if len(old) == len(new):
            for was, now in zip(old, new, strict=True):
                yield from _judged(was, now, done, result)


def _inside(regulation: Regulation, start: int, end: int) -> list[Reference]:
    return [each for each in regulation.references if start <= each.span.start < end]


def _judged(
    was: Reference, now: Reference, done: Consolidation, result: Regulation
) -> Iterator[Finding]:
    if was.status is not ReferenceStatus.RESOLVED or now.status is ReferenceStatus.EXTERNAL:
        return
    key = f"{now.text}@{now.span.start}"
    if now.status is ReferenceStatus.UNRESOLVED:
        message = f"“{now.text}”在修改以后的文本中没有对应的条文。"
        yield LOST.finding(now.span, result, message, f"REV002-{key}")
        return
    if _is_astray(was, now, done):
        target = _article(was.targets[0], done.base)
        words = target.label if target is not None else was.text
        message = f"“{now.text}”修改以前指{words}，条文顺序调整以后指向了别的条文。"
        yield ASTRAY.finding(now.span, result, message, f"REV003-{key}")


def _is_astray(was: Reference, now: Reference, done: Consolidation) -> bool:
    """Whether a reference names none of the articles that it named before."""
    fates = (fate_at(node.start, done.articles) for node in now.targets)
    named = {id(fate.old) for fate in fates if fate is not None}
    meant = {id(_article(node, done.base)) for node in was.targets}
    return bool(named and meant and not named & meant)


def _article(node: Node, regulation: Regulation) -> Node | None:
    return regulation.enclosing(node, NodeKind.ARTICLE)
