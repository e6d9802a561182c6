"""Whatever the bytes: source text that holds together, or one sentence that says why not."""

from __future__ import annotations

import io
import zipfile

from guarded import assert_holds_together
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_files import document
from word_files import deleted, package, paragraph, table, text, word

from checker.errors import ReadError
from checker.model import SourceText
from checker.reading import Revisions, read_bytes

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
WORD = word(
    paragraph("目的", '<w:pStyle w:val="A"/>')
    + paragraph(text("征收") + deleted("社会抚养费"), '<w:numPr><w:numId w:val="1"/></w:numPr>')
    + table("<w:tc><w:p/></w:tc>"),
    numbering=NUMBERING,
    styles=STYLES,
    footnotes=f'<w:footnote w:id="1">{paragraph("注")}</w:footnote>',
)
PARTS = {name: zipfile.ZipFile(io.BytesIO(WORD)).read(name) for name in (
    "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/numbering.xml",
    "word/styles.xml", "word/footnotes.xml",
)}  # fmt: skip
SNIPPETS = st.sampled_from(
    [b"<", b">", b"</w:p>", b"<w:p>", b"<w:tbl>", b"</w:tbl>", b"<w:tc>", b"</w:tc>", b"<w:ins>",
     b"</w:ins>", b'"1"', b'"-1"', b'"99"', b'"x"', b"w:numId", b"w:ilvl", b"w:t", b"w:r", b"&#0;",
     b"&amp;", b"<!DOCTYPE a>", b"<mc:AlternateContent/>", b'<w:fldChar w:fldCharType="end"/>',
     b'<w:fldChar w:fldCharType="begin"/>', b"\x00", b"\xff", b"w:txbxContent", b"w:vMerge"]
)  # fmt: skip
changes = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), SNIPPETS), max_size=4)
names = st.sampled_from(["a.txt", "a.md", "a.docx", "a", "", "a.pdf", "文件.txt"])


def mutated(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Some bytes replaced by others."""
    for place, length, new in edits:
        at = int(place * len(data))
        data = data[:at] + new + data[at + length :]
    return data


def read_or_refuse(data: bytes, name: str) -> None:
    """Read on every side; only ``ReadError`` may be raised, and what is read holds together."""
    for revisions in Revisions:
        outcome = outcome_of(data, name, revisions)
        if isinstance(outcome, str):
            assert outcome.startswith(f"{name}：")
            assert outcome.endswith("。")
        else:
            assert_holds_together(outcome)


def outcome_of(data: bytes, name: str, revisions: Revisions) -> SourceText | str:
    """The source text, or the sentence that says why there is none."""
    try:
        return read_bytes(data, name, revisions=revisions)
    except ReadError as error:
        return str(error)


@given(st.binary(max_size=300), names)
def test_any_bytes(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.text(st.characters(codec="utf-8"), max_size=100), names)
def test_any_text_in_any_encoding(said: str, name: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-16-le", "gb18030"):
        read_or_refuse(said.encode(encoding), name)


@given(changes)
def test_a_word_file_with_wrong_bytes(edits: list[tuple[float, int, bytes]]) -> None:
    read_or_refuse(mutated(WORD, edits), "a.docx")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(PARTS)), changes)
def test_a_word_file_with_a_wrong_part(name: str, edits: list[tuple[float, int, bytes]]) -> None:
    read_or_refuse(package({**PARTS, name: mutated(PARTS[name], edits)}), "a.docx")


tags = st.sampled_from(
    ["p", "div", "table", "tr", "td colspan=9", "ol type=a", "li value=-3", "a href=x", "del", "pre",
     "br", "span style=display:none", "script", "td rowspan=99999", "ruby", "rt", "nav", "h1", "b"]
)  # fmt: skip
ends = st.sampled_from(
    ["</p>", "</div>", "</table>", "</a>", "</ol>", "</pre>", "<!--", "<![if x]>"]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(tags.map("<{}>".format) | ends | st.text(max_size=5), max_size=30))
def test_any_page(parts: list[str]) -> None:
    read_or_refuse("".join(parts).encode("utf-8", "ignore"), "a.html")


PDF = document(["第一条　目的。", "第二条　" + "公民" * 40])


@settings(max_examples=15, deadline=None)
@given(changes)
def test_a_pdf_with_wrong_bytes(edits: list[tuple[float, int, bytes]]) -> None:
    read_or_refuse(mutated(PDF, edits), "a.pdf")


elements = st.recursive(
    st.sampled_from(["<w:t>文</w:t>", "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:sym/>"]),
    lambda inner: st.builds(
        lambda tag, children: f"<{tag}>{''.join(children)}</{tag}>",
        st.sampled_from(
            ["w:p", "w:r", "w:pPr", "w:rPr", "w:ins", "w:del", "w:tbl", "w:tr", "w:tc", "w:tcPr",
             "w:vMerge", "w:sdt", "w:ruby", "w:rt", "w:txbxContent", "mc:AlternateContent",
             "mc:Choice", "mc:Fallback", "m:r", "m:t", "w:numPr", "w:fldSimple", "w:hyperlink"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(elements)
def test_any_nesting_of_elements(body: str) -> None:
    read_or_refuse(word(body), "a.docx")
