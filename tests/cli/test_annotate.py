"""``tiaoli annotate``: the draft comes back with its findings, and nothing else is touched."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import pytest
from cli_drafts import LEVYING
from word_files import read_word
from written_files import comment_lines, commented, members

from checker import check
from checker.cli import main
from checker.reading import Revisions

pytestmark = pytest.mark.usefixtures("folder")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def draft(folder: Path) -> Path:
    """The draft that levies as a Word file, with a table."""
    document = docx.Document()
    for line in filter(None, LEVYING.split("\n")):
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = "违反规定生育子女的，征收社会抚养费。"
    path = folder / "draft.docx"
    document.save(str(path))
    return path


def test_each_finding_is_a_comment_on_its_words(draft: Path) -> None:
    assert main(["annotate", "draft.docx", "-o", "out.docx"]) == 0
    written = (draft.parent / "out.docx").read_bytes()
    document = check("draft.docx").documents[0]
    assert document.findings
    said, words = comment_lines(written), commented(written)
    for finding in document.findings:
        sign = f"〔tiaoli · {finding.rule} · {finding.fingerprint}〕"
        [number] = [each for each, lines in said.items() if lines[-1] == sign]
        assert words[number] == finding.quote
        first, *rest = said[number]
        assert finding.rule in first
        assert finding.title in first
        for what in (finding.message, finding.basis[0].quote, finding.advice.text):
            assert any(what in line for line in rest)
    assert read_word(written).text == read_word(draft.read_bytes()).text


def test_what_is_missing_is_said_once_at_the_title(draft: Path) -> None:
    assert main(["annotate", "draft.docx", "-o", "out.docx"]) == 0
    written = (draft.parent / "out.docx").read_bytes()
    [number] = [at for at, lines in comment_lines(written).items() if "【缺失】" in lines[0]]
    assert commented(written)[number] == "甲省人口与计划生育条例"
    absent = [c for c in check("draft.docx").documents[0].coverage if c.status == "absent"]
    assert f"共 {len(absent)} 项" in comment_lines(written)[number][0]


def test_author_and_rules_are_the_users_choice(draft: Path) -> None:
    options = ["--author", "法规处", "--initials", "法", "--ignore", "FEE"]
    assert main(["annotate", "draft.docx", "-o", "out.docx", *options]) == 0
    written = (draft.parent / "out.docx").read_bytes()
    assert not [lines for lines in comment_lines(written).values() if "FEE" in lines[-1]]
    comments = members(written)["word/comments.xml"].decode()
    assert 'w:author="法规处"' in comments
    assert 'w:initials="法"' in comments


def test_the_draft_is_never_overwritten(draft: Path, capsys: Captured) -> None:
    before = draft.read_bytes()
    os.link(draft, "link.docx")
    os.symlink(draft, "symlink.docx")
    Path("other.docx").write_bytes(b"of somebody")
    for output in ("draft.docx", "./draft.docx", "link.docx", "symlink.docx", "other.docx"):
        assert main(["annotate", "draft.docx", "-o", output]) == 2
        assert "未作改动" in capsys.readouterr().err
    assert draft.read_bytes() == before
    assert Path("other.docx").read_bytes() == b"of somebody"


def test_running_again_replaces_its_own_output_with_the_same(draft: Path) -> None:
    assert main(["annotate", "draft.docx", "-o", "out.docx"]) == 0
    first = Path("out.docx").read_bytes()
    os.environ["SOURCE_DATE_EPOCH"] = "1"
    try:
        assert main(["annotate", "out.docx", "-o", "again.docx"]) == 0
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
    assert Path("again.docx").read_bytes() == first
    assert main(["annotate", "draft.docx", "-o", "out.docx"]) == 0


def test_an_output_that_somebody_went_on_with_is_not_overwritten(draft: Path) -> None:
    assert main(["annotate", "draft.docx", "-o", "out.docx"]) == 0
    document = docx.Document("out.docx")
    document.add_paragraph("新的一段")
    document.save("out.docx")
    before = Path("out.docx").read_bytes()
    assert main(["annotate", "draft.docx", "-o", "out.docx"]) == 2
    assert Path("out.docx").read_bytes() == before


def test_in_place_keeps_every_backup(draft: Path) -> None:
    before = draft.read_bytes()
    Path("draft.docx.bak").write_bytes(b"older")
    assert main(["annotate", "draft.docx", "--in-place"]) == 0
    assert Path("draft.docx.bak").read_bytes() == b"older"
    assert Path("draft.docx.bak1").read_bytes() == before
    assert commented(draft.read_bytes())
    assert main(["annotate", "draft.docx", "--in-place"]) == 0
    assert not Path("draft.docx.bak2").exists(), "nothing was changed, so nothing is kept"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["levy.txt", "-o", "out.docx"], "levy.txt：是 txt 文件，不能加批注"),
        (["-", "-o", "out.docx"], "标准输入"),
        (["draft.docx"], "-o 文件"),
        (["draft.docx", "-o", "out.docx", "--in-place"], "两者选一"),
        (["gone.docx", "-o", "out.docx"], "gone.docx：找不到文件"),
        (["draft.docx", "-o", "gone/out.docx"], "文件夹不存在"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(
    arguments: list[str], sentence: str, draft: Path, capsys: Captured
) -> None:
    assert main(["annotate", *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert not Path("out.docx").exists()


def test_accepted_findings_get_no_comment(draft: Path) -> None:
    assert main(["baseline", "create", "draft.docx"]) == 0
    assert main(["annotate", "draft.docx", "-o", "out.docx"]) == 0
    kept = comment_lines(Path("out.docx").read_bytes()).values()
    assert [lines[0] for lines in kept if "【缺失】" not in lines[0]] == []
    both = {side: read_word(Path("out.docx").read_bytes(), side).text for side in Revisions}
    assert len(set(both.values())) == 1
