"""Where a finding in the consolidated text comes from: the decision, or what it left standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.amending import ArticleFate, Change
from checker.findings import Finding, Origin
from checker.model import Node


def origin_of(finding: Finding, fates: Sequence[ArticleFate], before: Iterable[Finding]) -> Origin:
    """What the decision has to do with a finding; ``before`` are the findings in the base.

    A finding in an article that it did not touch was there before, or it follows from what
    changed elsewhere; in an article that it changed it was there before, and is not cured, or it
    came with the change.
    """
    fate = fate_at(finding.span.start, fates)
    if fate is None or fate.old is None:
        return Origin.INTRODUCED
    known = any(_is_in(each, fate.old) and each.rule == finding.rule for each in before)
    if fate.change is Change.UNTOUCHED:
        return Origin.UNTOUCHED if known else Origin.INTRODUCED
    return Origin.CHANGED if known else Origin.INTRODUCED


def fate_at(offset: int, fates: Sequence[ArticleFate]) -> ArticleFate | None:
    """What became of the article in which an offset of the consolidated text lies."""
    return next((each for each in fates if each.span.start <= offset < each.span.end), None)


def _is_in(finding: Finding, node: Node) -> bool:
    return node.start <= finding.span.start < node.end
