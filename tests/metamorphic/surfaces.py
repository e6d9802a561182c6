"""The same draft in another outer form: characters, spaces, lines, numbering, file format."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial

from drafts import Draft
from wordings import ONE_WAY, SYNONYMS

from checker.reading.numerals import to_chinese

WORDS = sorted(
    {word for group in (*SYNONYMS, *ONE_WAY) for word in group if len(word) > 1}, key=len
)
EMPHATIC = re.compile("生育|罚款|抚养费|入户|入学|处分|证明|妊娠|人口|晚婚|部门|婚姻法")
ITEM = re.compile(r"^（([一二三四五六七八九十])）", re.MULTILINE)
HAN = "一二三四五六七八九十"
NUMBERS: dict[str, Callable[[int], str]] = {
    "1.": lambda n: f"{n}.",
    "1、": lambda n: f"{n}、",
    "（1）": lambda n: f"（{n}）",
    "①": lambda n: "①②③④⑤⑥⑦⑧⑨⑩"[n - 1],
    "(一)": lambda n: f"({HAN[n - 1]})",
    "（ 一 ）": lambda n: f"（ {HAN[n - 1]} ）",
    "一、": lambda n: f"{HAN[n - 1]}、",
}
UNRELATED = "各级人民政府应当支持托育机构建设，所需经费列入预算。"


def in_body(change: Callable[[str], str]) -> Callable[[Draft], Draft]:
    """A transformation of the provision that is judged."""
    return lambda draft: replace(draft, body=change(draft.body))


def spaced(gap: str, text: str) -> str:
    """Put a gap between the characters of every known word."""
    for word in reversed(WORDS):
        text = text.replace(word, gap.join(word))
    return text


def half_width(text: str) -> str:
    """Write punctuation as ASCII."""
    return text.translate(str.maketrans("，；：（）", ",;:()"))


def full_width_digits(text: str) -> str:
    """Write digits and Latin letters as wide as Chinese characters."""
    return re.sub("[0-9A-Za-z]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


@cache
def _traditional() -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert


def traditional(text: str) -> str:
    """Write in traditional characters."""
    return _traditional()(text)


def wrapped(width: int, indent: str, text: str) -> str:
    """Break the lines of a provision after so many characters, as text from a PDF does."""
    lines = []
    for line in text.split("\n"):
        lines += [line[at : at + width] for at in range(0, len(line), width)]
        lines[-1] += "\0"
    return ("\n" + indent).join(lines).replace(f"\0\n{indent}", "\n").rstrip("\0")


def numbered(style: Callable[[int], str], text: str) -> str:
    """Number the items in another style."""
    return ITEM.sub(lambda found: style(HAN.index(found[1]) + 1), text)


def joined(text: str) -> str:
    """Write the items of a list into one line."""
    return re.sub(r"\n（", "（", text)


def markdown(draft: Draft) -> Draft:
    """A Markdown file with headings and bold labels."""

    def dressed(text: str) -> str:
        title, _, rest = text.partition("\n")
        return f"# {title}\n" + re.sub(r"^(第\S+条)", r"**\1**", rest, flags=re.MULTILINE)

    return replace(draft, surface=dressed, ending=".md", heading="## 第二章　管理")


def markdown_headings(draft: Draft) -> Draft:
    """A Markdown file in which each article's label is a heading."""

    def dressed(text: str) -> str:
        return "# " + re.sub(r"^(第\S+条)　", r"### \1\n\n", text, flags=re.MULTILINE)

    return replace(draft, surface=dressed, ending=".md")


def markdown_list(draft: Draft) -> Draft:
    """A Markdown file with items as list entries."""
    return replace(draft, surface=lambda text: ITEM.sub(r"- （\1）", text), ending=".md")


def emphasised(draft: Draft) -> Draft:
    """A Markdown file with the key words in bold."""

    return replace(draft, body=EMPHATIC.sub(r"**\g<0>**", draft.body), ending=".md")


def word_file(text: str) -> bytes:
    """A Word file whose runs break words apart."""
    import docx

    document = docx.Document()
    for line in text.split("\n"):
        paragraph = document.add_paragraph()
        for at in range(0, len(line), 3):
            paragraph.add_run(line[at : at + 3])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


SURFACES: dict[str, Callable[[Draft], Draft]] = {
    "half-width": in_body(half_width),
    "full-width digits": in_body(full_width_digits),
    "spaces in words": in_body(partial(spaced, " ")),
    "wide spaces in words": in_body(partial(spaced, "　")),
    "invisible spaces": in_body(partial(spaced, "\u200b")),
    "no-break spaces": in_body(partial(spaced, "\xa0")),
    "traditional": lambda draft: replace(draft, surface=traditional),
    "wrapped": in_body(partial(wrapped, 20, "")),
    "wrapped, longer": in_body(partial(wrapped, 24, "")),
    "wrapped, indented": in_body(partial(wrapped, 21, "    ")),
    "items in one line": in_body(joined),
    "clause before": in_body(lambda text: f"{UNRELATED}\n{text}"),
    "clause behind": in_body(lambda text: f"{text}\n{UNRELATED}"),
    "sentence behind": in_body(lambda text: text if "\n" in text else text + UNRELATED),
    "article before": lambda draft: replace(draft, fillers=(UNRELATED,)),
    "articles behind": lambda draft: replace(draft, after=(UNRELATED, *draft.after)),
    "article 29": lambda draft: replace(draft, fillers=(UNRELATED,) * 27),
    "excerpt from article 57": lambda draft: replace(draft, first=57),
    "label 第3条": lambda draft: replace(draft, label=lambda n: f"第{n}条", first=11),
    "label 第 十 条": lambda draft: replace(
        draft, label=lambda n: f"第 {to_chinese(n)} 条", first=8
    ),
    "label with nothing behind": lambda draft: replace(draft, gap=""),
    "label with a space behind": lambda draft: replace(draft, gap=" "),
    "label on a line of its own": lambda draft: replace(draft, gap="\n"),
    "title in 【】": lambda draft: replace(draft, gap="【有关规定】"),
    "title in （）": lambda draft: replace(draft, gap="（有关规定）"),
    "indented": lambda draft: replace(draft, surface=lambda t: re.sub(r"(?m)^(?=.)", "　　", t)),
    "chapter": lambda draft: replace(draft, heading="第二章　管理"),
    "Markdown": markdown,
    "Markdown headings": markdown_headings,
    "Markdown list": markdown_list,
    "Markdown emphasis": emphasised,
    "Windows lines": lambda draft: replace(draft, surface=lambda t: t.replace("\n", "\r\n")),
    "GB18030": lambda draft: replace(draft, encode=lambda text: text.encode("gb18030")),
    "UTF-16": lambda draft: replace(draft, encode=lambda text: text.encode("utf-16")),
    "UTF-8 with BOM": lambda draft: replace(draft, encode=lambda text: text.encode("utf-8-sig")),
    "Word": lambda draft: replace(draft, encode=word_file, ending=".docx"),
} | {f"items by {name}": in_body(partial(numbered, style)) for name, style in NUMBERS.items()}


def surfaces_of(draft: Draft) -> Iterator[tuple[str, Draft]]:
    """The names of the outer forms that differ from a draft, and the draft in each."""
    plain = draft.encode(draft.text()), draft.ending
    for name, transform in SURFACES.items():
        changed = transform(draft)
        if (changed.encode(changed.text()), changed.ending) != plain:
            yield name, changed
