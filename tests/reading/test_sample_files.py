"""The sample files of the corpus: each is read and checked as its row of ``expected.yaml`` says."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from programs import MAY_SKIP, OFFICE, needs_office

from checker import Checker, read
from checker.errors import ReadError
from checker.model import SourceText
from checker.reading import Revisions
from checker.reading.formats import ENDINGS
from checker.structure import parse

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "corpus" / "files"
EXPECTED: list[dict[str, Any]] = yaml.safe_load(
    (FOLDER / "expected.yaml").read_text(encoding="utf-8")
)["files"]
MANUAL = (ROOT / "docs" / "zh" / "formats.md").read_text(encoding="utf-8")
READ = [row for row in EXPECTED if "refused" not in row]


def name_of(row: dict[str, Any]) -> str:
    """How a row is called in the list of tests."""
    return " ".join(str(row[key]) for key in ("file", "revisions", "column") if key in row)


@cache
def checker() -> Checker:
    return Checker.load([])


def source_of(row: dict[str, Any]) -> SourceText:
    """The file, read as its row says; skipped while its format cannot be read here."""
    path = FOLDER / row["file"]
    if path.suffix not in ENDINGS:
        pytest.skip(f"{path.suffix} is no format of this version")
    if row.get("needs") == "office" and OFFICE is None and MAY_SKIP:
        pytest.skip("LibreOffice is missing")
    revisions = Revisions(row.get("revisions", "final"))
    return read(path, revisions=revisions, column=row.get("column"))


@pytest.mark.parametrize("row", READ, ids=name_of)
def test_a_sample_file_is_read_and_checked_as_expected(row: dict[str, Any]) -> None:
    source = source_of(row)
    regulation = parse(source)
    articles = regulation.articles()
    assert (len(articles), articles[-1].label) == (row["articles"], row["last"])
    spoken = source.spoken.text.replace("\t", " ")
    assert [words for words in row.get("has", []) if words not in spoken] == []
    assert [words for words in row.get("lacks", []) if words in spoken] == []
    assert len(source.remarks) == len(row.get("remarks", []))
    for words, remark in zip(row.get("remarks", []), source.remarks, strict=True):
        assert words in remark.message
    if "findings" in row:
        found = checker().check(regulation).findings
        assert [[each.rule, each.article] for each in found] == row["findings"]


@pytest.mark.parametrize("row", [row for row in EXPECTED if "refused" in row], ids=name_of)
def test_a_sample_file_is_refused_in_one_sentence(row: dict[str, Any]) -> None:
    with pytest.raises(ReadError) as raised:
        source_of({**row})
    assert row["refused"] in str(raised.value)
    assert str(raised.value).endswith("。")


def test_every_sample_file_has_a_row() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"expected.yaml"}
    assert files == {row["file"] for row in EXPECTED}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 2_000_000


def test_the_manual_names_every_sample_file_and_no_other() -> None:
    named = set(re.findall(r"`([\w-]+\.(?:docx|docm|doc|wps|odt|rtf|pdf|html|md|txt))`", MANUAL))
    assert named == {row["file"] for row in EXPECTED}


def test_the_sample_files_are_those_that_the_script_builds(tmp_path: Path) -> None:
    script = ROOT / "tools" / "build_files.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, timeout=60)
    built = list(tmp_path.iterdir())
    assert len(built) > 40
    for path in built:
        assert content_of(path) == content_of(FOLDER / path.name), path.name


def content_of(path: Path) -> object:
    """What a file holds; how its parts are packed depends on the machine."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


@needs_office
def test_an_office_program_opens_every_word_file(tmp_path: Path) -> None:
    files = [path for path in FOLDER.iterdir() if path.suffix in (".docx", ".docm")]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE or "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, tmp_path, *files], check=True, capture_output=True, timeout=300)
    missing = [path.name for path in files if not (tmp_path / f"{path.stem}.pdf").exists()]
    assert missing == []
