"""Where in a YAML file does a value stand: in words, and on which line?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

KEY = "[key]"  # pydantic's last step of a place that is a key and not its value
KeyPath = Sequence[str | int]


def in_words(path: KeyPath, data: Any) -> str:
    """``rules 第 1 项（FEE001）的 when 第 2 项的 all``; empty for the whole file.

    ``data`` is the content of the file, from which the ids of items are taken.
    """
    words = ""
    for step in path:
        if step == KEY:
            continue
        counted = isinstance(step, int) and not isinstance(data, dict)
        data = _below(data, step)
        if counted:
            words += f"{' ' if words else ''}第 {int(step) + 1} 项{_id(data)}"
        else:
            words += f"{_joint(words)}{step}"
    return words


def _joint(words: str) -> str:
    """What stands between a place and the next key in it."""
    if not words:
        return ""
    return " 的 " if words[-1].isascii() else "的 "


def _below(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (LookupError, TypeError):
        return None


def _id(data: Any) -> str:
    name = data.get("id") if isinstance(data, dict) else None
    return f"（{name}）" if isinstance(name, str) else ""


def without_kinds(path: KeyPath, data: Any) -> KeyPath:
    """A place as pydantic gives it without the names of the alternatives it tried there.

    Where a value may be of several kinds, pydantic puts the kind, as ``list[str]``, in its place.
    """
    kept: list[str | int] = []
    for step in path:
        below = _below(data, step)
        if step != KEY and below is None and "[" in str(step):
            continue
        kept.append(step)
        data = below
    return tuple(kept)


def line_of(text: str, path: KeyPath) -> int:
    """The line (from 1) of a key or an item, or of the nearest around it that there is."""
    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    line = 1
    for step in path:
        found = _entry(node, step)
        if found is None:
            break
        start, node = found
        line = start.start_mark.line + 1
    return line


def _entry(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """What a step leads to: where it begins (a key or an item) and its value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
