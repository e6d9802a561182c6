"""The SARIF log: held against the object model of the standard, read back by other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_samples import AIM, LEVY, TEXT, document, report
from rich_report import ASTRAL, hostile, rich, word
from sarif import loader
from sarif_model import faults

from checker.reporting.sarif import render_sarif, sarif_data


def run(made: Any = None) -> dict[str, Any]:
    """The run of a log, by way of its JSON."""
    loaded: dict[str, Any] = json.loads(render_sarif(made or rich()))["runs"][0]
    return loaded


def results(made: Any = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(made)["results"]
    return found


def place(result: dict[str, Any]) -> dict[str, Any]:
    physical: dict[str, Any] = result["locations"][0]["physicalLocation"]
    return physical


def test_the_log_has_only_what_the_standard_knows_and_all_it_demands() -> None:
    assert faults(sarif_data(rich())) == []


def test_words_that_express_two_concepts_are_one_annotation() -> None:
    twice = replace(LEVY, highlights=LEVY.highlights * 2, topic="own-topic")
    assert faults(sarif_data(report(document((twice,))))) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ({"version": "2.1.0"}, "log: runs is missing"),
        ({"version": "2.0.0", "runs": []}, "log: version is 2.0.0"),
        (
            {"version": "2.1.0", "runs": [{"artifacts": [{"location": {"index": -2}}]}]},
            "log.runs.artifacts.location: index is -2",
        ),
        ({"version": "2.1.0", "runs": [], "run": 1}, "log: run is unknown"),
        (
            {"version": "2.1.0", "runs": [{"artifacts": [{"length": 1}] * 2}]},
            "log.runs: artifacts repeats itself",
        ),
        ({"version": "2.1.0", "runs": [{"tool": {}}]}, "log.runs.tool: driver is missing"),
    ],
)
def test_the_model_finds_what_is_no_sarif(broken: dict[str, Any], fault: str) -> None:
    assert fault in faults(broken)


def test_a_public_library_reads_the_same_findings(tmp_path: Path) -> None:
    (tmp_path / "log.sarif").write_text(render_sarif(rich()), encoding="utf-8")
    read = loader.load_sarif_file(str(tmp_path / "log.sarif"))
    assert read.get_distinct_tool_names() == ["tiaoli"]
    assert [
        (each["Severity"], each["Location"], int(each["Line"])) for each in read.get_records()
    ] == [
        ("error", "drafts/draft.txt", 7),
        ("warning", "drafts/draft.txt", 4),
        ("note", "drafts/draft.txt", 10),
        ("note", "drafts/draft.txt", 1),
        ("error", "%F0%A0%AE%B7.md", 2),
        ("error", "drafts/%E4%BF%AE%E8%AE%A2%20%E8%8D%89%E6%A1%88.docx", 1),
        ("note", "drafts/%E4%BF%AE%E8%AE%A2%20%E8%8D%89%E6%A1%88.docx", 1),
    ]


def test_a_region_holds_exactly_the_quote() -> None:
    region = place(results(report(document((LEVY,))))[0])["region"]
    start = region["charOffset"]
    assert TEXT[start : start + region["charLength"]] == LEVY.quote
    line = TEXT.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == LEVY.quote
    assert region["snippet"] == {"text": LEVY.quote}


def test_columns_and_offsets_count_utf16_code_units_as_the_log_says() -> None:
    found = next(each for each in results() if place(each)["artifactLocation"]["index"] == 1)
    region = place(found)["region"]
    assert run()["columnKind"] == "utf16CodeUnits"
    assert run()["newlineSequences"] == ["\r\n", "\n", "\r"]
    units = ASTRAL.encode("utf-16-le")
    at = 2 * region["charOffset"]
    quoted = units[at : at + 2 * region["charLength"]].decode("utf-16-le")
    assert quoted == "征收社会抚养费"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 9, 16)


def test_the_offending_words_are_annotations() -> None:
    marks = results(report(document((LEVY,))))[0]["locations"][0]["annotations"]
    words = [TEXT[m["charOffset"] : m["charOffset"] + m["charLength"]] for m in marks]
    assert words == ["征收", "社会抚养费"]
    assert [each["message"]["text"] for each in marks] == words


def test_in_a_word_file_the_provision_says_where() -> None:
    (found, *_) = results(report(word(LEVY)))
    assert "region" not in place(found)
    assert "annotations" not in found["locations"][0]
    assert found["locations"][0]["logicalLocations"] == [
        {"name": "第三十六条", "fullyQualifiedName": "第六章第三十六条", "kind": "article"}
    ]


def test_every_result_points_at_its_rule_and_its_file() -> None:
    log = run()
    rules, artifacts = log["tool"]["driver"]["rules"], log["artifacts"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for each in log["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        at = place(each)["artifactLocation"]
        named = artifacts[at["index"]]["location"]
        assert named == {"uri": at["uri"], "uriBaseId": at["uriBaseId"]}
        assert at["uriBaseId"] in log["originalUriBaseIds"]


def test_rules_that_found_nothing_are_listed_with_help_in_markdown() -> None:
    rules = {each["id"]: each for each in run()["tool"]["driver"]["rules"]}
    silent = rules["SCH001"]
    assert silent["defaultConfiguration"] == {"level": "error"}
    assert silent["properties"]["tags"] == ["school-enrolment", "入学挂钩"]
    assert silent["properties"]["basis"][0]["at"] == "二（一）"
    html = MarkdownIt().render(silent["help"]["markdown"])
    assert "<h2>SCH001 入学挂钩</h2>" in html
    assert "<strong>国卫人口发〔2021〕24号</strong> 二（一）" in html
    assert "<strong>删除</strong>　删除本条。" in html


def test_accepted_findings_are_suppressed_and_say_why() -> None:
    kinds = {each["ruleId"]: each["suppressions"] for each in results() if "suppressions" in each}
    said = [{"kind": "inSource", "justification": "第 4 行：另行修订"}]
    assert kinds["AIM001"] == said
    said = [{"kind": "external", "justification": "tiaoli-baseline.json"}]
    assert kinds["HUK001"] == said
    assert len(kinds) == 2


def test_what_the_draft_lacks_is_a_note_on_the_file() -> None:
    (found,) = [each for each in results(report()) if each["ruleId"] == "missing/parental-leave"]
    assert found["level"] == "note"
    assert "缺少通知要求的内容：育儿假" in found["message"]["text"]
    assert place(found)["region"] == {"startLine": 1}


def test_the_fingerprint_is_that_of_the_finding() -> None:
    found = results(report(document((AIM,))))[0]
    assert found["partialFingerprints"]["tiaoli/v1"] == AIM.fingerprint


def test_related_provisions_and_unreadable_files_are_there() -> None:
    (related,) = results(report(document((LEVY,))))[0]["relatedLocations"]
    assert related["logicalLocations"][0]["name"] == "第二十一条"
    (invocation,) = run()["invocations"]
    assert invocation["executionSuccessful"] is False
    missed, _ = invocation["toolExecutionNotifications"]
    assert missed["message"]["text"] == "扫描件.docx：没有文字；请先做文字识别。"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a b.txt", "a%20b.txt"),
        ("条例/x%y#1.txt", "%E6%9D%A1%E4%BE%8B/x%25y%231.txt"),
        ("c:x.txt", "c%3Ax.txt"),
    ],
)
def test_a_path_is_a_relative_reference(path: str, uri: str) -> None:
    (artifact,) = run(report(document(path=path)))["artifacts"]
    assert artifact["location"] == {"uri": uri, "uriBaseId": "SRCROOT"}


def test_a_file_outside_the_working_folder_has_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (artifact,) = run(report(document(path="../away.txt")))["artifacts"]
    assert artifact["location"] == {"uri": (tmp_path / "away.txt").as_uri()}


def test_equal_reports_have_equal_bytes() -> None:
    assert render_sarif(rich()) == render_sarif(rich())


@given(st.text(min_size=1).filter(str.strip))
def test_no_word_becomes_a_link_or_a_placeholder(text: str) -> None:
    log = sarif_data(hostile(text))
    assert faults(log) == []
    said = log["runs"][0]["results"][0]["message"]["text"]
    bare = said.replace("\\\\", "").replace("\\[", "").replace("\\]", "")
    assert "[" not in bare
    assert "]" not in bare
    assert "{" not in bare.replace("{{", "")
