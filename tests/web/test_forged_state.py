"""What a browser claims of itself brings nobody in: not its state, not its address."""

from __future__ import annotations

import time
from typing import Any

import pytest
import streamlit as st
from desk_people import matter_with
from streamlit.testing.v1 import AppTest

from checker.reviewing.people import Identity, Role
from checker.web import entering
from tools.desk_server import ROOT

TITLE = "云岭省计划生育奖励扶助办法"
TEXT = "第一条 违反规定生育的，征收社会抚养费。\n第二条 本条例自公布之日起施行。\n"
ISSUER = "https://id.example.org"
SECRETS = {
    "auth": {
        "redirect_uri": "https://desk.example.org/oauth2callback",
        "cookie_secret": "0123456789abcdef0123456789abcdef",
        "client_id": "desk",
        "client_secret": "secret",
        "server_metadata_url": f"{ISSUER}/.well-known/openid-configuration",
    }
}
PAGES = ("matters", "workbench", "overview", "compare", "outputs", "people")


@pytest.fixture(autouse=True)
def _untouched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entering, "_seen", [])


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database in which 李 works on the only matter."""
    url = f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.sqlite3'}"
    reviewer = Identity(ISSUER, "li", "李审查", Role.REVIEWER)
    matter_with(url, "草案.txt", TEXT, title=TITLE, identity=reviewer)
    return url


@pytest.fixture(autouse=True)
def _filled(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAOLI_DATABASE_URL", filled)


def claims(subject: str, role: str, **more: Any) -> dict[str, Any]:
    named = {"iss": ISSUER, "sub": subject, "name": subject, "roles": [role]}
    return {**named, "is_logged_in": True, "exp": time.time() + 600, **more}


def run(script: str, said: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> str:
    """All that a script shows to somebody with these claims who forges his session's state."""
    monkeypatch.setattr("streamlit.user_info._get_user_info", lambda: said)
    app = AppTest.from_string(script, default_timeout=60)
    app.secrets.update(SECRETS)
    app.session_state["matter"], app.session_state["version"] = 1, 1
    app.query_params["matter"], app.query_params["version"] = "1", "1"
    app.run()
    return sent(app)


def sent(app: AppTest) -> str:
    """All that goes to the browser."""
    protos = [each.proto for part in (app.main, app.sidebar) for each in part if each.proto]
    return "".join(each.SerializeToString().decode("utf-8", "ignore") for each in protos)


@pytest.mark.parametrize("page", PAGES)
def test_forged_state_shows_nothing_of_the_matter_of_others(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"from checker.web.pages.{page} import show\nshow()"
    assert TITLE in run(script, claims("li", "reviewer"), monkeypatch)
    shown = run(script, claims("sun", "administrator"), monkeypatch)
    assert TITLE not in shown
    assert "征收" not in shown


@pytest.mark.parametrize(
    ("said", "door"),
    [
        ({}, "统一身份账号"),
        (claims("li", "reviewer", is_logged_in="True"), "统一身份账号"),
        (claims("li", "reviewer", exp=0), "登录已经到期"),
        (claims("li", "reviewer", iss=None), "没有给出可用的 iss"),
        (claims("li", "finance"), "还没有条例审查台的角色"),
    ],
)
def test_without_a_good_token_there_is_only_the_door(
    said: dict[str, Any], door: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run((ROOT / "app_streamlit.py").read_text(encoding="utf-8"), said, monkeypatch)
    assert door in shown
    assert TITLE not in shown
    assert "新建审查事项" not in shown


@pytest.mark.parametrize(
    ("address", "enters"),
    [
        (None, True),
        ("127.0.0.2", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.0.2.7", False),
        ("::ffff:192.0.2.7", False),
        ("fe80::1%eth0", False),
        ("127.0.0.1.example.org", False),
        ("", False),
    ],
)
def test_without_signing_in_only_this_machine_enters(
    address: str | None, enters: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(st.context), "ip_address", property(lambda _: address))
    app = AppTest.from_file(str(ROOT / "app_streamlit.py"), default_timeout=60).run()
    assert ("新建审查事项" in sent(app)) is enters
    assert ("只供本机使用" in sent(app)) is not enters
