"""What is said of how a file was read reaches the user in the formats that people and programs read."""

from __future__ import annotations

import json

import pytest
from rich_report import HIDDEN, rich

from checker.reporting.formats import render
from checker.reporting.lines import Layout, plain
from checker.reporting.terminal import render_terminal


@pytest.mark.parametrize("format", ["json", "html", "markdown", "sarif"])
def test_a_remark_is_in_the_report(format: str) -> None:
    assert HIDDEN.message in render(format, rich())


def test_a_remark_is_in_the_text() -> None:
    assert f"注意：{HIDDEN.message}" in plain(render_terminal(rich(), Layout(100)))


def test_a_remark_keeps_its_kind_and_line_in_json() -> None:
    documents = json.loads(render("json", rich()))["documents"]
    assert [each["remarks"] for each in documents] == [
        [],
        [],
        [{"kind": "hidden-text", "line": 3, "message": HIDDEN.message}],
    ]


def test_a_remark_is_a_notification_of_the_log() -> None:
    (run,) = json.loads(render("sarif", rich()))["runs"]
    said = run["invocations"][0]["toolExecutionNotifications"]
    assert ("note", HIDDEN.message) in [(each["level"], each["message"]["text"]) for each in said]
