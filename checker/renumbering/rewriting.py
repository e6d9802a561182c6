"""The words of a reference with new numbers, and without the numbers of what goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.edits import Edit
from checker.model import Node, Span
from checker.renumbering.counting import Number
from checker.renumbering.numeral_styles import written_like
from checker.renumbering.tokens import Element, Level, Token

NumberOf = Callable[[Node], Number | None]


@dataclass(frozen=True, slots=True)
class _Written:
    """An element as it will be: its numbers, one or (of a range) two."""

    element: Element
    numbers: tuple[Number, ...]

    @property
    def shrinks(self) -> bool:
        return len(self.numbers) < len(self.element.tokens)


def rewritten(levels: Sequence[Level], number_of: NumberOf) -> list[Edit] | None:
    """Edits of the words that put in new numbers and leave out what goes.

    ``number_of`` gives the new number of a node, ``None`` if it goes. ``None`` if the words cannot
    say it.
    """
    edits: list[Edit] = []
    for level in levels:
        found = _level(level, number_of)
        if found is None:
            return None
        edits += found
    return edits


def _level(level: Level, number_of: NumberOf) -> list[Edit] | None:
    remaining = []
    for element in level.elements:
        numbers = sorted(number for node in element.nodes if (number := number_of(node)))
        if not numbers:
            continue
        ends = tuple(dict.fromkeys((numbers[0], numbers[-1])))
        if len(element.tokens) == 1 and len(ends) > 1:
            return None
        remaining.append(_Written(element, ends))
    if not remaining:
        return None
    if len(remaining) == len(level.elements) and not any(each.shrinks for each in remaining):
        return _in_place(remaining)
    start, end = level.tokens[0].match.start(), level.tokens[-1].match.end()
    return [Edit(Span(start, end), _regenerated(level, remaining))]


def _in_place(remaining: Sequence[_Written]) -> list[Edit] | None:
    edits: list[Edit] = []
    for each in remaining:
        for token, number in zip(each.element.tokens, each.numbers, strict=True):
            if len(number) > 1 and not token.match["unit"]:
                return None
            edits += _renumbered(token, number)
    return edits


def _renumbered(token: Token, number: Number) -> Iterator[Edit]:
    match = token.match
    if number[0] != token.number[0]:
        yield Edit(Span(*match.span("number")), written_like(match["number"], number[0]))
    if number[1:] != token.number[1:]:
        yield Edit(Span(match.end("unit"), match.end()), _inserted(number))


def _inserted(number: Number) -> str:
    return f"之{written_like('一', number[1])}" if len(number) > 1 else ""


def _regenerated(level: Level, remaining: Sequence[_Written]) -> str:
    """The list anew: the joints that stand last stay, for 和 comes before the last member."""
    joints = [element.tokens[0].joint for element in level.elements[1:]]
    joints = joints[len(joints) - len(remaining) + 1 :]
    first = level.tokens[0].match["lead"]
    words = ""
    for index, each in enumerate(remaining):
        is_last = index == len(remaining) - 1
        lead = each.element.tokens[0].match["lead"] if index else first
        words += (joints[index - 1] if index else "") + _member(each, lead, level.unit, is_last)
    return words


def _member(each: _Written, lead: str, unit: str, is_last: bool) -> str:
    tokens = each.element.tokens
    if len(tokens) == 2 and len(each.numbers) == 1:
        (number,) = each.numbers
        has_unit = is_last or tokens[-1].match["unit"]
        return _numeral(tokens[0], number, lead) + (unit if has_unit else "") + _inserted(number)
    words = ""
    for index, (token, number) in enumerate(zip(tokens, each.numbers, strict=True)):
        ends_level = is_last and index == len(tokens) - 1
        words += token.joint if index else ""
        words += _numeral(token, number, token.match["lead"] if index else lead)
        words += (unit if ends_level else token.match["unit"]) + _inserted(number)
    return words


def _numeral(token: Token, number: Number, lead: str) -> str:
    return lead + written_like(token.match["number"], number[0]) + token.match["close"]
