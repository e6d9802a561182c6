"""How the command behaves as a process: locale, pipes, signals, tracebacks."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from cli_drafts import LEVYING, Run

from checker.cli import main
from checker.cli.app import tiaoli as group

ROOT = Path(__file__).parents[2]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "checker.cli", *arguments]


def environment(**changes: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    return {**kept, "PYTHONPATH": str(ROOT), **changes}


ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}


def test_an_ascii_locale_gets_utf8(folder: Path, tiaoli: Run) -> None:
    ended = tiaoli("check", "levy.txt", "缺.txt", cwd=folder, **ASCII, PYTHONCOERCECLOCALE="0")
    assert ended.returncode == 2
    assert "征收社会抚养费" in ended.stdout.decode("utf-8")
    assert "请核对路径。" in ended.stderr.decode("utf-8")


def test_a_pipe_gets_no_colour_and_no_bar(folder: Path, tiaoli: Run) -> None:
    ended = tiaoli("check", ".", cwd=folder)
    assert b"\x1b" not in ended.stdout + ended.stderr


def test_json_of_the_process_is_utf8_with_line_feeds(folder: Path, tiaoli: Run) -> None:
    ended = tiaoli("check", "--format", "json", "levy.txt", cwd=folder)
    assert ended.returncode == 1
    assert b"\r" not in ended.stdout
    assert json.loads(ended.stdout.decode("utf-8"))["summary"]["errors"] > 0


def test_standard_input_reaches_the_check(tiaoli: Run, tmp_path: Path) -> None:
    ended = tiaoli("check", "-q", "-", stdin=LEVYING.encode("gb18030"), cwd=tmp_path)
    assert ended.returncode == 1
    assert ended.stdout.decode("utf-8").startswith("stdin.txt:")


def test_a_closed_standard_input_is_an_error_not_a_crash(folder: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *command("check", "-", "levy.txt")],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 2
    assert "标准输入：已关闭" in ended.stderr.decode("utf-8")
    assert "征收社会抚养费" in ended.stdout.decode("utf-8")


def test_a_reader_that_goes_away_ends_the_command_quietly(folder: Path) -> None:
    process = subprocess.Popen(
        command("check", *["levy.txt"] * 3),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141


def interrupted(*arguments: str, cwd: Path, after: float) -> tuple[int, str]:
    """Press Ctrl-C (a signal to the whole group) ``after`` seconds; status and what is said."""
    process = subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    return process.returncode, err.decode("utf-8")


def test_an_interruption_is_said(folder: Path) -> None:
    assert interrupted("check", "-", cwd=folder, after=4) == (130, "已中断。\n")


@pytest.mark.parametrize("after", [1.5, 4])
def test_workers_are_interrupted_without_a_word(folder: Path, after: float) -> None:
    for number in range(400):
        (folder / f"copy{number}.txt").write_text(LEVYING * 20, encoding="utf-8")
    given = ("check", ".", "--jobs", "2")
    assert interrupted(*given, cwd=folder, after=after) == (130, "已中断。\n")


def children(pid: int) -> list[int]:
    """The worker processes of a process (its resource tracker left out)."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        fields = each.read_text().rsplit(")", 1)[1].split()
        if int(fields[1]) == pid and b"spawn_main" in (each.parent / "cmdline").read_bytes():
            found.append(int(each.parent.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
def test_the_death_of_a_worker_costs_no_other_file(folder: Path) -> None:
    for number in range(40):
        (folder / f"copy{number}.txt").write_text(LEVYING * 10, encoding="utf-8")
    process = subprocess.Popen(
        command("check", ".", "--jobs", "2", "--format", "json"),
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not (workers := children(process.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)  # in the middle of its start or of its first files
    os.kill(workers[0], signal.SIGKILL)
    out, err = process.communicate(timeout=120)
    report = json.loads(out)
    assert (process.returncode, err) == (1, b"")
    assert (len(report["documents"]), report["unreadable"]) == (43, [])


def in_a_terminal(*arguments: str, cwd: Path, **changes: str) -> str:
    """What the command writes to a terminal of 90 columns."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env=environment(TERM="xterm-256color", COLUMNS="90", **changes),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 65536):
            pieces.append(piece)
    except OSError:  # the terminal is closed when the process has ended
        pass
    process.wait(60)
    os.close(ours)
    return b"".join(pieces).decode("utf-8")


def test_a_terminal_gets_colour(folder: Path) -> None:
    shown = in_a_terminal("check", "levy.txt", cwd=folder)
    assert "\x1b[" in shown
    assert "【" not in shown


def test_no_color_is_honoured(folder: Path) -> None:
    shown = in_a_terminal("check", "levy.txt", cwd=folder, NO_COLOR="1")
    assert "\x1b[" not in shown
    assert "【社会" in shown


def test_many_files_show_a_bar_on_a_terminal(folder: Path) -> None:
    for number in range(30):
        (folder / f"copy{number}.txt").write_text(LEVYING, encoding="utf-8")
    assert "正在检查" in in_a_terminal("check", ".", cwd=folder)
    assert "正在检查" not in in_a_terminal("check", ".", "--quiet", cwd=folder)


@pytest.fixture
def faulty() -> Iterator[str]:
    """A command of the group that fails for a reason nobody foresaw."""

    @group.command("faulty")
    def fail() -> None:
        raise ZeroDivisionError("division by zero")

    yield "faulty"
    del group.commands["faulty"]


def test_an_internal_error_is_one_sentence(
    faulty: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIAOLI_DEBUG", raising=False)
    assert main([faulty]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == (
        "程序出现内部错误（ZeroDivisionError）；"
        "请设置环境变量 TIAOLI_DEBUG=1 后重新运行，并把显示的内容反馈给维护者。\n"
    )


def test_the_traceback_is_there_on_demand(
    faulty: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOLI_DEBUG", "1")
    assert main([faulty]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_click_is_not_asked_to_speak(capsys: pytest.CaptureFixture[str]) -> None:
    """An exception of click that is no usage error ends like any other failure."""

    @group.command("fileless")
    def fail() -> None:
        raise click.FileError("x.txt", hint="no such file")

    try:
        assert main(["fileless"]) == 2
    finally:
        del group.commands["fileless"]
    assert "no such file" not in capsys.readouterr().err
