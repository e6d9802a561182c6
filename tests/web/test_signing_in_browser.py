"""Signing in at a real identity provider: who gets in, as what, and who sees nothing."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from desk_browser import (
    ALLOWED_WORDS,
    english_words,
    needs_browser,
    open_page,
    overhang,
    settle,
)
from office import (
    ADMINISTRATOR,
    BRIEF,
    DRAFTER,
    HOSTILE,
    REVIEWER,
    STRANGER,
    Colleague,
    Office,
    running_app,
    running_office,
)

from checker.judging import Checker
from checker.reviewing.database import Database
from checker.reviewing.examining import ENDINGS, examine
from checker.reviewing.matters import add_member, matters, open_matter
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk
from tools.desk_server import free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

TITLE = "云岭省计划生育奖励扶助办法"
DRAFT = f"{TITLE}\n\n第一条　违反规定生育的，征收社会抚养费。\n第二条　本条例自公布之日起施行。\n"
COOKIE = "_streamlit_user"
SECRETS_POLL = 1.5  # seconds in which Streamlit notices that the file has changed
WORDS = ALLOWED_WORDS | {each.upper() for each in ENDINGS}
ADDRESSES = {"zhao", "li", "qian", "sun", "eve", "wu", "example", "org"}
ROLES = {DRAFTER: "起草人", REVIEWER: "审查人", ADMINISTRATOR: "管理员"}
OFFERED = ["事项", "审查", "概览", "比对", "成果", "规则", "记录", "成员"]
PAGES = {DRAFTER: OFFERED, REVIEWER: OFFERED, ADMINISTRATOR: [*OFFERED, "全部人员"]}
ABOUT_A_MATTER = ("", "workbench", "overview", "compare", "outputs", "people")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office in which the reviewer has a matter with a version, and nobody else works on it."""
    with running_office(tmp_path_factory.mktemp("office")) as running:
        reviewer = desk_of(running, REVIEWER)
        with reviewer.writing() as work:
            matter = open_matter(work, TITLE)
            add_version(work, matter, examine("草案.txt", DRAFT.encode(), Checker.load()))
        yield running


def desk_of(office: Office, person: Colleague) -> Desk:
    return Desk(Database(office.database), office.identity(person))


@pytest.fixture(scope="module")
def visits(office: Office) -> Visits:
    """Browsers of people who have signed in, each once."""
    return Visits(office, {})


@dataclass
class Visits:
    office: Office
    cookies: dict[Colleague, Any]

    @contextmanager
    def of(self, browser: Browser, person: Colleague, address: str = "") -> Iterator[Page]:
        """A page of somebody who has signed in, at the form of the provider if not before."""
        url, known = f"{self.office.desk}/{address}", self.cookies.get(person)
        with open_page(browser, url, storage_state=known) as page:
            if known is None:
                self.office.sign_in(page, person)
                self.cookies[person] = page.context.storage_state()
                if address:
                    go(page, self.office, address)
            yield page


def shown(page: Page) -> str:
    """What the page says; joiners of no width, which keep addresses from being links, left out."""
    return page.locator("body").inner_text().replace("\u2060", "")


def offered(page: Page) -> list[str]:
    """The pages in the navigation, without the names of symbols."""
    links = page.get_by_test_id("stSidebarNavLink").all_inner_texts()
    return [text.split("\n")[-1] for text in links]


def go(page: Page, office: Office, address: str) -> None:
    page.goto(f"{office.desk}/{address}")
    settle(page)


def test_before_signing_in_there_is_only_the_door(browser: Browser, office: Office) -> None:
    with open_page(browser, office.desk, width=390) as page:
        for address in ("", "workbench?matter=1&version=1"):
            if address:
                go(page, office, address)
            page.get_by_role("button", name="登录").wait_for()
            assert TITLE not in page.content()
            assert page.get_by_test_id("stSidebar").count() == 0
            assert english_words(page) == []
            assert overhang(page) == 0


@pytest.mark.parametrize("person", PAGES, ids=lambda person: person.username)
def test_everybody_has_the_pages_of_his_role(
    browser: Browser, visits: Visits, person: Colleague
) -> None:
    with visits.of(browser, person) as page:
        assert offered(page) == PAGES[person]
        assert f"{person.name} · {ROLES[person]}" in page.get_by_test_id("stSidebar").inner_text()
        assert english_words(page, WORDS) == []
        go(page, visits.office, "people?matter=1")
        assert (TITLE in page.content()) is (person is REVIEWER)
        assert english_words(page, WORDS | ADDRESSES) == []


