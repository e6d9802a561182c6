"""From a path on the command line, or standard input, to a parsed file."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.discovery import STANDARD_INPUT
from checker.errors import ReadError
from checker.model import Regulation, SourceText
from checker.reading import Revisions, read, read_bytes
from checker.structure import parse

if TYPE_CHECKING:
    from checker.settings.earlier import History


@dataclass(frozen=True)
class Settings:
    """What holds for many files of a run; plain data, so that workers can have it."""

    packs: tuple[Path, ...] = ()  # folders of extra rule packs
    revisions: Revisions = Revisions.FINAL
    stdin_name: str = ""  # the file name that standard input goes under
    history: History | None = None  # the revision to compare with, if any
    column: str | None = None  # of comparison tables: the one to read


def parsed(path: str, settings: Settings) -> Regulation:
    """Read and parse a file, or standard input for ``-``; raises ``TiaoliError``."""
    return parse(_source(path, settings))


def _source(path: str, settings: Settings) -> SourceText:
    revisions, column = settings.revisions, settings.column
    if path != STANDARD_INPUT:
        return read(path, revisions=revisions, column=column)
    if sys.stdin is None:  # the caller closed it
        raise ReadError(path, "标准输入：已关闭，无法读取；请用管道或重定向提供文件内容。")
    data = sys.stdin.buffer.read()
    return read_bytes(data, settings.stdin_name, revisions=revisions, column=column)
