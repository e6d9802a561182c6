"""The desk as its users have it: a server of its own, and Debian's chromium looking at it.

Without the browser those tests are skipped; where ``TIAOLI_TESTS_MAY_SKIP`` is ``no``, as in
continuous integration, they fail instead.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from programs import MAY_SKIP

from checker.reviewing.examining import ENDINGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
START_LIMIT = 60  # seconds
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


@dataclass(frozen=True)
class RunningDesk:
    """A desk that answers: its address, the URL of its database, its process."""

    url: str
    database: str
    process: subprocess.Popen[bytes]


@contextmanager
def running_desk(tmp_path: Path, env: Mapping[str, str] | None = None) -> Iterator[RunningDesk]:
    """A server with an empty SQLite database in ``tmp_path`` (unless ``env`` names another).

    What it writes on its terminal is in ``desk.log`` there.
    """
    port = free_port()
    database = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    variables = {**os.environ, "TIAOLI_DATABASE_URL": database, **(env or {})}
    command = [sys.executable, "-m", "streamlit", "run", ROOT / "app_streamlit.py"]
    options = ["--server.port", str(port), "--server.headless", "true"]
    with (tmp_path / "desk.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=variables, stdout=log, stderr=log
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_healthy(url, process, tmp_path / "desk.log")
            yield RunningDesk(url, variables["TIAOLI_DATABASE_URL"], process)
        finally:
            process.terminate()
            process.wait(20)


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


def free_port() -> int:
    """A port of the loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the desk ended at once: {log.read_text()}"
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"the desk does not answer: {log.read_text()}")
