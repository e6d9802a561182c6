"""How words and rows come into either database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unicodedata import category

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from checker.reviewing.tables import Table

_UNSEEN = {"Cc", "Cf", "Cs"}  # control, format, surrogate


def cleaned(words: str) -> str:
    """Words that somebody entered, without blanks at the ends and signs that cannot be shown.

    PostgreSQL stores no NUL, and neither database half of a surrogate pair.
    """
    return "".join(
        sign for sign in words if sign in "\n\t" or category(sign) not in _UNSEEN
    ).strip()


def add_unless_there(
    session: Session, table: type[Table], rows: Sequence[dict[str, Any]], key: str = "id"
) -> set[Any]:
    """Add rows but for those whose unique columns stand in the table; gives ``key`` of the added.

    Where another transaction has just added the same row, this one waits for its end.
    """
    if not rows:
        return set()
    column = getattr(table, key)
    on_postgres = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert(table) if on_postgres else sqlite.insert(table)
    return set(session.scalars(insert.on_conflict_do_nothing().returning(column), rows))
