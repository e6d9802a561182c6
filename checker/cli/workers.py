"""Checking files in worker processes. Workers return plain data; the parent lays it out."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from checker.cli.inputs import Settings
from checker.cli.running import Outcome, check_file
from checker.findings import Unreadable
from checker.judging import Checker
from checker.reporting.plain import printable_path


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

    A process that dies (memory, a signal) makes the files that were left unreadable;
    it does not raise.
    """
    context = multiprocessing.get_context("spawn")  # a fork would copy threads and locks
    pool = ProcessPoolExecutor(jobs, context, initializer=_Worker.start, initargs=(settings,))
    try:
        with _uninterrupted():
            futures = [pool.submit(_Worker.check, file) for file in files]
        yield from map(_outcome, files, futures)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


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


def _outcome(file: str, future: Future[Outcome]) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        name = printable_path(file)
        reason = "检查进程意外中止（可能是内存不足）；请不带 --jobs 重新检查。"
        return Unreadable(name, f"{name}：{reason}")
