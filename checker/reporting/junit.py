"""A report as JUnit XML: a suite a file, a test case for each rule and each requirement.

The same cases are in every run, so that a server can tell what is new and what is gone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lxml import etree

from checker.findings import Coverage, CoverageStatus, Finding, Suppressed
from checker.reporting import vocabulary
from checker.reporting.plain import PlainDocument, PlainReport
from checker.reporting.remarks import (
    address,
    headline,
    missing_id,
    missing_remarks,
    missing_title,
    one_line,
    remarks,
)
from checker.reporting.rule_notes import RuleNote
from checker.reporting.uris import from_here
from checker.reporting.xml_text import add, legal, to_xml

_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def render_junit(report: PlainReport) -> str:
    """The report as XML text."""
    root = etree.Element("testsuites", name="tiaoli")
    for document in report.documents:
        _document(root, document, report.rules)
    for missed in report.unreadable:
        path = from_here(missed.path)
        suite = add(root, "testsuite", name=path)
        case = _case(suite, path, "能够读取")
        _say(add(case, "error", message=one_line(missed.message)), [missed.message])
    for suite in root:
        _count(suite, [suite])
    _count(root, list(root))
    return to_xml(root)


def _document(root: etree._Element, document: PlainDocument, rules: Iterable[RuleNote]) -> None:
    path = from_here(document.path)
    suite = add(root, "testsuite", name=path)
    titles = {rule.id: rule.title for rule in rules}
    found: dict[str, list[Finding]] = defaultdict(list)
    accepted: dict[str, list[Suppressed]] = defaultdict(list)
    for finding in document.findings:
        found[finding.rule].append(finding)
        titles.setdefault(finding.rule, finding.title)
    for each in document.suppressed:
        accepted[each.finding.rule].append(each)
        titles.setdefault(each.finding.rule, each.finding.title)
    for rule in sorted(titles):
        line = found[rule][0].location.line if found[rule] and document.has_lines else None
        case = _case(suite, path, f"{rule} {titles[rule]}", line)
        _fail(case, found[rule]) if found[rule] else _skip(case, accepted[rule])
    for coverage in document.coverage:
        _requirement(suite, path, coverage)


def _case(suite: etree._Element, path: str, name: str, line: int | None = None) -> etree._Element:
    return add(suite, "testcase", classname=path, name=one_line(name), file=path, line=line)


def _fail(case: etree._Element, findings: list[Finding]) -> None:
    """One failure with all findings: many servers show the first of several only."""
    graver = min(findings, key=lambda each: each.severity.rank)
    more = f"（共 {len(findings)} 处）" if len(findings) > 1 else ""
    kind = vocabulary.SEVERITY[graver.severity]
    failure = add(case, "failure", type=kind, message=f"{headline(graver)}{more}")
    _say(failure, [line for each in findings for line in (address(each), *remarks(each))])


def _skip(case: etree._Element, accepted: list[Suppressed]) -> None:
    if accepted:
        why = (each.suppression.reason or each.suppression.place for each in accepted)
        reasons = "；".join(dict.fromkeys(map(one_line, why)))
        add(case, "skipped", message=f"已接受 {len(accepted)} 处：{reasons}")


def _requirement(suite: etree._Element, path: str, coverage: Coverage) -> None:
    """Lacking a provision breaks no rule: such a case is skipped, with the advice."""
    if coverage.status is CoverageStatus.NOT_APPLICABLE:
        return
    case = _case(suite, path, f"{missing_id(coverage)} {coverage.title}")
    if coverage.status is CoverageStatus.ABSENT:
        add(case, "skipped", message=missing_title(coverage))
        _say(add(case, "system-out"), missing_remarks(coverage))


def _say(element: etree._Element, lines: Iterable[str]) -> None:
    element.text = legal("\n".join(lines))


def _count(element: etree._Element, suites: list[etree._Element]) -> None:
    """Set the numbers of cases and of their outcomes in ``suites`` as attributes."""
    cases = [case for suite in suites for case in suite]
    element.set("tests", str(len(cases)))
    for name, tag in _OUTCOMES.items():
        element.set(name, str(sum(case.find(tag) is not None for case in cases)))
