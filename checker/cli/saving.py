"""A changed draft goes into a new file, or back into its own with the old one kept beside it."""

from __future__ import annotations

import os
from itertools import chain, count
from pathlib import Path

from checker.cli.output import OutputError, refuse, refuse_unwritable, replace_file
from checker.reporting.plain import printable_path

BACKUP = ".bak"


class Saving:
    """Where the changed draft of one file goes; asked before any work is done."""

    def __init__(self, draft: str, output: str | None, in_place: bool, force: bool = False) -> None:
        """``output`` is the new file; with ``in_place`` it is the draft itself.

        Raises ``OutputError`` if the new file is the draft, is there already (unless ``force``),
        or cannot be written.
        """
        self._path = draft if in_place or output is None else output
        self._keeps_old = in_place
        if not in_place:
            refuse(self._path, [draft], "就是原文件")
            self._refuse_existing(force)
        refuse_unwritable(self._path)

    def _refuse_existing(self, force: bool) -> None:
        if not force and Path(self._path).exists():
            name = printable_path(self._path)
            raise OutputError(f"{name}：文件已经存在，未作改动；请换一个文件名，或者加上 --force。")

    def save(self, content: bytes) -> str:
        """Write the draft as a whole and say, in Chinese, where it is now.

        Raises ``OutputError`` where it cannot be written; the old file is there then as before.
        """
        name = printable_path(self._path)
        try:
            kept = _kept(Path(self._path)) if self._keeps_old else None
            replace_file(Path(self._path), content)
        except OSError as error:
            raise OutputError(f"{name}：写入失败；请检查磁盘空间和写入权限。") from error
        return f"已写入 {name}" + (f"，原文件另存为 {printable_path(str(kept))}" if kept else "")


def _kept(path: Path) -> Path:
    """A copy of the file beside it, under a name that nothing has yet."""
    content = path.read_bytes()
    real = Path(os.path.realpath(path)) if path.is_symlink() else path
    for ending in chain([BACKUP], (f"{BACKUP}{number}" for number in count(1))):
        copy = real.with_name(real.name + ending)
        try:
            with copy.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        return copy
    raise AssertionError("the numbers have no end")
