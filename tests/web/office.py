"""An office: people known to a real identity provider, and the desk to which they sign in."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from desk_browser import settle

from checker.reviewing.people import Identity, Role
from tools.desk_server import ROOT, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Page

BRIEF_SECONDS = 3
START_LIMIT = 60  # seconds
PASSWORD = "a password for tests"


@dataclass(frozen=True)
class Colleague:
    """Somebody the provider knows, by ``number``, with the groups that it tells of."""

    number: int
    username: str
    name: str
    groups: tuple[str, ...]
    role: Role | None

    @property
    def email(self) -> str:
        return f"{self.username}@example.org"


DRAFTER = Colleague(1, "zhao", "赵起草", ("起草",), Role.DRAFTER)
REVIEWER = Colleague(2, "li", "李审查", ("审查", "起草"), Role.REVIEWER)
ADMINISTRATOR = Colleague(3, "qian", "钱管理", ("administrator",), Role.ADMINISTRATOR)
STRANGER = Colleague(4, "sun", "孙无岗", ("财务",), None)
HOSTILE = Colleague(5, "eve", "<script>document.title='x'</script>**周**", ("审查",), Role.REVIEWER)
BRIEF = Colleague(6, "wu", "吴短时", ("审查", "brief"), Role.REVIEWER)
PEOPLE = (DRAFTER, REVIEWER, ADMINISTRATOR, STRANGER, HOSTILE, BRIEF)


@dataclass(frozen=True)
class Office:
    """The running provider and desk; ``settings`` is the desk's secrets.toml."""

    desk: str
    provider: str
    database: str
    settings: Path

    def identity(self, person: Colleague) -> Identity:
        """The person as the desk will know him."""
        assert person.role is not None
        issuer, subject = f"{self.provider}/o", str(person.number)
        return Identity(issuer, subject, person.name, person.role, person.email)

    def sign_in(self, page: Page, person: Colleague) -> None:
        """Sign in through the provider's own form, beginning at the desk's door."""
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(f"{self.provider}/accounts/login/**")
        page.locator("[name=username]").fill(person.username)
        page.locator("[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="继续").click()
        page.wait_for_url(f"{self.desk}/**")
        settle(page)


SETTINGS = """
[auth]
redirect_uri = "{desk}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "desk"
client_secret = "{client}"
server_metadata_url = "{provider}/o/.well-known/openid-configuration"

[tiaoli]
contact = "信息中心"

[tiaoli.roles]
claim = "realm_access.roles"
drafter = "起草"
reviewer = ["审查", "reviewer"]
"""


@contextmanager
def running_office(folder: Path) -> Iterator[Office]:
    """The provider and the desk, each a process of its own, with an empty database."""
    desk, provider = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
    client = secrets.token_hex()
    _write_office(folder / "office.json", desk, provider, client)
    serve = Path(__file__).with_name("provider") / "serve.py"
    with (
        _process([serve, folder], folder / "provider.log"),
        running_app(folder, desk, provider, client) as office,
    ):
        _wait(f"{provider}/o/.well-known/openid-configuration", folder / "provider.log")
        yield office


@contextmanager
def running_app(folder: Path, desk: str, provider: str, client: str) -> Iterator[Office]:
    """``tiaoli app`` with settings that name a provider, which need not be there."""
    settings, database = folder / "secrets.toml", f"sqlite:///{folder / 'desk.sqlite3'}"
    settings.write_text(
        SETTINGS.format(desk=desk, provider=provider, client=client, cookie=secrets.token_hex()),
        encoding="utf-8",
    )
    app = ["-m", "checker.cli", "app", "--port", _port(desk), "--database", database]
    with _process([*app, "--secrets", settings, "--no-browser"], folder / "desk.log"):
        _wait(f"{desk}/_stcore/health", folder / "desk.log")
        yield Office(desk, provider, database, settings)


def _write_office(file: Path, desk: str, provider: str, client: str) -> None:
    """What ``provider/serve.py`` must know."""
    people = [
        {
            "username": each.username,
            "password": PASSWORD,
            "name": each.name,
            "email": each.email,
            "roles": each.groups,
        }
        for each in PEOPLE
    ]
    office = {
        "port": _port(provider),
        "client_id": "desk",
        "client_secret": client,
        "redirect_uri": f"{desk}/oauth2callback",
        "brief": BRIEF_SECONDS,
        "people": people,
    }
    file.write_text(json.dumps(office), encoding="utf-8")


def _port(url: str) -> int:
    return int(url.rpartition(":")[2])


@contextmanager
def _process(arguments: Sequence[object], log: Path) -> Iterator[None]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *map(str, arguments)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=log.parent, env=environment, stdout=out, stderr=out)
        try:
            yield
        finally:
            process.terminate()
            process.wait(20)


def _wait(url: str, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        with suppress(OSError), urlopen(url, timeout=2):
            return
        time.sleep(0.2)
    raise AssertionError(f"{url} does not answer: {log.read_text(encoding='utf-8')}")
