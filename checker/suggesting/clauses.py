"""A clause taken out of a statement whose other clauses can stand without it."""

from __future__ import annotations

import re

from checker.edits import Edit
from checker.judging.wording import Wording
from checker.language.statements import Statement

COMMA = "，"
STOPS = "。；！？"
THAT = "的"  # closes conditions: 有住所，符合政策的，可以……


def condition_cut(start: int, end: int, statement: Statement) -> Edit | None:
    """One of several conditions taken out; ``None`` where ``[start, end)`` is not in such a clause.

    The last condition bears the 的 for all of them, so it leaves it to the one before.
    """
    text = statement.text.text
    begin, last = _clause(start, end, text)
    before, closes = text[: max(0, begin - 1)], text[begin:last].endswith(THAT)
    is_bare = last - begin == end - start  # one of several things demanded, and nothing else
    if not before or last == len(text.rstrip(STOPS)):
        return None
    if not (closes or is_bare or (COMMA in before and _is_condition(text[last + 1 :]))):
        return None
    leaves = closes and not before.endswith(THAT)
    return Edit(statement.span(begin - 1, last - len(THAT) * leaves), "")


def _is_condition(text: str) -> bool:
    """Whether the first clause of a text closes conditions."""
    return text.split(COMMA)[0].endswith(THAT)


def exception_cut(start: int, statement: Statement, wording: Wording) -> Edit | None:
    """An exception taken out, where all that is at fault, from ``start`` on, stands in it."""
    text = statement.text.text
    found = re.search(wording.exception, text)
    if found is None or start < found.end() or not wording.stands(text[: found.start()]):
        return None
    return Edit(statement.span(found.start(), len(text.rstrip(STOPS))), "")


def closing_cut(start: int, end: int, statement: Statement, wording: Wording) -> Edit | None:
    """The last clause taken out, where those before it say something by themselves."""
    text = statement.text.text
    begin, last = _clause(start, end, text)
    if begin == 0 or last != len(text.rstrip(STOPS)) or not wording.stands(text[: begin - 1]):
        return None
    return Edit(statement.span(begin - 1, last), "")


def _clause(start: int, end: int, text: str) -> tuple[int, int]:
    """The clauses, between commas, that hold ``[start, end)``; without the stop of the statement."""
    stop = len(text.rstrip(STOPS))
    after = text.find(COMMA, end, stop)
    return text.rfind(COMMA, 0, start) + 1, after if after >= 0 else stop
