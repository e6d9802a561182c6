"""``tiaoli app``: what stands in its way is said in one sentence; it starts and stops quietly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest
from cli_drafts import Run

from checker.cli import main

ROOT = Path(__file__).parents[2]
SETTINGS = """
[auth]
redirect_uri = "https://desk.example.org/review/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "desk"
client_secret = "secret"
server_metadata_url = "https://id.example.org/.well-known/openid-configuration"
"""


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'desk.sqlite3'}"


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one sentence with which the command ends."""
    assert main(["app", "--no-browser", *map(str, arguments)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.endswith("。\n")
    assert shown.err.count("\n") == 1
    return shown.err


def test_a_taken_port_is_named(taken_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "--port", taken_port)
    assert said.startswith(f"端口 {taken_port} 已经被占用；请用 --port 换一个端口")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_other_machines_must_sign_in(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "--host", host).startswith(f"还没有配置登录，不能在 {host} 上提供服务")


def test_an_address_that_is_not_of_this_machine_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secrets.toml").write_text(SETTINGS, encoding="utf-8")
    said = refused(capsys, "--secrets", tmp_path / "secrets.toml", "--host", "192.0.2.1")
    assert said.startswith("不能在 192.0.2.1 上提供服务；请核对 --host")


def test_an_unknown_address_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "--host", "no such.invalid").startswith("找不到地址“no such.invalid”")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://a/b", "的值不能用作数据库地址"),
        ("postgresql://127.0.0.1:9/desk", "打不开数据库"),
    ],
)
def test_a_database_that_cannot_be_reached_is_named(
    url: str,
    said: str,
    free_port: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TIAOLI_DATABASE_URL", "sqlite:///not-used.sqlite3")
    assert said in refused(capsys, "--port", free_port, "--database", url)


def test_a_wrong_rule_pack_is_named(
    tmp_path: Path,
    database: str,
    free_port: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TIAOLI_DATABASE_URL", database)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "own.yaml").write_text("- id: [\n", encoding="utf-8")
    assert "own.yaml" in refused(capsys, "--port", free_port, "--rules", tmp_path / "pack")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "打不开这个文件；请核对路径和读取权限"),
        ("", "没有 [auth] 表"),
        ("[auth\n", "第 1 行不合 TOML 的写法"),
        (SETTINGS.replace("client_id", "client"), "auth.client_id：没有填写"),
        ("[tiaoli]\n", "auth：没有这个表"),
    ],
)
def test_settings_that_are_wrong_stop_the_start(
    content: str | None, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "secrets.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert said in refused(capsys, "--secrets", file)


def test_without_the_extra_the_remedy_is_said(tmp_path: Path, tiaoli: Run) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\n"
        "found = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'streamlit' else found(name, *rest)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    ended = tiaoli("app", "--no-browser", PYTHONPATH=path)
    assert ended.returncode == 2
    said = "条例审查台需要另行安装的部件；请运行 pip install 'tiaoli[app]' 后重试。\n"
    assert ended.stderr.decode() == said


def handshake(port: int, host: str) -> int:
    """The answer to a browser that opens a page at this name, which leads to this machine."""
    asked = HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {
        "Host": host,
        "Origin": f"http://{host}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    with closing(asked):
        asked.request("GET", "/_stcore/stream", headers=headers)
        return asked.getresponse().status


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_in_chinese_and_stops_cleanly(
    stop: signal.Signals, tmp_path: Path, database: str, free_port: int
) -> None:
    command = [sys.executable, "-m", "checker.cli", "app", "--no-browser"]
    options = ["--port", str(free_port), "--database", database]
    process = subprocess.Popen(
        [*command, *options],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        address, *rest = (process.stdout.readline() for _ in range(3))
        with urlopen(address.partition("：")[2].strip(), timeout=20) as answer:
            assert answer.status == 200
        assert handshake(free_port, f"127.0.0.1:{free_port}") == 101
        assert handshake(free_port, f"rebound.example:{free_port}") == 403
    finally:
        process.send_signal(stop)
    out, said = process.communicate(timeout=30)
    assert address == f"条例审查台：http://127.0.0.1:{free_port}\n"
    assert rest == [f"数据库：{database}\n", "按 Ctrl+C 停止。\n"]
    assert out == ""
    refusal, end = said.splitlines()
    assert "host=rebound.example" in refusal
    assert end == "条例审查台已停止。"
    assert process.returncode == 0
    assert list(tmp_path.glob(".streamlit")) == []
