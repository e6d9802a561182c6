"""The pages of a version, of rules and of the audit, as their users see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_browser import (
    ALLOWED_WORDS,
    RunningDesk,
    english_words,
    needs_browser,
    open_page,
    overhang,
    running_desk,
    settle,
)
from desk_data import ATTACK, BREAKOUT, seed
from playwright.sync_api import Browser, Page, expect

pytestmark = needs_browser

PHONE, PAPER = 390, 720  # pixels
ATTACKING = frozenset(re.findall(r"[A-Za-z]+", ATTACK + BREAKOUT))  # words that must be seen
TRIED = "不得征收社会抚养费<img src=x onerror=\"document.title='attacked'\">；违反规定生育的，给予处分。"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """A desk with a matter whose title, files and texts try to be HTML."""
    with running_desk(tmp_path_factory.mktemp("desk")) as running:
        seed(running.database, hostile=True)
        yield running


def is_unharmed(page: Page) -> bool:
    """Whether nothing that users wrote was taken for HTML."""
    return page.title() != "attacked" and page.locator("img[src=x]").count() == 0


def try_words(page: Page) -> None:
    page.get_by_role("tab", name="试一句").click()
    page.get_by_role("textbox", name="条文").fill(TRIED)
    page.get_by_role("button", name="试一试").click()
    expect(page.locator(".drawing").first).to_contain_text("社会抚养费")


def nothing(page: Page) -> None:
    """The page as it opens."""


PAGES = {
    "": ("上传新的版本", nothing),
    "overview": ("对照通知，逐项看落实", nothing),
    "compare": ("只看有变化的条", nothing),
    "rules": ("找规则", nothing),
    "rules?rule=SCH004": ("不报告问题的例句", nothing),
    "rules#try": ("找规则", try_words),
    "audit": ("下载全部", nothing),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_by_day_by_night_on_a_phone_and_on_paper(
    browser: Browser, desk: RunningDesk, name: str
) -> None:
    words, act = PAGES[name]
    with open_page(browser, f"{desk.url}/{name}") as page:
        page.get_by_text(words).first.wait_for()
        act(page)
        settle(page)
        has_only_chinese_that_fits(page)
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": PHONE, "height": 800})
        settle(page)
        assert scheme(page) == "dark"
        has_only_chinese_that_fits(page)
        page.set_viewport_size({"width": PAPER, "height": 1000})
        page.emulate_media(media="print", color_scheme="dark")
        is_black_on_white(page)


def has_only_chinese_that_fits(page: Page) -> None:
    assert english_words(page, ALLOWED_WORDS | ATTACKING) == []
    assert overhang(page) == 0
    assert is_unharmed(page)


def scheme(page: Page) -> str:
    found: str = page.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme")
    return found


def is_black_on_white(page: Page) -> None:
    """Whether a print has neither navigation nor buttons, black words, and no chart cut off."""
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    assert page.locator(".stButton:visible, .stDownloadButton:visible").count() == 0
    ground = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    for words in page.locator(".sheet p, .sheet td").locator("visible=true").all()[:3]:
        assert words.evaluate("(element) => getComputedStyle(element).color") == "rgb(0, 0, 0)"
    for chart in page.locator(".stVegaLiteChart svg").all():
        box = chart.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PAPER


def test_a_cell_of_the_strip_leads_to_its_finding_in_the_workbench(
    browser: Browser, desk: RunningDesk
) -> None:
    with open_page(browser, f"{desk.url}/overview") as page:
        cell = page.locator("button.cell.error").first
        title = cell.get_attribute("title") or ""
        cell.click()
        page.wait_for_url(re.compile("workbench"))
        settle(page)
        name = title.rpartition("。")[2].split("、")[0]
        expect(page.get_by_text(name).first).to_be_visible()


def test_a_requirement_shows_the_article_that_satisfies_it(
    browser: Browser, desk: RunningDesk
) -> None:
    with open_page(browser, f"{desk.url}/overview") as page:
        told = page.locator("details.good").first
        told.locator("summary").click()
        expect(told.locator("p").first).to_be_visible()
        expect(told.locator("p").first).to_contain_text("第六条")


def test_one_jumps_to_an_article_and_steps_through_the_changes(
    browser: Browser, desk: RunningDesk
) -> None:
    with open_page(browser, f"{desk.url}/compare", height=500) as page:
        page.locator("[data-jump-select]").select_option(label="第十九条　删除")
        expect(page.locator("section.deleted")).to_be_in_viewport()
        page.locator("[data-step='-1']").click()
        expect(page.locator("section.inserted")).to_be_in_viewport()
        marks = page.locator("section.changed del").first
        expect(marks).to_have_css("text-decoration-line", "line-through")


def test_a_rule_is_opened_from_the_list_and_its_address_can_be_passed_on(
    browser: Browser, desk: RunningDesk
) -> None:
    with open_page(browser, f"{desk.url}/rules") as page:
        page.get_by_role("button", name="FEE001").click()
        page.wait_for_url(re.compile("rule=FEE001"))
        expect(page.get_by_role("heading", name="征收社会抚养费")).to_be_visible()


def test_the_audit_is_downloaded_in_words(browser: Browser, desk: RunningDesk) -> None:
    with open_page(browser, f"{desk.url}/audit", accept_downloads=True) as page:
        with page.expect_download() as waiting:
            page.get_by_role("button", name="下载全部").click()
        text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert "处理问题" in text
    assert "第 2 版" in text
