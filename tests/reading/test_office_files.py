"""Files of other word processors, as LibreOffice writes them: what they say, and what is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from programs import converted, needs_office
from reading_drafts import SAMPLES, TEXTS, as_word, findings, shown, tree
from word_files import NAMESPACES, cell, deleted, inserted, paragraph, table, text

from checker.errors import ReadError
from checker.reading import Revisions, read, read_bytes

ENDINGS = ["doc", "odt", "rtf"]

pytestmark = needs_office


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def draft(folder: Path) -> Path:
    return as_word(SAMPLES[0], folder)


@pytest.fixture(scope="module")
def old(draft: Path, folder: Path) -> dict[str, bytes]:
    """The draft in other formats, as LibreOffice writes it."""
    return {ending: converted(draft, ending, folder).read_bytes() for ending in (*ENDINGS, "ott")}


CASES = [*((SAMPLES[0], ending) for ending in ENDINGS), (TEXTS[0], "doc"), (TEXTS[-1], "odt")]


@pytest.mark.parametrize(("draft", "ending"), CASES, ids=lambda each: getattr(each, "stem", each))
def test_tree_and_findings_are_those_of_the_word_file(
    draft: Path, ending: str, folder: Path
) -> None:
    original = as_word(draft, folder)
    before, after = read(original), read(converted(original, ending, folder))
    assert after.format == ending
    assert tree(after) == tree(before)
    assert findings(after) == findings(before)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条　"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
BODY = (
    paragraph("云岭省人口与计划生育条例")
    + paragraph("提倡适龄婚育、优生优育。", NUMBERED)
    + paragraph(
        text("公民可以生育") + deleted("二个") + inserted(text("三个")) + text("子女。"), NUMBERED
    )
    + table(cell("档次") + cell("金额"), cell("一") + cell("二百元"))
    + paragraph("本条例自公布之日起施行。", NUMBERED)
)


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A Word file with automatic numbers, tracked changes and a table."""
    document = Document()
    numbering = document.part.numbering_part.element
    for part in (numbering, document.element.body):
        for each in list(part):
            part.remove(each)
    numbering.extend(parse_xml(f"<w:numbering {NAMESPACES}>{NUMBERING}</w:numbering>"))
    document.element.body.extend(parse_xml(f"<w:body {NAMESPACES}>{BODY}</w:body>"))
    path = tmp_path / "rich.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("ending", ["doc", "odt"])  # LibreOffice writes no 第 into numbers of RTF
def test_numbers_tables_and_tracked_changes_are_read(ending: str, rich: Path) -> None:
    other = converted(rich, ending, rich.parent)
    after = read(other)
    assert shown(after) == shown(read(rich))
    assert shown(after)[2] == "第二条公民可以生育三个子女。"
    cells = [line.anchor.cell for line in after.lines if line.anchor.cell]
    assert [cell[1:] for cell in cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert "公民可以生育二个子女。" in read(other, revisions=Revisions.ORIGINAL).text


NUMBERED_RTF = r"""{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}
{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc39\leveljc0\levelstartat1\levelfollow2
{\leveltext\'04\u31532 ?\'00\u26465 ?\u12288 ?;}{\levelnumbers\'02;}}\listid7}}
{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}
{\pard\ls1\ilvl0 \u25552 ?\u20513 ?\par}{\pard\ls1\ilvl0 \'b9\'ab\'c3\'f1\par}}"""


def test_numbers_of_rtf_are_read_as_word_writes_them() -> None:
    assert shown(read_bytes(NUMBERED_RTF.encode(), "a.rtf")) == ["第一条提倡", "第二条公民"]


REALLY = [
    ("rtf", "a.doc", "rtf"),
    ("doc", "a.docx", "doc"),
    ("doc", "a.wps", "wps"),
    ("doc", "a", "doc"),
    ("ott", "a.ott", "odt"),
]


@pytest.mark.parametrize(("made", "name", "kind"), REALLY)
def test_the_content_tells_what_an_old_file_is(
    made: str, name: str, kind: str, draft: Path, old: dict[str, bytes]
) -> None:
    source = read_bytes(old[made], name)
    assert (source.format, source.text) == (kind, read(draft).text)


@pytest.mark.parametrize("name", ["-草 案 (1)'\".doc", "--headless.doc"])
def test_names_mean_nothing_to_the_converter(
    name: str, draft: Path, old: dict[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(old["doc"])
    assert read(tmp_path / name).text == read(draft).text


def test_standard_input_takes_any_format(old: dict[str, bytes]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker.cli", "parse", "-", "--stdin-filename", "草案.doc"],
        input=old["doc"],
        capture_output=True,
        check=True,
    )
    assert "第一条" in done.stdout.decode()


def test_an_empty_document_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.docx"
    Document().save(str(path))
    with pytest.raises(ReadError, match="没有文字"):
        read(converted(path, "odt", tmp_path))


def test_a_damaged_file_is_said_to_be_so(old: dict[str, bytes]) -> None:
    with pytest.raises(ReadError, match="未能转换"):
        read_bytes(old["doc"][: len(old["doc"]) // 2], "a.doc")
