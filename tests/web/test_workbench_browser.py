"""The workbench as a reviewer uses it: in a browser, with a server and a database of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from desk_browser import (
    RunningDesk,
    english_words,
    needs_browser,
    open_page,
    overhang,
    running_desk,
    settle,
)
from desk_people import HOSTILE_NAME, HOSTILE_TEXT, matter_with
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = needs_browser

DRAFT = """云岭省人口与计划生育条例（草案）

第一章 总则

第一条 为了促进人口长期均衡发展，制定本条例。

第二条 违反本条例规定生育子女的，征收社会抚养费。

第三条 办理入户登记应当提交计划生育证明。

第二章 法律责任

第四条 国家工作人员违反规定生育的，给予开除处分。

第五条 本条例自公布之日起施行。
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with running_desk(tmp_path_factory.mktemp("desk")) as running:
        yield running


@pytest.fixture
def page(browser: Browser, desk: RunningDesk) -> Iterator[Page]:
    address = matter_with(desk.database, "草案.txt", DRAFT)
    with open_page(browser, f"{desk.url}/workbench{address}") as opened:
        cards(opened).first.wait_for()
        yield opened


def cards(page: Page) -> Locator:
    return page.locator(".card")


def card_of(page: Page, place: str) -> Locator:
    return cards(page).filter(has=page.get_by_text(place, exact=True)).first


def test_clicking_the_words_unfolds_the_finding(page: Page) -> None:
    page.locator("mark").filter(has_text="社会抚养费").first.click()
    card = card_of(page, "第二条")
    expect(card.locator(".details")).to_contain_text("取消社会抚养费")
    expect(card).to_be_in_viewport()


def test_clicking_the_finding_shows_its_words(page: Page) -> None:
    card_of(page, "第四条").locator(".head").click()
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    assert "开除" in "".join(page.locator("mark.chosen").all_inner_texts())


def test_words_are_marked_exactly(page: Page) -> None:
    card_of(page, "第三条").locator(".head").click()
    said = "".join(page.locator("mark.chosen").all_inner_texts())
    assert said == card_of(page, "第三条").locator(".quote").inner_text()


def test_keys_decide_and_undo(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".state.accepted")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("d")
    expect(page.locator(".state.doubtful")).to_have_count(1)
    page.keyboard.press("u")
    expect(page.locator(".state.doubtful")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.locator(".state.accepted")).to_have_count(0)


def test_what_was_decided_before_can_be_read(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".state.accepted")).to_have_count(1)
    page.keyboard.press("d")
    expect(page.locator(".state.doubtful")).to_have_count(1)
    page.get_by_text("此前 1 次处理").click()
    expect(page.locator(".earlier p")).to_contain_text("本机用户：采纳")


def test_a_rejection_asks_for_its_reason(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.get_by_label("不采纳的理由").fill("属于历史遗留事项")
    page.get_by_role("button", name="提交理由").click()
    expect(page.locator(".state.rejected")).to_have_count(1)
    expect(page.locator(".reason")).to_have_text("属于历史遗留事项")


def test_several_are_decided_at_once(page: Page) -> None:
    page.get_by_label("全选").click()
    total = cards(page).count()
    page.locator(".bulk").get_by_role("button", name="✓ 采纳").click()
    expect(page.locator(".state.accepted")).to_have_count(total)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator(".state.open")).to_have_count(total)


def test_filters_and_search_narrow_the_list(page: Page) -> None:
    total = cards(page).count()
    page.get_by_label("搜索问题").fill("开除")
    expect(cards(page)).to_have_count(1)
    page.get_by_label("搜索问题").fill("没有这样的词")
    expect(page.get_by_text("没有符合筛选条件的问题")).to_be_visible()
    page.get_by_role("button", name="清除筛选").click()
    expect(cards(page)).to_have_count(total)
    page.get_by_label("章", exact=True).select_option("第二章")
    expect(cards(page)).to_have_count(1)


def test_comments_and_assignments_stay(page: Page) -> None:
    page.keyboard.press("j")
    page.get_by_label("批注").fill("请起草单位说明")
    page.get_by_role("button", name="添加批注").click()
    expect(page.locator(".comment")).to_contain_text("请起草单位说明")
    page.locator(".assign").get_by_label("指派给").select_option(label="本机用户")
    expect(page.locator(".tag").filter(has_text="指派给 本机用户")).to_be_visible()
    page.reload()
    expect(page.locator(".tag").filter(has_text="批注 1")).to_be_visible()


