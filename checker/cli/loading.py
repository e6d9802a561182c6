"""Loading the checker quickly: most of a short run is imports and rule packs."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.judging import Checker

OBJECTS = 50_000  # made between two collections


def load_checker(packs: Sequence[Path]) -> Checker:
    """The checker with the extra packs in the folders ``packs``; raises ``RuleError``."""
    with without_collection():
        from checker.judging import Checker

        return Checker.load(packs)


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the garbage collector away while nothing but lasting objects is made.

    What was made is then frozen: later collections need not walk through it. Saves a
    tenth of a cold start. Checking makes many small objects and few circles, so it collects
    rarely, which saves another fifteenth of each check.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(OBJECTS)
        gc.enable()
