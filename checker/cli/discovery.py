"""Which files the paths on the command line stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path

from checker.findings import Unreadable
from checker.reading.endings import DRAFTS, ENDINGS, NAMES
from checker.reporting.plain import printable_path

STANDARD_INPUT = "-"
_READABLE = tuple(ending for ending in ENDINGS if ending)
_LOCK_FILE = "~$"  # Word's owner file next to an open document


@dataclass
class Discovery:
    """Files to check, in order and each once, and the paths that stand for none."""

    files: list[str] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    named: set[str] = field(default_factory=set)  # files that the user named one by one
    _seen: set[str] = field(default_factory=set)

    def add(self, files: Iterable[str]) -> bool:
        """Add files that are not there yet; whether there were any at all."""
        found = False
        for file in files:
            found = True
            key = file if file == STANDARD_INPUT else os.path.realpath(file)
            if key not in self._seen:
                self._seen.add(key)
                self.files.append(file)
        return found

    def miss(self, path: str, reason: str) -> None:
        """Note that a path stands for no file, and why."""
        name = printable_path(path)
        self.unreadable.append(Unreadable(name, f"{name}：{reason}"))


def discover(paths: Sequence[str]) -> Discovery:
    """The files that files, folders, patterns and ``-`` (standard input) stand for.

    A folder gives its drafts (``endings.DRAFTS``) at any depth, sorted, without hidden files
    and folders and Word's lock files; a pattern takes web pages and templates too; a file that
    is named is taken whatever its name. A path that does not exist is a pattern if it holds
    ``*``, ``?`` or ``[``.
    """
    found = Discovery()
    for path in paths:
        if path == STANDARD_INPUT or (os.path.exists(path) and not os.path.isdir(path)):
            found.add([path])
            found.named.add(path)
        elif os.path.isdir(path):
            _add_folder(found, path)
        elif has_magic(path):
            _add_pattern(found, path)
        else:
            found.miss(path, "找不到文件；请核对路径。")
    return found


def _add_folder(found: Discovery, path: str) -> None:
    closed: list[OSError] = []
    if not found.add(_files_below(path, closed)) and not closed:
        found.miss(path, f"文件夹中没有可检查的文件（{'、'.join(DRAFTS)}）；请核对路径。")
    for error in closed:
        found.miss(str(error.filename), "无法打开文件夹；请检查访问权限。")


def _add_pattern(found: Discovery, pattern: str) -> None:
    matches = sorted(glob(pattern, recursive=True))
    files = (file for match in matches for file in _candidates(match))
    if not found.add(files):
        found.miss(pattern, f"没有相符的文件（{NAMES}）；请核对写法。")


def _candidates(path: str) -> Iterator[str]:
    if os.path.isdir(path):
        yield from _files_below(path, [])
    elif _is_candidate(path, _READABLE):
        yield path


def _files_below(folder: str, closed: list[OSError]) -> Iterator[str]:
    """The files to check below a folder; what cannot be opened is added to ``closed``."""
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = str(Path(parent) / name)
            if _is_candidate(path, DRAFTS):
                yield path


def _is_candidate(path: str, endings: tuple[str, ...]) -> bool:
    name = os.path.basename(path)
    if name.startswith((".", _LOCK_FILE)) or not name.lower().endswith(endings):
        return False
    return os.path.isfile(path)
