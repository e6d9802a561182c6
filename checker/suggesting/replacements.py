"""Words put in the place of those at fault, as the advice of the rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.edits import Edit
from checker.model import Span
from checker.suggesting.draft import normal_range
from checker.suggesting.fault import Fault


def replacements_of(fault: Fault) -> list[Edit]:
    """The replacements of the rule that meet words at fault; none if its advice has none that fit."""
    marked = [
        normal_range(fault.statement, Span(each.start, each.end)) for each in fault.highlights
    ]
    taken: list[tuple[int, int]] = []
    edits = []
    for start, end, new in _matches(fault):
        touches = any(a < end and start < b for a, b in marked)
        if touches and not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
            edits.append(Edit(fault.statement.span(start, end), new))
    return sorted(edits)


def _matches(fault: Fault) -> Iterator[tuple[int, int, str]]:
    for each in fault.rule.advice.replace:
        for match in re.finditer(each.find, fault.statement.text.text):
            if match[0]:
                yield match.start(), match.end(), match.expand(each.put)
