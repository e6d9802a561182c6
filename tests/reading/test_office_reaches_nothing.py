"""LibreOffice at work on hostile files: nothing is fetched, no macro runs."""

from __future__ import annotations

import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from open_document import open_document
from programs import OFFICE, needs_office

from checker.reading import read_bytes


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
