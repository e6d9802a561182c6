"""What is raised for a file of settings that is wrong."""

from __future__ import annotations

from checker.errors import TiaoliError


class SettingsError(TiaoliError):
    """A file of settings that is wrong; the message names the file, the line and the remedy."""
