"""The pages of a version, of rules and of the audit, run by Streamlit's own tester."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_data import ATTACK, SAMPLE, seed, shared_checker, upload
from streamlit.testing.v1 import AppTest

from checker.reviewing.database import URL_VARIABLE, Database
from checker.reviewing.matters import open_matter
from checker.reviewing.people import LOCAL, Identity, Role
from checker.reviewing.work import Desk
from checker.web import visit
from checker.web.pages import audit

SCRIPT = "from checker.web.guarding import guarded\nfrom checker.web.pages.{page} import show\nwith guarded():\n    show()\n"
OF_A_MATTER = ["overview", "compare"]
TIME_LIMIT = 60


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with a matter whose texts try to be HTML."""
    address = f"sqlite:///{tmp_path_factory.mktemp('desk') / 'desk.sqlite3'}"
    seed(address, hostile=True)
    return address


@pytest.fixture(autouse=True)
def local(monkeypatch: pytest.MonkeyPatch) -> None:
    """The local user, whom Streamlit's tester has no address for; rules that are loaded once."""
    monkeypatch.setattr(visit, "identity", lambda: LOCAL)
    for page in ("overview", "rules"):
        monkeypatch.setattr(f"checker.web.pages.{page}.checker", shared_checker)


def run(page: str, address: str, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    monkeypatch.setenv(URL_VARIABLE, address)
    app = AppTest.from_string(SCRIPT.format(page=page), default_timeout=TIME_LIMIT)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def is_well(app: AppTest) -> bool:
    return not app.exception and not app.error


def sheets(app: AppTest) -> str:
    """The HTML of all sheets of a page."""
    found = app.get("bidi_component")
    return "\n".join(json.loads(each.proto.json)["html"] for each in found)


@pytest.mark.parametrize("page", OF_A_MATTER)
def test_without_a_matter_the_page_says_what_to_do(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, f"sqlite:///{tmp_path / 'desk.sqlite3'}", monkeypatch)
    assert is_well(app)
    assert "还没有审查事项。" in [each.value.replace("\\", "") for each in app.subheader]


def test_without_a_row_the_audit_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("audit", f"sqlite:///{tmp_path / 'desk.sqlite3'}", monkeypatch)
    assert is_well(app)
    assert [each.value for each in app.subheader] == ["还没有记录。"]


def test_with_one_version_there_is_nothing_to_compare_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    database = Database(address)
    desk = Desk(database, LOCAL)
    with desk.writing() as work:
        matter = open_matter(work, "条例")
    upload(desk, matter, "草案.txt", SAMPLE.read_text(encoding="utf-8"))
    database.close()
    app = run("compare", address, monkeypatch)
    assert is_well(app)
    assert "只有一版" in app.subheader[0].value


@pytest.mark.parametrize("page", ["overview", "compare", "rules", "audit"])
def test_a_page_runs_and_escapes_what_users_wrote(
    page: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(page, url, monkeypatch)
    assert is_well(app)
    html = sheets(app)
    assert html
    assert "<img" not in html
    assert "<script" not in html
    assert not any(ATTACK in each.value for each in app.markdown)


def test_the_matrix_is_narrowed_to_what_is_violated(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("overview", url, monkeypatch)
    whole = sheets(app).count("<tr class=")
    app.button_group(key="fulfilment").set_value("violated").run()
    assert is_well(app)
    assert 0 < sheets(app).count('<tr class="violated"') == sheets(app).count("<tr class=") < whole


def test_only_what_changed_is_compared_unless_all_is_wanted(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("compare", url, monkeypatch)
    changed = sheets(app).count("<section")
    app.toggle(key="only-changed").set_value(False).run()
    assert is_well(app)
    assert 0 < changed < sheets(app).count("<section")


def test_rules_are_searched_and_one_is_read_by_its_address(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run("rules", url, monkeypatch)
    app.text_input(key="rule-words").set_value("村规民约").run()
    assert "LOC001" in sheets(app)
    assert "AGN001" not in sheets(app)
    app = run("rules", url, monkeypatch, rule="fee001")
    assert is_well(app)
    assert "取消社会抚养费" in sheets(app)


@pytest.mark.parametrize("text", ["违反规定生育的，征收社会抚养费<b>。", " ", "。", "第一条"])
def test_any_sentence_can_be_tried(text: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = run("rules", url, monkeypatch)
    app.text_area(key="trial").set_value(text).run()
    assert is_well(app)
    assert "<b>" not in sheets(app).partition('class="drawing')[2].partition("chip")[0]


def test_the_audit_is_shown_a_page_at_a_time(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "ROWS", 3)
    app = run("audit", url, monkeypatch)
    first = sheets(app)
    assert first.count('class="did"') == 3
    next(each for each in app.button if each.label == "较早的").click().run()
    assert is_well(app)
    assert sheets(app) != first
    app.selectbox(key="audit-action").select("comment").run()
    assert sheets(app).count('class="did"') == 1


def test_nobody_sees_a_matter_of_others_by_its_address(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Identity("test", "wang", "王审查", Role.REVIEWER)
    monkeypatch.setattr(visit, "identity", lambda: other)
    for page in ("overview", "compare", "audit"):
        app = run(page, url, monkeypatch, matter="1", version="1")
        assert is_well(app)
        assert sheets(app) == ""
