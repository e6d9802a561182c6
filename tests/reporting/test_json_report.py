"""The JSON of a report."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from report_samples import document, report

from checker.findings import Unreadable
from checker.reporting.json_report import render_json, schema

GONE = Unreadable("gone.txt", "gone.txt：找不到文件；请核对路径。")


def data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render_json(report(unreadable=(GONE,))))
    return loaded


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_a_report_is_as_the_schema_says() -> None:
    Draft202012Validator(schema()).validate(data())


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("documents", 0, "findings", 0, "severity"), "fatal"),
        (("documents", 0, "findings", 0, "location", "line"), 0),
        (("documents", 0, "findings", 0, "basis"), []),
        (("documents", 0, "coverage", 0, "status"), "maybe"),
        (("documents", 0, "kind"), "law"),
        (("tool", "name"), "other"),
        (("more",), 1),
    ],
)
def test_the_schema_refuses_what_is_no_report(place: tuple[Any, ...], value: object) -> None:
    broken: Any = data()
    inner = broken
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert not Draft202012Validator(schema()).is_valid(broken)


def test_a_finding_has_everything_a_reviewer_needs() -> None:
    found = data()["documents"][0]["findings"][1]
    assert found == {
        "rule": "FEE001",
        "topic": "maintenance-fee",
        "severity": "error",
        "chapter": "第六章",
        "article": "第三十六条",
        "paragraph": 1,
        "item": None,
        "quote": "由县级人民政府卫生健康主管部门征收社会抚养费",
        "highlights": [
            {"start": 84, "end": 86, "concept": "levy"},
            {"start": 86, "end": 91, "concept": "maintenance-fee"},
        ],
        "location": {"line": 7, "column": 20, "end_line": 7, "end_column": 42},
        "message": "本条仍规定征收社会抚养费。",
        "basis": [
            {
                "source": "国卫人口发〔2021〕24号",
                "at": "二（一）",
                "quote": "取消社会抚养费，清理和废止相关处罚规定",
            }
        ],
        "advice": {"action": "delete", "text": "删除本条。"},
        "related": [
            {
                "article": "第二十一条",
                "quote": "生育第二个子女应当取得生育证",
                "why": "reference",
            }
        ],
        "fingerprint": found["fingerprint"],
    }


def test_coverage_summary_and_unreadable_files_are_there() -> None:
    loaded = data()
    assert [each["status"] for each in loaded["documents"][0]["coverage"]] == [
        "present",
        "absent",
    ]
    assert loaded["summary"] == {"errors": 1, "warnings": 1, "notes": 1}
    assert loaded["unreadable"] == [{"path": GONE.path, "message": GONE.message}]
    assert loaded["tool"]["rules"] == "3f2a9c"


def test_the_keys_stand_in_the_published_order() -> None:
    loaded = data()
    assert list(loaded) == ["tool", "documents", "unreadable", "summary"]
    keys = ["path", "title", "kind", "findings", "suppressed", "remarks", "coverage"]
    assert list(loaded["documents"][0]) == keys


def test_chinese_is_not_escaped_and_equal_reports_have_equal_bytes() -> None:
    text = render_json(report())
    assert "第三十六条" in text
    assert text == render_json(report())
    assert text.endswith("}\n")


def test_two_files_are_both_there_in_their_order() -> None:
    text = render_json(report(document(path="b.txt"), document(path="a.txt")))
    assert [each["path"] for each in json.loads(text)["documents"]] == ["b.txt", "a.txt"]
