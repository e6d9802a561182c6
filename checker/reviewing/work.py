"""One transaction by one person: what every reading and writing of the desk takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from checker.reviewing.database import Database
from checker.reviewing.errors import DeskError, Forbidden, NotSignedIn, Unknown
from checker.reviewing.people import ROLE_NAMES, Identity, Person, Right, known, note
from checker.reviewing.tables import AuditRow, MatterRow, MemberRow, VersionRow

NO_SUCH_MATTER = "没有这个审查事项，或者您不是它的成员；请在“事项”页选择，或者请管理员把您加入。"


@dataclass(frozen=True, slots=True)
class Work:
    """An open transaction and the person whose work it is.

    Nothing reaches a matter but through ``matter`` and ``version``, which check role and membership.
    """

    session: Session
    person: Person

    def require(self, right: Right) -> None:
        """Raise ``Forbidden`` unless the person's role has this right."""
        if not self.person.may(right):
            role = ROLE_NAMES[self.person.role]
            raise Forbidden(f"您的角色是{role}，没有做这件事的权限；需要时请联系管理员。")

    def matter(self, matter: int, right: Right = Right.SEE) -> MatterRow:
        """The matter, if the person works on it. Raises ``Unknown``, ``Forbidden``."""
        row = self.session.get(MatterRow, matter)
        if row is None or self.session.get(MemberRow, (matter, self.person.id)) is None:
            raise Unknown(NO_SUCH_MATTER)
        self.require(right)
        return row

    def change(self, matter: int, right: Right, *, alone: bool = True) -> MatterRow:
        """The matter, held until the end of the transaction, so that it stays as it is now.

        ``alone``: nobody else changes anything of it meanwhile; otherwise others who are not alone
        may. Raises ``Unknown``, ``Forbidden``, and ``DeskError`` for a closed matter.
        """
        self.matter(matter, right)
        row = self.hold(matter, alone=alone)
        if row.closed_at is not None:
            raise DeskError("事项已经办结；请先重新打开，再做改动。")
        return row

    def hold(self, matter: int, *, alone: bool = True) -> MatterRow:
        """The matter as it is once all who hold it have ended (SQLite has one writer anyway)."""
        lock = {"read": not alone}
        return self.session.get_one(MatterRow, matter, with_for_update=lock, populate_existing=True)

    def version(self, version: int, right: Right = Right.SEE) -> VersionRow:
        """The version, if the person works on its matter. Raises ``Unknown``, ``Forbidden``."""
        row = self.session.get(VersionRow, version)
        if row is None:
            raise Unknown(NO_SUCH_MATTER)
        self.matter(row.matter_id, right)
        return row

    def record(self, action: str, matter: int | None, **detail: Any) -> None:
        """Add a row to the audit; it is committed with what it tells of, or not at all."""
        self.session.add(
            AuditRow(
                person_id=self.person.id,
                person=self.person.name,
                matter_id=matter,
                action=action,
                detail=detail,
            )
        )


class Desk:
    """The desk of one person over a database; nothing is done at it once the visit is over."""

    def __init__(self, database: Database, identity: Identity) -> None:
        self._until = identity.until
        self._database = database
        with database.reading() as session:
            person = known(session, identity)
        if person is None:
            with database.writing() as session:
                person = note(session, identity)
        self.person = person

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A transaction in which nothing is written. Raises ``NotSignedIn`` after the visit."""
        self._still_here()
        with self._database.reading() as session:
            yield Work(session, self.person)

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """A transaction that is on the disk when it ends without an exception.

        Raises ``NotSignedIn`` after the visit.
        """
        self._still_here()
        with self._database.writing() as session:
            yield Work(session, self.person)

    def _still_here(self) -> None:
        if self._until is not None and time.time() >= self._until:
            raise NotSignedIn("登录已经到期，这一步没有保存；请重新登录后再做。")
