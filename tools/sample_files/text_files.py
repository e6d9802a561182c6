"""Sample files without Word: text in its encodings, Markdown, web pages, a scan, RTF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from sample_files import draft
from sample_files.comparisons import HEADINGS, ROWS

FRAME = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{charset}"><title>{title}_云岭人大</title>
<style>body {{ color: #333 }}</style><script>var hits = 1;</script></head>
<body><div class="top"><ul><li><a href="/">首页</a></li><li><a href="/lf/">立法工作</a></li>
<li><a href="/jd/">监督工作</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/lf/">征求意见</a></div>
<div class="article"><h1>{title}</h1><p class="source">来源：法制工作委员会　浏览次数：128</p>
<div class="content">
{content}
</div></div>
<div class="related"><h3>相关链接</h3><ul><li><a href="/1">关于征收社会抚养费的旧办法</a></li></ul></div>
<div class="footer">版权所有：云岭省人大常委会办公厅　技术支持：信息中心</div></body></html>
"""


def _text() -> str:
    return "\n\n".join(draft.lines()) + "\n"


def _markdown() -> str:
    marks = {"云": "# ", "章": "## "}
    said = []
    for line in draft.lines():
        mark = marks.get(line[0], marks.get(line[2:3], ""))
        said.append(mark + line)
    return "\n\n".join(said) + "\n"


def _markdown_table() -> str:
    rows = [HEADINGS, ["---"] * len(HEADINGS), *ROWS]
    told = [" | ".join(each.replace("\n", "<br>") for each in row) for row in rows]
    return f"# {draft.TITLE}修改对照表\n\n" + "\n".join(f"| {each} |" for each in told) + "\n"


def _page(content: str, charset: str = "utf-8") -> bytes:
    page = FRAME.format(title=draft.TITLE, content=content, charset=charset)
    return page.encode(charset)


def _paragraphs() -> str:
    return "\n".join(f"<p>&emsp;&emsp;{escape(line)}</p>" for line in draft.lines()[1:])


def _table() -> str:
    def cells(row: list[str], tag: str) -> str:
        return "".join(f"<{tag}>{each.replace(chr(10), '<br>')}</{tag}>" for each in row)

    head = f"<tr>{cells(HEADINGS, 'th')}</tr>"
    rows = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in ROWS)
    return f"<table>{head}{rows}</table>"


def _scan() -> bytes:
    """A PDF with a picture and no text, as a scanner makes it."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 28>>stream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Length 1>>stream\n\xdd\nendstream",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return data + table + end % (len(objects) + 1, len(data))


def _rich_text() -> bytes:
    """RTF as Word writes it, its articles and items numbered by lists."""
    before = {"条": ("第", "条"), "项": ("（", "）")}
    lists = "".join(
        rf"{{\list\listtemplateid{at}{{\listlevel\levelnfc39\leveljc0\levelstartat1\levelfollow1"
        rf"{{\leveltext\'03{_escaped(first)}\'00{_escaped(last)};}}{{\levelnumbers\'02;}}}}\listid{at}}}"
        for at, (first, last) in enumerate(before.values(), 1)
    )
    overrides = "".join(rf"{{\listoverride\listid{at}\listoverridecount0\ls{at}}}" for at in (1, 2))
    said = "".join(rf"\pard{_listed(line)}\par" + "\n" for line in draft.lines())
    fonts = r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
    tables = rf"{{\*\listtable{lists}}}{{\*\listoverridetable{overrides}}}"
    return rf"{{\rtf1\ansi\ansicpg936\deff0\uc1{fonts}{tables}{chr(10)}{said}}}".encode("ascii")


def _listed(line: str) -> str:
    """A line of the draft, its label left to a list."""
    for at, pattern in enumerate((r"第[一二三四五六]条　", r"（[一二]）"), 1):
        label = re.match(pattern, line)
        if label:
            number = rf"{{\listtext {_escaped(label[0])}}}"
            return rf"\ls{at}\ilvl0 {number}{_escaped(line[label.end() :])}"
    return f" {_escaped(line)}"


def _escaped(text: str) -> str:
    """A text in the signs of RTF."""
    codes = (ord(sign) - (65536 if ord(sign) > 32767 else 0) for sign in text)
    return "".join(rf"\u{code}?" for code in codes)


FILES: Mapping[str, Callable[[], bytes]] = {
    "text.txt": lambda: _text().encode(),
    "windows.txt": lambda: b"\xef\xbb\xbf" + _text().replace("\n", "\r\n").encode(),
    "gb18030.txt": lambda: _text().encode("gb18030"),
    "utf-16.txt": lambda: _text().encode("utf-16"),
    "markdown.md": lambda: _markdown().encode(),
    "comparison-table.md": lambda: _markdown_table().encode(),
    "web-page.html": lambda: _page(_paragraphs()),
    "web-page-gbk.html": lambda: _page(_paragraphs(), "gb18030"),
    "comparison-table.html": lambda: _page(_table()),
    "scanned.pdf": _scan,
    "numbering.rtf": _rich_text,
}
