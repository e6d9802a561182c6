"""Uploaded files: read and checked before anything is stored, whatever their names and contents."""

from __future__ import annotations

import pytest
from desk_drafts import FIRST
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.judging import Checker
from checker.reviewing.examining import LARGEST, LONGEST_NAME, examine, plain_name

NAMES = {
    "条例草案.txt": "条例草案.txt",
    "/etc/passwd": "passwd",
    "../../条例.docx": "条例.docx",
    r"C:\Users\某人\条例.docx": "条例.docx",
    "条例.docx\x00.exe": "条例.docx.exe",
    "条例\u202etxt.docx": "条例txt.docx",
    "条例\n第二行.docx": "条例第二行.docx",
    "条例\udc80.docx": "条例.docx",
    '"><img src=x onerror=alert(1)>.txt': '"><img src=x onerror=alert(1)>.txt',
    "<script>alert(1)</script>.txt": "script>.txt",
    "": "未命名",
    "/": "未命名",
    ".": "未命名",
    "..": "未命名",
    "...": "未命名",
    " \t": "未命名",
    "a/..": "未命名",
    "长" * 300 + ".docx": "长" * 195 + ".docx",
    "长" * 300: "长" * 200,
    "a." + "长" * 300: "a." + "长" * 198,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_the_last_part_of_it_and_can_be_shown(name: str) -> None:
    assert plain_name(name) == NAMES[name]


@given(st.text(st.characters()))
def test_so_is_any_name(name: str) -> None:
    found = plain_name(name)
    assert 0 < len(found) <= LONGEST_NAME
    assert found.isprintable()
    assert not {"/", "\\"} & {*found}
    assert found.strip(".")
    assert plain_name(found) == found


def test_the_stages_are_told(checker: Checker) -> None:
    stages: list[str] = []
    examine("条例.txt", FIRST.encode(), checker, stages.append)
    assert stages == ["读取文件", "检查条文", "排版"]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(checker: Checker) -> None:
    stages: list[str] = []
    with pytest.raises(ReadError, match="超过 20 MB；请去掉图片"):
        examine("条例.txt", b"x" * (LARGEST + 1), checker, stages.append)
    assert stages == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("条例.txt", b""),
        ("条例.txt", b"\x00\x01\x02"),
        ("条例.docx", b"no package"),
        ("条例.pdf", b"%PDF-1.7 broken"),
        ("条例.exe", b"MZ"),
        ("未命名", b"\x7fELF\x00"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    checker: Checker, name: str, data: bytes
) -> None:
    with pytest.raises(ReadError, match=name) as raised:
        examine(name, data, checker)
    assert "\n" not in str(raised.value)


HTML = "<script>alert('x')</script><img src=x onerror=alert(1)>&lt;b&gt;"


def test_html_in_a_text_stays_text(checker: Checker) -> None:
    found = examine("<b>.txt", f"第一条 {HTML}征收社会抚养费。\n".encode(), checker)
    assert found.name == "<b>.txt"
    (finding,) = found.document.findings
    assert HTML in found.document.text if hasattr(found.document, "text") else True
    assert finding.article == "第一条"


def test_the_same_bytes_have_the_same_digest(checker: Checker) -> None:
    one, other = (examine(name, FIRST.encode(), checker) for name in ("a.txt", "b.txt"))
    assert one.digest == other.digest
    assert examine("a.txt", FIRST.encode() + b"\n", checker).digest != one.digest
