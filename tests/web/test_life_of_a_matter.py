"""The whole life of a matter in a browser: opened, uploaded, decided, revised, stated, signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_browser import RunningDesk, needs_browser, open_page, running_desk, settle
from desk_people import matter_with
from docx import Document
from playwright.sync_api import Browser, Page, expect

from checker.reading import Revisions, read

pytestmark = needs_browser

FIRST = [
    "云岭省人口与计划生育条例（修订草案）",
    "第一条 为了促进人口长期均衡发展，制定本条例。",
    "第二条 违反本条例规定生育子女的，征收社会抚养费。",
    "第三条 办理入户登记应当提交计划生育证明。",
    "第四条 本条例自公布之日起施行。",
]
SECOND = [line for line in FIRST if not line.startswith("第三条")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RunningDesk]:
    with running_desk(tmp_path) as running:
        yield running


def word_file(path: Path, lines: list[str]) -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def turn_to(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
    settle(page)


def taken(page: Page, what: str, folder: Path) -> Path:
    """The file that the page makes and hands out under this name."""
    page.get_by_role("button", name=f"生成 {what}").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"下载 {what}").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_from_upload_to_signed_opinion(browser: Browser, desk: RunningDesk, tmp_path: Path) -> None:
    first = word_file(tmp_path / "修订草案.docx", FIRST)
    second = word_file(tmp_path / "修订草案二稿.docx", SECOND)
    with open_page(browser, desk.url, accept_downloads=True) as page:
        page.get_by_label("条例名称").fill("云岭省人口与计划生育条例")
        page.get_by_role("button", name="建立").click()
        page.locator("input[type=file]").set_input_files(first)
        expect(page.get_by_text("第 1 版").first).to_be_visible(timeout=30_000)

        page.locator("input[type=file]").set_input_files(first)
        expect(page.get_by_text("完全相同，没有重复保存")).to_be_visible(timeout=30_000)

        page.get_by_role("button", name="审查", exact=True).click()
        page.locator(".card").first.wait_for()
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.locator(".state.accepted")).to_have_count(1)
        page.keyboard.press("j")
        page.keyboard.press("r")
        page.get_by_label("不采纳的理由").fill("已另案处理")
        page.get_by_role("button", name="提交理由").click()
        expect(page.locator(".state.rejected")).to_have_count(1)

        turn_to(page, "事项")
        page.locator("input[type=file]").set_input_files(second)
        expect(page.get_by_text("消除 1 个，延续 1 个")).to_be_visible(timeout=30_000)
        expect(page.get_by_text("已处理 1 个（采纳 1")).to_be_visible()

        turn_to(page, "成果")
        annotated = taken(page, "批注稿", tmp_path)
        assert "征收社会抚养费" in read(annotated, revisions=Revisions.ORIGINAL).text
        assert "征收社会抚养费" not in read(annotated, revisions=Revisions.FINAL).text
        page.get_by_label("审查结论").fill("修改后可以提请审议。")
        page.get_by_role("button", name="生成意见书").click()
        page.get_by_role("button", name="签署").click()
        page.get_by_text("我已经阅读并同意意见书的内容").click()
        page.get_by_role("button", name="确认签署").click()
        expect(page.get_by_text("本机用户 已签署")).to_be_visible()
        opinion = text_of(taken(page, "Word 意见书", tmp_path))
        for words in ("修改后可以提请审议。", "征收社会抚养费", "取消社会抚养费", "本机用户"):
            assert words in opinion

        turn_to(page, "记录")
        for action in ("建立事项", "上传版本", "处理问题", "生成意见书", "签署意见书", "导出"):
            expect(page.get_by_text(action).first).to_be_visible()


def test_a_decision_outdates_the_opinion(
    browser: Browser, desk: RunningDesk, tmp_path: Path
) -> None:
    with open_page(browser, desk.url) as page:
        page.get_by_label("条例名称").fill("云岭省人口与计划生育条例")
        page.get_by_role("button", name="建立").click()
        page.locator("input[type=file]").set_input_files(word_file(tmp_path / "草案.docx", SECOND))
        expect(page.get_by_text("第 1 版").first).to_be_visible(timeout=30_000)
        turn_to(page, "成果")
        page.get_by_role("button", name="生成意见书").click()
        expect(page.get_by_text("草稿", exact=False).last).to_be_visible()
        turn_to(page, "审查")
        page.locator(".card").first.wait_for()
        page.keyboard.press("j")
        page.keyboard.press("a")
        expect(page.locator(".state.accepted")).to_have_count(1)
        turn_to(page, "成果")
        expect(page.get_by_text("已过时")).to_be_visible()


def test_what_the_page_showed_as_decided_outlives_a_killed_server(
    browser: Browser, tmp_path: Path
) -> None:
    with running_desk(tmp_path) as desk:
        address = matter_with(desk.database, "草案.txt", "\n\n".join(FIRST))
        with open_page(browser, f"{desk.url}/workbench{address}") as page:
            page.locator(".card").first.wait_for()
            for decided in (1, 2):
                page.keyboard.press("j")
                page.keyboard.press("a")
                expect(page.locator(".card .state.accepted")).to_have_count(decided)
        desk.process.kill()
        desk.process.wait(20)
    with (
        running_desk(tmp_path) as again,
        open_page(browser, f"{again.url}/workbench{address}") as page,
    ):
        expect(page.locator(".card .state.accepted")).to_have_count(2)
