"""Which format a file has, told from its name and its content; and the reader for it."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from checker.errors import ReadError
from checker.model import SourceText
from checker.reading import content
from checker.reading.characters import INVISIBLE
from checker.reading.comparison_table import with_one_column
from checker.reading.endings import ENDINGS, NAMES, Family
from checker.reading.plain import read_plain
from checker.reading.revisions import Revisions

LARGEST_FILE = 100 * 1024 * 1024
VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")

_Read = Callable[[bytes, str, str, Revisions], SourceText]


def read(
    path: Path | str, *, revisions: Revisions = Revisions.FINAL, column: str | None = None
) -> SourceText:
    """Read a file in one of the formats of ``checker.reading.endings``.

    ``revisions`` says which side of Word's tracked changes to read, ``column`` which column of
    comparison tables is the regulation: its heading, or its number counted from 1. Raises
    ``ReadError``, whose text says what is wrong and what to do.
    """
    return read_bytes(read_file(path), str(path), revisions=revisions, column=column)


def read_file(path: Path | str) -> bytes:
    """The bytes of a file, one more than may be read if it is larger than that.

    Raises ``ReadError`` if it cannot be opened, or is a folder or a device.
    """
    name = str(path)
    try:
        _refuse_special(name)
        with Path(path).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise ReadError(name, f"{name}：文件不存在；请核对路径。") from error
    except PermissionError as error:
        raise ReadError(name, f"{name}：没有读取权限；请检查文件的访问权限。") from error
    except (OSError, ValueError) as error:
        raise ReadError(name, f"{name}：文件无法打开；请核对路径。") from error


def read_bytes(
    data: bytes,
    name: str,
    *,
    revisions: Revisions = Revisions.FINAL,
    column: str | None = None,
) -> SourceText:
    """Read the content of a file called ``name`` (for its ending, and for messages).

    The ending says whether the file is text, a page, a PDF or a file of a word processor; which
    of the latter, and what a file without ending is, the content says. ``revisions`` and ``column``
    are as for ``read``. Raises ``ReadError``, whose text says what is wrong and what to do.
    """
    return with_one_column(_whole(data, name, revisions), column)


def _whole(data: bytes, name: str, revisions: Revisions) -> SourceText:
    """All that a file says, whatever stands in which column of a table."""
    ending = PurePath(name).suffix.lower()
    if len(data) > LARGEST_FILE:
        raise ReadError(name, f"{name}：文件超过 {LARGEST_FILE >> 20} MB；请拆分后重试。")
    if not data:
        raise ReadError(name, f"{name}：文件是空的；请核对文件内容。")
    if ending not in ENDINGS:
        raise ReadError(name, f"{name}：不支持 {ending} 格式（可以检查 {NAMES}）；请另存为 .docx。")
    family = ENDINGS[ending]
    if family is Family.TEXT:
        return _plain(data, name, ending, revisions)
    return _reader(content.kind_of(data), family, data, name)(data, name, ending, revisions)


def _refuse_special(name: str) -> None:
    """Folders cannot be read, and devices might never end."""
    mode = os.stat(name).st_mode
    if stat.S_ISDIR(mode):
        raise ReadError(name, f"{name}：是文件夹，不是文件；请指定其中的文件。")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise ReadError(name, f"{name}：不是普通文件；请核对路径。")


def _reader(kind: str, family: Family, data: bytes, name: str) -> _Read:
    """The reader for content of some kind; raises ``ReadError`` where the family has no such."""
    if family is Family.PAGE and kind == content.OTHER and content.signature(data) is None:
        return _page
    if family is Family.ANY and kind == content.OTHER:
        return _plain
    if kind not in family.kinds:
        raise _otherwise(data, name, family)
    return READERS[kind]


def _otherwise(data: bytes, name: str, family: Family) -> ReadError:
    what = content.signature(data)
    found = f"内容却是{what}" if what else f"内容却不是 {family.title}"
    ending = PurePath(name).suffix.lower()
    why = f"扩展名是 {ending}，{found}；请改用正确的扩展名，或另存为 .docx。"
    return ReadError(name, f"{name}：{why}")


def _word(data: bytes, name: str, ending: str, revisions: Revisions) -> SourceText:
    from checker.reading.word import read_word  # lxml takes its time to load

    source = read_word(data, name, revisions)
    if ending in (".docm", ".dotx", ".dotm"):
        source = replace(source, format=ending[1:])
    return _visible(source, "Word 文档中没有文字；如为扫描件，请先识别文字")


def _office(format: str) -> _Read:
    """The reader of a format that LibreOffice has to convert."""

    def read_it(data: bytes, name: str, ending: str, revisions: Revisions) -> SourceText:
        from checker.reading.office import read_office

        is_wps = format == content.OLD_WORD and ending in (".wps", ".wpt")
        source = read_office(data, name, "wps" if is_wps else format, revisions)
        return _visible(source, "文档中没有文字；如为扫描件，请先识别文字")

    return read_it


def _pdf(data: bytes, name: str, ending: str, revisions: Revisions) -> SourceText:
    from checker.reading.pdf import read_pdf

    return read_pdf(data, name)


def _page(data: bytes, name: str, ending: str, revisions: Revisions) -> SourceText:
    from checker.reading.html import read_html

    return _visible(read_html(data, name, revisions), "网页中没有文字；请核对文件内容")


def _web_archive(data: bytes, name: str, ending: str, revisions: Revisions) -> SourceText:
    from checker.reading.html import read_mhtml

    return _visible(read_mhtml(data, name, revisions), "网页中没有文字；请核对文件内容")


def _plain(data: bytes, name: str, ending: str, revisions: Revisions) -> SourceText:
    what = content.signature(data)
    if what:
        raise ReadError(
            name, f"{name}：按文本读取，内容却是{what}；请改用正确的扩展名，或另存为文本。"
        )
    kind = "md" if ending in (".md", ".markdown") else "txt"
    return _visible(read_plain(data, name, kind), "文件中没有文字；请核对文件内容")


def _visible(source: SourceText, why: str) -> SourceText:
    """The source, if it has a character that can be seen."""
    if not VISIBLE.search(source.text):
        raise ReadError(source.path, f"{source.path}：{why}。")
    return source


READERS: dict[str, _Read] = {
    content.OPEN_XML: _word,
    content.PDF: _pdf,
    content.HTML: _page,
    content.MHTML: _web_archive,
    **{
        kind: _office(kind)
        for kind in (content.OLD_WORD, content.RTF, content.OPEN_DOCUMENT, content.WORD_XML)
    },
}
