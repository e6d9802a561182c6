"""Which literals must a match of a regular expression contain?

``required_sets`` gives sets of strings; every match contains at least one string of each set,
so a scan for the strings finds a superset of the texts in which the expression can match.
The idea is that of eyecite and of code-search engines; the parse tree is CPython's own.
"""

from __future__ import annotations

import re._constants as sre  # the parse tree of the standard library's own engine
from collections.abc import Iterable
from re._parser import SubPattern, parse
from typing import Any

MAX_ALTERNATIVES = 400


def required_sets(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of strings; each match of ``pattern`` contains at least one string of each.

    The most selective comes first. Returns no set if none can be named (the expression may
    match anywhere), which a caller must treat as "cannot be filtered".

    Raises ``re.error`` for a pattern that is no regular expression.
    """
    ordered = sorted(_demands(parse(pattern)), key=_selectivity, reverse=True)
    return tuple(dict.fromkeys(map(frozenset, ordered)))


def _best(tree: Iterable[tuple[Any, Any]]) -> set[str] | None:
    """The most selective set of alternatives that some element of a sequence demands."""
    return max(_demands(tree), key=_selectivity, default=None)


def _demands(tree: Iterable[tuple[Any, Any]]) -> list[set[str]]:
    """All sets of alternatives that the elements of a sequence demand."""
    candidates: list[set[str]] = []
    exact: set[str] = {""}
    for op, argument in tree:
        options = _exact(op, argument)
        if options is not None and len(exact) * len(options) <= MAX_ALTERNATIVES:
            exact = {head + tail for head in exact for tail in options}
            continue
        candidates.append(exact)
        exact = {""} if options is None else options
        candidates += _demanded(op, argument)
    candidates.append(exact)
    return [c for c in candidates if c and "" not in c]


def _selectivity(strings: set[str]) -> tuple[int, int]:
    return min(map(len, strings)), -len(strings)


def _exact(op: Any, argument: Any) -> set[str] | None:
    """All strings an element can match, where these are few; otherwise ``None``."""
    if op is sre.LITERAL:
        return {chr(argument)}
    if op is sre.IN:
        return _characters(argument)
    if op is sre.SUBPATTERN:
        return _exact_sequence(argument[3])
    if op is sre.BRANCH:
        return _union(_exact_sequence(branch) for branch in argument[1])
    if op is sre.MAX_REPEAT and argument[:2] == (0, 1):
        inner = _exact_sequence(argument[2])
        return None if inner is None else inner | {""}
    if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
        return {""}
    return None


def _characters(members: list[tuple[Any, Any]]) -> set[str] | None:
    if any(op is not sre.LITERAL for op, _ in members):
        return None
    return {chr(value) for _, value in members}


def _exact_sequence(tree: SubPattern) -> set[str] | None:
    strings: set[str] = {""}
    for op, argument in tree:
        options = _exact(op, argument)
        if options is None or len(strings) * len(options) > MAX_ALTERNATIVES:
            return None
        strings = {head + tail for head in strings for tail in options}
    return strings


def _demanded(op: Any, argument: Any) -> list[set[str]]:
    """What an element demands even though its strings cannot be listed."""
    if op is sre.SUBPATTERN:
        return _demands(argument[3])
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and argument[0] >= 1:
        return _demands(argument[2])
    either = _union(_best(branch) for branch in argument[1]) if op is sre.BRANCH else None
    return [either] if either else []


def _union(sets: Iterable[set[str] | None]) -> set[str] | None:
    union: set[str] = set()
    for strings in sets:
        if strings is None:
            return None
        union |= strings
    return union if len(union) <= MAX_ALTERNATIVES else None
