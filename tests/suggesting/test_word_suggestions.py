"""Suggestions in Word: accepted, they leave no error; rejected, the draft is what it was."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from programs import needs_office, settled
from suggested_drafts import errors
from test_regulations import HERE, OWN, text_of

from checker import check
from checker.cli import main
from checker.findings import Severity
from checker.reading import Revisions, read, read_bytes

DRAFTS = {path.stem: path for path in OWN if path.suffix == ".txt"}
SOME = sorted(name for name in DRAFTS if name.startswith(("fp-", "yunling")))[::3]
NUMBERED = """示例市人口服务规定
%1服务平等。
%1超生的，征收社会抚养费。
%1服务机构适用第一条和第四条的规定。
%1有下列情形之一的，给予表彰：
%2成绩显著的；
%2超生后主动缴纳社会抚养费的；
%2长期坚持的。
%1自公布之日起施行。"""
LEVELS = ("第%1条", "（%2）")


def word_file(text: str, path: Path) -> Path:
    """The text as a Word file, an empty line being no paragraph."""
    document = docx.Document()
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph(line.rstrip("\r"))
    document.save(path)
    return path


def annotated(draft: Path, *options: str) -> Path:
    """The draft with comments and suggestions, in another file."""
    out = draft.with_name("reviewed.docx")
    assert main(["annotate", str(draft), "-o", str(out), "--suggest", *options]) == 0
    return out


def said(path: Path, revisions: Revisions = Revisions.FINAL) -> list[str]:
    """The lines of a file that are not empty."""
    lines = read(path, revisions=revisions).text.split("\n")
    return [line for line in lines if line.strip()]


@pytest.mark.parametrize("name", DRAFTS)
def test_accepted_they_leave_no_error_and_rejected_no_trace(name: str, tmp_path: Path) -> None:
    draft = word_file(text_of(DRAFTS[name]), tmp_path / "draft.docx")
    out = annotated(draft)
    assert errors("\n".join(said(out))) == []
    assert said(out, Revisions.ORIGINAL) == said(draft)


@needs_office
def test_libreoffice_accepts_and_rejects_with_the_same_result(tmp_path: Path) -> None:
    drafts = {}
    for name in SOME:
        folder = tmp_path / name
        folder.mkdir()
        drafts[name] = word_file(text_of(DRAFTS[name]), folder / "draft.docx")
        annotated(drafts[name]).rename(tmp_path / f"{name}.docx")
    files = [tmp_path / f"{name}.docx" for name in SOME]
    for wanted, revisions in (("accept", Revisions.FINAL), ("reject", Revisions.ORIGINAL)):
        folder = tmp_path / wanted
        folder.mkdir()
        for file, result in zip(files, settled(files, wanted, folder), strict=True):
            lines = said(result)
            assert lines == said(file, revisions)
            if wanted == "accept":
                assert errors("\n".join(lines)) == []
            else:
                assert lines == said(drafts[file.stem])


def test_again_gives_the_same_file(tmp_path: Path) -> None:
    draft = word_file(text_of(DRAFTS["yunling-draft"]), tmp_path / "draft.docx")
    out = annotated(draft)
    again = tmp_path / "again.docx"
    assert main(["annotate", str(out), "-o", str(again), "--suggest"]) == 0
    assert again.read_bytes() == out.read_bytes()


def test_without_suggestions_earlier_ones_are_taken_back(tmp_path: Path) -> None:
    draft = word_file(text_of(DRAFTS["yunling-draft"]), tmp_path / "draft.docx")
    out, plain = annotated(draft), tmp_path / "plain.docx"
    assert main(["annotate", str(out), "-o", str(plain)]) == 0
    assert said(plain) == said(draft)


def test_each_change_belongs_to_the_author_that_was_named(tmp_path: Path) -> None:
    draft = word_file(text_of(DRAFTS["yunling-draft"]), tmp_path / "draft.docx")
    document = docx.Document(str(annotated(draft, "--author", "法规处", "--initials", "法")))
    names = {
        each.get(f"{{{each.nsmap['w']}}}author")
        for each in document.element.iter("{*}ins", "{*}del")
    }
    assert names == {"法规处"}


def numbered_file(path: Path) -> Path:
    """A Word file whose articles and items are numbered by lists alone."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, text in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    for line in NUMBERED.split("\n"):
        paragraph = document.add_paragraph(line.removeprefix("%1").removeprefix("%2"))
        if line.startswith("%"):
            properties = paragraph._p.get_or_add_pPr()
            depth = int(line[1]) - 1
            numbers = f'<w:ilvl w:val="{depth}"/><w:numId w:val="90"/>'
            properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{numbers}</w:numPr>"))
    document.save(path)
    return path


