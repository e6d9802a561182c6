"""The path of a file as a URI and as continuous integration names files."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote


def from_here(path: str) -> str:
    """The path from the working folder with slashes, absolute where the file lies outside."""
    relative = os.path.relpath(path) if _same_drive(path) else path
    outside = relative == os.pardir or relative.startswith(os.pardir + os.sep)
    return Path(os.path.abspath(path) if outside else relative).as_posix()


def uri(path: str) -> str:
    """A relative reference from the working folder (RFC 3986), else a ``file`` URI."""
    named = from_here(path)
    if os.path.isabs(named):
        return Path(named).as_uri()
    return quote(named)  # a colon too, so that no first segment is taken for a scheme


def is_relative(reference: str) -> bool:
    """Whether a reference made by ``uri`` starts from the working folder."""
    return not reference.startswith("file:")


def _same_drive(path: str) -> bool:
    return os.path.splitdrive(os.path.abspath(path))[0] == os.path.splitdrive(os.getcwd())[0]
