"""Takes the pictures of the desk that README and manual show, from a desk with a sample matter.

Usage: ``python -m tools.screenshots [FOLDER]`` (default ``docs/images``). Needs chromium, and
LibreOffice not at all; the server and its database live for this run only.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from checker.judging import Checker
from checker.reviewing.comments import add_comment
from checker.reviewing.database import Database
from checker.reviewing.decisions import Seen, State, decide
from checker.reviewing.examining import examine
from checker.reviewing.matters import open_matter
from checker.reviewing.people import LOCAL
from checker.reviewing.review import review
from checker.reviewing.versions import add_version
from checker.reviewing.work import Desk
from tools.desk_server import ROOT, running_desk

SAMPLE = ROOT / "corpus" / "samples" / "yunling-draft.txt"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
MENDED = "公安机关办理户口登记，应当查验计划生育证明；"  # what the second version leaves out


def main(arguments: list[str]) -> int:
    """Take all pictures into the folder; gives the exit status."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is missing", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        url = f"sqlite:///{Path(place) / 'desk.sqlite3'}"
        address = sample_matter(url)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        with running_desk(url, Path(place) / "desk.log") as desk:
            pictures(browser, desk.url, address, folder)
        browser.close()
    return 0


def sample_matter(url: str) -> str:
    """Two versions of the sample, some findings decided; the query that shows the second."""
    database, checker = Database(url), Checker.load()
    desk = Desk(database, LOCAL)
    text = SAMPLE.read_text(encoding="utf-8")
    with desk.writing() as work:
        matter = open_matter(work, "云岭省人口与计划生育条例（修订）")
    version = 0
    for name, words in (("征求意见稿.txt", text), ("征求意见稿二稿.txt", text.replace(MENDED, ""))):
        examined = examine(name, words.encode(), checker)
        with desk.writing() as work:
            version = add_version(work, matter, examined)
    decide_some(desk, version)
    database.close()
    return f"?matter={matter}&version={version}"


def decide_some(desk: Desk, version: int) -> None:
    """Decide on the first findings, so that the pictures show a review half done."""
    states = (State.ACCEPTED, State.ACCEPTED, State.DOUBTFUL, State.ACCEPTED)
    with desk.writing() as work:
        findings = review(work, version).findings
        for each, state in zip(findings, states, strict=False):
            decide(work, version, [Seen(each.finding.fingerprint, 0)], state)
        add_comment(work, version, findings[2].finding.fingerprint, "请起草单位补充说明。")


def pictures(browser: Browser, desk: str, address: str, folder: Path) -> None:
    """The pages, wide, dark and narrow."""
    with opened(browser, f"{desk}/workbench{address}", 1440, 900) as page:
        unfold(page)
        page.screenshot(path=folder / "desk-workbench.png")
    with opened(browser, f"{desk}/workbench{address}", 1440, 900, dark=True) as page:
        unfold(page)
        page.screenshot(path=folder / "desk-workbench-dark.png")
    with opened(browser, f"{desk}/workbench{address}", 390, 844) as page:
        page.locator(".card").first.wait_for()
        page.screenshot(path=folder / "desk-phone.png")
    for name in ("overview", "compare"):
        with opened(browser, f"{desk}/{name}{address}", 1440, 1000) as page:
            page.wait_for_timeout(3000)
            page.screenshot(path=folder / f"desk-{name}.png")


@contextmanager
def opened(
    browser: Browser, url: str, width: int, height: int, dark: bool = False
) -> Iterator[Page]:
    """A page of its own, settled."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
    page.wait_for_timeout(1500)
    try:
        yield page
    finally:
        context.close()


def unfold(page: Page) -> None:
    """Choose a finding that rests on another article."""
    page.locator(".card").first.wait_for()
    page.locator("mark.error.core").nth(3).click()
    page.wait_for_timeout(800)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
