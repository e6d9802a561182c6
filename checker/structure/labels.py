"""What a line begins with: the heading of a division or the label of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.model import NodeKind
from checker.reading.numerals import NUMERAL, to_chinese, to_int

# What str.strip takes for white space and for marks: \s, zero-width space, byte order mark.
WHITE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
)
BLANK = r"\s\u200b\ufeff"
SPACE = rf"[{BLANK}]"
MARKS = rf"[{BLANK}#>*_]*"
DRESS = rf"{MARKS}(?:[-+](?={SPACE}){MARKS}){{0,3}}"
NUMBER = rf"{NUMERAL}(?:{SPACE}{{0,2}}{NUMERAL}){{0,8}}"
DIVISION = re.compile(
    rf"{DRESS}(?P<label>第{SPACE}*(?P<number>{NUMBER}){SPACE}*(?P<unit>编|編|分编|章|节|節))"
    rf"(?P<rest>(?:\*\*|__)?(?:{SPACE}+|[：:]|$|(?={NUMERAL}|[^\s、，。；的至和或及与规]))[^。；]{{0,60}})$"
)
UNNUMBERED = re.compile(rf"{DRESS}(?P<title>[总總附罚罰分]{SPACE}*[则則])(?:\*\*|__)?{SPACE}*$")
ARTICLE = re.compile(
    rf"{DRESS}(?P<label>第{SPACE}*(?P<number>{NUMBER}){SPACE}*[条條]"
    rf"(?:{SPACE}*之{SPACE}*(?P<sub>{NUMERAL}{{1,3}}))?)(?:\*\*|__)?"
)
# What follows the number of an article that is cited and does not begin.
RUNNING = re.compile(
    rf"(?:规定|所(?:列|规定|称|述)|第{NUMERAL}+[款项条节]|[和至或及与的，；）》]|中(?:的|规定)|以外|情形|或者"
    rf"|、(?:{SPACE}*(?:第|《|本)|{SPACE}*$)|[。！？]{SPACE}*$"
    rf"|{SPACE}+(?:[的、，；）》]|第{SPACE}*{NUMERAL}{SPACE}*[款项]|所[列规称述]|以外的|规定(?:[的，。、；）处给]|情形|执行|条件)))"
)
SEPARATOR = re.compile(rf"{SPACE}*[：:、．.。](?:\*\*|__)?")
TITLED = re.compile(
    rf"{SPACE}*(?:[【〔\[](?P<a>[^】〕\]]{{1,30}})[】〕\]]"
    rf"|[（(](?P<b>[^）)，。；一二三四五六七八九十\d][^）)，。；]{{1,20}})[）)](?={SPACE}|$|[^，。；、]))"
)
KINDS = {
    "编": NodeKind.BOOK,
    "分编": NodeKind.BOOK,
    "章": NodeKind.CHAPTER,
    "节": NodeKind.SECTION,
}
SIMPLIFIED = str.maketrans("編節條總則罰", "编节条总则罚")


@dataclass(slots=True)
class Label:
    """A label at the start of a line: what it opens, and where the text behind it begins."""

    kind: NodeKind
    label: str
    number: tuple[int, ...]
    start: int  # offset of the label in the line
    body: int  # offset in the line of the text behind label and title
    title: str = ""
    style: str = ""  # for items: how they are numbered


def division_label(line: str) -> Label | None:
    """The heading of a 编, 章 or 节, if the line is one."""
    match = DIVISION.match(line)
    if match is None or RUNNING.match(match["rest"]):
        return None
    number, unit = value_of(match["number"]), match["unit"].translate(SIMPLIFIED)
    if number is None:
        return None
    title = re.sub(rf"[{BLANK}*_#]|^[：:]", "", match["rest"])
    label = f"第{to_chinese(number) if number <= 9999 else number}{unit}"
    return Label(KINDS[unit], label, (number,), match.start("label"), match.start("label"), title)


def unnumbered_division(line: str) -> Label | None:
    """总则, 罚则, 附则: the heading of a chapter without a number, if the line is one."""
    match = UNNUMBERED.match(line)
    if match is None:
        return None
    title = re.sub(SPACE, "", match["title"]).translate(SIMPLIFIED)
    return Label(NodeKind.CHAPTER, title, (), match.start("title"), match.start("title"))


def article_label(line: str) -> Label | None:
    """The label of an article, if the line begins with one that is no reference."""
    match = ARTICLE.match(line)
    if match is None or RUNNING.match(line, match.end()):
        return None
    number = number_of(match["number"], match["sub"])
    if number is None:
        return None
    label = re.sub(rf"{SPACE}|\*", "", match["label"]).translate(SIMPLIFIED)
    titled = TITLED.match(line, match.end())
    title = (titled["a"] or titled["b"] or "").strip() if titled else ""
    body = titled.end() if titled else match.end()
    separator = SEPARATOR.match(line, body)
    body = skipped(line, separator.end() if separator else body)
    return Label(NodeKind.ARTICLE, label, number, match.start("label"), body, title)


def value_of(numeral: str) -> int | None:
    """The value of a numeral; ``None`` where digits and Chinese numerals are mixed."""
    try:
        return to_int(numeral)
    except ValueError:
        return None


def number_of(numeral: str, inserted: str | None) -> tuple[int, ...] | None:
    """The number of an article: (18, 1) for 十八 and, of an inserted article, 一."""
    parts = [value_of(each) for each in (numeral, inserted) if each]
    known = tuple(part for part in parts if part is not None)
    return known if len(known) == len(parts) else None


def skipped(line: str, at: int) -> int:
    """The offset behind white space and Markdown marks."""
    while at < len(line) and (line[at].isspace() or line[at] in "\u200b\ufeff*_"):
        at += 1
    return at
