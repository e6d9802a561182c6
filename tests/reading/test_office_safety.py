"""LibreOffice at work on files that are hostile, and programs in its place that misbehave."""

from __future__ import annotations

import io
import os
import socket
import threading
import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from programs import needs_office

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


MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
TEXT_KIND = "application/vnd.oasis.opendocument.text"


def open_document(parts: Mapping[str, str], inside: str = "") -> bytes:
    """A text in OpenDocument; ``inside`` stands in the entries of its manifest."""
    kinds = {"/": TEXT_KIND, **dict.fromkeys(parts, "text/xml")}
    rows = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}">{inside}</m:file-entry>'
        for path, kind in kinds.items()
    )
    manifest = f'<m:manifest xmlns:m="{MANIFEST}" m:version="1.3">{rows}</m:manifest>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("mimetype", TEXT_KIND)
        for name, content in {**parts, "META-INF/manifest.xml": manifest}.items():
            file.writestr(name, content)
    return buffer.getvalue()


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


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what was sent to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        stopped = threading.Event()

        def listen() -> None:
            while not stopped.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    connection.settimeout(1)
                    heard.append(b"connected")

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        stopped.set()
        thread.join()


NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:dom="http://www.w3.org/2001/xml-events" '
    'xmlns:ooo="http://openoffice.org/2004/office" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def content(said: str, events: str = "") -> str:
    """The main part of a text in OpenDocument."""
    scripts = f"<office:scripts>{events}</office:scripts>" if events else ""
    return (
        f'<office:document-content {NAMESPACES} office:version="1.3">{scripts}<office:body>'
        f"<office:text>{said}</office:text></office:body></office:document-content>"
    )


def outward(url: str) -> dict[str, tuple[bytes, str]]:
    """Files that would fetch something from an address."""
    picture = f'<draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:href="{url}/a.png"/></draw:frame>'
    section = f'<text:section text:name="s"><text:section-source xlink:href="{url}/a.odt"/><text:p>旧文</text:p></text:section>'
    rtf = (
        r"{\rtf1\ansi 1{\field{\*\fldinst INCLUDEPICTURE "
        + f'"{url}/a.png"'
        + r" \\d}{\fldrslt x}}"
        r"{\field{\*\fldinst INCLUDETEXT " + f'"{url}/a.rtf"' + r"}{\fldrslt y}}"
        r"{\object\objautlink\objupdate{\*\objclass Word.Document}{\*\objdata "
        + f"{url}/o".encode().hex()
        + r"}}{\*\template "
        + f"{url}/t.dot"
        + r"}\par}"
    )
    page = f'<html><head><link rel=stylesheet href="{url}/a.css"><script src="{url}/a.js"></script><base href="{url}"></head><body><img src="{url}/a.png"><iframe src="{url}"></iframe><p>第一条　目的。</p></body></html>'
    return {
        "odt": (
            open_document({"content.xml": content(f"<text:p>第一条{picture}</text:p>{section}")}),
            "a.odt",
        ),
        "rtf": (rtf.encode(), "a.rtf"),
        "html": (page.encode(), "a.html"),
    }


@needs_office
@pytest.mark.parametrize("kind", ["odt", "rtf", "html"])
def test_nothing_is_fetched(kind: str, listener: tuple[int, list[bytes]]) -> None:
    port, heard = listener
    data, name = outward(f"http://127.0.0.1:{port}")[kind]
    assert read_bytes(data, name).text
    assert heard == []
    socket.create_connection(("127.0.0.1", port)).close()  # the listener would have heard
    time.sleep(0.3)
    assert heard == [b"connected"]


@needs_office
@pytest.mark.parametrize("kind", ["odt", "rtf"])
def test_nothing_is_fetched_where_the_network_is_there(
    kind: str, listener: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The settings of LibreOffice alone hold, as on a system without network namespaces."""
    monkeypatch.setattr("checker.reading.confined._confining", lambda limits: [])
    port, heard = listener
    data, name = outward(f"http://127.0.0.1:{port}")[kind]
    assert read_bytes(data, name).text
    assert heard == []


EVENTS = (
    "<office:event-listeners>"
    '<script:event-listener script:language="ooo:script" script:event-name="dom:load" '
    'xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document"/>'
    "</office:event-listeners>"
)
LIBRARY = '<?xml version="1.0"?><library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" library:link="false"/></library:libraries>'
MODULES = '<?xml version="1.0"?><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="M"/></library:library>'


def with_macro(target: Path) -> bytes:
    """A text that would write a file when it is opened."""
    basic = f'Sub Main\nOpen "{target}" For Output As #1\nPrint #1, "ran"\nClose #1\nEnd Sub\n'
    module = f'<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="M" script:language="StarBasic">{basic.replace(chr(34), "&quot;")}</script:module>'
    return open_document(
        {
            "content.xml": content("<text:p>第一条</text:p>", EVENTS),
            "Basic/script-lc.xml": LIBRARY,
            "Basic/Standard/script-lb.xml": MODULES,
            "Basic/Standard/M.xml": module,
        }
    )


@needs_office
def test_no_macro_runs(tmp_path: Path) -> None:
    target = tmp_path / "written"
    assert read_bytes(with_macro(target), "a.odt").text == "第一条"
    assert not target.exists()


@needs_office
def test_the_macro_of_the_test_would_run_without_our_settings(tmp_path: Path) -> None:
    """With a profile that trusts everything the macro runs: the test above tests something."""
    import subprocess

    from programs import OFFICE

    target, source, profile = tmp_path / "written", tmp_path / "m.odt", tmp_path / "profile"
    source.write_bytes(with_macro(target))
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
        '<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item></oor:items>',
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [OFFICE or "", f"-env:UserInstallation={profile.as_uri()}", "--headless", str(source)],
        start_new_session=True,
    )
    deadline = time.monotonic() + 30
    while not target.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    os.killpg(process.pid, 9)
    process.wait()
    assert target.exists()
