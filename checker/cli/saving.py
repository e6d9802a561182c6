"""Where a changed draft goes: a new file, or its own with the old content kept beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from checker.cli.output import OutputError, refuse, refuse_unwritable, replace_file
from checker.errors import TiaoliError
from checker.reporting.plain import printable_path

BACKUP = ".bak"


class Saving:
    """The place for one changed draft; asked for before any work is done."""

    def __init__(
        self,
        draft: str,
        output: str | None,
        *,
        force: bool = False,
        is_ours: Callable[[bytes, bytes], bool] | None = None,
    ) -> None:
        """``output`` is the file to write, ``None`` the draft itself.

        A file that is there already is replaced with ``force``, or if ``is_ours`` says of its
        content, and that of the draft, that an earlier run made it of that draft and nobody has
        touched it since. Raises ``OutputError`` if the output is the draft under another name, is
        somebody else's, or cannot be written.
        """
        self._draft, self._output = draft, output
        if output is not None:
            refuse(output, [draft], "就是原文件")
            if not force and os.path.exists(output) and not _is_made(output, draft, is_ours):
                raise OutputError(
                    f"{printable_path(output)}：文件已经存在，未作改动；"
                    "请换一个文件名，或者加上 --force。"
                )
        refuse_unwritable(draft if output is None else output)

    def save(self, content: bytes) -> str:
        """Write the file as a whole and say, in Chinese, where the draft is now.

        A draft that is not changed is not written. Raises ``OutputError`` where something cannot
        be written; the draft is there then as before.
        """
        path = self._output or self._draft
        name = printable_path(path)
        if self._output is not None:
            replace_file(path, content)
            return f"已写入 {name}"
        if content == Path(path).read_bytes():
            return "没有变化"
        kept = printable_path(_kept(path))
        replace_file(path, content)
        return f"已写入 {name}，原文件另存为 {kept}"


def _is_made(output: str, draft: str, is_ours: Callable[[bytes, bytes], bool] | None) -> bool:
    with suppress(TiaoliError, OSError):
        return is_ours is not None and is_ours(Path(output).read_bytes(), Path(draft).read_bytes())
    return False


def _kept(path: str) -> str:
    """A copy of a file beside it, under a name that nothing has yet."""
    real = os.path.realpath(path) if os.path.islink(path) else path
    for ending in chain([BACKUP], (f"{BACKUP}{number}" for number in count(1))):
        copy = real + ending
        try:
            with open(copy, "xb") as file:
                file.write(Path(path).read_bytes())
            shutil.copystat(path, copy)
        except FileExistsError:
            continue
        except OSError as error:
            name = printable_path(copy)
            raise OutputError(
                f"{name}：备份写入失败，原文件未作改动；请检查磁盘空间和写入权限。"
            ) from error
        return copy
    raise AssertionError("the numbers have no end")
