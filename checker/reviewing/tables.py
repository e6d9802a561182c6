"""The tables of the reviewers' database.

Decisions, comments and the audit are only ever added to: what was said stays said. Times are
UTC; ``revision`` counts the decisions on one finding from 1, and its uniqueness is what keeps two
reviewers from overwriting each other.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    LargeBinary,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A time in UTC: SQLite keeps no zone, and PostgreSQL gives back that of its server."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time as it was stored, in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


class Table(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(naming_convention=NAMING)


class PersonRow(Table):
    """Somebody who has entered; ``issuer`` and ``subject`` are those of the identity provider."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issuer: Mapped[str] = mapped_column(String(300))
    subject: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(320), default="")
    role: Mapped[str] = mapped_column(String(20))
    entered_at: Mapped[datetime] = mapped_column(Moment, default=now)


class MatterRow(Table):
    """A matter: one regulation under revision."""

    __tablename__ = "matters"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    opened_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    opened_at: Mapped[datetime] = mapped_column(Moment, default=now)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class MemberRow(Table):
    """Somebody who works on a matter; nobody else sees anything of it."""

    __tablename__ = "members"

    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    added_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime] = mapped_column(Moment, default=now)


class VersionRow(Table):
    """A version of the regulation: the file as it came, and what the check said of it."""

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("matter_id", "number"),
        UniqueConstraint("matter_id", "digest"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))
    digest: Mapped[str] = mapped_column(String(64))  # SHA-256 of the bytes
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    document: Mapped[Any] = mapped_column(JSON, deferred=True)  # a PlainDocument without findings
    blocks: Mapped[Any] = mapped_column(JSON, deferred=True)  # how the text is laid out
    rules: Mapped[str] = mapped_column(String(64))  # the version of the rules it was held against
    added_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime] = mapped_column(Moment, default=now)


class FindingRow(Table):
    """A finding in a version; ``found_by`` is set where a reviewer found it, not a rule."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("version_id", "fingerprint"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    fingerprint: Mapped[str] = mapped_column(String(32))
    rule: Mapped[str] = mapped_column(String(40))
    topic: Mapped[str] = mapped_column(String(60))
    severity: Mapped[str] = mapped_column(String(10))
    article: Mapped[str | None] = mapped_column(String(60))
    start: Mapped[int]
    content: Mapped[Any] = mapped_column(JSON)  # the Finding
    found_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class DecisionRow(Table):
    """What somebody decided on a finding; the one with the highest revision holds."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("matter_id", "fingerprint", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"))
    fingerprint: Mapped[str] = mapped_column(String(32))
    revision: Mapped[int]
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    state: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="")
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    batch: Mapped[str] = mapped_column(String(32), index=True)  # what was decided at one stroke
    undoes: Mapped[str | None] = mapped_column(String(32))  # the batch that this one takes back


class CommentRow(Table):
    """What somebody said about a finding."""

    __tablename__ = "comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class OpinionRow(Table):
    """A compliance opinion as it was made: its Word file, and the decisions it states."""

    __tablename__ = "opinions"
    __table_args__ = (UniqueConstraint("matter_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("matters.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    number: Mapped[int]
    states: Mapped[str] = mapped_column(String(64))  # digest of the decisions that it states
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    made_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime] = mapped_column(Moment, default=now)


class SignatureRow(Table):
    """Somebody's signature under an opinion, with the digest of the file signed."""

    __tablename__ = "signatures"

    opinion_id: Mapped[int] = mapped_column(ForeignKey("opinions.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment, default=now)


class AuditRow(Table):
    """Who did what when; the database itself refuses to change or delete a row."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, default=now)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    person: Mapped[str] = mapped_column(String(200))  # the name as it was then
    matter_id: Mapped[int | None] = mapped_column(ForeignKey("matters.id"), index=True)
    action: Mapped[str] = mapped_column(String(40))
    detail: Mapped[Any] = mapped_column(JSON)
