"""Packages that are damaged, locked, or made to do harm: one clear sentence, at once."""

from __future__ import annotations

import io
import re
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from word_files import CONTENT_TYPES, package, paragraph, part, relations, word

from checker.errors import ReadError
from checker.reading import read_bytes
from checker.reading.word_package import MOST_ENTRIES

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = word(paragraph("第一条　为了实施三孩生育政策，制定本条例。"))
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "external entity": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "billion laughs": f'<!DOCTYPE d [<!ENTITY l0 "哈">{LAUGHS}]>',
    "external subset": '<!DOCTYPE d SYSTEM "http://127.0.0.1:1/d.dtd">',
}
ENTITIES = {"external entity": "&e;", "billion laughs": "&l9;", "external subset": ""}


def with_document(content: str | bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package whose main document is ``content``."""
    return package(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/document.xml": content,
        },
        method,
    )


def with_doctype(name: str) -> bytes:
    content = part(
        "document", f"<w:body><w:p><w:r><w:t>{ENTITIES[name]}文</w:t></w:r></w:p></w:body>"
    )
    return with_document(content.replace("?>", "?>" + DOCTYPES[name], 1))


def nested(tag: str, times: int) -> bytes:
    opening, closing = f"<w:{tag}>" * times, f"</w:{tag}>" * times
    return with_document(part("document", f"<w:body>{opening}{closing}</w:body>"))


def flagged_as_encrypted() -> bytes:
    """A package whose entries say that they are encrypted."""
    data = bytearray(GOOD)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), GOOD):
            data[found.start() + place] |= 1
    return bytes(data)


def with_wrong_checksum() -> bytes:
    """A package whose main document does not have its checksum."""
    data = bytearray(GOOD)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as file:
        crc = struct.pack("<I", file.getinfo("word/document.xml").CRC)
    for found in re.finditer(re.escape(crc), GOOD):
        data[found.start()] ^= 0xFF
    return bytes(data)


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (lambda: OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "加密"),
    "encrypted entries": (flagged_as_encrypted, "加密"),
    "truncated": (lambda: GOOD[: len(GOOD) // 2], "截断"),
    "wrong checksum": (with_wrong_checksum, "已损坏"),
    "no document": (lambda: package({"readme.txt": "x"}), "不是 Word 文档"),
    "spreadsheet": (lambda: package({"xl/workbook.xml": "<a/>"}), "电子表格"),
    "presentation": (lambda: package({"ppt/presentation.xml": "<a/>"}), "演示文稿"),
    "another root": (lambda: with_document("<a/>"), "不是 Word 文档"),
    "document that is no XML": (lambda: with_document("第一条"), "已损坏"),
    "empty document part": (lambda: with_document(""), "已损坏"),
    "undeclared entity": (lambda: with_document("<a>&b;</a>"), "已损坏"),
    "no text": (lambda: word("<w:p/>"), "没有文字"),
    "external entity": (lambda: with_doctype("external entity"), "实体声明"),
    "billion laughs": (lambda: with_doctype("billion laughs"), "实体声明"),
    "external subset": (lambda: with_doctype("external subset"), "实体声明"),
    "deep nesting": (lambda: nested("sdt", 100_000), "嵌套过深"),
    "deep tables": (lambda: nested("tbl", 100_000), "嵌套过深"),
    "many tiny elements": (
        lambda: with_document(f"<a>{'<b/>' * 3_100_000}</a>", zipfile.ZIP_STORED),
        "拆分",
    ),
    "bomb in the document": (lambda: with_document(b" " * 64_000_000), "压缩炸弹"),
    "bomb beside it": (
        lambda: package({"word/document.xml": "<a/>", "word/media/a.bmp": bytes(64_000_000)}),
        "压缩炸弹",
    ),
    "thousands of entries": (
        lambda: package({f"word/{n}.xml": "" for n in range(MOST_ENTRIES + 1)}),
        "压缩炸弹",
    ),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_package_is_refused_in_one_sentence_without_harm(name: str) -> None:
    make, why = HARMFUL[name]
    data = make()
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(ReadError) as raised:
        read_bytes(data, "草案.docx")
    took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    sentence = str(raised.value)
    assert why in sentence
    assert sentence.startswith("草案.docx：")
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert raised.value.path == "草案.docx"
    assert took < 10
    assert peak < 100_000_000


def test_every_beginning_of_a_word_file_is_refused() -> None:
    for length in range(0, len(GOOD) - 1, 7):
        with pytest.raises(ReadError):
            read_bytes(GOOD[:length], "草案.docx")


FOUND = {
    "main document under another name": (
        {"officeDocument": "word/document2.xml"},
        "word/document2.xml",
    ),
    "absolute target": ({"officeDocument": "/word/document.xml"}, "word/document.xml"),
    "target with dots": ({"officeDocument": "word/../word/document.xml"}, "word/document.xml"),
    "target outside": ({"officeDocument": "../../../word/document.xml"}, "word/document.xml"),
    "no relation": ({}, "word/document.xml"),
    "relation to nothing": ({"officeDocument": "word/gone.xml"}, "word/document.xml"),
    "other letter case": ({"officeDocument": "word/document.xml"}, "Word/Document.xml"),
    "backslashes": ({"officeDocument": "word/document.xml"}, "word\\document.xml"),
}


@pytest.mark.parametrize("name", FOUND)
def test_the_main_document_is_found_where_the_package_says(name: str) -> None:
    targets, place = FOUND[name]
    body = part("document", f"<w:body>{paragraph('第一条')}</w:body>")
    data = package(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "../../evil.xml": "<a/>",
            "_rels/.rels": relations(targets),
            place: body,
        }
    )
    source = read_bytes(data, "草案.docx")
    assert source.text == "第一条"
    assert source.lines[0].anchor.part == place


def test_a_package_without_relations_is_read() -> None:
    body = part("document", f"<w:body>{paragraph('第一条')}</w:body>")
    numbering = part("numbering", "")
    data = package({"word/document.xml": body, "word/numbering.xml": numbering})
    assert read_bytes(data, "草案.docx").text == "第一条"


def test_a_paragraph_of_a_million_characters_is_read() -> None:
    body = paragraph("征收社会抚养费，" * 125_000)
    begun = time.monotonic()
    assert len(read_bytes(word(body), "草案.docx").text) == 1_000_000
    assert time.monotonic() - begun < 10


def test_a_paragraph_of_many_runs_and_breaks_is_read_in_time() -> None:
    body = f"<w:p>{'<w:r><w:t>费</w:t><w:br/></w:r>' * 60_000}</w:p>"
    begun = time.monotonic()
    assert len(read_bytes(word(body), "草案.docx").lines) == 60_001
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("value", ["-1", "9", "99999999999999999999", "x", "٣", ""])
def test_numbers_that_make_no_sense_number_nothing(value: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{value}"><w:start w:val="{value}"/>'
        f'<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        f'<w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{value}">'
        f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
    )
    listed = f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
    table = f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    data = word(paragraph("甲", listed) + table, numbering=numbering)
    assert read_bytes(data, "草案.docx").text == "甲\n"


def test_an_endless_number_pattern_is_cut() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        f'<w:lvlText w:val="{"第" * 1_000_000}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = word(paragraph("甲", listed) * 1000, numbering=numbering)
    assert len(read_bytes(data, "草案.docx").text) < 1_000_000
