"""The progress of a long run, on standard error, for someone who watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Done = TypeVar("Done")
FEW = 20  # so many files are done before a bar would tell anything


def progress(done: Iterable[Done], total: int, quiet: bool) -> Iterator[Done]:
    """Pass ``done`` on; show a bar meanwhile if standard error is a terminal."""
    if quiet or total <= FEW or not sys.stderr.isatty():
        yield from done
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("正在检查", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(done, total=total, description="")
