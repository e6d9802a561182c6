"""The page of matters, in a browser."""

from __future__ import annotations

from pathlib import Path

from desk_browser import english_words, needs_browser, open_page, overhang, running_desk

pytestmark = needs_browser


def test_it_is_chinese_and_fits_a_phone(browser, tmp_path: Path) -> None:
    with running_desk(tmp_path) as desk, open_page(browser, desk.url, width=390) as page:
        page.get_by_text("新建审查事项").first.wait_for()
        assert english_words(page) == []
        assert overhang(page) == 0
