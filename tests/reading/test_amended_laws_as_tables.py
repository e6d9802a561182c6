"""Real laws before and after an amendment as comparison tables: the new law is read out of them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from word_files import cell, paragraph, table, word

from checker.model import SourceText
from checker.reading import read, read_bytes
from checker.structure import parse

FOLDER = Path(__file__).parents[3] / "shared" / "amendments"
PAIRS = sorted(FOLDER.iterdir()) if FOLDER.exists() else []
HEADINGS = ("现行条文", "修改后", "说明")
Row = tuple[str, str, str]

pytestmark = pytest.mark.skipif(not PAIRS, reason="the amended laws are not here")


def articles(source: SourceText) -> list[str]:
    """The articles as they are checked, without blanks at the ends of lines and blank lines."""
    spoken = source.spoken.text
    found = [spoken[each.start : each.end] for each in parse(source).articles()]
    return ["\n".join(filter(None, map(str.strip, each.split("\n")))) for each in found]


def rows(old: list[str], new: list[str]) -> list[Row]:
    """A row for each article: the same, changed, deleted or new."""
    found: list[Row] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found += [(each, "同左", "") for each in old[a:b]]
            continue
        both = min(b - a, d - c)
        found += [(*pair, "修改") for pair in zip(old[a : a + both], new[c:], strict=False)]
        found += [(each, "（删除）", "删去") for each in old[a + both : b]]
        found += [("", each, "增加") for each in new[c + both : d]]
    return found


def as_word(cells: list[Row]) -> SourceText:
    made = (
        "".join(cell("".join(map(paragraph, text.split("\n")))) for text in row) for row in cells
    )
    return read_bytes(word(table(*made)), "对照表.docx")


def as_markdown(cells: list[Row]) -> SourceText:
    lines = [f"| {' | '.join(each.replace(chr(10), '<br>') for each in row)} |" for row in cells]
    return read_bytes("\n".join([lines[0], "|---|---|---|", *lines[1:]]).encode(), "对照表.md")


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_the_new_law_is_read_out_of_a_word_table(folder: Path) -> None:
    old, new = articles(read(folder / "base.txt")), articles(read(folder / "result.txt"))
    assert len(new) > 1
    assert articles(as_word([HEADINGS, *rows(old, new)])) == new


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_the_new_law_is_read_out_of_a_markdown_table(folder: Path) -> None:
    old, new = articles(read(folder / "base.txt")), articles(read(folder / "result.txt"))
    source = as_markdown([HEADINGS, *rows(old, new)])
    assert list(map(joined, articles(source))) == list(map(joined, new))


def joined(article: str) -> str:
    """An article on one line: a row of Markdown has no other lines."""
    return re.sub(r"\s", "", article)


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_the_old_law_is_read_when_its_column_is_named(folder: Path) -> None:
    old, new = articles(read(folder / "base.txt")), articles(read(folder / "result.txt"))
    cells = [HEADINGS, *rows(old, new)]
    made = ("".join(cell("".join(map(paragraph, text.split("\n")))) for text in r) for r in cells)
    source = read_bytes(word(table(*made)), "对照表.docx", column="现行条文")
    assert articles(source) == old
