"""Files of other word processors, as LibreOffice writes them: what they say, and what is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from drafts import SAMPLES, TEXTS, as_word, findings_of, lines_of, tree_of
from programs import converted, needs_office
from word_files import deleted, inserted, paragraph, table, text, word
from word_files import cell as table_cell

from checker.reading import Revisions, read, read_bytes

ENDINGS = ["doc", "odt", "rtf"]
CHECKED = [*SAMPLES, *TEXTS[::12]]

pytestmark = needs_office


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("draft", CHECKED, ids=lambda path: path.stem)
def test_tree_and_findings_are_those_of_the_word_file(
    draft: Path, ending: str, folder: Path
) -> None:
    original = as_word(draft, folder)
    other = converted(original, ending, folder)
    assert read(other).format == ending
    assert tree_of(other) == tree_of(original)
    assert findings_of(other) == findings_of(original)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条　"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
RICH = word(
    paragraph("云岭省人口与计划生育条例")
    + paragraph("提倡适龄婚育、优生优育。", NUMBERED)
    + paragraph(
        text("公民可以生育") + deleted("二个") + inserted(text("三个")) + text("子女。"), NUMBERED
    )
    + table(table_cell("档次") + table_cell("金额"), table_cell("一") + table_cell("二百元"))
    + paragraph("本条例自公布之日起施行。", NUMBERED),
    numbering=NUMBERING,
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_numbers_tables_and_tracked_changes_are_read(ending: str, tmp_path: Path) -> None:
    original = tmp_path / "rich.docx"
    original.write_bytes(RICH)
    other = converted(original, ending, tmp_path)
    lines = lines_of(other)
    assert lines == lines_of(original)
    assert lines[2] == "第二条公民可以生育三个子女。"
    before = read(other, revisions=Revisions.ORIGINAL)
    assert "公民可以生育二个子女。" in before.text
    cells = [line.anchor.cell for line in read(other).lines if line.anchor.cell]
    assert [cell[1:] for cell in cells] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_what_an_old_file_really_is_is_told_by_its_content(folder: Path) -> None:
    original = as_word(SAMPLES[0], folder)
    rtf, doc = (converted(original, ending, folder).read_bytes() for ending in ("rtf", "doc"))
    for data, name, kind in (
        (rtf, "a.doc", "rtf"),
        (doc, "a.docx", "doc"),
        (doc, "a.wps", "wps"),
        (doc, "a", "doc"),
        (rtf, "a.wps", "rtf"),
    ):
        source = read_bytes(data, name)
        assert (source.format, source.text) == (kind, read(original).text)


def test_templates_are_read(folder: Path) -> None:
    original = as_word(SAMPLES[0], folder)
    assert lines_of(converted(original, "ott", folder)) == lines_of(original)


@pytest.mark.parametrize("name", ["-草 案 (1)'\".doc", "--headless.doc", "草案%20&$HOME.doc"])
def test_names_mean_nothing_to_the_converter(name: str, folder: Path, tmp_path: Path) -> None:
    original = as_word(SAMPLES[0], folder)
    path = tmp_path / name
    path.write_bytes(converted(original, "doc", folder).read_bytes())
    assert read(path).text == read(original).text


def test_standard_input_takes_any_format(folder: Path) -> None:
    original = as_word(SAMPLES[0], folder)
    done = subprocess.run(
        [sys.executable, "-m", "checker.cli", "parse", "-", "--stdin-filename", "草案.doc"],
        input=converted(original, "doc", folder).read_bytes(),
        capture_output=True,
        check=True,
    )
    assert "第一条" in done.stdout.decode()


def test_an_empty_document_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.docx"
    Document().save(str(path))
    with pytest.raises(Exception, match="没有文字"):
        read(converted(path, "odt", tmp_path))
