"""From a character of the text back to the run of the Word file it stands in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_files import W, cell, deleted, inserted, paragraph, read_word, table, text, word

from checker.model import Line, PieceKind
from checker.reading import Revisions

SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

words = st.text("社会抚养费，。 第一条", min_size=1, max_size=6)
signs = st.sampled_from([f"<w:{sign}/>" for sign in SIGNS])
runs = st.one_of(
    words.map(text),
    words.map(deleted),
    words.map(lambda said: inserted(text(said))),
    words.map(lambda said: text(said, "<w:vanish/>")),
    st.tuples(words, signs, words).map(
        lambda t: f'<w:r><w:t xml:space="preserve">{t[0]}</w:t>{t[1]}<w:t>{t[2]}</w:t></w:r>'
    ),
    words.map(
        lambda said: (
            f"<w:r><w:pict><w:txbxContent>{paragraph(text(said))}</w:txbxContent></w:pict></w:r>"
        )
    ),
)
marks = st.sampled_from(["", "", "<w:rPr><w:ins/></w:rPr>", "<w:rPr><w:del/></w:rPr>"])
paragraphs = st.builds(
    lambda content, number, mark: paragraph("".join(content) + text("尾"), number + mark),
    st.lists(runs, max_size=5),
    st.sampled_from(["", NUMBERED]),
    marks,
)
bodies = st.lists(
    st.one_of(paragraphs, st.lists(paragraphs.map(cell), min_size=1).map(lambda c: table(*c))),
    min_size=1,
    max_size=6,
).map("".join)


def runs_of(data: bytes) -> list[list[str]]:
    """The texts of all runs of the document: paragraph by paragraph, run by run."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [
        ["".join(_sign(child) for child in run) for run in each.iter(f"{{{W}}}r")]
        for each in root.iter(f"{{{W}}}p")
    ]


def _sign(element: etree._Element) -> str:
    name = etree.QName(element).localname
    return element.text or "" if name in ("t", "delText") else SIGNS.get(name, "")


def assert_leads_back(lines: Iterable[Line], data: bytes) -> None:
    """Every piece is the very text of its run, and the pieces of a line make up the line."""
    file = runs_of(data)
    for line in lines:
        pieces = line.anchor.pieces
        assert "".join(line.text[piece.start : piece.end] for piece in pieces) == line.text
        for piece in pieces:
            said = line.text[piece.start : piece.end]
            if piece.kind is PieceKind.NUMBER:
                assert piece.run is None
                continue
            assert piece.run is not None
            index = line.anchor.paragraph if piece.paragraph is None else piece.paragraph
            run = file[index][piece.run]
            assert run[piece.offset : piece.offset + len(said)] == said


@given(bodies, st.sampled_from(list(Revisions)))
def test_every_piece_is_the_text_of_its_run(body: str, revisions: Revisions) -> None:
    data = word(paragraph("首") + body, numbering=NUMBERING)
    assert_leads_back(read_word(data, revisions).lines, data)


@given(bodies)
def test_both_sides_hold_every_run_of_the_file_once(body: str) -> None:
    data = word(paragraph("首") + body)
    source = read_word(data, Revisions.BOTH)
    held = {
        (line.anchor.paragraph if p.paragraph is None else p.paragraph, p.run, p.offset + i)
        for line in source.lines
        for p in line.anchor.pieces
        for i in range(p.end - p.start)
    }
    inner = _runs_in_boxes(data)
    everything = {
        (index, number, at)
        for index, each in enumerate(runs_of(data))
        for number, said in enumerate(each)
        if (index, number) not in inner
        for at, sign in enumerate(said)
        if sign != "\n"
    }
    assert held == everything


def _runs_in_boxes(data: bytes) -> set[tuple[int, int]]:
    """Runs that belong to a text box inside the paragraph: they are counted with the box's own."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return {
        (index, number)
        for index, each in enumerate(root.iter(f"{{{W}}}p"))
        for number, run in enumerate(each.iter(f"{{{W}}}r"))
        if next(run.iterancestors(f"{{{W}}}p")) is not each
    }


def test_lines_and_text_agree() -> None:
    source = read_word(word(paragraph("第一条") + paragraph("") + paragraph("第二条")))
    assert source.text == "第一条\n\n第二条"
    assert [(line.number, line.start, line.end) for line in source.lines] == [
        (1, 0, 3),
        (2, 4, 4),
        (3, 5, 8),
    ]
    assert source.position(6) == (3, 2)


def test_a_number_is_a_piece_of_its_own() -> None:
    data = word(paragraph("目的", NUMBERED), numbering=NUMBERING)
    [line] = read_word(data).lines
    assert line.text == "第一条\t目的"
    assert [(p.start, p.end, p.run, p.kind) for p in line.anchor.pieces] == [
        (0, 4, None, PieceKind.NUMBER),
        (4, 6, 0, PieceKind.TEXT),
    ]


def test_a_line_behind_a_soft_break_counts_on_in_its_run() -> None:
    data = word("<w:p><w:r><w:t>一二</w:t><w:br/><w:t>三四</w:t></w:r></w:p>")
    [_, line] = read_word(data).lines
    assert [(p.start, p.end, p.run, p.offset) for p in line.anchor.pieces] == [(0, 2, 0, 3)]
