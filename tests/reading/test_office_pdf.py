"""A Word file becomes a PDF in fonts that are there, or the remedy is named."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest
from programs import needs_office

from checker.errors import ReadError
from checker.reading.office.conversion import as_pdf
from checker.reading.office.fonts import stand_ins
from checker.reading.office.program import VARIABLE


def word_file(words: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def fc_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program that says which fonts there are, to be written by the test."""
    path = tmp_path / "fc-list"
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    stand_ins.cache_clear()
    yield path
    stand_ins.cache_clear()


def says(program: Path, *lines: str, status: int = 0) -> None:
    printed = "\n".join(lines)
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{printed}\nEND\nexit {status}\n", encoding="utf-8")
    program.chmod(0o755)


@needs_office
def test_the_words_are_in_the_pdf() -> None:
    data = as_pdf(word_file("征收社会抚养费 {{ x }} <&"), "意见书.pdf")
    [page] = pypdfium2.PdfDocument(data)
    assert page.get_textpage().get_text_bounded().strip() == "征收社会抚养费 {{ x }} <&"


@needs_office
def test_what_is_no_word_file_is_named() -> None:
    with pytest.raises(ReadError, match=r"^意见书\.pdf：.*在 Word 或 WPS 中另存为.*\.pdf"):
        as_pdf(b"PK\x03\x04 nothing", "意见书.pdf")


def test_without_the_program_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/soffice")
    with pytest.raises(ReadError, match=r"意见书\.pdf：环境变量 TIAOLI_SOFFICE 指定的程序"):
        as_pdf(word_file("甲"), "意见书.pdf")


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (["Noto Serif CJK SC", "Noto Sans CJK SC"], {"仿宋_GB2312": "Noto Serif CJK SC", "黑体": "Noto Sans CJK SC"}),
        (["FangSong,仿宋", "SimHei,黑体"], {"仿宋_GB2312": "仿宋", "黑体": None}),
        (["仿宋_GB2312", "SimSun,宋体"], {"仿宋_GB2312": None, "宋体": None, "黑体": None}),
        (["DejaVu Sans"], {"仿宋_GB2312": None, "方正小标宋简体": None}),
        (["SimSun"], {"方正小标宋简体": "SimSun", "宋体": "SimSun"}),
    ],
)  # fmt: skip
def test_a_font_that_is_there_stands_in_for_one_that_is_missing(
    there: list[str], expected: dict[str, str | None], fc_list: Path
) -> None:
    says(fc_list, *there)
    found = stand_ins()
    assert {name: found.get(name) for name in expected} == expected


def test_where_nobody_knows_the_fonts_none_is_replaced(fc_list: Path) -> None:
    says(fc_list, "Noto Serif CJK SC", status=1)
    assert stand_ins() == {}
