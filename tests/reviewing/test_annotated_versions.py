"""A version goes back to its drafters with comments that say what was decided."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from output_matters import DRAFT, EVERY_STATE, Uploaded, decided, seen, uploaded, word_file
from programs import needs_office
from word_files import read_word
from written_files import comment_lines, commented, text_of

from checker.findings import Severity
from checker.judging import Checker
from checker.model import Span
from checker.reading import Revisions
from checker.reviewing.by_hand import add_finding
from checker.reviewing.comments import add_comment
from checker.reviewing.decisions import Seen, State, assign
from checker.reviewing.errors import Unknown
from checker.reviewing.examining import examine
from checker.reviewing.outputs.annotating import annotated
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk

FILES = Path(__file__).parents[2] / "corpus" / "files"


def made(desk: Desk, version: int, checker: Checker, **options: object) -> bytes:
    with desk.reading() as work:
        return annotated(work, version, checker=checker, **options)[1]  # type: ignore[arg-type]


def comments_on(data: bytes) -> dict[str, list[str]]:
    """The lines of each comment by the words that it is on."""
    words = commented(data)
    return {words[number]: lines for number, lines in comment_lines(data).items()}


@pytest.fixture
def decided_version(li: Desk, wang: Desk, checker: Checker) -> Uploaded:
    of = uploaded(li, checker, wang, name="草案.docx", data=word_file(DRAFT))
    decided(li, of.version, EVERY_STATE)
    return of


def test_a_comment_says_what_was_decided_why_by_whom_and_when(
    li: Desk, checker: Checker, decided_version: Uploaded
) -> None:
    said = comments_on(made(li, decided_version.version, checker))
    of = {each.finding.article: each for each in seen(li, decided_version.version).findings}
    accepted = said[of["第二条"].finding.quote]
    assert any(line.startswith("处理：采纳（李审查，20") for line in accepted)
    assert any("取消社会抚养费" in line for line in accepted if line.startswith("依据"))
    doubtful = said[of["第三条"].finding.quote]
    assert any(line.startswith("处理：存疑（李审查，") for line in doubtful)


def test_what_was_not_accepted_does_not_go_back(
    li: Desk, checker: Checker, decided_version: Uploaded
) -> None:
    rejected = next(e for e in seen(li, decided_version.version).findings if e.state == "rejected")
    data = made(li, decided_version.version, checker)
    assert rejected.finding.quote not in comments_on(data)
    data = made(li, decided_version.version, checker, shown=set(State))
    lines = comments_on(data)[rejected.finding.quote]
    assert "理由：属于衔接规定。" in lines


def test_an_open_finding_says_that_it_is_open(li: Desk, checker: Checker) -> None:
    of = uploaded(li, checker, name="草案.docx", data=word_file(DRAFT))
    lines = list(comment_lines(made(li, of.version, checker)).values())
    assert sum("处理：待处理" in each for each in lines) == len(seen(li, of.version).findings)


def test_only_accepted_advice_becomes_suggestions(
    li: Desk, checker: Checker, decided_version: Uploaded
) -> None:
    data = made(li, decided_version.version, checker, suggest=True)
    before, after = text_of(data, Revisions.ORIGINAL), text_of(data, Revisions.FINAL)
    assert before.split() == DRAFT.split()
    assert "征收社会抚养费" not in after  # accepted
    assert "核查其生育情况" not in after
    assert "控制人口数量" in after  # doubtful
    assert "提交计划生育证明" in after  # rejected


def test_without_suggestions_the_text_is_untouched(
    li: Desk, checker: Checker, decided_version: Uploaded
) -> None:
    data = made(li, decided_version.version, checker)
    for side in Revisions:
        assert text_of(data, side).split() == DRAFT.split()


def test_comments_of_people_and_findings_by_hand_are_there(
    li: Desk, wang: Desk, checker: Checker, decided_version: Uploaded
) -> None:
    version = decided_version.version
    at = seen(li, version).document.text.index("人口长期均衡发展")
    with wang.writing() as work:
        mark = add_finding(
            work,
            version,
            Span(at, at + 8),
            severity=Severity.NOTE,
            topic="other",
            message="提法待核对",
        )
        add_comment(work, version, mark, "请起草处核对。\n\x0b第二行 <b>&")
    lines = comments_on(made(li, version, checker))["人口长期均衡发展"]
    assert "发现：王审查（人工）" in lines
    assert any("王审查" in line and line.endswith("请起草处核对。 第二行 <b>&") for line in lines)


def test_who_decided_stays_when_another_assigns(
    li: Desk, wang: Desk, checker: Checker, decided_version: Uploaded
) -> None:
    version = decided_version.version
    first = seen(wang, version).findings[0]
    with wang.writing() as work:
        seen_by_wang = [Seen(first.finding.fingerprint, first.revision)]
        assign(work, version, seen_by_wang, wang.person.id)
    lines = comments_on(made(li, version, checker))[first.finding.quote]
    assert any(line.startswith("处理：采纳（李审查，") for line in lines)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)  # what is read is the same on both
@pytest.mark.parametrize("suggest", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "text.txt",
        "gb18030.txt",
        "markdown.md",
        "comparison-table.md",
        "web-page.html",
        "comparison-table.html",
        "paragraphs.pdf",
        "numbering.pdf",
        "macros.docm",
        "paragraphs.docx",
        "wps.docx",
        "tracked-changes.docx",
        "comparison-table.docx",
        "text-box-drawing.docx",
        pytest.param("paragraphs.doc", marks=needs_office),
        pytest.param("tracked-changes.doc", marks=needs_office),
        pytest.param("paragraphs.wps", marks=needs_office),
        pytest.param("paragraphs.rtf", marks=needs_office),
        pytest.param("numbering.odt", marks=needs_office),
    ],
)
def test_every_format_goes_back_as_a_word_file_with_its_comments(
    name: str, suggest: bool, li: Desk, checker: Checker
) -> None:
    of = uploaded(li, checker, name=name, data=(FILES / name).read_bytes())
    said = seen(li, of.version)
    assert said.findings
    decided(li, of.version, {each.finding.article or "": State.ACCEPTED for each in said.findings})
    data = made(li, of.version, checker, suggest=suggest)
    docx.Document(io.BytesIO(data))
    words = {"".join(each.split()) for each in commented(data).values()}
    assert {"".join(each.finding.quote.split()) for each in said.findings} <= words or suggest
    assert len(comment_lines(data)) >= len(said.findings)
    spoken = "".join(said.document.text.split())
    if name.endswith(("txt", "pdf", "html")):
        assert "".join(text_of(data, Revisions.ORIGINAL).split()) == spoken


def test_the_text_of_a_pdf_is_laid_out_without_its_line_breaks(li: Desk, checker: Checker) -> None:
    of = uploaded(li, checker, name="a.pdf", data=(FILES / "paragraphs.pdf").read_bytes())
    document = docx.Document(io.BytesIO(made(li, of.version, checker)))
    lines = [each.text for each in document.paragraphs]
    article = next(line for line in lines if line.startswith("第一条"))
    assert article.endswith("。")
    assert len(article) > 40


def test_the_name_is_one_that_every_system_takes(li: Desk, checker: Checker) -> None:
    of = uploaded(li, checker, title='../a<b>:"c"/\\|?*\x00 条例' + "长" * 250)
    with li.reading() as work:
        name, _ = annotated(work, of.version)
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert len(name.encode()) <= 255
    assert name.endswith("_第1版批注.docx")


def test_nothing_of_a_matter_is_given_to_others(li: Desk, wang: Desk, checker: Checker) -> None:
    of = uploaded(li, checker)
    with wang.reading() as work, pytest.raises(Unknown):
        annotated(work, of.version)


def test_the_uploaded_word_file_keeps_what_else_is_in_it(li: Desk, checker: Checker) -> None:
    draft = word_file(DRAFT)
    of = uploaded(li, checker, name="草案.docx", data=draft)
    data = made(li, of.version, checker)
    with zipfile.ZipFile(io.BytesIO(draft)) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert old.read("word/styles.xml") == new.read("word/styles.xml")
    assert read_word(data).text == read_word(draft).text


def test_an_annotated_draft_may_be_the_next_version(li: Desk, checker: Checker) -> None:
    of = uploaded(li, checker, name="草案.docx", data=word_file(DRAFT))
    decided(li, of.version, EVERY_STATE)
    returned = made(li, of.version, checker, suggest=True)
    with li.writing() as work:
        again = add_version(work, of.matter, examine("草案2.docx", returned, checker))
    assert len(comment_lines(made(li, again, checker))) >= 2
