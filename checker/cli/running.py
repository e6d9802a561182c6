"""Checking files, one after the other; what is found in each, or why it could not be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from checker.cli.discovery import STANDARD_INPUT
from checker.cli.failures import internal_error
from checker.cli.inputs import Settings, parsed
from checker.errors import TiaoliError
from checker.findings import Unreadable
from checker.judging import Checker
from checker.reporting.plain import PlainDocument, printable_path
from checker.settings.assessing import assess

Outcome = PlainDocument | Unreadable


def check_file(checker: Checker, settings: Settings, path: str) -> Outcome:
    """What is found in one file, or why it could not be checked; never raises."""
    try:
        return assess(checker, parsed(path, settings), settings.history)
    except TiaoliError as error:
        return Unreadable(printable_path(path), str(error))
    except Exception as error:  # a fault of ours must not keep the other files unchecked
        return Unreadable(printable_path(path), internal_error(error, path))


def check_files(
    checker: Checker, files: Sequence[str], settings: Settings, jobs: int
) -> Iterator[Outcome]:
    """The outcomes for the files, in their order; with ``jobs`` worker processes if over 1."""
    jobs = min(jobs, len(files))
    if jobs > 1 and STANDARD_INPUT not in files:
        from checker.cli.workers import check_in_workers

        yield from check_in_workers(files, settings, jobs)
    else:
        yield from map(partial(check_file, checker, settings), files)