def test_the_matter_of_others_is_at_no_address(browser: Browser, visits: Visits) -> None:
    with visits.of(browser, ADMINISTRATOR) as page:
        for name in ABOUT_A_MATTER:
            go(page, visits.office, f"{name}?matter=1&version=1")
            assert TITLE not in page.content(), name
            assert "征收" not in page.content(), name


def test_a_page_that_the_role_lacks_refuses_at_its_address(
    browser: Browser, visits: Visits
) -> None:
    with visits.of(browser, DRAFTER, "everybody") as page:
        assert "您的角色是起草人，没有做这件事的权限" in shown(page)
        assert "各事项的成员" not in shown(page)


def test_without_a_role_there_is_nothing_but_whom_to_ask(browser: Browser, visits: Visits) -> None:
    with visits.of(browser, STRANGER, "workbench?matter=1&version=1") as page:
        assert "“孙无岗”还没有条例审查台的角色" in shown(page)
        assert "请联系：信息中心" in shown(page)
        assert TITLE not in page.content()
        assert offered(page) == []
        assert english_words(page) == []


def test_an_administrator_lets_somebody_in_and_out_again(browser: Browser, visits: Visits) -> None:
    desk_of(visits.office, DRAFTER)  # has entered once
    with visits.of(browser, ADMINISTRATOR) as page:
        page.get_by_role("link", name="全部人员").click()
        page.get_by_text("只有成员看得到").wait_for()
        page.get_by_role("combobox", name="加入成员").click()
        page.get_by_role("option", name="赵起草").click()
        page.get_by_role("button", name="加入", exact=True).click()
        page.get_by_test_id("stPopover").nth(1).wait_for()
        assert titles(visits.office, DRAFTER) == [TITLE]
        assert TITLE not in page.content()
        assert english_words(page, WORDS | ADDRESSES) == []
        page.get_by_test_id("stPopover").nth(1).click()
        page.get_by_role("button", name="确认移出").click()
        page.get_by_test_id("stPopover").first.wait_for(state="detached")
        assert titles(visits.office, DRAFTER) == []


def test_whoever_opened_a_matter_sees_its_members_and_adds_some(
    browser: Browser, visits: Visits
) -> None:
    desk_of(visits.office, DRAFTER)
    with visits.of(browser, REVIEWER) as page:
        page.get_by_role("link", name="成员").click()
        page.get_by_role("combobox", name="加入成员").click()
        assert page.get_by_role("option", name="赵起草").count() == 1


def test_a_name_from_the_provider_is_shown_as_text(browser: Browser, visits: Visits) -> None:
    with visits.of(browser, HOSTILE) as page:
        assert f"{HOSTILE.name} · 审查人" in shown(page)
        page.get_by_label("条例名称").fill("测试事项")
        page.get_by_role("button", name="建立").click()
        page.get_by_text("成员：").wait_for()
        assert f"成员：{HOSTILE.name}" in shown(page)
        assert page.locator("script:has-text('document.title')").count() == 0
        assert page.title() == "条例审查台"


def test_whoever_signs_out_is_outside_and_must_sign_in_again(
    browser: Browser, office: Office
) -> None:
    with open_page(browser, office.desk) as page:
        office.sign_in(page, REVIEWER)
        with page.expect_navigation(url=f"{office.desk}/"):
            page.get_by_role("button", name="退出").click()
        page.get_by_role("button", name="登录").wait_for()
        assert TITLE not in page.content()
        assert [each for each in page.context.cookies() if each["name"].startswith(COOKIE)] == []
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(f"{office.provider}/accounts/login/**")  # signed out there too


def test_a_cookie_that_was_changed_lets_nobody_in(browser: Browser, visits: Visits) -> None:
    with visits.of(browser, REVIEWER) as page:
        (cookie,) = (each for each in page.context.cookies() if each["name"] == COOKIE)
        value = cookie["value"]
        middle = len(value) // 2
        other = "A" if value[middle] != "A" else "B"
        page.context.add_cookies([cookie | {"value": value[:middle] + other + value[middle + 1 :]}])
        go(page, visits.office, "")
        page.get_by_role("button", name="登录").wait_for()
        assert TITLE not in page.content()
        page.context.add_cookies([cookie])
        go(page, visits.office, "")
        assert TITLE in shown(page)  # it was the change that kept him out


