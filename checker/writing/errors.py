"""What cannot be written back into a file."""

from __future__ import annotations

from checker.errors import TiaoliError


class WriteError(TiaoliError):
    """A file into which the edits or remarks cannot be written; the message says why."""
