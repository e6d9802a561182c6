"""Real Word files for the tests: packages put together part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from checker.model import SourceText
from checker.reading import Revisions, read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def part(root: str, content: str) -> str:
    """A part of the package with all namespaces declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relations(targets: Mapping[str, str]) -> str:
    """A part that relates kinds of part to their names."""
    rows = "".join(
        f'<Relationship Id="r{index}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def package(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **others: str) -> bytes:
    """A Word file with this body; ``styles``, ``numbering``, ``footnotes``, ``endnotes`` on demand."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in others}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    for kind, content in others.items():
        parts[f"word/{kind}.xml"] = part(kind, content)
    return package(parts)


def text(content: str, properties: str = "") -> str:
    """A run with text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(content)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph with XML inside, or with plain text."""
    inner = content if content.startswith("<") or not content else text(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def inserted(content: str) -> str:
    """Runs inside a tracked insertion."""
    return f'<w:ins w:id="1" w:author="a">{content}</w:ins>'


def deleted(content: str) -> str:
    """A tracked deletion of a text."""
    run = text(content).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    return f'<w:del w:id="2" w:author="a">{run}</w:del>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """A table cell with XML inside, or with plain text."""
    inner = content if content.startswith(("<w:p", "<w:tbl")) else paragraph(content)
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def read_word(data: bytes, revisions: Revisions = Revisions.FINAL) -> SourceText:
    """Read the bytes of a Word file."""
    return read_bytes(data, "draft.docx", revisions=revisions)


def lines(data: bytes, revisions: Revisions = Revisions.FINAL) -> list[str]:
    """The lines of a Word file."""
    return [line.text for line in read_word(data, revisions).lines]
