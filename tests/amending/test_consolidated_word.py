"""Word files: the text is that of the text file, the formatting of what stays is kept."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from amended import BASE, CLOSE, FRONT, parsed, text_of
from docx.shared import Pt
from programs import needs_office, settled

from checker.amending import consolidate, parse_decision
from checker.reading import Revisions, read_bytes
from checker.structure import parse
from checker.writing import write

ORDERS = """一、第一条修改为：“为了促进人口长期均衡发展，制定本条例。”
二、第二条第二款中的“卫生和计划生育行政部门”修改为“卫生健康主管部门”。
三、第三条第一款增加一项，作为第三项：“（三）收养子女的”。
四、删去第四条。
五、将第五条改为第四条，修改为：“依照有关规定办理。
“鼓励各地创新。”
六、增加一条，作为第五条：“提倡适龄婚育、优生优育。”
七、将第三章章名修改为“施行”。
八、第二条增加一款，作为第一款：“新的第一款。”
"""


def word_file(text: str) -> bytes:
    """A Word file of the lines, with bold labels and paragraphs indented."""
    document = docx.Document()
    for line in text.rstrip("\n").split("\n"):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(28)
        label, blank, rest = line.partition("　")
        is_article = label.endswith("条") and bool(rest)
        paragraph.add_run(label).bold = is_article
        paragraph.add_run(blank + rest).font.size = Pt(14)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.fixture(scope="module")
def base() -> bytes:
    return word_file(BASE)


def consolidated(base: bytes, *, tracked: bool = False) -> bytes:
    source = read_bytes(base, "base.docx")
    orders = read_bytes(word_file(FRONT + ORDERS + CLOSE), "decision.docx")
    result = consolidate(parse(source), parse_decision(parse(orders)), history=False)
    assert result.is_complete
    return write(base, source, result.edits, tracked=tracked)


def expected() -> list[str]:
    decision = parse_decision(parsed(FRONT + ORDERS + CLOSE))
    return text_of(consolidate(parsed(BASE), decision, history=False)).split()


def test_the_text_is_that_of_the_text_file(base: bytes) -> None:
    assert read_bytes(consolidated(base), "result.docx").text.split() == expected()


def test_labels_stay_bold_and_new_paragraphs_are_indented_like_the_others(base: bytes) -> None:
    document = docx.Document(io.BytesIO(consolidated(base)))
    assert {p.paragraph_format.first_line_indent for p in document.paragraphs} == {Pt(28)}
    labels = [p.runs[0] for p in document.paragraphs if p.text.startswith("第四条")]
    assert [run.bold for run in labels] == [True]


def test_tracked_changes_read_as_the_old_and_as_the_new_text(base: bytes) -> None:
    data = consolidated(base, tracked=True)
    old = read_bytes(data, "result.docx", revisions=Revisions.ORIGINAL).text
    assert old.split() == BASE.split()
    assert read_bytes(data, "result.docx").text.split() == expected()


@needs_office
def test_libreoffice_accepts_and_rejects_the_changes_as_a_whole(
    base: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "tracked.docx"
    file.write_bytes(consolidated(base, tracked=True))
    for wanted, lines in (("accept", expected()), ("reject", BASE.split())):
        folder = tmp_path / wanted
        folder.mkdir()
        (result,) = settled([file], wanted, folder)
        text = result.with_suffix(".txt").read_text(encoding="utf-8-sig")
        assert text.split() == lines


OFFICIAL = sorted((Path(__file__).parents[3] / "shared" / "word").glob("*.docx"))


@pytest.mark.skipif(not OFFICIAL, reason="the official files are not here")
@pytest.mark.parametrize("path", OFFICIAL, ids=lambda path: path.stem)
def test_official_word_files_are_amended(path: Path) -> None:
    data = path.read_bytes()
    source = read_bytes(data, path.name)
    law = parse(source)
    orders = (
        f"甲机关关于修改《{law.title}》的决定\n现决定对《{law.title}》作如下修改：\n"
        "一、将第二条修改为：“甲。\n“乙。”\n"
        "二、增加一条，作为第三条：“新条：\n“（一）丙；\n“（二）丁。”\n"
        "三、删去第五条。\n四、第六条增加一款，作为第一款：“新款。”\n五、将第八条改为第十条。\n"
    )
    result = consolidate(law, parse_decision(parsed(orders)))
    assert result.is_complete
    for tracked in (False, True):
        written = write(data, source, result.edits, tracked=tracked)
        assert read_bytes(written, path.name).text.split() == text_of(result).split()
