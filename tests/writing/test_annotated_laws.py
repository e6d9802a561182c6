"""Official Word files of laws: comments and suggestions go in and come out again."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from programs import converted, needs_office
from written_files import comment_lines, commented, members, text_of

from checker.edits import Edit, Remark, apply
from checker.model import Span
from checker.reading import Revisions, read_bytes
from checker.writing import withdraw, write

FOLDER = Path(__file__).parents[3] / "shared" / "word"
FILES = sorted(FOLDER.glob("*.docx")) if FOLDER.exists() else []
WORDS = re.compile(r"[一-龥]{2,9}")

pytestmark = pytest.mark.skipif(not FILES, reason="the official files are not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_law_is_annotated_edited_and_given_back(path: Path) -> None:
    data = path.read_bytes()
    source = read_bytes(data, path.name)
    chance = random.Random(path.stem.encode())
    found = chance.sample(list(WORDS.finditer(source.text)), 40)
    spans = [Span(each.start(), each.end()) for each in found]
    remarks = [Remark(each, ("说明",), f"T · {at}") for at, each in enumerate(spans)]
    edits = [Edit(each, chance.choice(["", "改", "改动\n另起"])) for each in spans[:20]]
    written = write(data, source, edits, remarks, tracked=True)
    assert "".join(text_of(written).split()) == "".join(apply(source.text, edits).split())
    assert text_of(written, Revisions.ORIGINAL) == source.text
    assert text_of(withdraw(written)) == source.text
    quotes = commented(write(data, source, [], remarks))
    keys = comment_lines(written)
    for number, words in quotes.items():
        at = int(keys[number][-1].split(" · ")[-1].rstrip("〕"))
        assert words == source.slice(spans[at])
    untouched = set(members(data)) - {"word/document.xml", "[Content_Types].xml"}
    untouched -= {"word/_rels/document.xml.rels", "word/comments.xml"}
    assert all(members(written)[name] == members(data)[name] for name in untouched)


@needs_office
def test_an_annotated_law_opens_in_libreoffice(tmp_path: Path) -> None:
    data = FILES[0].read_bytes()
    source = read_bytes(data, "law.docx")
    at = source.text.index("第二条")
    written = write(data, source, [], [Remark(Span(at, at + 3), ("说明",), "T · 1")])
    (tmp_path / "law.docx").write_bytes(written)
    result = converted(tmp_path / "law.docx", "txt:Text", tmp_path).read_text(encoding="utf-8-sig")
    assert "".join(source.text.split()) in "".join(result.split())
