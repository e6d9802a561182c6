"""Word files whose contents would do harm to who trusts them: nothing is fetched, written or run."""

from __future__ import annotations

import io
import socket
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from word_files import CONTENT_TYPES, cell, lines, package, paragraph, part, relations, table, word

from checker import check
from checker.errors import ReadError
from checker.reading import Revisions, read_bytes
from checker.reporting.formats import render
from checker.reporting.plain import plain_report

ARTICLE = "第一条　征收社会抚养费。"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    """A port on this machine, and whoever called there."""
    calls: list[str] = []
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.05)
    over = threading.Event()

    def listen() -> None:
        while not over.is_set():
            try:
                caller, address = server.accept()
            except TimeoutError:
                continue
            calls.append(str(address))
            caller.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield server.getsockname()[1], calls
    over.set()
    thread.join()
    server.close()


def test_the_listener_hears_a_call(listener: tuple[int, list[str]]) -> None:
    port, calls = listener
    socket.create_connection(("127.0.0.1", port)).close()
    time.sleep(0.3)
    assert len(calls) == 1


def calling(port: int, mode: str) -> bytes:
    """A file that refers to a server wherever a Word file can refer to something."""
    place = f"http://127.0.0.1:{port}/x"
    kinds = (
        "image", "attachedTemplate", "aFChunk", "subDocument", "hyperlink", "frame", "oleObject", "styles", "numbering",
        "footnotes", "endnotes", "comments", "settings", "fontTable", "theme", "customXml", "externalLinkPath",
    )  # fmt: skip
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{KINDS}/{kind}" Target="{place}"{mode}/>'
        for at, kind in enumerate(kinds)
    )
    head = f'<?xml-stylesheet type="text/xsl" href="{place}.xsl"?>'
    body = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{place}"/>'
        + paragraph(ARTICLE)
        + f'<w:p><w:r><w:instrText> INCLUDETEXT "{place}" </w:instrText></w:r></w:p>'
        + f'<w:p><w:fldSimple w:instr="INCLUDEPICTURE {place}"/><w:subDoc/></w:p><w:altChunk/>'
    )
    document = part("document", f"<w:body>{body}</w:body>").replace("?>", f"?>{head}", 1)
    return package(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org'
            f'/package/2006/relationships">{rows}</Relationships>',
            "word/document.xml": document,
        }
    )


@pytest.mark.parametrize("mode", [' TargetMode="External"', ""])
def test_nothing_is_fetched(listener: tuple[int, list[str]], tmp_path: Path, mode: str) -> None:
    port, calls = listener
    path = tmp_path / "草案.docx"
    path.write_bytes(calling(port, mode))
    (document,) = check(path).documents
    assert [each.rule for each in document.findings] == ["FEE001"]
    time.sleep(0.2)
    assert calls == []


def test_a_huge_picture_is_not_looked_at() -> None:
    noise = Random(1).randbytes(40_000_000)
    data = package({**parts_of(word(paragraph(ARTICLE))), "word/media/image1.png": noise})
    tracemalloc.start()
    begun = time.monotonic()
    assert read_bytes(data, "草案.docx").text == ARTICLE
    took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 5
    assert peak < 20_000_000


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


PATHS = (
    "../../evil.txt", "/etc/evil.txt", "C:" "\\evil.txt", "..\\..\\evil.txt", "word/../../evil.txt", "evil\r\n.txt",
    "word/media/../../../evil.txt", "\\\\server\\share\\evil.txt", "CON", "word/" + "a/" * 2000 + "evil.txt",
)  # fmt: skip


@pytest.mark.parametrize("name", PATHS)
def test_names_of_parts_lead_nowhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "a" / "b" / "c"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    data = package({name: "evil", **parts_of(word(paragraph(ARTICLE)))})
    assert read_bytes(data, "草案.docx").text == ARTICLE
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def style(name: str, based_on: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{based_on}"/>{more}</w:style>'


def linked(number: int, style_of: str, link: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:styleLink w:val="{style_of}"/>'
        f'<w:numStyleLink w:val="{link}"/></w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


NUMBERED = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
CIRCLES = {
    "a style on itself": (style("A", "A"), ""),
    "two styles on each other": (style("A", "B") + style("B", "A"), ""),
    "a thousand styles in a ring": (
        "".join(style("A" if n == 0 else f"S{n}", f"S{n + 1}") for n in range(1000))
        + style("S1000", "A"),
        "",
    ),
    "a list that is its own style": (style("A", "A", NUMBERED.format(1)), linked(1, "A", "A")),
    "two lists that are each other's styles": (
        style("A", "B", NUMBERED.format(1)) + style("B", "A", NUMBERED.format(2)),
        linked(1, "A", "B") + linked(2, "B", "A"),
    ),
}


@pytest.mark.parametrize("name", CIRCLES)
def test_circles_of_styles_and_lists_end(name: str) -> None:
    styles, numbering = CIRCLES[name]
    body = paragraph(ARTICLE, '<w:pStyle w:val="A"/>') * 2000
    data = word(body, styles=styles, **({"numbering": numbering} if numbering else {}))
    begun = time.monotonic()
    assert lines(data) == [ARTICLE] * 2000
    assert time.monotonic() - begun < 10


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    itself = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    note = f'<w:footnote w:id="1"><w:p>{itself}<w:r><w:t>注</w:t></w:r></w:p></w:footnote>'
    data = word(f"<w:p><w:r><w:t>{ARTICLE}</w:t></w:r>{itself}</w:p>", footnotes=note)
    assert lines(data) == [ARTICLE, "注"]


@pytest.mark.parametrize(
    "comments",
    [
        "<w:comment><script>alert(1)</script><w:p><w:r><w:t>征收社会抚养费</w:t></w:r></w:p></w:comment>",
        "]]><!-- <w:p>",
        "&e;" * 1000,
    ],
)
def test_comments_are_not_looked_at_whatever_they_hold(comments: str) -> None:
    assert lines(word(paragraph(ARTICLE), comments=comments)) == [ARTICLE]


def test_words_of_a_draft_do_not_steer_a_report(tmp_path: Path) -> None:
    row = cell("现行条文") + cell("修改后<script>alert(1)</script>")
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>&lt;img src=x onerror=alert(1)&gt;</w:t></w:r>"
    path = tmp_path / "草案.docx"
    path.write_bytes(
        word(table(row, cell("第一条　旧。") + cell(ARTICLE)) + f"<w:p>{hidden}</w:p>")
    )
    page = render("html", plain_report(check(path)))
    assert "隐藏文字" in page
    assert "只检查" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def table_of(rows: int, columns: int) -> bytes:
    """A comparison table with very many rows or columns."""
    half = columns // 2
    head = cell("现行条文") * half + cell("修改后") * (columns - half)
    row = cell("第一条　旧。") * half + cell("同左") * (columns - half)
    return word(table(head, *[row] * rows))


@pytest.mark.parametrize(("rows", "columns"), [(15_000, 2), (5, 6_000), (200, 200)])
def test_a_huge_comparison_table_is_read_in_time(rows: int, columns: int) -> None:
    data = table_of(rows, columns)
    begun = time.monotonic()
    source = read_bytes(data, "草案.docx")
    assert source.remarks
    assert len(source.remarks[0].message) < 500
    assert time.monotonic() - begun < 20


def test_every_kind_of_compression_that_lies_is_refused() -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_DEFLATED):
        data = package({"word/document.xml": b" " * 64_000_000}, method)
        for revisions in Revisions:
            with pytest.raises(ReadError, match="压缩炸弹"):
                read_bytes(data, "草案.docx", revisions=revisions)
