"""Something in a decision that cannot be carried out."""

from __future__ import annotations

from checker.model import Span


class Amiss(Exception):
    """Something in a decision that cannot be carried out; the text is a Chinese sentence.

    ``span`` is the place in the base that it is about, if there is one.
    """

    def __init__(self, message: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.span = span
