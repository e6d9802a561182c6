"""Checking files in worker processes. Workers return plain data; the parent lays it out."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from checker.cli.inputs import Settings
from checker.cli.running import Outcome, check_file
from checker.findings import Unreadable
from checker.judging import Checker
from checker.reporting.plain import printable_path

_BARREN_POOLS = 3  # so many pools in a row without any outcome: processes cannot run here


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


def check_in_workers(files: Sequence[str], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """The outcomes for the files, in their order, from ``jobs`` processes.

    A process that dies (memory, a signal) takes its pool along: the file at which that
    shows is tried once more alone, the rest in a new pool. Nothing is raised.
    """
    left, barren = list(files), 0
    while left and barren < _BARREN_POOLS:
        done = 0
        for outcome in _until_broken(left, settings, jobs):
            yield outcome
            done += 1
        left = left[done:]
        if left:
            barren = 0 if done else barren + 1
            yield next(_until_broken(left[:1], settings, 1), _died(left[0]))
            left = left[1:]
    yield from map(_died, left)


def _until_broken(files: Sequence[str], settings: Settings, jobs: int) -> Iterator[Outcome]:
    """The outcomes from one pool, up to the file at which a dead process shows."""
    context = multiprocessing.get_context("spawn")  # a fork would copy threads and locks
    pool = ProcessPoolExecutor(jobs, context, initializer=_Worker.start, initargs=(settings,))
    try:
        with _uninterrupted():
            futures = [pool.submit(_Worker.check, file) for file in files]
        for future in futures:
            yield future.result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _died(file: str) -> Unreadable:
    name = printable_path(file)
    reason = "检查进程意外中止（可能是内存不足）；请不带 --jobs 重新检查。"
    return Unreadable(name, f"{name}：{reason}")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let the processes started meanwhile inherit that Ctrl-C is the parent's business."""
    if threading.current_thread() is not threading.main_thread():  # may not set signals
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
