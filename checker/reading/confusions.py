"""Which misread words a text holds, and what was meant: 杜会抚养费, 计戈生育, 二O二一年."""

from __future__ import annotations

import re
from functools import cache, partial
from importlib.resources import files
from typing import NamedTuple


class Confusion(NamedTuple):
    """A row of ``confusions.txt``; what ``found`` matches is ``meant``, once or several times."""

    suspicion: str
    meant: str
    found: str


def undone(text: str) -> str:
    """The text with its misread words put right; as long as before."""
    if _suspicion().search(text):
        for meant, found in _expressions():
            text = found.sub(partial(_meant, meant), text)
    return text


def _meant(meant: str, found: re.Match[str]) -> str:
    return meant * (len(found[0]) // len(meant))


@cache
def confusions() -> tuple[Confusion, ...]:
    """The rows of the table."""
    table = (files(__package__) / "confusions.txt").read_text(encoding="utf-8")
    rows = [row for row in table.splitlines() if row and not row.startswith("#")]
    return tuple(Confusion(*row.split("\t")) for row in rows)


@cache
def _suspicion() -> re.Pattern[str]:
    """Finds nothing in an ordinary text, in one go."""
    return re.compile("|".join(row.suspicion for row in confusions()))


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.meant, re.compile(row.found)) for row in confusions())
