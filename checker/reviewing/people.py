"""Who works at the desk, and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from checker.reviewing.storing import add_unless_there, cleaned
from checker.reviewing.tables import PersonRow

LONGEST_NAME = 200
LONGEST_ADDRESS = 320


class Role(StrEnum):
    """What somebody is: each role may also do what those before it may."""

    DRAFTER = "drafter"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def may(self, right: Right) -> bool:
        """Whether the role has this right."""
        return right in _RIGHTS[self]


class Right(StrEnum):
    """What can be done at the desk."""

    SEE = "see"
    UPLOAD = "upload"  # open matters, add versions to them
    COMMENT = "comment"
    DECIDE = "decide"  # decide, assign, add findings by hand
    SIGN = "sign"  # make opinions and sign them
    MANAGE = "manage"  # say who works on which matter


ROLE_NAMES = {Role.DRAFTER: "起草人", Role.REVIEWER: "审查人", Role.ADMINISTRATOR: "管理员"}

_RIGHTS = {
    Role.DRAFTER: {Right.SEE, Right.UPLOAD, Right.COMMENT},
    Role.REVIEWER: {*Right} - {Right.MANAGE},
    Role.ADMINISTRATOR: {*Right},
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who somebody says to be: by an identity provider, or the one local user.

    ``until`` is when the visit ends, in seconds since 1970; the local user's never does.
    """

    issuer: str
    subject: str
    name: str
    role: Role
    email: str = ""
    until: float | None = None


LOCAL = Identity("local", "local", "本机用户", Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known to the desk, with the role of this visit."""

    id: int
    name: str
    role: Role
    email: str = ""

    def may(self, right: Right) -> bool:
        """Whether the role has this right; what belongs to a matter asks for membership too."""
        return self.role.may(right)


def person_of(row: PersonRow) -> Person:
    """A row as a person."""
    return Person(row.id, row.name, Role(row.role), row.email)


def known(session: Session, identity: Identity) -> Person | None:
    """The person with this identity if it is noted just so, else ``None``."""
    row = session.scalar(_with(identity))
    if row is None or (row.name, row.email, row.role) != _today(identity):
        return None
    return person_of(row)


def note(session: Session, identity: Identity) -> Person:
    """The person with this identity, noted with today's name and role; new ones are added."""
    name, email, role = _today(identity)
    there = {"issuer": identity.issuer, "subject": identity.subject}
    add_unless_there(session, PersonRow, [{**there, "name": name, "email": email, "role": role}])
    row = session.scalars(_with(identity)).one()
    row.name, row.email, row.role = name, email, role
    session.flush()
    return person_of(row)


def _with(identity: Identity) -> Select[PersonRow]:
    same = (PersonRow.issuer == identity.issuer) & (PersonRow.subject == identity.subject)
    return select(PersonRow).where(same)


def _today(identity: Identity) -> tuple[str, str, str]:
    """Name, address and role as they are stored; a provider may send anything."""
    name = cleaned(identity.name)[:LONGEST_NAME] or "未具名"
    return name, cleaned(identity.email)[:LONGEST_ADDRESS], identity.role.value


def everybody(session: Session) -> dict[int, Person]:
    """All people ever seen, by their id."""
    return {row.id: person_of(row) for row in session.scalars(select(PersonRow))}
