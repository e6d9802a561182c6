"""Which files the paths on the command line stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.cli.discovery import discover

HERE = {
    "a.txt": True,
    "b.DOCX": True,
    "c.md": True,
    "d.pdf": True,
    "e.doc": True,
    "f.WPS": True,
    "g.rtf": True,
    "h.odt": True,
    "i.docm": True,
    "report.html": False,
    "template.dotx": False,
    "sheet.xlsx": False,
    ".hidden.txt": False,
    "~$b.docx": False,
    "drafts/e.txt": True,
    "drafts/deep/f.docx": True,
    ".git/g.txt": False,
    "drafts/.cache/h.txt": False,
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in HERE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("正文", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_folder_gives_its_texts_at_any_depth() -> None:
    found = discover(["."])
    assert sorted(found.files) == sorted(name for name, taken in HERE.items() if taken)
    assert found.unreadable == []


@pytest.mark.usefixtures("folder")
def test_the_order_is_that_of_the_paths_and_of_the_names() -> None:
    assert discover(["drafts", "c.md", "a.txt"]).files == [
        "drafts/e.txt",
        "drafts/deep/f.docx",
        "c.md",
        "a.txt",
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("*.txt", ["a.txt"]),
        ("[abc].*", ["a.txt", "b.DOCX", "c.md"]),
        ("*.html", ["report.html"]),
        ("*.xlsx", []),
        ("**/*.docx", ["drafts/deep/f.docx"]),
        ("dra*", ["drafts/e.txt", "drafts/deep/f.docx"]),
    ],
)
def test_a_pattern_is_expanded(pattern: str, files: list[str]) -> None:
    assert discover([pattern]).files == files


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "[ac].txt").write_text("正文", encoding="utf-8")
    assert discover(["[ac].txt"]).files == ["[ac].txt"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("named", ["sheet.xlsx", ".hidden.txt"])
def test_a_file_that_is_named_is_taken_whatever_its_name(named: str) -> None:
    assert discover([named]).files == [named]


def test_a_file_reached_twice_is_checked_once(folder: Path) -> None:
    os.symlink(folder / "a.txt", folder / "link.txt")
    given = ["a.txt", "./a.txt", str(folder / "a.txt"), "link.txt", "*.txt"]
    assert discover(given).files == ["a.txt"]


@pytest.mark.usefixtures("folder")
def test_standard_input_is_taken_once() -> None:
    assert discover(["-", "a.txt", "-"]).files == ["-", "a.txt"]


def test_links_that_go_round_do_not_hang(folder: Path) -> None:
    os.symlink(folder, folder / "drafts" / "round")
    assert "drafts/e.txt" in discover(["drafts"]).files


def test_what_is_no_file_is_left_out(folder: Path) -> None:
    os.mkfifo(folder / "drafts" / "pipe.txt")
    os.symlink(folder / "gone", folder / "drafts" / "dangling.txt")
    assert discover(["drafts"]).files == ["drafts/e.txt", "drafts/deep/f.docx"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("gone.txt", "gone.txt：找不到文件；请核对路径。"),
        (
            "empty",
            "empty：文件夹中没有可检查的文件（.txt、.md、.docx、.docm、.doc、.wps、.rtf、.odt、.pdf）；请核对路径。",
        ),
        (
            "*.ott",
            "*.ott：没有相符的文件（.txt、.md、.docx、.docm、.doc、.wps、.rtf、.odt、.pdf、.html）；"
            "请核对写法。",
        ),
    ],
)
def test_a_path_that_stands_for_nothing_is_reported(folder: Path, path: str, sentence: str) -> None:
    (folder / "empty").mkdir()
    found = discover([path, "a.txt"])
    assert [(each.path, each.message) for each in found.unreadable] == [(path, sentence)]
    assert found.files == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_a_closed_folder_is_reported(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0)
    try:
        found = discover(["closed", "a.txt"])
    finally:
        closed.chmod(0o755)
    assert [each.message for each in found.unreadable] == [
        "closed：无法打开文件夹；请检查访问权限。"
    ]
