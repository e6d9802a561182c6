"""Regulations on web pages: found among what surrounds them, and read as a browser shows them."""

from __future__ import annotations

import base64
import quopri
import time
from pathlib import Path

import pytest
from reading_drafts import SAMPLES, bare, findings, shown, tree

from checker.errors import ReadError
from checker.model import PieceKind, SourceText
from checker.reading import Revisions, read, read_bytes
from checker.reading.html import reading

TITLE = "云岭省人口与计划生育条例"
LINES = [
    TITLE,
    "（2021年11月30日云岭省人民代表大会常务委员会通过）",
    "第一章　总则",
    "第一条　为了促进人口长期均衡发展，制定本条例。",
    "第二条　公民有下列情形之一的，给予奖励：",
    "（一）依法生育的；",
    "（二）依法收养的。",
    "第三条　本条例自公布之日起施行。",
]
NAVIGATION = (
    '<ul><li><a href="/">首页</a></li><li><a href="/lf">立法工作</a></li>'
    '<li><a href="/jd">监督工作</a></li><li><a href="/3">关于第三条的说明。</a></li></ul>'
)
RELATED = (
    "<h3>相关链接</h3><ul>"
    + "".join(
        f'<li><a href="/{n}">云岭省人大常委会关于修改第{n}部法规的决定。</a></li>' for n in range(9)
    )
    + "</ul>"
)
FOOTER = "版权所有：云岭省人大常委会办公厅。未经授权不得转载。滇ICP备00000000号"


def paragraphs(lines: list[str], tag: str = "p") -> str:
    return "".join(f"<{tag}>　　{line}</{tag}>\n" for line in lines)


def system_page() -> str:
    """A page of a publishing system: containers named by it, buttons, a box of related links."""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd"><html><head>
    <meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{TITLE}_云岭人大网</title>
    <meta name="ArticleTitle" content="{TITLE}"><script>document.write("第九条　脚本。")</script></head>
    <body><div class="topbar">{NAVIGATION}</div><div class="location">当前位置：<a href="/">首页</a>&gt;
    <a href="/fg">地方性法规</a></div><div class="xl_cont"><h1 class="xl_title">{LINES[0]}</h1>
    <div class="xl_info">发布时间：2021-12-01　来源：云岭人大　<span>字号：[大][中][小]</span></div>
    <div class="view TRS_UEDITOR trs_paper_default"><ucapcontent>{paragraphs(LINES[1:])}</ucapcontent></div>
    <div class="bdsharebuttonbox">分享到：<a href="#">微信</a><a href="#">微博</a></div></div>
    <div class="xgwz">{RELATED}</div><div id="footer">{FOOTER}</div></body></html>"""


def old_page() -> str:
    """A page of the 2000s: laid out with tables, cells not closed, lines broken with br."""
    body = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{line}" for line in LINES[1:])
    return f"""<HTML><HEAD><TITLE>{TITLE}</TITLE></HEAD><BODY bgcolor=#ffffff>
    <TABLE width=780><TR><TD><A HREF="/">首页</A><TD><A HREF="/a">机构</A><TD><A HREF="/b">法规</A></TABLE>
    <TABLE width=780><TR><TD width=180>{NAVIGATION}<TD><TABLE><TR><TD align=center><FONT size=5><B>{LINES[0]}
    </B></FONT><TR><TD><FONT size=3>{body}</FONT></TABLE></TABLE>
    <TABLE><TR><TD align=center>{FOOTER}</TABLE></BODY></HTML>"""


def modern_page() -> str:
    """A page of today: header, nav, main, article, aside, footer."""
    return f"""<!doctype html><html lang="zh-CN"><head><meta charset="UTF-8"></head><body>
    <header><nav>{NAVIGATION}</nav></header><main><article><header><h1>{LINES[0]}</h1>
    <time>2021-12-01</time></header><section>{paragraphs(LINES[1:3], "div")}</section>
    <section>{paragraphs(LINES[3:])}</section></article><aside>{RELATED}</aside></main>
    <dialog>请登录。</dialog><footer>{FOOTER}</footer></body></html>"""


def word_page() -> str:
    """A page that Word wrote: its own styles, numbers in spans, conditional comments."""
    rows = "".join(
        f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US "
        f"style='font-size:16.0pt'><o:p>&nbsp;</o:p></span><![if !supportLists]><span "
        f"style='mso-list:Ignore'>{line[:3]}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;"
        f"</span></span><![endif]><span>{line[3:]}</span></p>"
        for line in LINES
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=gb2312>
    <!--[if gte mso 9]><xml><o:OfficeDocumentSettings>第八条　设置。</o:OfficeDocumentSettings></xml><![endif]-->
    <style><!-- p.MsoNormal {{mso-style-parent:"";}} --></style></head>
    <body lang=ZH-CN><div class=WordSection1>{rows}</div></body></html>"""


