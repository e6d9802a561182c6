"""The official Word files of laws: every article is there, and every piece leads to its run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_word_anchors import assert_leads_back

from checker.reading import Revisions, read
from checker.structure import parse

FOLDER = Path(__file__).parents[3] / "shared" / "word"
README = FOLDER / "README.md"
ROW = re.compile(r"\| (\S+\.docx) \| (\d+) \| (第\S+条) \|")
LABEL = re.compile(
    r"[\s　]*(第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十]+)?)(?=[\s　])"
)
LISTED = ROW.findall(README.read_text(encoding="utf-8")) if README.exists() else []

pytestmark = pytest.mark.skipif(not LISTED, reason="the official files are not here")


@pytest.mark.parametrize(("name", "count", "last"), LISTED)
def test_an_official_file_has_all_its_articles(name: str, count: str, last: str) -> None:
    source = read(FOLDER / name)
    labels = [found[1] for line in source.lines if (found := LABEL.match(line.text))]
    assert (len(labels), labels[-1]) == (int(count), last)


def test_every_official_file_is_listed() -> None:
    assert {path.name for path in FOLDER.glob("*.docx")} == {name for name, _, _ in LISTED}


@pytest.mark.parametrize(("name", "count", "last"), LISTED)
def test_parsing_an_official_file_gives_its_articles(name: str, count: str, last: str) -> None:
    articles = parse(read(FOLDER / name)).articles()
    assert (len(articles), articles[-1].label) == (int(count), last)


@pytest.mark.parametrize(("name", "count", "last"), LISTED)
def test_every_piece_of_an_official_file_leads_to_its_run(name: str, count: str, last: str) -> None:
    data = (FOLDER / name).read_bytes()
    source = read(FOLDER / name)
    body = [line for line in source.lines if line.anchor.part == "word/document.xml"]
    assert_leads_back(body, data)


@pytest.mark.parametrize(("name", "count", "last"), LISTED)
def test_an_official_file_has_no_tracked_changes(name: str, count: str, last: str) -> None:
    texts = {read(FOLDER / name, revisions=side).text for side in Revisions}
    assert len(texts) == 1