def test_numbers_that_word_makes_follow_by_themselves(tmp_path: Path) -> None:
    draft = numbered_file(tmp_path / "draft.docx")
    before = said(draft)
    assert before[2] == "第二条超生的，征收社会抚养费。"
    out = annotated(draft)
    assert said(out, Revisions.ORIGINAL) == before
    after = said(out)
    assert [line[:3] for line in after[1:]] == [
        "第一条",
        "第二条",
        "第三条",
        "（一）",
        "（二）",
        "第四条",
    ]
    assert after[2] == "第二条服务机构适用第一条和第三条的规定。"
    assert errors("\n".join(after)) == []


def test_a_row_of_a_points_table_goes_as_a_row(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("示例市积分入户计分标准")
    table = document.add_table(rows=0, cols=2)
    for left, right in (("学历", "本科加20分"), ("生育", "超生的扣50分"), ("社保", "每年加5分")):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = left, right
    document.save(str(tmp_path / "draft.docx"))
    out = annotated(tmp_path / "draft.docx")
    assert "超生" not in "".join(said(out))
    assert {"学历", "社保", "每年加5分"} <= set(said(out))


def test_the_bytes_of_a_draft_without_fault_stay(tmp_path: Path) -> None:
    draft = word_file(
        "示例市服务规定\n第一条　服务平等。\n第二条　自公布之日起施行。", tmp_path / "draft.docx"
    )
    assert read_bytes(annotated(draft).read_bytes(), "a.docx").text == read(draft).text


FILES = sorted((HERE / "corpus/files").glob("*.docx"))


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_whatever_a_file_holds_no_error_is_left(file: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(file.read_bytes())
    out = annotated(draft)
    assert errors_in(out) == []
    assert read(out, revisions=Revisions.ORIGINAL).text == original(draft)


def errors_in(path: Path) -> list[str]:
    found = check(path).documents[0].findings
    return [each.rule for each in found if each.severity is Severity.ERROR]


def original(path: Path) -> str:
    return read(path, revisions=Revisions.ORIGINAL).text


def comparison_table(path: Path, *rows: tuple[str, str]) -> Path:
    document = docx.Document()
    document.add_paragraph("示例市人口服务规定修改对照表")
    table = document.add_table(rows=0, cols=2)
    for old, new in (("现行条文", "修改后"), *rows):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = old, new
    document.save(str(path))
    return path


def column(path: Path, number: int) -> list[str]:
    cells = [each for each in read(path).lines if each.anchor.cell]
    return [each.text for each in cells if each.anchor.cell and each.anchor.cell[2] == number]


def test_only_the_checked_column_of_a_comparison_table_is_changed(tmp_path: Path) -> None:
    draft = comparison_table(
        tmp_path / "draft.docx",
        ("第一条　服务平等。", "第一条　服务平等、便利。"),
        ("第二条　超生的，征收社会抚养费。", "第二条　超生的，征收社会抚养费。"),
        ("第三条　落户应当提交身份证、计划生育证明。", "同左"),
        ("第四条　自公布之日起施行。", "第四条　自公布之日起施行。"),
    )
    before = column(draft, 0)
    out = annotated(draft)
    assert column(out, 0) == before
    assert column(out, 1) == [
        "修改后",
        "第一条　服务平等、便利。",
        "（删除）",
        "第二条　落户应当提交身份证。",
        "第三条　自公布之日起施行。",
    ]
