"""Bytes of a text file: encodings with and without marks, and wrong bytes named by their place."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.reading import read_bytes

DRAFT = "云岭省人口与计划生育条例\r\n第一条　为了实施三孩生育政策，制定本条例。\r\n"
SHORT = "第一条　一般规定。"
NO_ASCII = "不符合本条例规定生育的，一律征收社会抚养费。"
TRADITIONAL = "第一條　不符合本條例規定生育的，應當繳納社會撫養費。"
BIG5 = "不符合本條例規定生育的夫妻，應當依法繳納社會撫養費。\r\n".encode("big5") * 20

ENCODED = {
    "UTF-8": DRAFT.encode(),
    "UTF-8 with mark": codecs.BOM_UTF8 + DRAFT.encode(),
    "UTF-16 little-endian with mark": codecs.BOM_UTF16_LE + DRAFT.encode("utf-16-le"),
    "UTF-16 big-endian with mark": codecs.BOM_UTF16_BE + DRAFT.encode("utf-16-be"),
    "UTF-16 little-endian": DRAFT.encode("utf-16-le"),
    "UTF-16 big-endian": DRAFT.encode("utf-16-be"),
    "UTF-32 with mark": codecs.BOM_UTF32_LE + DRAFT.encode("utf-32-le"),
    "GB18030": DRAFT.encode("gb18030"),
    "GB18030 with mark": b"\x84\x31\x95\x33" + DRAFT.encode("gb18030"),
    "GBK": DRAFT.encode("gbk"),
    "GB2312": DRAFT.encode("gb2312"),
    "end mark of MS-DOS": DRAFT.encode("gbk") + b"\x1a",
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_text_is_what_its_bytes_say(name: str) -> None:
    assert read_bytes(ENCODED[name], "draft.txt").text == DRAFT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", [SHORT, NO_ASCII, TRADITIONAL, DRAFT * 1000])
def test_encodings_are_told_apart_without_a_mark(encoding: str, text: str) -> None:
    assert read_bytes(text.encode(encoding), "draft.txt").text == text


@given(st.text("第一条征收社会抚养费生育的，。；：（）《》\n　0123", min_size=8, max_size=80))
def test_chinese_text_is_read_alike_from_every_encoding(text: str) -> None:
    text = "第一条" + text
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        assert read_bytes(text.encode(encoding), "draft.txt").text == text


WRONG = {
    "damaged UTF-8": ("条例".encode() * 50 + b"\xff" + "条例".encode() * 50, "偏移 300 ", "UTF-8"),
    "UTF-8 cut in a character": ("第一条".encode()[:-1], "偏移 6 ", "UTF-8"),
    "several damaged places": ((b"\xff" + "条例".encode() * 50) * 20, "偏移 0 ", "UTF-8"),
    "UTF-8 with mark, damaged": (codecs.BOM_UTF8 + "条".encode() + b"\xc0", "偏移 6 ", "UTF-8"),
    "damaged GB18030": ("社会抚养费".encode("gbk") * 9 + b"\xff\n", "偏移 90 ", "GB18030"),
    "UTF-16 with half a character": (codecs.BOM_UTF16_LE + b"\x2c\x7b\x00", "偏移 4 ", "UTF-16"),
    "UTF-16 with half a pair": (codecs.BOM_UTF16_BE + b"\x7b\x2c\xd8\x00", "偏移 4 ", "UTF-16"),
    "Big5": (BIG5, "偏移 ", "GB18030"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_bytes_are_named_by_their_offset(name: str) -> None:
    data, place, encoding = WRONG[name]
    with pytest.raises(ReadError) as raised:
        read_bytes(data, "draft.txt")
    sentence = str(raised.value)
    assert sentence.startswith("draft.txt：字节偏移")
    assert place in sentence
    assert f"{encoding} 编码" in sentence


CONTROLS = {
    "zero bytes": (b"\xe7\xac\xac\0\xe4\xb8\x80", "二进制"),
    "zero bytes at the end": (DRAFT.encode() + bytes(100_000), "二进制"),
    "random zero bytes": (bytes(range(256)) * 40, "二进制"),
    "control character": ("第一条\r\n征收\x08费".encode(), "第 2 行第 3 列有控制字符 U+0008"),
    "escape sequence": ("第一条\x1b[31m".encode("gbk"), "第 1 行第 4 列有控制字符 U+001B"),
    "end mark inside": ("第一条\x1a第二条".encode(), "U+001A"),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_control_characters_are_refused_with_their_place(name: str) -> None:
    data, why = CONTROLS[name]
    with pytest.raises(ReadError, match=why.replace("+", r"\+")):
        read_bytes(data, "draft.txt")


def test_a_million_bytes_are_decoded_at_once() -> None:
    text = NO_ASCII * 20_000
    assert read_bytes(text.encode("gb18030"), "draft.txt").text == text
