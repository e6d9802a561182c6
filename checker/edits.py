"""What is done to a text: words put in the place of others, and remarks hung on words.

Every mechanism that changes a text speaks in these terms: the advice of rules carried out, new
numbers after a provision has gone, an amending decision. Offsets are those of ``SourceText.text``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from checker.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """``new`` in the place of the words of ``span``: an empty span inserts, an empty ``new`` deletes.

    A line break in ``new`` begins a new line (in Word a paragraph); a span that takes the line
    break behind a line takes away the line itself, not only its words.
    """

    span: Span
    new: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A note to the reader about the words of ``span``; ``lines`` are its paragraphs.

    ``key`` is equal in every run that has the same to say about the same words, whatever else
    has changed in the text.
    """

    span: Span
    lines: tuple[str, ...]
    key: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits carried out.

    Insertions at one offset are put in in the order given. Raises ``ValueError`` if two edits
    overlap or one lies outside of the text.
    """
    ordered = in_order(edits, len(text))
    pieces, at = [], 0
    for edit in ordered:
        pieces += [text[at : edit.span.start], edit.new]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def in_order(edits: Iterable[Edit], length: int) -> tuple[Edit, ...]:
    """The edits by their place in a text of ``length`` characters; equal places keep their order.

    Raises ``ValueError`` if two edits overlap or one lies outside of the text.
    """
    ordered = tuple(sorted(edits, key=lambda edit: edit.span))
    for edit in ordered:
        if not 0 <= edit.span.start <= edit.span.end <= length:
            raise ValueError(f"an edit lies outside of the text: {edit.span}")
    for one, next_one in pairwise(ordered):
        if one.span.end > next_one.span.start:
            raise ValueError(f"two edits overlap: {one.span}, {next_one.span}")
    return ordered
