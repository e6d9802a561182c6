"""The process that parses a page: HTML in, the lines of the regulation out."""

from __future__ import annotations

import json
from typing import Any

from checker.reading.child import given_data, tell
from checker.reading.html.blocks import Page, page_of
from checker.reading.html.main_text import data_tables, main_blocks


def main() -> None:
    """Tell the lines of the page that this process was given."""
    given = json.loads(given_data())
    tell(lines_of_page(given["text"], given["skipped"]))


def lines_of_page(text: str, skipped: list[str]) -> list[dict[str, Any]]:
    """The lines of the regulation on a page: block, text, length of the number, table cell.

    Elements of the tags ``skipped`` are no text. What is hidden is text only where nothing else
    is.
    """
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(text).body
    if root is None:
        return []
    page = page_of(root, skipped)
    if not page.blocks:
        page = page_of(root, skipped, with_hidden=True)
    return _lines(page)


def _lines(page: Page) -> list[dict[str, Any]]:
    chosen = main_blocks(page)
    tables = set(data_tables(page, chosen))
    blocks = [(at, page.blocks[at]) for at in chosen]
    return [
        {
            "block": at,
            "text": block.text,
            "label": block.label,
            "cell": block.cell if block.cell and block.cell[0] in tables else None,
        }
        for at, block in blocks
    ]
