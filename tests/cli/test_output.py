"""Where a report goes, and what may not be overwritten."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.cli.output import Output, OutputError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text("正文", encoding="utf-8")
    return tmp_path


def test_a_report_is_written_in_utf8_with_line_feeds(folder: Path) -> None:
    Output("report.txt", ["draft.txt"]).write("第一行\n第二行\n")
    assert (folder / "report.txt").read_bytes() == "第一行\n第二行\n".encode()


def test_an_old_report_is_replaced_and_keeps_its_permissions(folder: Path) -> None:
    old = folder / "report.txt"
    old.write_text("旧", encoding="utf-8")
    old.chmod(0o640)
    Output("report.txt").write("新")
    assert old.read_text(encoding="utf-8") == "新"
    assert old.stat().st_mode & 0o777 == 0o640


def test_a_new_report_has_the_usual_permissions(folder: Path) -> None:
    before = os.umask(0o027)
    try:
        Output("report.txt").write("新")
    finally:
        os.umask(before)
    assert (folder / "report.txt").stat().st_mode & 0o777 == 0o640


def test_nothing_but_the_report_is_left_in_the_folder(folder: Path) -> None:
    Output("report.txt").write("新")
    assert sorted(os.listdir(folder)) == ["draft.txt", "report.txt"]


def test_a_link_is_followed_not_replaced(folder: Path) -> None:
    (folder / "real.txt").write_text("旧", encoding="utf-8")
    os.symlink("real.txt", folder / "link.txt")
    Output("link.txt").write("新")
    assert (folder / "link.txt").is_symlink()
    assert (folder / "real.txt").read_text(encoding="utf-8") == "新"


def test_a_device_can_take_a_report(folder: Path) -> None:
    Output(os.devnull).write("新")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize("spelling", ["draft.txt", "./draft.txt", "soft.txt", "hard.txt"])
def test_an_input_is_never_overwritten(folder: Path, spelling: str) -> None:
    os.symlink("draft.txt", folder / "soft.txt")
    os.link(folder / "draft.txt", folder / "hard.txt")
    with pytest.raises(OutputError, match="是待检查的文件，未作改动；请换一个输出路径。"):
        Output(spelling, ["draft.txt"])


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (".", ".：是文件夹，不能写入报告；请写出文件名。"),
        ("gone/report.txt", "gone/report.txt：所在的文件夹不存在；请先建立文件夹。"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_place_that_cannot_be_written_is_refused_before_any_work(
    path: str, sentence: str
) -> None:
    with pytest.raises(OutputError) as refused:
        Output(path, ["draft.txt"])
    assert str(refused.value) == sentence


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs the device that is full")
@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_reported() -> None:
    with pytest.raises(OutputError, match="/dev/full：写入失败；请检查磁盘空间"):
        Output("/dev/full").write("新")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_closed_folder_is_refused(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o555)
    with pytest.raises(OutputError, match=r"closed/r\.txt：无法写入"):
        Output("closed/r.txt")
