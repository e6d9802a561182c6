"""The desk as its users have it: a server of its own, and Debian's chromium looking at it.

Without the browser those tests are skipped; where ``TIAOLI_TESTS_MAY_SKIP`` is ``no``, as in
continuous integration, they fail instead.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from programs import MAY_SKIP

from checker.reviewing.examining import ENDINGS
from tools import desk_server
from tools.desk_server import RunningDesk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = shutil.which("chromium")
SETTLE_LIMIT = 30_000  # milliseconds
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FORMATS = ("CSV", "Excel", "HTML", "Markdown", "PDF", "Word")
ALLOWED_WORDS = frozenset(
    {*FORMATS, *ENDINGS, *map(str.upper, ENDINGS), "GB", "KB", "MB", "OIDC", "tiaoli"}
)
PROBED = re.compile(r"/\w+/_stcore/(health|host-config)$")
IDENTIFIER = re.compile(r"[A-Z]{1,4}\d{2,3}")  # of rules and of requirements of the notice

needs_browser = pytest.mark.skipif(CHROMIUM is None and MAY_SKIP, reason="chromium is missing")


@contextmanager
def running_desk(tmp_path: Path, env: Mapping[str, str] | None = None) -> Iterator[RunningDesk]:
    """A server with an empty SQLite database in ``tmp_path`` (unless ``env`` names another).

    What it writes on its terminal is in ``desk.log`` there.
    """
    database = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    with desk_server.running_desk(database, tmp_path / "desk.log", env) as desk:
        yield desk


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, started once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        assert CHROMIUM is not None, "chromium is missing: install the package chromium"
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@contextmanager
def open_page(
    browser: Browser,
    url: str,
    width: int = 1440,
    height: int = 900,
    dark: bool = False,
    **context: Any,
) -> Iterator[Page]:
    """A page of a new visitor, settled; fails at the end if the browser's console had an error.

    ``context`` goes to Playwright's ``new_context``.
    """
    scheme: Any = "dark" if dark else "light"
    size: Any = {"width": width, "height": height}
    visit = browser.new_context(viewport=size, locale="zh-CN", color_scheme=scheme, **context)
    page = visit.new_page()
    errors: list[str] = []
    page.on("console", lambda said: errors.extend(_complaint(said)))
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        page.goto(url)
        settle(page)
        yield page
    finally:
        visit.close()
    assert not errors, f"the browser's console says: {errors}"


def _complaint(said: ConsoleMessage) -> list[str]:
    """What is wrong; Streamlit itself probes under which path it is served, and misses at first."""
    is_probe = PROBED.search(said.location["url"]) is not None
    return [said.text] if said.type == "error" and not is_probe else []


def settle(page: Page) -> None:
    """Wait until the server has nothing more to send for what was done last."""
    done = "[data-testid='stApp'][data-test-script-state='notRunning']"
    page.wait_for_timeout(150)
    page.wait_for_selector(done, timeout=SETTLE_LIMIT)
    page.wait_for_timeout(150)
    page.wait_for_selector(done, timeout=SETTLE_LIMIT)


def english_words(page: Page, allowed: frozenset[str] = ALLOWED_WORDS) -> list[str]:
    """The Latin words that the page shows or reads out and that nobody there should see.

    Symbols are words to the browser only; what users wrote (``.tiaoli-text``) is theirs.
    """
    said: list[str] = page.evaluate(_VISIBLE_TEXTS)
    found = [word for text in said for word in re.findall(r"[A-Za-z][A-Za-z0-9]+", text)]
    return [word for word in found if word not in allowed and not IDENTIFIER.fullmatch(word)]


def overhang(page: Page) -> int:
    """By how many pixels the page is wider than the window: 0 unless one has to scroll sideways."""
    wide: int = page.evaluate(
        """() => Math.max(...[document.documentElement,
          ...document.querySelectorAll("[data-testid='stMain'], [data-testid='stMainBlockContainer']")]
          .map((element) => element.scrollWidth - element.clientWidth))"""
    )
    return wide


_VISIBLE_TEXTS = """() => {
  const theirs = ".tiaoli-text, textarea, [translate='no'][aria-hidden='true'], style, script, noscript";
  const said = [];
  function listen(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || element.closest(theirs) || !element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.height > 1) said.push(node.data);
    }
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) listen(element.shadowRoot);
      if (element.closest(theirs) || !element.checkVisibility()) continue;
      for (const name of ["aria-label", "title", "placeholder"]) {
        if (element.getAttribute(name)) said.push(element.getAttribute(name));
      }
    }
  }
  listen(document.body);
  return said;
}"""
