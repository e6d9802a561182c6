"""GitLab Code Quality, held against what GitLab documents of its form."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from report_samples import AIM, HUKOU, LEVY, document, report
from rich_report import hostile, rich, word

from checker.findings import Finding
from checker.reporting.gitlab import render_gitlab
from checker.reporting.plain import PlainReport

FORM = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(made: PlainReport) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(render_gitlab(made))
    Draft202012Validator(FORM).validate(read)
    return read


@pytest.mark.parametrize(
    ("found", "severity", "line"), [(LEVY, "critical", 7), (AIM, "major", 4), (HUKOU, "minor", 10)]
)
def test_a_finding_is_an_issue_on_its_line(found: Finding, severity: str, line: int) -> None:
    (issue,) = issues(report(document((found,), covered=())))
    assert (issue["check_name"], issue["severity"]) == (found.rule, severity)
    assert issue["location"] == {"path": "drafts/draft.txt", "lines": {"begin": line}}
    assert issue["description"].endswith("建议：删除本条。")


def test_lacking_requirements_and_unreadable_files_are_issues() -> None:
    by_rule = {each["check_name"]: each for each in issues(rich())}
    assert by_rule["missing/parental-leave"]["severity"] == "info"
    assert by_rule["unreadable"]["severity"] == "blocker"
    assert by_rule["unreadable"]["location"]["path"] == "扫描件.docx"


def test_in_a_word_file_the_article_is_in_the_description() -> None:
    (issue, *_) = issues(report(word(LEVY)))
    assert issue["location"]["lines"] == {"begin": 1}
    assert issue["description"].startswith("第三十六条：")


def test_the_fingerprint_survives_a_move_and_tells_equal_findings_apart() -> None:
    (alone,) = issues(report(document((LEVY,), covered=())))
    lower = replace(LEVY, location=replace(LEVY.location, line=99))
    (moved,) = issues(report(document((lower,), covered=())))
    assert moved["fingerprint"] == alone["fingerprint"]
    both = issues(report(document((LEVY, LEVY)), document((LEVY,), path="other.txt")))
    assert len({each["fingerprint"] for each in both}) == len(both)


def test_equal_reports_have_equal_bytes_and_an_empty_one_is_an_empty_list() -> None:
    assert render_gitlab(rich()) == render_gitlab(rich())
    assert render_gitlab(report(document((), covered=()))) == "[]\n"


@given(st.text(min_size=1).filter(str.strip))
def test_any_words_give_a_valid_report(text: str) -> None:
    assert len(issues(hostile(text))) == 3
