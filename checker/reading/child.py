"""Parsers written in C look at hostile files in a process of their own and return plain data."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from checker.errors import ReadError
from checker.reading.confined import Ended, Limits, run_confined

GIVEN = "given"
PROGRAM = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); import {module} as m; m.main()"


def told_by(module: str, data: bytes, name: str, what: str, limits: Limits) -> Any:
    """What the function ``main`` of a module makes of ``data`` in another process.

    It calls ``given_data`` and ``tell``. Raises ``ReadError`` for the file called ``name``, a
    ``what``, if the process takes too long or dies.
    """
    with tempfile.TemporaryDirectory(prefix="tiaoli-", ignore_cleanup_errors=True) as folder:
        (Path(folder) / GIVEN).write_bytes(data)
        program = PROGRAM.format(module=module)
        command = [sys.executable, "-I", "-c", program, json.dumps(_path())]
        try:
            ended = run_confined(command, Path(folder), limits)
        except OSError as error:
            raise ReadError(name, f"{name}：不能启动读取 {what} 的进程；请稍后重试。") from error
    if ended.status == 0:
        return json.loads(ended.output)
    raise ReadError(name, f"{name}：{_why(ended, what, limits)}；请核对文件来源，或另存为 .docx。")


def given_data() -> bytes:
    """The data that this process was given."""
    return Path(GIVEN).read_bytes()


def tell(what: Any) -> None:
    """Give the caller an answer made of lists, dicts, strings, numbers and ``None``."""
    sys.stdout.buffer.write(json.dumps(what).encode())  # ASCII, so that nothing fails to encode


def _path() -> list[str]:
    """Where modules are looked for, as absolute paths: the other process has another folder."""
    return [str(Path(each).absolute()) for each in sys.path]


def _why(ended: Ended, what: str, limits: Limits) -> str:
    if ended.status is None:
        return f"{what} 过于复杂，{limits.seconds:.0f} 秒内没有读完"
    return f"{what} 无法读取（已损坏，或者大得异常）"
