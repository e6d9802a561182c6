"""What the desk refuses to do, in one Chinese sentence for the user."""

from __future__ import annotations

from checker.errors import TiaoliError


class DeskError(TiaoliError):
    """Something the desk cannot do."""


class Forbidden(DeskError):
    """The person may not do this."""


class Unknown(DeskError):
    """There is no such thing, or nothing of it is visible to the person: both read the same."""


class Duplicate(DeskError):
    """The same file is there already; ``version`` is the number of the version that it is."""

    def __init__(self, version: int, message: str) -> None:
        super().__init__(message)
        self.version = version


class DatabaseError(DeskError):
    """The database cannot be opened or reached."""


class NotSignedIn(DeskError):
    """Nobody is signed in, or not any more."""


class WithoutRole(DeskError):
    """Somebody is signed in who has no role at the desk."""


class WrongSignIn(DeskError):
    """How people sign in is not configured as it must be: nobody may enter."""
