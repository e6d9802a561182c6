"""Sample files made wrong in every way: one clear sentence or a text that holds together, in time.

``TIAOLI_FUZZ_EXAMPLES`` says how many examples each test tries, new ones each time; without it
they are few and always the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from guarded import Guarded
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import OF_PARTS, STRUCTURAL, with_bytes, with_parts, with_structure

from checker.reading.formats import ENDINGS

FOLDER = Path(__file__).parents[2] / "corpus" / "files"
BY_OFFICE = {".doc", ".wps", ".odt", ".rtf"}  # a process of the office program for each example
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in ENDINGS.keys() - BY_OFFICE)
WORD_FILES = [name for name in FILES if name.endswith((".docx", ".docm"))]
WANTED = os.environ.get("TIAOLI_FUZZ_EXAMPLES")
fuzzed = settings(
    max_examples=int(WANTED or 120),
    derandomize=WANTED is None,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
SNIPPETS = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        [b"PK\x01\x02", b"PK\x05\x06", b"<w:p>", b"</w:p>", b"<!DOCTYPE a>", b"&#0;", b"|", b"\n|---|\n", b"\xff\xfe",
         b"<!--", b"-->", "第一条　".encode(), "同左".encode(), b"\x00" * 64, b"<table><tr><td>"]
    ),
)  # fmt: skip
NUMBERS = st.integers(0, 1 << 20)
BYTES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), SNIPPETS), min_size=1, max_size=5)


def changes(kinds: list[str], most: int) -> st.SearchStrategy[list[tuple[str, int, int, int]]]:
    one = st.tuples(st.sampled_from(kinds), NUMBERS, NUMBERS, NUMBERS)
    return st.lists(one, min_size=1, max_size=most)


@pytest.fixture(scope="module")
def guarded() -> Iterator[Guarded]:
    process = Guarded()
    yield process
    process.stop()


def hold(guarded: Guarded, data: bytes, name: str) -> None:
    fault = guarded.fault(data, name, checked=True)
    if fault:
        guarded.stop()
    assert fault == "", fault


@fuzzed
@given(st.sampled_from(FILES), BYTES)
def test_wrong_bytes(guarded: Guarded, name: str, edits: list[tuple[float, int, bytes]]) -> None:
    hold(guarded, with_bytes((FOLDER / name).read_bytes(), edits), name)


@fuzzed
@given(st.sampled_from(WORD_FILES), changes(list(OF_PARTS), 3))
def test_wrong_parts(guarded: Guarded, name: str, wrong: list[tuple[str, int, int, int]]) -> None:
    hold(guarded, with_parts((FOLDER / name).read_bytes(), wrong), name)


@fuzzed
@given(st.sampled_from(WORD_FILES), st.integers(0, 9), changes(list(STRUCTURAL), 8))
def test_wrong_structure(
    guarded: Guarded, name: str, part: int, wrong: list[tuple[str, int, int, int]]
) -> None:
    hold(guarded, with_structure((FOLDER / name).read_bytes(), part, wrong), name)


@fuzzed
@given(st.sampled_from(WORD_FILES), changes(list(STRUCTURAL), 3), BYTES)
def test_wrong_structure_and_wrong_bytes(
    guarded: Guarded,
    name: str,
    wrong: list[tuple[str, int, int, int]],
    edits: list[tuple[float, int, bytes]],
) -> None:
    data = with_structure((FOLDER / name).read_bytes(), 3, wrong)
    hold(guarded, with_bytes(data, edits), name)


def test_a_process_that_hangs_is_noticed(guarded: Guarded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guarded.TIME_LIMIT", 0.0)
    assert "no answer" in guarded.fault((FOLDER / "wps.docx").read_bytes(), "a.docx", checked=True)
    guarded.stop()


def test_unchanged_sample_files_are_no_fault(guarded: Guarded) -> None:
    for name in FILES:
        hold(guarded, (FOLDER / name).read_bytes(), name)
