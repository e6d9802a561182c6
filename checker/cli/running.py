"""Checking many files: one after the other, or in worker processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from checker.cli.discovery import STANDARD_INPUT
from checker.cli.failures import internal_error
from checker.cli.inputs import Settings, parsed
from checker.errors import TiaoliError
from checker.findings import Unreadable
from checker.judging import Checker
from checker.reporting.plain import PlainDocument, plain_document, printable_path

Outcome = PlainDocument | Unreadable


def check_file(checker: Checker, settings: Settings, path: str) -> Outcome:
    """What is found in one file, or why it could not be checked; never raises."""
    try:
        return plain_document(checker.check(parsed(path, settings)))
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
        yield from _in_processes(files, settings, jobs)
    else:
        yield from map(partial(check_file, checker, settings), files)


class _Worker:
    """The checker of a worker process: loaded once, for it cannot be sent."""

    checker: Checker
    settings: Settings

    @classmethod
    def start(cls, settings: Settings) -> None:
        cls.checker, cls.settings = Checker.load(settings.packs), settings

    @classmethod
    def check(cls, path: str) -> Outcome:
        return check_file(cls.checker, cls.settings, path)


def _in_processes(files: Sequence[str], settings: Settings, jobs: int) -> Iterator[Outcome]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_Worker.start, initargs=(settings,))
    try:
        yield from map(_outcome, files, _submitted(pool, files))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(pool: Executor, files: Iterable[str]) -> list[Future[Outcome]]:
    return [pool.submit(_Worker.check, file) for file in files]


def _outcome(file: str, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        name = printable_path(file)
        sentence = f"检查“{name}”的进程意外中止（可能是内存不足），请不带 --jobs 重新检查。"
        return Unreadable(name, sentence)
