"""Files of other word processors become .docx files, .docx files PDF: LibreOffice does it, alone."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from checker.errors import ReadError
from checker.reading.confined import Limits, run_confined
from checker.reading.office.fonts import stand_ins
from checker.reading.office.profile import CLOSED_PORT, NOWHERE, write_profile
from checker.reading.office.program import VARIABLE, NotFound, office_program

MEGABYTE = 1024 * 1024
LIMITS = Limits(seconds=120, memory=4096 * MEGABYTE, output=256 * MEGABYTE)
LARGEST_RESULT = 100 * MEGABYTE
OPTIONS = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
SETTINGS = {
    "SAL_USE_VCLPLUGIN": "svp",  # no display
    **{f"{kind}_proxy": f"http://{NOWHERE}:{CLOSED_PORT}" for kind in ("http", "https", "ftp")},
    "no_proxy": "",
}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a file becomes, by which filter, and what users can do where that fails."""

    ending: str
    filter: str
    remedy: str
    missing: str  # the words for what needs LibreOffice
    otherwise: str  # what can be done without it


_WORD = _Wanted(
    "docx",
    "docx:MS Word 2007 XML",
    "请在 Word 或 WPS 中另存为",
    "这种格式要由 LibreOffice 转换",
    "在 Word、WPS 中另存为 .docx",
)
_PDF = _Wanted(
    "pdf",
    "pdf:writer_pdf_Export",
    "请改用 Word 文件，在 Word 或 WPS 中另存为",
    "PDF 要由 LibreOffice 生成",
    "改用 Word 文件，在 Word、WPS 中另存为 PDF",
)


def as_docx(data: bytes, ending: str, name: str) -> bytes:
    """The content of a file in the format of ``ending`` (``doc``, ``rtf`` …) as a .docx file.

    LibreOffice runs with a profile of its own, without macros and links, within limits of time
    and memory. Raises ``ReadError`` for the file called ``name`` if it is not there or fails.
    """
    return _converted(data, ending, name, _WORD)


def as_pdf(data: bytes, name: str) -> bytes:
    """The content of a .docx file as a PDF; otherwise as ``as_docx``."""
    return _converted(data, "docx", name, _PDF)


def _converted(data: bytes, ending: str, name: str, wanted: _Wanted) -> bytes:
    program = _program(name, wanted)
    with tempfile.TemporaryDirectory(prefix="tiaoli-", ignore_cleanup_errors=True) as folder:
        return _run(program, data, ending, name, Path(folder), wanted)


def _program(name: str, wanted: _Wanted) -> str:
    try:
        return office_program()
    except NotFound as error:
        if error.named:
            why = f"环境变量 {VARIABLE} 指定的程序“{error.named}”不存在或者不能运行；请改正"
        else:
            why = (
                f"{wanted.missing}，但没有找到该软件；请安装 LibreOffice，"
                f"或者用环境变量 {VARIABLE} 指明它的位置，或者{wanted.otherwise}"
            )
        raise ReadError(name, f"{name}：{why}。") from error


def _run(program: str, data: bytes, ending: str, name: str, folder: Path, wanted: _Wanted) -> bytes:
    source, result = folder / f"draft.{ending}", folder / "out" / f"draft.{wanted.ending}"
    profile = folder / "profile"
    write_profile(profile, stand_ins() if wanted is _PDF else None)
    result.parent.mkdir()
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *OPTIONS,
        *("--convert-to", wanted.filter, "--outdir", str(result.parent), str(source)),
    ]
    try:
        ended = run_confined(command, folder, LIMITS, SETTINGS)
    except OSError as error:
        raise _failed(name, "不能启动 LibreOffice；请检查其安装") from error
    if ended.status is None:
        limit = f"LibreOffice 转换超过 {LIMITS.seconds:.0f} 秒，已中止"
        raise _failed(name, f"{limit}；{wanted.remedy} .{wanted.ending}")
    return _result(result, name, wanted)


def _result(path: Path, name: str, wanted: _Wanted) -> bytes:
    if not path.is_file() or path.is_symlink():
        raise _failed(
            name,
            "LibreOffice 未能转换（文件可能已加密、已损坏，或者是它不认识的格式）；"
            f"{wanted.remedy}不加密的 .{wanted.ending}",
        )
    if path.stat().st_size > LARGEST_RESULT:
        raise _failed(name, f"转换后超过 {LARGEST_RESULT // MEGABYTE} MB；请拆分后重试")
    return path.read_bytes()


def _failed(name: str, why: str) -> ReadError:
    return ReadError(name, f"{name}：{why}。")
