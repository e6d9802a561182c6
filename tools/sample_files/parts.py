"""Word files put together part by part; the same parts give the same file on every day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/"
NAMESPACES = " ".join(
    (
        f'xmlns:w="{W}" xmlns:r="{R}"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"',
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
        'xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData"',
        'mc:Ignorable="w14 wpsCustomData"',
    )
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
ROOTS = {"header": "hdr", "footer": "ftr"}
WIDTH = 8400  # of a table, in twentieths of a point
DAY = (2024, 1, 1, 0, 0, 0)
AUTHOR = 'w:author="审查人" w:date="2024-01-01T00:00:00Z"'


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip container of these parts, all of the same day."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
    return buffer.getvalue()


def of_one_day(data: bytes) -> bytes:
    """A zip container with the same parts, all of the same day."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return package({entry.filename: file.read(entry) for entry in file.infolist()})


def word(
    body: str,
    others: Mapping[str, str] | None = None,
    *,
    extra: Mapping[str, str | bytes] | None = None,
    links: str = "",
    main_type: str = f"{WORD_TYPE}.document.main+xml",
) -> bytes:
    """A Word file: ``others`` are the contents of parts such as ``styles`` by their kinds.

    ``extra`` are whole parts by their names, ``links`` further relations of the document.
    """
    others = others or {}
    section = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}"/>' for kind in ROOTS if kind in others
    )
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    root = f"<w:body>{body}<w:sectPr>{section}{size}</w:sectPr></w:body>"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(others, main_type, extra or {}),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(
            [(kind, f"{kind}.xml") for kind in others], links
        ),
        "word/document.xml": part("document", root),
    }
    for kind, content in others.items():
        parts[f"word/{kind}.xml"] = part(ROOTS.get(kind, kind), content)
    return package({**parts, **(extra or {})})


def part(root: str, content: str) -> str:
    """A part with all namespaces declared."""
    return f"{HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def _types(others: Iterable[str], main_type: str, extra: Mapping[str, str | bytes]) -> str:
    rows = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
        for kind in others
    )
    ends = {name.rsplit(".", 1)[-1] for name in extra} - {"xml", "rels"}
    known = {"png": "image/png", "bin": "application/vnd.ms-office.vbaProject", "html": "text/html"}
    rows += "".join(
        f'<Default Extension="{end}" ContentType="{known[end]}"/>' for end in sorted(ends)
    )
    main = f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    usual = (
        f'<Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{HEAD}<Types xmlns="{TYPES}">{usual}{main}{rows}</Types>'


def _relations(targets: Iterable[tuple[str, str]], links: str = "") -> str:
    rows = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{target}"/>'
        for kind, target in targets
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{rows}{links}</Relationships>'


def run(text: str, properties: str = "") -> str:
    """A run with text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph with XML inside, or with plain text."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def paragraphs(texts: Iterable[str]) -> str:
    """A paragraph for each text."""
    return "".join(map(paragraph, texts))


def cell(content: str, properties: str = "", width: int = 1) -> str:
    """A table cell with XML inside, or with a paragraph for each line of a text."""
    inner = content if content.startswith("<w:") else paragraphs(content.split("\n"))
    span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
    return f"<w:tc><w:tcPr>{span}{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, or of plain texts."""
    inner = "".join(each if each.startswith("<w:") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(columns: int, *rows: str) -> str:
    """A table of rows."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{WIDTH // columns}"/>' * columns
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def attribute(value: str) -> str:
    """A value as it stands behind an equals sign."""
    return quoteattr(value)


def field(instruction: str, result: str) -> str:
    """A complex field with its result, which is XML."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    said = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{mark.format('begin')}{said}{mark.format('separate')}{result}{mark.format('end')}"
