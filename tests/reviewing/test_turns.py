"""Turns: one at a time, in the order of coming."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from checker.reviewing.turns import NoTurn, Turns

PATIENCE = 10


def waiting(turns: Turns, done: list[int], number: int) -> Thread:
    """A thread that waits for its turn when this returns."""

    def run() -> None:
        with turns.one(PATIENCE):
            done.append(number)

    thread = Thread(target=run)
    thread.start()
    while len(turns._waiting) <= number:
        time.sleep(0.001)
    return thread


def test_the_order_is_that_of_coming() -> None:
    turns, done = Turns(), list[int]()
    with turns.one(PATIENCE):
        threads = [waiting(turns, done, number) for number in range(8)]
        assert done == []
    for thread in threads:
        thread.join()
    assert done == list(range(8))


def test_nobody_is_there_at_the_same_time_as_another() -> None:
    turns, inside, most = Turns(), list[int](), list[int]()

    def work(number: int) -> None:
        for _ in range(20):
            with turns.one(PATIENCE):
                inside.append(number)
                most.append(len(inside))
                inside.remove(number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert (len(most), set(most)) == (160, {1})


def test_who_gives_up_waiting_keeps_nobody_else_from_the_turn() -> None:
    turns, held, enough = Turns(), Event(), Event()

    def hold() -> None:
        with turns.one(PATIENCE):
            held.set()
            enough.wait(PATIENCE)

    thread = Thread(target=hold)
    thread.start()
    held.wait(PATIENCE)
    with pytest.raises(NoTurn), turns.one(0.01):
        pass
    enough.set()
    thread.join()
    with turns.one(PATIENCE):
        pass


def test_a_turn_ends_with_an_exception_too() -> None:
    turns = Turns()
    with pytest.raises(KeyError), turns.one(PATIENCE):
        raise KeyError
    with turns.one(0.1):
        pass
