"""PDF files that give no text, or too much: one sentence, in bounded time and memory."""

from __future__ import annotations

import subprocess
import sys
import time
import zlib

import pytest
from pdf_files import HEIGHT, WIDTH, at, document, drawn, page_of, set_lines, together
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checker.errors import ReadError
from checker.model import SourceText
from checker.reading import read_bytes
from checker.reading.pdf import reading

ARTICLES = [
    "第一条　为了促进人口长期均衡发展，制定本条例。",
    "第二条　本条例自2022年1月1日起施行。",
]


def pdf(data: bytes) -> SourceText:
    return read_bytes(data, "a.pdf")


def picture(canvas: Canvas) -> None:
    """A page that is a picture."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


def numbered(number: int, count: int) -> object:
    return at(WIDTH / 2 - 20, 50, f"— {number} —")


TEXT = page_of(set_lines(ARTICLES))


REFUSED = {
    "scanned": (lambda: drawn(picture, picture), "请先识别文字（OCR）"),
    "scanned with page numbers": (
        lambda: drawn(*(together(picture, at(280, 40, f"{n}")) for n in range(3))),
        "请先识别文字（OCR）",
    ),
    "scanned page among others": (lambda: drawn(TEXT, picture, TEXT), "第 2 页是图片"),
    "no text": (lambda: drawn(lambda canvas: canvas.rect(9, 9, 9, 9)), "没有文字"),
    "password": (lambda: drawn(TEXT, encrypt="secret"), "去掉密码"),
    "cut off": (lambda: drawn(TEXT)[:400], "已损坏"),
    "nothing behind the mark": (lambda: b"%PDF-1.4\n" + bytes(3000), "已损坏"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_clear_sentence(name: str) -> None:
    make, why = REFUSED[name]
    with pytest.raises(ReadError, match=why) as raised:
        pdf(make())
    sentence = str(raised.value)
    assert sentence.startswith("a.pdf：")
    assert sentence.count("。") == 1
    assert "；" in sentence


def test_a_picture_at_the_end_is_no_hindrance() -> None:
    assert [line.text for line in pdf(drawn(TEXT, picture)).lines] == ARTICLES


def test_more_pages_than_the_limit_are_refused() -> None:
    with pytest.raises(ReadError, match=f"超过 {reading.MOST_PAGES} 页"):
        pdf(drawn(*[lambda canvas: None] * (reading.MOST_PAGES + 1)))


def test_many_pages_take_seconds() -> None:
    begun = time.monotonic()
    source = pdf(document(ARTICLES * 400, margin=numbered))
    assert len(source.lines) == len(ARTICLES) * 400
    assert time.monotonic() - begun < 60


def bomb() -> bytes:
    """A page whose small stream unpacks to hundreds of megabytes of drawing."""
    packed = zlib.compress(zlib.compress(b"BT (a) Tj ET\n" * 30_000_000, 9), 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
    stream = (
        b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(packed)
        + packed
        + b"\nendstream endobj\n"
    )
    return head + stream + b"trailer<</Root 1 0 R>>\n"


def test_a_bomb_stays_within_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = reading.LIMITS
    monkeypatch.setattr(reading, "LIMITS", type(limits)(5, 512 << 20, limits.output))
    begun = time.monotonic()
    with pytest.raises(ReadError):
        pdf(bomb())
    assert time.monotonic() - begun < 40


def test_standard_input_may_be_a_pdf() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker.cli", "parse", "-", "--stdin-filename", "草案.pdf"],
        input=drawn(TEXT),
        capture_output=True,
        check=True,
    )
    assert "第二条" in done.stdout.decode()


HEAVY = ("lxml", "pypdfium2", "selectolax")


def test_checking_a_text_loads_no_library_for_other_files() -> None:
    program = (
        "import sys; from checker import check; from checker.cli import command;"
        f"print(sorted(set({HEAVY}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
