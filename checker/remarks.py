"""What the readers of a report should know of how a file was read: hidden text, columns left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """What a remark is about."""

    COMPARISON = "comparison-table"  # which column of a comparison table is checked
    HIDDEN = "hidden-text"  # text that Word does not show
    UNREAD = "unread-content"  # content of the file that is not read
    REVISION = "revision"  # what an amending decision has changed


@dataclass(frozen=True, slots=True)
class ReadingRemark:
    """One sentence in Chinese; ``line`` is the 1-based line of the source it begins at, if any."""

    kind: RemarkKind
    message: str
    line: int | None = None
