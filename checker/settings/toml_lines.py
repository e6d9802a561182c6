"""On which line of a TOML file does each key stand?"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

KeyPath = tuple[str | int, ...]


def lines_of_keys(text: str) -> dict[KeyPath, int]:
    """The 1-based line of every key and table of a well-formed TOML text, by its path.

    The path of a key in an array of tables has the index of the table in it. A statement is the
    shortest run of lines that is TOML by itself, so the grammar is left to ``tomllib``.
    """
    found: dict[KeyPath, int] = {}
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for line, statement, data in _statements(text):
        if statement.lstrip().startswith("["):
            path = _only_path(data)
            if statement.lstrip().startswith("[["):
                counts[path] = counts.get(path, -1) + 1
                path = (*path, counts[path])
            else:
                path = _within_array(path, counts)
            table = path
            found.setdefault(path, line)
            if isinstance(path[-1], int):
                found.setdefault(path[:-1], line)
        else:
            for below in _paths(data):
                found.setdefault((*table, *below), line)
    return found


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    begun, kept = 0, ""
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        begun = begun if kept else number
        kept += line
        try:
            data = tomllib.loads(kept)
        except tomllib.TOMLDecodeError:
            continue  # an array or a string that goes on
        if data:
            yield begun, kept, data
        kept = ""


def _only_path(data: Any) -> KeyPath:
    """The path of a header, ``[a.b]`` or ``[[a.b]]``."""
    path: list[str] = []
    while isinstance(data, dict) and data:
        name, data = next(iter(data.items()))
        path.append(name)
    return tuple(path)


def _within_array(path: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    """The path of a table with the index of the array element to which it belongs."""
    for end in range(len(path) - 1, 0, -1):
        if path[:end] in counts:
            return (*path[:end], counts[path[:end]], *path[end:])
    return path


def _paths(data: Any) -> Iterator[KeyPath]:
    """The paths of all keys in a table and in the tables and lists inside it."""
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in entries:
        yield (key,)
        if isinstance(value, dict | list):
            yield from ((key, *below) for below in _paths(value))
