"""Whatever is edited in whatever document: accepting gives the new text, rejecting the old one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_word_anchors import NUMBERING, bodies
from word_files import paragraph, read_word, word
from written_files import comment_lines, commented, members, text_of

from checker.edits import Edit, Remark, apply
from checker.model import PieceKind, SourceText, Span
from checker.reading import Revisions
from checker.writing import WriteError, withdraw, without_suggestions, write

texts = st.text("征收甲乙。 一\n", max_size=5)


def editable(source: SourceText) -> list[Span]:
    """The stretches of text between generated numbers, which no edit may touch."""
    found: list[Span] = []
    at = 0
    for line in source.lines:
        for piece in line.anchor.pieces:
            if piece.kind is PieceKind.NUMBER:
                if line.start:
                    found.append(Span(at, line.start - 1))
                at = line.start + piece.end
    return [*found, Span(at, len(source.text))]


@st.composite
def edits_of(draw: st.DrawFn, source: SourceText) -> list[Edit]:
    """Edits that do not overlap."""
    found: list[Edit] = []
    for stretch in editable(source):
        cuts = st.lists(st.integers(stretch.start, stretch.end), max_size=6).map(sorted)
        places = draw(cuts)
        for start, end in zip(places[::2], places[1::2], strict=False):
            found.append(Edit(Span(start, end), draw(texts)))
    return found


@st.composite
def remarks_of(draw: st.DrawFn, source: SourceText) -> list[Remark]:
    """Remarks on words, which may overlap."""
    places = draw(st.lists(st.tuples(*[st.integers(0, len(source.text))] * 2), max_size=4))
    spans = [Span(min(each), max(each)) for each in places]
    return [Remark(each, ("说明", "依据"), f"T · {at}") for at, each in enumerate(spans)]


def shown(text: str, body: str) -> list[str]:
    """The lines without blanks and empty lines, for an emptied paragraph may have to stay.

    Next to a table a paragraph has to stay as well, so lines that become one stay two; and a box
    goes along with the paragraph it hangs on: then the characters count.
    """
    lines = [line for line in ("".join(each.split()) for each in text.split("\n")) if line]
    return sorted("".join(lines)) if "tbl" in body or "txbxContent" in body else lines


@settings(max_examples=150, deadline=None)
@given(bodies, st.booleans(), st.data())
def test_edits_hold_and_can_be_rejected(body: str, numbered: bool, data: st.DataObject) -> None:
    """Refused are a numbered paragraph that is cut in two where Word must keep its mark, and one
    that is emptied where somebody else has deleted its mark: its number would go.
    """
    numbering = {"numbering": NUMBERING} if numbered else {}
    file = word(paragraph("首") + body, **numbering)
    source = read_word(file)
    edits, remarks = data.draw(edits_of(source)), data.draw(remarks_of(source))
    wanted = shown(apply(source.text, edits), body)
    try:
        direct = write(file, source, edits, remarks)
    except WriteError:
        assert numbered
        assert "<w:rPr><w:del/></w:rPr>" in body
        return
    assert shown(text_of(direct), body) == wanted
    try:
        tracked = write(file, source, edits, remarks, tracked=True)
    except WriteError:
        assert numbered
        assert any("\n" in each.new for each in edits)
        return
    assert shown(text_of(tracked), body) == wanted
    before = text_of(file, Revisions.ORIGINAL)
    assert shown(text_of(tracked, Revisions.ORIGINAL), body) == shown(before, body)


@settings(max_examples=150, deadline=None)
@given(bodies, st.data())
def test_what_was_written_can_be_withdrawn(body: str, data: st.DataObject) -> None:
    file = word(paragraph("首") + body)
    source = read_word(file)
    remarks = [Remark(Span(0, 1), ("总说明",), "T · 总"), *data.draw(remarks_of(source))]
    written = write(file, source, data.draw(edits_of(source)), remarks, tracked=True)
    for side in Revisions:
        assert text_of(withdraw(written), side) == text_of(file, side)


@settings(max_examples=100, deadline=None)
@given(bodies, st.data())
def test_comments_stand_around_exactly_their_words(body: str, data: st.DataObject) -> None:
    file = word(paragraph("首") + body)
    source = read_word(file)
    remarks = data.draw(remarks_of(source))
    written = write(file, source, [], remarks)
    assert read_word(written).text == source.text
    if not remarks:
        assert written == file
        return
    boxed = "txbxContent" in body
    for number, words in commented(written).items():
        key = comment_lines(written)[number][-1]
        [one] = [each for each in remarks if f"〔tiaoli · {each.key}〕" == key]
        if not boxed:
            assert words.replace("\n", "") == _in_runs(source, one.span)


def _in_runs(source: SourceText, span: Span) -> str:
    return "".join(each for each in source.slice(span) if each not in "\n\t-")


@settings(max_examples=100, deadline=None)
@given(bodies, st.data())
def test_writing_again_gives_the_same_bytes(body: str, data: st.DataObject) -> None:
    file = word(paragraph("首") + body)
    source = read_word(file)
    edits = data.draw(edits_of(source))
    remarks = [Remark(Span(0, 1), ("总说明",), "T · 总"), *data.draw(remarks_of(source))]
    once = write(file, source, edits, remarks, tracked=True)
    base = without_suggestions(once)
    again = write(base, read_word(base), edits, remarks, tracked=True)
    assert members(again) == members(once)
