"""Programs in the place of LibreOffice that misbehave, or are not there; files with a password."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from open_document import open_document

from checker.errors import ReadError
from checker.reading import read_bytes
from checker.reading.confined import Limits
from checker.reading.office import conversion

RTF = rb"{\rtf1\ansi draft\par}"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """One second for a conversion."""
    limits = Limits(1, conversion.LIMITS.memory, conversion.LIMITS.output)
    monkeypatch.setattr(conversion, "LIMITS", limits)


def office(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of LibreOffice; it finds ``$OUT``, the folder for its result."""
    path = folder / "my office"
    out = 'while [ "$1" != --outdir ]; do shift; done; OUT=$2'
    path.write_text(f"#!/bin/sh\n{out}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("TIAOLI_SOFFICE", str(path))
    return path


def refusal(data: bytes = RTF, name: str = "a.rtf") -> str:
    with pytest.raises(ReadError) as raised:
        read_bytes(data, name)
    sentence = str(raised.value)
    assert sentence.startswith(f"{name}：")
    assert sentence.count("。") == 1
    assert "；" in sentence
    return sentence


def is_running(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.usefixtures("limited")
def test_an_endless_conversion_is_killed_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pids = tmp_path / "pids"
    office(f"sleep 60 & echo $! $$ > '{pids}'; sleep 60", tmp_path, monkeypatch)
    begun = time.monotonic()
    assert "超过 1 秒" in refusal()
    assert time.monotonic() - begun < 10
    running = [int(pid) for pid in pids.read_text(encoding="utf-8").split()]
    deadline = time.monotonic() + 5
    while any(map(is_running, running)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(running) == 2
    assert not any(map(is_running, running))


def test_what_a_conversion_leaves_running_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pid = tmp_path / "pid"
    office(f"sleep 60 & echo $! > '{pid}'", tmp_path, monkeypatch)
    refusal()
    deadline = time.monotonic() + 5
    while is_running(int(pid.read_text(encoding="utf-8"))) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(int(pid.read_text(encoding="utf-8")))


MISBEHAVING = {
    "nothing": ("exit 0", "未能转换"),
    "failure": ("exit 77", "未能转换"),
    "folder": ("mkdir -p $OUT/draft.docx", "未能转换"),
    "link": ("ln -s /etc/passwd $OUT/draft.docx", "未能转换"),
    "garbage": ("echo garbage > $OUT/draft.docx", "完整"),
    "endless file": ("cat /dev/zero > $OUT/draft.docx", "超过 100 MB"),
}


@pytest.mark.parametrize("name", MISBEHAVING)
def test_what_a_program_leaves_is_not_trusted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, why = MISBEHAVING[name]
    office(script, tmp_path, monkeypatch)
    assert why in refusal()


def test_a_program_that_cannot_be_started_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office("", tmp_path, monkeypatch)
    path.write_bytes(b"\x7fELF nonsense")
    refusal()


def test_the_program_has_an_empty_input_and_a_small_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    monkeypatch.setenv("TIAOLI_SECRET", "secret")
    office(f"env > '{seen}'; cat >> '{seen}'", tmp_path, monkeypatch)
    refusal()
    rows = seen.read_text(encoding="utf-8").splitlines()
    values = dict(row.split("=", 1) for row in rows)
    assert "TIAOLI_SECRET" not in values
    assert values["HOME"] == values["TMPDIR"] != str(Path.home())


def test_nothing_is_left_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office("touch $OUT/more; chmod 500 $OUT", tmp_path, monkeypatch)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    refusal()
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("data", [RTF, OLD])
def test_without_libreoffice_it_is_said_what_to_do(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.reading.office import program

    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(program, "PLACES", ())
    monkeypatch.delenv("TIAOLI_SOFFICE", raising=False)
    sentence = refusal(data, "草案.doc")
    assert "请安装 LibreOffice" in sentence
    assert "另存为 .docx" in sentence


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAOLI_SOFFICE", "/nowhere/soffice")
    assert "TIAOLI_SOFFICE" in refusal()


def encrypted_word() -> bytes:
    """A compound file whose WordDocument stream begins as [MS-DOC] has it, marked as encrypted."""
    return OLD[:8] + bytes(504) + b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01" + bytes(500)


LOCKED = {
    "odt": (lambda: open_document({"content.xml": "x"}, "<m:encryption-data/>"), "a.odt"),
    "doc": (encrypted_word, "a.doc"),
    "wps": (encrypted_word, "a.wps"),
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_file_with_a_password_is_said_to_have_one(name: str) -> None:
    make, file = LOCKED[name]
    assert "去掉密码" in refusal(make(), file)
