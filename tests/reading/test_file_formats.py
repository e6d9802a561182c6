"""Which format a file has, and what is said of a file that is none or another."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from word_files import paragraph, word

from checker.errors import ReadError
from checker.reading import read, read_bytes

DRAFT = "第一条　征收社会抚养费。"
WORD = word(paragraph(DRAFT))
PAGE = f"<html><body><p>{DRAFT}</p></body></html>"
ARCHIVE = b"From: Word\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()

KINDS = {
    "draft.txt": (DRAFT.encode(), "txt"),
    "DRAFT.TXT": (DRAFT.encode(), "txt"),
    "draft.md": (DRAFT.encode(), "md"),
    "draft.markdown": (DRAFT.encode(), "md"),
    "draft.docx": (WORD, "docx"),
    "draft.DOCX": (WORD, "docx"),
    "draft.docm": (WORD, "docm"),
    "draft.dotx": (WORD, "dotx"),
    "really new.doc": (WORD, "docx"),
    "page.doc": (PAGE.encode(), "html"),
    "page.docx": (b"\xef\xbb\xbf\r\n" + PAGE.encode(), "html"),
    "page.wps": (PAGE.encode("utf-16"), "html"),
    "archive.doc": (ARCHIVE, "mhtml"),
    "page.htm": (DRAFT.encode(), "html"),
    "page.mht": (ARCHIVE, "mhtml"),
    "page": (PAGE.encode(), "html"),
    "draft": (DRAFT.encode("gbk"), "txt"),
    "standard input": (WORD, "docx"),
    "": (DRAFT.encode(), "txt"),
}


@pytest.mark.parametrize("name", KINDS)
def test_name_and_content_tell_the_format(name: str) -> None:
    data, kind = KINDS[name]
    source = read_bytes(data, name)
    assert (source.path, source.format, source.text) == (name, kind, DRAFT)


REFUSED = {
    "empty text": ("a.txt", b"", "文件是空的"),
    "empty Word file": ("a.docx", b"", "文件是空的"),
    "white space": ("a.txt", " \n　\t\r\n\u200b\ufeff".encode(), "没有文字"),
    "nothing but a mark": ("a.txt", b"\xef\xbb\xbf", "没有文字"),
    "Word file called text": ("a.txt", WORD, "Word 文档"),
    "old Word file called text": ("a.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word 文档"),
    "PDF called text": ("a.md", b"%PDF-1.7\n", "PDF"),
    "RTF called text": ("a.txt", b"{\\rtf1\\ansi", "RTF"),
    "picture called text": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "图片"),
    "text called Word file": ("a.docx", DRAFT.encode(), "不是 Word 文档"),
    "picture called Word file": ("a.doc", b"\x89PNG\r\n\x1a\n\0\0", "内容却是图片"),
    "PDF called Word file": ("a.docx", b"%PDF-1.7\n", "PDF"),
    "PDF that ends at once": ("a.pdf", b"%PDF-1.7\n", "已损坏"),
    "text called PDF": ("a.pdf", DRAFT.encode(), "不是 PDF"),
    "Word file called PDF": ("a.pdf", WORD, "内容却是Word 文档"),
    "PDF called page": ("a.html", b"%PDF-1.7\n", "内容却是PDF"),
    "Word file called page": ("a.html", WORD, "内容却是Word 文档"),
    "page without text": ("a.html", b"<html><body><script>var a</script>", "没有文字"),
    "archive without page": ("a.mht", b"MIME-Version: 1.0\r\n\r\ntext", "没有网页"),
    "spreadsheet": ("a.xlsx", WORD, "不支持 .xlsx 格式"),
    "old Word file with password": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "去掉密码",
    ),
    "binary without ending": ("a", b"\x7fELF\0\0", "二进制"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_clear_sentence(name: str) -> None:
    file, data, why = REFUSED[name]
    with pytest.raises(ReadError) as raised:
        read_bytes(data, file)
    sentence = str(raised.value)
    assert why in sentence
    assert sentence.startswith(f"{file}：")
    assert sentence.endswith("。")
    assert "；" in sentence
    assert "\n" not in sentence


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "草案.docx"
    path.write_bytes(WORD)
    assert read(path).text == read(str(path)).text == DRAFT
    assert read(path).path == str(path)


def test_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"printf '{DRAFT}' > '{pipe}'"]):
        assert read(pipe).text == DRAFT


def missing(path: Path) -> Path:
    return path / "nowhere.txt"


def looped(path: Path) -> Path:
    (path / "loop.txt").symlink_to("loop.txt")
    return path / "loop.txt"


def listening(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path / "s.txt"))
    return path / "s.txt"


PATHS = {
    "missing": (missing, "文件不存在"),
    "folder": (lambda path: path, "是文件夹"),
    "endless device": (lambda path: Path("/dev/zero"), "不是普通文件"),
    "socket": (listening, "不是普通文件"),
    "link to itself": (looped, "无法打开"),
    "zero byte in the name": (lambda path: f"{path}/a\0.txt", "无法打开"),
    "name that is too long": (lambda path: path / ("长" * 200 + ".txt"), "无法打开"),
}


@pytest.mark.parametrize("name", PATHS)
def test_a_path_that_is_no_file_is_said(name: str, tmp_path: Path) -> None:
    make, why = PATHS[name]
    with pytest.raises(ReadError, match=why):
        read(make(tmp_path))


def test_a_file_that_is_too_large_is_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(ReadError, match="超过 100 MB"):
        read(path)


def test_reading_a_text_loads_no_library_for_word_files() -> None:
    program = (
        "import sys; from checker.reading import read_bytes; read_bytes(b'a', 'a.txt');"
        "sys.exit(bool({'lxml', 'docx', 'zipfile', 'opencc', 'pypdfium2', 'selectolax', 'email', 'tempfile'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
