"""Where a report goes: standard output, or a file that is replaced as a whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from checker.errors import TiaoliError
from checker.reporting.lines import Layout, Line, coloured, layout_of, plain
from checker.reporting.plain import printable_path


class OutputError(TiaoliError):
    """A report that cannot be written; the message says why and what to do."""


def use_utf8() -> None:
    """Write UTF-8 with plain line feeds, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(sentence: str) -> None:
    """Tell the user something on standard error; a closed standard error is no matter."""
    with suppress(OSError, ValueError):
        print(sentence, file=sys.stderr, flush=True)


class Output:
    """The place for the report of a command."""

    def __init__(
        self, path: str | None = None, inputs: Sequence[str] = (), settings: Sequence[str] = ()
    ) -> None:
        """``path`` is the file for the report, ``None`` standard output.

        Raises ``OutputError`` at once, before any work, if the file is one of the
        inputs, or of the files with settings, or cannot be written.
        """
        self._path = path
        if path is not None:
            refuse(path, inputs, "是待检查的文件")
            refuse(path, settings, "是这次检查用到的设置")
            refuse_unwritable(path)

    @property
    def is_standard(self) -> bool:
        """Whether this is standard output."""
        return self._path is None

    def put(
        self,
        format: str,
        data: Callable[[], object],
        lines: Callable[[Layout], Iterable[Line]],
    ) -> None:
        """Write ``data()`` as JSON if ``format`` is ``json``, else the lines for readers.

        ``lines`` is asked for the lines with the columns and colour of the place.
        """
        if format == "json":
            from checker.reporting.json_report import to_text

            self.write(to_text(data()))
        else:
            self.put_lines(lines)

    def put_lines(self, lines: Callable[[Layout], Iterable[Line]]) -> None:
        """Write lines for readers, asked for with the columns and colour of the place."""
        layout = Layout() if self._path is not None else layout_of(sys.stdout)
        if layout.colour:
            coloured(lines(layout), sys.stdout)
        else:
            self.write(plain(lines(layout)))

    def write(self, text: str) -> None:
        """Write the whole report; raises ``OutputError`` where the file cannot be written."""
        if self._path is None:
            sys.stdout.write(text)
            return
        replace_file(self._path, text.encode("utf-8", "backslashreplace"))


def replace_file(path: str, content: bytes) -> None:
    """Replace a file as a whole; raises ``OutputError`` where it cannot be written."""
    try:
        _replace(Path(path), content)
    except OSError as error:
        raise _failed(path) from error


def refuse(path: str, others: Sequence[str], what: str) -> None:
    """Raise ``OutputError`` if a path leads to one of some files; ``what`` says in Chinese which."""
    if any(_same(path, each) for each in others):
        raise OutputError(f"{printable_path(path)}：{what}，未作改动；请换一个输出路径。")


def _same(path: str, other: str) -> bool:
    with suppress(OSError):
        return os.path.samefile(path, other)
    return os.path.realpath(path) == os.path.realpath(other)


def refuse_unwritable(path: str) -> None:
    """Raise ``OutputError`` for a path at which no file can be written."""
    place = Path(os.path.realpath(path))
    name = printable_path(path)
    if place.is_dir():
        raise OutputError(f"{name}：是文件夹，不能写入报告；请写出文件名。")
    if not place.parent.is_dir():
        raise OutputError(f"{name}：所在的文件夹不存在；请先建立文件夹。")
    checked = place if place.exists() and not place.is_file() else place.parent
    if not os.access(checked, os.W_OK):
        raise OutputError(f"{name}：无法写入；请检查文件夹的写入权限。")


def _replace(path: Path, content: bytes) -> None:
    """Replace a file as a whole: readers see the old content or the new, never a part."""
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():  # a device or a pipe
        path.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=".tiaoli-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, _mode(path))
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of a new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _failed(path: str) -> OutputError:
    name = printable_path(path)
    return OutputError(f"{name}：写入失败；请检查磁盘空间和写入权限。")