def test_a_cookie_signed_with_another_secret_lets_nobody_in(
    browser: Browser, office: Office
) -> None:
    from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

    claims = {
        "iss": f"{office.provider}/o",
        "sub": str(ADMINISTRATOR.number),
        "exp": 2**33,
        "name": ADMINISTRATOR.name,
        "realm_access": {"roles": ["administrator"]},
        "is_logged_in": True,
        "origin": office.desk,
        "provider": "default",
    }
    for secret, title in (("x" * 64, "登录"), (cookie_secret(office), "退出")):
        value = create_signed_value(secret, COOKIE, json.dumps(claims)).decode()
        cookie = {"name": COOKIE, "value": value, "domain": "127.0.0.1", "path": "/"}
        state = {"cookies": [cookie], "origins": []}
        with open_page(browser, office.desk, storage_state=state) as page:
            page.get_by_role("button", name=title).wait_for()


def cookie_secret(office: Office) -> str:
    settings = tomllib.loads(office.settings.read_text(encoding="utf-8"))
    secret: str = settings["auth"]["cookie_secret"]
    return secret


def test_a_visit_ends_with_its_token(browser: Browser, office: Office) -> None:
    with open_page(browser, office.desk) as page:
        office.sign_in(page, BRIEF)
        page.get_by_text("登录已经到期").wait_for()  # by itself
        assert page.get_by_test_id("stSidebar").count() == 0
        assert english_words(page) == []


def test_settings_that_break_shut_the_door_and_make_nobody_administrator(
    browser: Browser, tmp_path: Path
) -> None:
    desk, provider = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
    with (
        running_app(tmp_path, desk, provider, "secret") as office,
        open_page(browser, office.desk) as page,
    ):
        page.get_by_role("button", name="登录").click()
        page.get_by_text("身份提供方没有应答，现在不能登录").wait_for()
        good = office.settings.read_text(encoding="utf-8")
        for broken in (good.replace("client_id", "client"), None):
            if broken is None:
                office.settings.unlink()
            else:
                office.settings.write_text(broken, encoding="utf-8")
            time.sleep(SECRETS_POLL)
            go(page, office, "")
            page.get_by_text("暂时不能使用").wait_for()
            assert "登录设置（secrets.toml）" in shown(page)
            assert page.get_by_test_id("stSidebar").count() == 0
            assert english_words(page, WORDS | {"secrets", "toml", "auth", "client", "id"}) == []


def titles(office: Office, person: Colleague) -> list[str]:
    with desk_of(office, person).reading() as work:
        return [each.title for each in matters(work)]


def test_of_two_reviewers_at_once_one_sees_what_the_other_decided(
    browser: Browser, office: Office, visits: Visits
) -> None:
    address = shared_matter(office)
    first_visit = visits.of(browser, REVIEWER, address)
    second_visit = visits.of(browser, ADMINISTRATOR, address)
    with first_visit as first, second_visit as second:
        for page in (first, second):
            page.locator(".card").first.wait_for()
            page.keyboard.press("j")
        first.keyboard.press("a")
        second.keyboard.press("d")
        slower, faster = overtaken(first, second)
        assert f"{faster} 已于" in shown(slower)
        states = slower.locator(".card .state.accepted, .card .state.doubtful")
        assert states.count() == 1


def shared_matter(office: Office) -> str:
    """A matter of the reviewer and the administrator; gives the address of its workbench."""
    reviewer, other = desk_of(office, REVIEWER), desk_of(office, ADMINISTRATOR)
    examined = examine("草案.txt", DRAFT.encode(), Checker.load())
    with reviewer.writing() as work:
        matter = open_matter(work, "两人同时审查的条例")
        add_member(work, matter, other.person.id)
        version = add_version(work, matter, examined)
    return f"workbench?matter={matter}&version={version}"


def overtaken(first: Page, second: Page) -> tuple[Page, str]:
    """The page that came second, and the name of the person who was faster."""
    for _ in range(100):
        for page, faster in ((first, ADMINISTRATOR.name), (second, REVIEWER.name)):
            if "没有覆盖，请看过后再决定" in shown(page):
                return page, faster
        first.wait_for_timeout(100)
    raise AssertionError("nobody was told that another was faster")
