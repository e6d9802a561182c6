"""Sample files whose articles and items are numbered by Word, in the ways in which drafters do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sample_files import draft
from sample_files.parts import field, paragraph, run, word

COUNTING = "chineseCountingThousand"
KEEPS_COUNTING = '<w:lvlRestart w:val="0"/>'  # articles are counted through all chapters
LEVELS = ("第%1章", "第%2条", "（%3）")


def _level(depth: int, number: str, text: str, *, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{number}"/>{more}{named}'
        f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def _abstract(number: int, levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{more}{levels}</w:abstractNum>'
    )


def _num(number: int, abstract: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def _listed(number: int, depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def _style(name: str, title: str, properties: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title}"/>'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def _body(chapter: str, article: str, item: str) -> str:
    """The short draft without its labels; the arguments are the properties of its paragraphs."""
    said = [paragraph(draft.TITLE)]
    for at, text in enumerate(draft.ARTICLES):
        if at in (0, 3):
            said.append(paragraph(draft.CHAPTERS[at // 3][1], chapter))
        said.append(paragraph(text, article))
        if at == 4:
            said += [paragraph(each, item) for each in draft.ITEMS]
    return "".join(said)


def _by_style() -> bytes:
    """Numbers from styles, as multilevel lists linked to headings give them."""
    names = ("zhang", "tiao", "xiang")
    levels = "".join(
        _level(depth, COUNTING, text, style=names[depth], more=KEEPS_COUNTING * (depth == 1))
        for depth, text in enumerate(LEVELS)
    )
    styles = "".join(
        _style(name, name, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')
        for depth, name in enumerate(names)
    )
    body = _body(*(f'<w:pStyle w:val="{name}"/>' for name in names))
    return word(body, {"styles": styles, "numbering": _abstract(0, levels) + _num(1, 0)})


def _direct() -> bytes:
    """Numbers of the paragraphs themselves, from lists that are independent of each other."""
    lists = "".join(
        _abstract(at, _level(0, COUNTING, text.replace(f"%{at + 1}", "%1")))
        for at, text in enumerate(LEVELS)
    )
    nums = "".join(_num(at + 1, at) for at in range(3))
    return word(_body(*(_listed(at, 0) for at in (1, 2, 3))), {"numbering": lists + nums})


def _override() -> bytes:
    """A list that goes on from a number given by hand (编号值), and Arabic numbers."""
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    numbering = _abstract(0, _level(0, "decimal", "第%1条")) + _num(1, 0) + _num(2, 0, start)
    said = [paragraph(draft.TITLE)]
    said += [paragraph(text, _listed(1, 0)) for text in draft.ARTICLES[:3]]
    said += [paragraph("第二章　法律责任")]
    said += [paragraph(text, _listed(2, 0)) for text in draft.ARTICLES[3:]]
    return word("".join(said), {"numbering": numbering})


def _linked() -> bytes:
    """A list that only names a numbering style, which names the list that has the levels."""
    levels = "".join(_level(at, COUNTING, text) for at, text in enumerate(LEVELS))
    link = '<w:numStyleLink w:val="fagui"/>'
    numbering = (
        _abstract(0, levels, '<w:styleLink w:val="fagui"/>')
        + _abstract(1, "", link)
        + _num(1, 0)
        + _num(2, 1)
    )
    style = (
        '<w:style w:type="numbering" w:styleId="fagui"><w:name w:val="法规"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    said = [paragraph(draft.TITLE), paragraph("总则", _listed(2, 0))]
    said += [paragraph(text, _listed(2, 1)) for text in draft.ARTICLES[:5]]
    said += [paragraph(text, _listed(2, 2)) for text in draft.ITEMS]
    return word("".join(said), {"styles": style, "numbering": numbering})


def _wps() -> bytes:
    """As WPS writes: ids of styles that are numbers, marks of its own, all in a content control."""
    levels = _level(0, "chineseCounting", "第%1条") + _level(1, "chineseCounting", "（%2）")
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>'
        + _style("2", "条", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>').replace(
            "<w:pPr>", '<w:basedOn w:val="1"/><w:pPr>'
        )
    )
    own = '<w:pStyle w:val="2"/>'
    said = [paragraph(draft.TITLE), paragraph("第一章　总则")]
    said += [paragraph(_pieces(text), own) for text in draft.ARTICLES[:3]]
    said += [paragraph("第二章　法律责任")]
    said += [paragraph(_pieces(text), own) for text in draft.ARTICLES[3:5]]
    said += [paragraph(text, _listed(1, 1)) for text in draft.ITEMS]
    said += [paragraph(_pieces(draft.ARTICLES[5]), own)]
    control = (
        '<w:sdt><w:sdtPr><w:id w:val="147471222"/><w15:color xmlns:w15="http://schemas.microsoft.com/'
        'office/word/2012/wordml" w:val="DBDBDB"/></w:sdtPr><w:sdtContent>'
        f"{''.join(said)}</w:sdtContent></w:sdt>"
        '<wpsCustomData:pict/><w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/>'
        '<w:bookmarkEnd w:id="0"/></w:p>'
    )
    return word(control, {"styles": styles, "numbering": _abstract(0, levels) + _num(1, 0)})


def _pieces(text: str) -> str:
    """A text in runs of two characters with the hints that WPS leaves."""
    hint = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
    return "".join(run(text[at : at + 2], hint) for at in range(0, len(text), 2))


def _by_fields() -> bytes:
    """Numbers that SEQ fields give."""
    said = [paragraph(draft.TITLE)]
    for at, text in enumerate(draft.ARTICLES[:5]):
        number = field(r"SEQ 条 \* CHINESENUM3", run(draft.NUMBERS[at]))
        said.append(paragraph(run("第") + number + run(f"条　{text}")))
    said += [paragraph(f"（{draft.NUMBERS[at]}）{text}") for at, text in enumerate(draft.ITEMS)]
    return word("".join(said))


FILES: Mapping[str, Callable[[], bytes]] = {
    "numbering-by-style.docx": _by_style,
    "numbering-of-paragraphs.docx": _direct,
    "numbering-started-anew.docx": _override,
    "numbering-style-link.docx": _linked,
    "numbering-by-fields.docx": _by_fields,
    "wps.docx": _wps,
}
