"""The report of one line a finding."""

from __future__ import annotations

from report_samples import document, report

from checker.reporting.concise import render_concise
from checker.reporting.lines import plain


def test_each_finding_is_one_line_that_an_editor_can_follow() -> None:
    assert plain(render_concise(report())) == (
        "drafts/draft.txt:4:11: AIM001 警告 本条仍规定征收社会抚养费。\n"
        "drafts/draft.txt:7:20: FEE001 错误 本条仍规定征收社会抚养费。\n"
        "drafts/draft.txt:10:4: HUK001 提示 本条仍规定征收社会抚养费。\n"
    )


def test_without_findings_nothing_is_said() -> None:
    assert plain(render_concise(report(document(findings=())))) == ""
