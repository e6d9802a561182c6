"""New numbers for what remains when provisions go or come, and references that still hold."""

from checker.renumbering.citing import Dangling
from checker.renumbering.consequences import Consequences, consequences, renumber
from checker.renumbering.insertions import Insertion

__all__ = ["Consequences", "Dangling", "Insertion", "consequences", "renumber"]
