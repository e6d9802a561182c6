"""JUnit and Checkstyle, read back by an XML parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from report_samples import AIM, HUKOU, LEVY, document, report
from rich_report import hostile, rich, word

from checker.findings import Finding
from checker.reporting.checkstyle import render_checkstyle
from checker.reporting.junit import render_junit
from checker.reporting.plain import PlainReport

Render = Callable[[PlainReport], str]


def tree(text: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(text.encode("utf-8"), parser)


def cases(made: PlainReport) -> dict[str, etree._Element]:
    """The test cases of the first suite, by the first word of their names."""
    suite = tree(render_junit(made))[0]
    return {(case.get("name") or "").split()[0]: case for case in suite}


def outcome(case: etree._Element) -> list[str]:
    return [str(child.tag) for child in case]


@pytest.mark.parametrize(
    ("name", "outcomes"),
    [
        ("FEE001", ["failure"]),
        ("SCH001", []),  # a rule that found nothing passes
        ("AIM001", ["skipped"]),  # accepted
        ("missing/three-child-policy", []),
        ("missing/parental-leave", ["skipped", "system-out"]),
    ],
)
def test_every_rule_and_requirement_is_a_test_case(name: str, outcomes: list[str]) -> None:
    assert outcome(cases(rich())[name]) == outcomes


def test_a_failure_has_place_words_basis_and_advice() -> None:
    case = cases(report(document((LEVY,))))["FEE001"]
    assert (case.get("file"), case.get("line")) == ("drafts/draft.txt", "7")
    (failure,) = case
    assert failure.get("type") == "错误"
    assert (failure.get("message") or "").startswith("第三十六条：本条仍规定征收社会抚养费。")
    assert "依据：国卫人口发〔2021〕24号" in (failure.text or "")
    assert "建议：删除本条。" in (failure.text or "")


def test_several_findings_of_a_rule_are_one_failure_with_all_of_them() -> None:
    (failure,) = cases(report(document((LEVY, LEVY))))["FEE001"]
    assert (failure.get("message") or "").endswith("（共 2 处）")
    assert (failure.text or "").count("建议：删除本条。") == 2


def test_an_accepted_finding_says_why() -> None:
    (skipped,) = cases(rich())["AIM001"]
    assert skipped.get("message") == "已接受 1 处：另行修订"


def test_the_numbers_are_those_of_the_cases() -> None:
    root = tree(render_junit(rich()))
    for element in (root, *root):
        inside = list(element.iter("testcase"))
        assert element.get("tests") == str(len(inside))
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert element.get(name) == str(sum(case.find(tag) is not None for case in inside))
    assert (root.get("failures"), root.get("errors")) == ("3", "1")


def test_an_unreadable_file_is_an_error() -> None:
    (error,) = tree(render_junit(rich())).iter("error")
    assert error.get("message") == "扫描件.docx：没有文字；请先做文字识别。"


@pytest.mark.parametrize(
    ("found", "severity", "line", "column"),
    [(LEVY, "error", "7", "20"), (AIM, "warning", "4", "11"), (HUKOU, "info", "10", "4")],
)
def test_checkstyle_has_a_finding_at_its_place(
    found: Finding, severity: str, line: str, column: str
) -> None:
    ((error,),) = tree(render_checkstyle(report(document((found,), covered=()))))
    assert error.get("severity") == severity
    assert (error.get("line"), error.get("column")) == (line, column)
    assert error.get("source") == f"tiaoli.{found.rule}"


def test_checkstyle_has_what_lacks_and_what_is_unreadable() -> None:
    errors = {e.get("source"): e for e in tree(render_checkstyle(rich())).iter("error")}
    assert errors["tiaoli.missing.parental-leave"].get("severity") == "info"
    assert "没有文字" in (errors["tiaoli.unreadable"].get("message") or "")


def test_checkstyle_gives_a_word_file_no_lines_but_the_article() -> None:
    (error, *_) = tree(render_checkstyle(report(word(LEVY)))).iter("error")
    assert error.get("line") is None
    assert (error.get("message") or "").startswith("第三十六条：")


@pytest.mark.parametrize("render", [render_junit, render_checkstyle])
@given(text=st.text(min_size=1).filter(str.strip))
def test_any_words_give_well_formed_xml(render: Render, text: str) -> None:
    assert len(tree(render(hostile(text)))) == 2


@pytest.mark.parametrize("render", [render_junit, render_checkstyle])
@pytest.mark.parametrize("text", ["\x00\x0b\ufffe", "]]>", "<!DOCTYPE x>&amp;", '"\'<a b="c">'])
def test_words_of_xml_stay_words(render: Render, text: str) -> None:
    root = tree(render(hostile(text)))
    assert {each.tag for each in root.iter()} <= {
        *("testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"),
        *("checkstyle", "file"),
    }
