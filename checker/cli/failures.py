"""What users are told of failures: one sentence, the traceback only on demand."""

from __future__ import annotations

import os
import traceback

from checker.cli.output import say
from checker.reporting.plain import printable_path

DEBUG = "TIAOLI_DEBUG"


def debugging() -> bool:
    """Whether the user asked for tracebacks with ``TIAOLI_DEBUG=1``."""
    return os.environ.get(DEBUG, "") not in ("", "0")


def internal_error(error: BaseException, path: str | None = None) -> str:
    """The sentence for a fault of the program; with ``TIAOLI_DEBUG=1`` the traceback is shown."""
    if debugging():
        say("".join(traceback.format_exception(error)))
    where = f"{printable_path(path)}：检查时" if path else "程序"
    remedy = f"请设置环境变量 {DEBUG}=1 后重新运行，并把显示的内容反馈给维护者。"
    return f"{where}出现内部错误（{type(error).__name__}）；{remedy}"