def crowded_page() -> str:
    """A page with a little regulation in the middle of much else, all in nameless boxes."""
    news = "".join(
        f'<div><a href="/n{n}">云岭省召开第{n}次会议，研究部署工作。</a></div>' for n in range(80)
    )
    return f"""<html><head><meta charset="utf-8"></head><body><div>{news}</div><div><div>{NAVIGATION}</div>
    <div><div><b>{LINES[0]}</b></div><div>{paragraphs(LINES[1:], "div")}</div></div><div>{news}</div></div>
    <div>{news}</div></body></html>"""


PAGES = {
    "publishing system": system_page,
    "tables of the 2000s": old_page,
    "modern": modern_page,
    "Word": word_page,
    "crowded": crowded_page,
}


def page(text: str, encoding: str = "utf-8") -> SourceText:
    return read_bytes(text.encode(encoding), "a.html")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_the_regulation_is_found_and_nothing_else(name: str, encoding: str) -> None:
    text = PAGES[name]()
    if encoding == "gb18030":
        text = text.replace("utf-8", "gb2312").replace("UTF-8", "GBK")
    assert shown(page(text, encoding)) == list(map(bare, LINES))


@pytest.mark.parametrize("name", PAGES)
def test_tree_and_findings_are_those_of_the_text(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = read(SAMPLES[0])
    monkeypatch.setattr(
        "test_web_pages.LINES", [line.text for line in draft.lines if line.text.strip()]
    )
    source = page(PAGES[name](), "gb18030" if name == "Word" else "utf-8")
    assert tree(source) == tree(draft)
    assert findings(source) == findings(draft)


def body(inner: str) -> list[str]:
    return [line.text for line in page(f"<html><body>{inner}</body></html>").lines]


SHOWN = {
    "white space of the file": ("<p>第一条\n   为了\n\t发展 a\nb</p>", ["第一条为了发展 a b"]),
    "blanks that are meant": ("<p>&nbsp;&nbsp;第一条　目的。</p>", ["\xa0\xa0第一条　目的。"]),
    "breaks": ("甲<br>乙<br/><br>丙", ["甲", "乙", "丙"]),
    "text as it stands": ("<pre>  甲\n  乙</pre>", ["  甲", "  乙"]),
    "reading aids": ("<p><ruby>鳏<rt>guān</rt></ruby>寡</p>", ["鳏寡"]),
    "hidden": ("<p>甲<span style='DISPLAY : none'>乙</span></p><p hidden>丙</p>", ["甲"]),
    "nothing but hidden": ("<div style='display:none'>甲</div>", ["甲"]),
    "scripts and controls": ("<script>甲</script><button>乙</button><p>丙</p>", ["丙"]),
    "no paragraphs": ("甲<b>乙</b>丙", ["甲乙丙"]),
    "numbers": ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
    "first number": ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
    "letters": ("<ol type=a><li>甲</ol><ol type=I><li>乙</ol>", ["a. 甲", "I. 乙"]),
    "Chinese numbers": (
        "<ol style='list-style-type:cjk-ideographic'><li><p>甲</p><p>又</p><li>乙</ol>",
        ["一、甲", "又", "二、乙"],
    ),
    "backwards": ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
    "no numbers": ("<ol style='list-style:none'><li>一、甲</ol><ul><li>乙</ul>", ["一、甲", "乙"]),
    "lists in lists": ("<ol><li>甲<ol type=a><li>乙</ol><li>丙</ol>", ["1. 甲", "a. 乙", "2. 丙"]),
    "nothing but links": ("<a href=x>甲</a><br><a href=y>乙</a>", ["甲", "乙"]),
    "wrong nesting": ("<p><b>甲<p>乙</b><td>丙</div></p>", ["甲", "乙丙"]),
}


@pytest.mark.parametrize("name", SHOWN)
def test_text_is_what_a_browser_shows(name: str) -> None:
    html, lines = SHOWN[name]
    assert body(html) == lines


def test_the_number_of_an_entry_is_a_piece_of_its_own() -> None:
    [line] = page("<ol><li>甲</ol>").lines
    kinds = [(line.text[each.start : each.end], each.kind) for each in line.anchor.pieces]
    assert kinds == [("1. ", PieceKind.NUMBER), ("甲", PieceKind.TEXT)]


def test_cells_have_their_place_in_the_table() -> None:
    source = page(
        "<p>第一条　按下表：</p><table><tr><th rowspan=2>档次<th colspan=2>金额<tr><td>下限<td>上限"
        "<tr><td>一<td>1<td>2</table><p>第二条　止。</p><table><tr><td>独<td></table>"
    )
    cells = {line.text: line.anchor.cell for line in source.lines if line.anchor.cell}
    assert cells == {
        "档次": (0, 0, 0), "金额": (0, 0, 1), "下限": (0, 1, 1), "上限": (0, 1, 2),
        "一": (0, 2, 0), "1": (0, 2, 1), "2": (0, 2, 2),
    }  # fmt: skip
    assert source.lines[-1].anchor.cell is None  # a table of one cell only lays out


def test_anchors_count_all_blocks_of_the_page() -> None:
    source = page("<nav><a href=x>首页</a></nav><p>第一条　甲。</p><p>第二条　乙。</p>")
    places = [(line.anchor.part, line.anchor.paragraph, line.number) for line in source.lines]
    assert places == [("html", 1, 1), ("html", 2, 2)]


CHANGED = "<p>第一条　生育<del>二个</del><ins>三个</ins>子女。</p>"


@pytest.mark.parametrize(
    ("side", "said"),
    [(Revisions.FINAL, "三个"), (Revisions.ORIGINAL, "二个"), (Revisions.BOTH, "二个三个")],
)
def test_marked_changes_are_read_on_each_side(side: Revisions, said: str) -> None:
    source = read_bytes(CHANGED.encode(), "a.html", revisions=side)
    assert source.text == f"第一条　生育{said}子女。"


KEPT = {
    "annexes behind the container": (
        "<div id=c><p>第一条　甲。</p><p>第二条　乙。</p></div><div><p>附件：表</p><p>名单</p></div>",
        ["第一条　甲。", "第二条　乙。", "附件：表", "名单"],
    ),
    "articles in a box called like furniture": (
        "<div class=print><p>第一条　甲。</p></div>",
        ["第一条　甲。"],
    ),
    "articles in two boxes": (
        "<div><p>第一条　甲。</p></div><div><p>第二条　乙。</p><p>又。</p></div>",
        ["第一条　甲。", "第二条　乙。", "又。"],
    ),
    "links between articles": (
        "<div><p>第一条　甲。</p><p><a href=x>《法》第三条</a></p><p>第二条　乙。</p></div>",
        ["第一条　甲。", "《法》第三条", "第二条　乙。"],
    ),
    "notice without articles": (
        "<ul class=nav><li><a href=x>首页</a></ul><h1>关于事项的通知</h1><div><p>各单位：</p><p>请执行。</p></div>",
        ["关于事项的通知", "各单位：", "请执行。"],
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_nothing_of_the_regulation_is_lost(name: str) -> None:
    html, lines = KEPT[name]
    assert body(html) == lines


ARCHIVED = {
    "base64": lambda html: base64.encodebytes(html.encode("gbk")).decode(),
    "quoted-printable": lambda html: quopri.encodestring(html.encode("gbk")).decode(),
}


@pytest.mark.parametrize("transfer", ARCHIVED)
def test_an_archive_gives_its_page(transfer: str) -> None:
    data = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"'
        "\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\n\x01\r\n--b\r\n"
        f'Content-Type: text/html; charset="gbk"\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n'
        f"{ARCHIVED[transfer]('<p>第一条　目的。</p>')}\r\n--b--\r\n"
    )
    source = read_bytes(data.encode(), "a.mht")
    assert (source.format, source.text) == ("mhtml", "第一条　目的。")


def test_a_wrong_charset_is_overruled_by_the_bytes() -> None:
    text = '<meta charset="utf-8"><p>第一条　促进人口长期均衡发展。</p>'
    assert page(text, "gb18030").text == "第一条　促进人口长期均衡发展。"


def test_nesting_without_end_takes_no_longer_than_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits = reading.LIMITS
    monkeypatch.setattr(reading, "LIMITS", type(limits)(2, limits.memory, limits.output))
    begun = time.monotonic()
    with pytest.raises(ReadError, match="2 秒内没有读完"):
        page("<div>" * 400_000 + "第一条")
    assert time.monotonic() - begun < 10


def test_deep_nesting_is_no_hindrance() -> None:
    assert body("<div>" * 2000 + "第一条　甲。") == ["第一条　甲。"]


def test_a_large_page_is_read_in_linear_time() -> None:
    begun = time.monotonic()
    assert len(body("<p>第一条　甲。</p>" * 50_000)) == 50_000
    assert time.monotonic() - begun < 20


def test_a_saved_page_in_a_folder_with_spaces(tmp_path: Path) -> None:
    path = tmp_path / "网 页.htm"
    path.write_text(system_page(), encoding="utf-8")
    assert shown(read(path))[0] == TITLE