def test_a_reviewer_adds_a_finding_on_selected_words(page: Page) -> None:
    words = page.locator(".block").filter(has_text="第一条").locator("[data-start]").last
    box = words.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 12, steps=6)
    page.mouse.up()
    page.get_by_role("button", name="新增问题").click()
    page.get_by_label("为什么有问题").fill("立法目的不完整")
    page.get_by_role("button", name="新增", exact=True).click()
    made = cards(page).filter(has_text="立法目的不完整")
    expect(made.locator(".details")).to_be_visible()
    assert made.locator(".quote").inner_text() in DRAFT
    made.get_by_role("button", name="撤回").click()
    expect(made).to_have_count(0)


def test_who_is_slower_sees_the_decision_of_the_faster(browser: Browser, desk: RunningDesk) -> None:
    address = matter_with(desk.database, "草案.txt", DRAFT)
    url = f"{desk.url}/workbench{address}"
    with open_page(browser, url) as first, open_page(browser, url) as second:
        for page in (first, second):
            cards(page).first.wait_for()
            page.keyboard.press("j")
        first.keyboard.press("a")
        second.keyboard.press("d")
        expect(second.get_by_text("没有覆盖，请看过后再决定")).to_be_visible()
        expect(second.locator(".state.accepted")).to_have_count(1)
        expect(second.locator(".state.doubtful")).to_have_count(0)


def test_what_others_decide_appears_by_itself(browser: Browser, desk: RunningDesk) -> None:
    address = matter_with(desk.database, "草案.txt", DRAFT)
    url = f"{desk.url}/workbench{address}"
    with open_page(browser, url) as first, open_page(browser, url) as second:
        cards(second).first.wait_for()
        cards(first).first.wait_for()
        first.keyboard.press("j")
        first.keyboard.press("a")
        expect(second.locator(".state.accepted")).to_have_count(1, timeout=15_000)


def test_what_is_typed_survives_what_others_decide(browser: Browser, desk: RunningDesk) -> None:
    address = matter_with(desk.database, "草案.txt", DRAFT)
    url = f"{desk.url}/workbench{address}"
    with open_page(browser, url) as first, open_page(browser, url) as second:
        cards(second).first.wait_for()
        second.keyboard.press("j")
        second.get_by_label("批注").fill("写了一半")
        first.keyboard.press("j")
        first.keyboard.press("a")
        expect(second.locator(".state.accepted")).to_have_count(1, timeout=15_000)
        expect(second.get_by_label("批注")).to_have_value("写了一半")
        expect(second.get_by_label("批注")).to_be_focused()


def test_nothing_uploaded_becomes_html(browser: Browser, desk: RunningDesk) -> None:
    address = matter_with(desk.database, HOSTILE_NAME, HOSTILE_TEXT, title=HOSTILE_NAME)
    with open_page(browser, f"{desk.url}/workbench{address}") as page:
        cards(page).first.wait_for()
        expect(page.locator(".paper")).to_contain_text("<img src=x onerror=")
        page.goto(f"{desk.url}/{address}")
        settle(page)
        assert page.evaluate("window.stolen === undefined")
        assert page.locator("img[src='x'], b:text('粗')").count() == 0


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(390, 800, 3), (720, 450, 2), (1440, 900, 1)]
)
def test_it_fits_phones_and_zoomed_pages(
    browser: Browser, desk: RunningDesk, width: int, height: int, scale: int
) -> None:
    address = matter_with(desk.database, "草案.txt", DRAFT)
    url = f"{desk.url}/workbench{address}"
    with open_page(browser, url, width, height, device_scale_factor=scale) as page:
        cards(page).first.wait_for()
        assert overhang(page) == 0
        tab = page.get_by_role("tab", name="条文")
        if tab.is_visible():
            tab.click()
        page.locator("mark").first.click()
        expect(page.locator(".details").first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_it_speaks_chinese_and_can_be_read(browser: Browser, desk: RunningDesk, dark: bool) -> None:
    address = matter_with(desk.database, "草案.txt", DRAFT)
    with open_page(browser, f"{desk.url}/workbench{address}", dark=dark) as page:
        cards(page).first.wait_for()
        assert english_words(page) == []
        severity = page.locator(".card .severity").first
        assert contrast(severity) >= 4.5
        assert contrast(page.locator(".card .place").first) >= 7


def contrast(locator: Locator) -> float:
    """The contrast of the text with what it stands on, as WCAG 2 defines it."""
    colours = locator.evaluate(
        """(element) => {
          const ground = (node) => {
            const colour = getComputedStyle(node).backgroundColor;
            if (!/, 0\\)|transparent/.test(colour)) return colour;
            return ground(node.parentElement ?? node.getRootNode().host);
          };
          return [getComputedStyle(element).color, ground(element)];
        }"""
    )
    light, dark = sorted(map(_luminance, colours), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
