"""In whose name comments and tracked changes are written, and when."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime

NAME, INITIALS = "tiaoli 合规检查", "合规"


@dataclass(frozen=True, slots=True)
class Author:
    """Who comments; without ``date`` it is the time of writing, or ``SOURCE_DATE_EPOCH``."""

    name: str = NAME
    initials: str = INITIALS
    date: datetime | None = None

    def moment(self) -> str:
        """The date as Word writes it, to the second."""
        return (self.date or _now()).strftime("%Y-%m-%dT%H:%M:%SZ")


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)
