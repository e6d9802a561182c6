"""The lines of the keys of a TOML text."""

from __future__ import annotations

import pytest

from checker.settings.toml_lines import lines_of_keys

CASES = [
    ("a = 1\n\n# b = 2\nc = 3\n", {("a",): 1, ("c",): 4}),
    ("a = [\n 1, # ]\n 2,\n]\nb = 1", {("a",): 1, ("a", 0): 1, ("a", 1): 1, ("b",): 5}),
    ('a = """\n[x]\nb = 1\n"""\nc = 1', {("a",): 1, ("c",): 5}),
    ("[t]\na = 1\n[t.u]\nb = 1", {("t",): 1, ("t", "a"): 2, ("t", "u"): 3, ("t", "u", "b"): 4}),
    (
        "[[p]]\na = 1\n[p.s]\nb = 1\n[[p]]\na = 2",
        {
            ("p",): 1,
            ("p", 0): 1,
            ("p", 0, "a"): 2,
            ("p", 0, "s"): 3,
            ("p", 0, "s", "b"): 4,
            ("p", 1): 5,
            ("p", 1, "a"): 6,
        },
    ),
    ("s = { a = 1, b = 2 }", {("s",): 1, ("s", "a"): 1, ("s", "b"): 1}),
    ('s."x.y" = 1', {("s",): 1, ("s", "x.y"): 1}),
]


@pytest.mark.parametrize(("text", "lines"), CASES)
def test_lines_of_keys(text: str, lines: dict[tuple[str | int, ...], int]) -> None:
    assert lines_of_keys(text) == lines
