"""Errors whose text is meant for users: one Chinese sentence with the file, the place and the remedy."""

from __future__ import annotations


class TiaoliError(Exception):
    """An error a user can act on; ``str(error)`` is the sentence to show."""


class ReadError(TiaoliError):
    """A file that cannot be read; ``path`` names it, ``str(error)`` says why and what to do."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


class RuleError(TiaoliError):
    """A rule pack that is wrong; the message names the file, the rule and the remedy."""
