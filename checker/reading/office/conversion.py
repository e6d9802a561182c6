"""A file of another word processor becomes a .docx file: LibreOffice converts it, alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from checker.errors import ReadError
from checker.reading.confined import Limits, run_confined
from checker.reading.office.profile import CLOSED_PORT, NOWHERE, write_profile
from checker.reading.office.program import VARIABLE, NotFound, office_program

MEGABYTE = 1024 * 1024
LIMITS = Limits(seconds=120, memory=4096 * MEGABYTE, output=256 * MEGABYTE)
LARGEST_RESULT = 100 * MEGABYTE
OPTIONS = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
FILTER = "docx:MS Word 2007 XML"
SETTINGS = {
    "SAL_USE_VCLPLUGIN": "svp",  # no display
    **{f"{kind}_proxy": f"http://{NOWHERE}:{CLOSED_PORT}" for kind in ("http", "https", "ftp")},
    "no_proxy": "",
}


def as_docx(data: bytes, ending: str, name: str) -> bytes:
    """The content of a file in the format of ``ending`` (``doc``, ``rtf`` …) as a .docx file.

    LibreOffice runs with a profile of its own, without macros and links, within limits of time
    and memory. Raises ``ReadError`` for the file called ``name`` if it is not there or fails.
    """
    program = _program(name)
    with tempfile.TemporaryDirectory(prefix="tiaoli-", ignore_cleanup_errors=True) as folder:
        return _converted(program, data, ending, name, Path(folder))


def _program(name: str) -> str:
    try:
        return office_program()
    except NotFound as error:
        if error.named:
            why = f"环境变量 {VARIABLE} 指定的程序“{error.named}”不存在或者不能运行；请改正"
        else:
            why = (
                "这种格式要由 LibreOffice 转换，但没有找到该软件；请安装 LibreOffice，"
                f"或者用环境变量 {VARIABLE} 指明它的位置，或者在 Word、WPS 中另存为 .docx"
            )
        raise ReadError(name, f"{name}：{why}。") from error


def _converted(program: str, data: bytes, ending: str, name: str, folder: Path) -> bytes:
    source, result = folder / f"draft.{ending}", folder / "out" / "draft.docx"
    profile = folder / "profile"
    write_profile(profile)
    result.parent.mkdir()
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *OPTIONS,
        *("--convert-to", FILTER, "--outdir", str(result.parent), str(source)),
    ]
    try:
        ended = run_confined(command, folder, LIMITS, SETTINGS)
    except OSError as error:
        raise _failed(name, "不能启动 LibreOffice；请检查其安装") from error
    if ended.status is None:
        limit = f"LibreOffice 转换超过 {LIMITS.seconds:.0f} 秒，已中止"
        raise _failed(name, f"{limit}；请在 Word 或 WPS 中另存为 .docx")
    return _result(result, name)


def _result(path: Path, name: str) -> bytes:
    if not path.is_file() or path.is_symlink():
        raise _failed(
            name,
            "LibreOffice 未能转换（文件可能已加密、已损坏，或者是它不认识的格式）；"
            "请在 Word 或 WPS 中另存为不加密的 .docx",
        )
    if path.stat().st_size > LARGEST_RESULT:
        raise _failed(name, f"转换后超过 {LARGEST_RESULT // MEGABYTE} MB；请拆分后重试")
    return path.read_bytes()


def _failed(name: str, why: str) -> ReadError:
    return ReadError(name, f"{name}：{why}。")
