"""Files that cannot be checked: one clear sentence each, and the others are still checked."""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_drafts import Check, Run
from docx import Document

DRAFT = "第一条　违反规定生育的，征收社会抚养费。"


def word(path: Path) -> None:
    document = Document()
    document.add_paragraph(DRAFT)
    document.save(str(path))


def truncated(path: Path) -> None:
    word(path)
    path.write_bytes(path.read_bytes()[:-3000])


def encrypted(path: Path) -> None:
    """The head of a compound file, as Word writes it for a document with a password."""
    stream = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096) + stream)


def cut_off(path: Path) -> None:
    """The head of a compound file and nothing else."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))


def without_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("readme.txt", "no document here")


def bomb(path: Path) -> None:
    """A package whose document is two gigabytes of blanks when unpacked."""
    word(path)
    source = io.BytesIO(path.read_bytes())
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(2048):
                part.write(b" " * (1 << 20))


def fifo(path: Path) -> None:
    os.mkfifo(path)


BAD: dict[str, Callable[[Path], object]] = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_text(" \n\u3000\n\t\n", encoding="utf-8"),
    "empty.docx": lambda path: path.write_bytes(b""),
    "binary.txt": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "wrong-bytes.txt": lambda path: path.write_bytes("第一条".encode() + b"\xff\xff" * 9),
    "picture.docx": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(999)),
    "word-inside.txt": word,
    "text-inside.docx": lambda path: path.write_text(DRAFT, encoding="utf-8"),
    "draft.pdf": lambda path: path.write_bytes(b"%PDF-1.4\n"),
    "no-ending": lambda path: path.write_bytes(b"\x7fELF" + bytes(999)),
    "encrypted.docx": encrypted,
    "cut-off.doc": cut_off,
    "spreadsheet.xlsx": without_document,
    "no-page.html": lambda path: path.write_bytes(b"<html><body><script>1</script>"),
    "truncated.docx": truncated,
    "no-document.docx": without_document,
    "bomb.docx": bomb,
    "nothing-here": lambda path: path.mkdir(),
    "gone.txt": lambda path: None,
    "dangling.txt": lambda path: path.symlink_to("nowhere.txt"),
}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every bad file and two good ones."""
    folder = tmp_path_factory.mktemp("bad")
    for name, make in BAD.items():
        make(folder / name)
    word(folder / "good.docx")
    (folder / "good.txt").write_text(DRAFT, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_sentence_and_the_others_are_checked(
    name: str, bad: Path, monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    monkeypatch.chdir(bad)
    begun = time.monotonic()
    status, report = check("good.txt", name, "good.docx")
    assert time.monotonic() - begun < 20
    assert status == 2
    assert [each["path"] for each in report["documents"]] == ["good.txt", "good.docx"]
    assert all(each["findings"] for each in report["documents"])
    [missed] = report["unreadable"]
    assert missed["path"] == name
    assert_is_clear(missed["message"], name)


NAMES = {  # of formats and programs, which have no Chinese ones
    *{"Word", "UTF", "PDF", "WPS", "XML", "ZIP", "GB", "OCR", "LibreOffice", "TIAOLI", "SOFFICE"},
    *{"xlsx", "txt", "docx", "docm", "doc", "wps", "rtf", "odt", "pdf", "html"},
}


def assert_is_clear(sentence: str, name: str) -> None:
    """One Chinese sentence that names the file and is not about the program's inside."""
    assert sentence.startswith(f"{name}：")
    assert "\n" not in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "内部错误" not in sentence
    english = re.findall(r"[A-Za-z]{3,}", sentence.replace(name, ""))
    assert set(english) <= NAMES


def test_each_sentence_is_said_once_on_standard_error(bad: Path, tiaoli: Run) -> None:
    names = [*BAD, "good.txt"]
    ended = tiaoli("check", *names, cwd=bad)
    assert ended.returncode == 2
    said = ended.stderr.decode("utf-8").splitlines()
    assert len(said) == len(BAD)
    assert "Traceback" not in ended.stderr.decode("utf-8")
    assert f"共检查 1 个文件：错误 1，警告 0，提示 0；{len(BAD)} 个文件未能检查。" in (
        ended.stdout.decode("utf-8")
    )


STRANGE: dict[str, str] = {
    "million": f"第一条　{'为了促进人口长期均衡发展，' * 77_000}征收社会抚养费。",
    "control": "第一条　违反规定生育的，\x01\x02征收\x08社会抚养费\x1b[31m。",
    "deep": "\n".join(f"{'（' * n}一{'）' * n}征收社会抚养费；" for n in range(1, 400)),
    "lists": "第一条　有下列情形之一的：\n" + "（一）征收社会抚养费；\n1. 下列：\n①又；\n" * 2000,
    "brackets": "第一条　" + "《" * 50_000,
    "articles": "".join(f"第{n}条　征收社会抚养费。\n" for n in range(3000)),
    "surrogates": "第一条　征收社会抚养费\U0010ffff\ufdd0\ufeff。",
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_text_is_checked_or_refused_in_time(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(f"{name}.txt").write_text(STRANGE[name], encoding="utf-8")
    begun = time.monotonic()
    status, report = check(f"{name}.txt")
    assert time.monotonic() - begun < 60
    assert len(report["documents"]) + len(report["unreadable"]) == 1
    assert status in (0, 1) if report["documents"] else status == 2
    for missed in report["unreadable"]:
        assert_is_clear(missed["message"], f"{name}.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path: Path, check: Check) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text(DRAFT, encoding="utf-8")
    closed.chmod(0)
    status, report = check(str(closed))
    assert status == 2
    assert_is_clear(report["unreadable"][0]["message"], str(closed))


def test_a_file_name_that_is_no_utf8_can_be_printed(tmp_path: Path, tiaoli: Run) -> None:
    name = os.fsencode(tmp_path) + b"/\xb2\xdd.txt"
    with open(name, "wb") as file:
        file.write(DRAFT.encode())
    ended = tiaoli("check", "--quiet", str(tmp_path))
    assert ended.returncode == 1
    assert "\ufffd\ufffd.txt:1:" in ended.stdout.decode("utf-8")
