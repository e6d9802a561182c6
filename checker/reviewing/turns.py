"""Threads that want the same thing one at a time, in the order of their coming."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock


class NoTurn(TimeoutError):
    """Others took too long."""


class Turns:
    """A lock that is handed to whoever has waited longest: nobody waits while others overtake.

    Python's own lock goes to whoever asks at the right moment.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Event] = deque()

    @contextmanager
    def one(self, seconds: float) -> Iterator[None]:
        """A turn, alone until its end. Raises ``NoTurn`` if it does not come in time."""
        self._take(seconds)
        try:
            yield
        finally:
            self._pass_on()

    def _take(self, seconds: float) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine = Event()
            self._waiting.append(mine)
        if mine.wait(seconds):
            return
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                raise NoTurn(f"no turn within {seconds} seconds")
        # It was handed over just now.

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
