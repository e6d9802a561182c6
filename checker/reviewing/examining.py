"""A file that somebody uploads: read, parsed and checked, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePath
from threading import Lock
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.findings import DocumentReport
from checker.model import Regulation
from checker.reading.endings import DRAFTS
from checker.reviewing.layout import Block, blocks

if TYPE_CHECKING:
    from checker.judging import Checker
    from checker.reporting.plain import PlainDocument

LARGEST = 20 * 1024 * 1024
ENDINGS = tuple(ending.removeprefix(".") for ending in (*DRAFTS, ".html", ".htm", ".mhtml", ".mht"))
LONGEST_NAME = 200
LONGEST_ENDING = 10

ONE_AT_A_TIME = Lock()  # sessions share one checker, which is not made for several threads
Stage = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Examined:
    """A file and what the check says of it."""

    name: str
    data: bytes
    document: PlainDocument
    blocks: tuple[Block, ...]
    rules: str

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, by which the same file is recognised."""
        return sha256(self.data).hexdigest()


def examine(
    name: str, data: bytes, checker: Checker, on_stage: Stage = lambda stage: None
) -> Examined:
    """Read and check an uploaded file; ``on_stage`` hears the Chinese name of each stage.

    ``name`` is as the browser gave it and is never used as a path. Raises ``ReadError``.
    """
    from checker.settings.assessing import without_accepted

    name = plain_name(name)
    if len(data) > LARGEST:
        size = LARGEST // 1024 // 1024
        raise ReadError(name, f"{name}：文件超过 {size} MB；请去掉图片，或者只上传条例正文。")
    on_stage("读取文件")
    regulation = regulation_of(name, data)
    on_stage("检查条文")
    with ONE_AT_A_TIME:
        report: DocumentReport = checker.check(regulation)
    document = replace(without_accepted(report, checker, listed=False), path=name)
    on_stage("排版")
    return Examined(name, data, document, blocks(regulation), checker.version)


@lru_cache(maxsize=32)
def regulation_of(name: str, data: bytes) -> Regulation:
    """The parsed file; the last few are kept, since several pages want the same."""
    from checker.reading import read_bytes
    from checker.structure import parse

    return parse(read_bytes(data, name))


def plain_name(name: str) -> str:
    """The last part of a file's name, without what cannot be printed."""
    last = PurePath(name.replace("\\", "/")).name
    printable = "".join(sign for sign in last if sign.isprintable()).strip()
    stem, dot, ending = printable.rpartition(".")
    if len(printable) > LONGEST_NAME and dot and len(ending) <= LONGEST_ENDING:
        printable = f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return printable[:LONGEST_NAME] if printable.strip(".") else "未命名"
