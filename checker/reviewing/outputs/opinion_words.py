"""What an opinion says, as the variables of its template; their names are for Chinese offices.

``docs/zh/opinion.md`` tells those offices what each variable holds; a test holds both together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from checker.findings import Coverage, CoverageStatus, Severity
from checker.reading.numerals import to_chinese
from checker.reporting import vocabulary
from checker.reporting.remarks import address
from checker.reviewing.decisions import STATE_NAMES, State
from checker.reviewing.moments import date, date_in_characters, minute
from checker.reviewing.review import Review, Reviewed
from checker.reviewing.versions import Version

Words = Mapping[str, Any]

# How an opinion names in full what findings cite in short.
_TITLES = {
    "国卫人口发〔2021〕24号": "《国家卫生健康委关于贯彻落实〈中共中央 国务院关于优化生育政策"
    "促进人口长期均衡发展的决定〉的通知》（国卫人口发〔2021〕24号）",
    "人口与计划生育法（2021年修正）": "《中华人民共和国人口与计划生育法》（2021年修正）",
    "民法典": "《中华人民共和国民法典》",
}
OUTSIDE = "条文以外"


@dataclass(frozen=True, slots=True)
class Facts:
    """What an opinion is about besides the review itself."""

    number: int
    version: Version
    digest: str  # SHA-256 of the version's file
    at: datetime
    organisation: str = ""
    conclusion: str = ""  # the default one if it is empty


def opinion_words(said: Review, facts: Facts) -> Words:
    """The variables of the template."""
    of_state = {state: [each for each in said.findings if each.state is state] for state in State}
    coverage = [_requirement(at, each) for at, each in enumerate(said.document.coverage, 1)]
    return {
        "编号": facts.number,
        "草稿": bool(of_state[State.OPEN]),
        "事项": said.title,
        "文本题目": said.document.title,
        "版本": _version(facts),
        "审查机构": facts.organisation,
        "日期": date(facts.at),
        "汉字日期": date_in_characters(facts.at),
        "规则版本": said.rules,
        "审查依据": _sources(said),
        "概况": _overview(said),
        "分级统计": _table(said),
        "审查意见": _by_article(of_state[State.ACCEPTED]),
        "存疑事项": _numbered(of_state[State.DOUBTFUL]),
        "不采纳事项": _numbered(of_state[State.REJECTED]),
        "待处理事项": _numbered(of_state[State.OPEN]),
        "通知要求": coverage,
        "缺失要求": [each for each in coverage if each["状态"] == _MISSING],
        "结论": (facts.conclusion.strip() or conclusion(said)).splitlines(),
    }


def conclusion(said: Review) -> str:
    """The conclusion that follows from the decisions; reviewers may write another."""
    count, missing = said.count, len(_missing(said))
    if count[State.OPEN]:
        return f"本次审查尚有 {count[State.OPEN]} 个问题待处理，暂不作出审查结论。"
    accepted = [each for each in said.findings if each.state is State.ACCEPTED]
    grave = sum(each.finding.severity is Severity.ERROR for each in accepted)
    sentences = [_on_accepted(grave, len(accepted) - grave)]
    if count[State.DOUBTFUL]:
        sentences.append(
            f"对存疑的 {count[State.DOUBTFUL]} 处规定，请起草单位研究说明，必要时征求有关部门意见。"
        )
    if missing:
        sentences.append(f"通知要求规定的内容有 {missing} 项在送审文本中没有体现，请予补充。")
    if grave or missing:
        sentences.append("请起草单位按照本意见修改后，再次送审。")
    return "".join(sentences)


def _on_accepted(grave: int, others: int) -> str:
    if grave:
        more = f"；另有 {others} 处不够规范、完整，建议一并修改" if others else ""
        return f"经审查，送审文本有 {grave} 处与通知及上位法的规定不一致，应当修改{more}。"
    if others:
        return (
            "经审查，未发现送审文本与通知及上位法的规定相抵触；"
            f"有 {others} 处不够规范、完整，建议修改。"
        )
    return "经审查，未发现送审文本与通知及上位法的规定不一致。"


_MISSING = vocabulary.STATUS[CoverageStatus.ABSENT]


def _missing(said: Review) -> list[Coverage]:
    return [each for each in said.document.coverage if each.status is CoverageStatus.ABSENT]


def _version(facts: Facts) -> Words:
    version = facts.version
    return {
        "序号": version.number,
        "文件": version.name,
        "摘要": facts.digest,
        "上传人": version.added_by,
        "上传时间": minute(version.added_at),
    }


def _sources(said: Review) -> list[str]:
    """The papers cited, the notice and then the others in the order of their weight here."""
    cited = [basis for each in said.findings for basis in each.finding.basis]
    cited += [each.basis for each in said.document.coverage]
    counted = Counter(each.source for each in cited if each.source)
    ordered = sorted(counted, key=lambda name: (list({**_TITLES, name: ""}).index(name), name))
    return [_TITLES.get(name, name) for name in ordered]


def _overview(said: Review) -> Words:
    coverage = Counter(each.status for each in said.document.coverage)
    return {
        "总数": len(said.findings),
        **_counts(said.findings),
        **{
            vocabulary.SEVERITY[severity]: sum(
                each.finding.severity is severity for each in said.findings
            )
            for severity in Severity
        },
        "通知要求": len(said.document.coverage),
        **{vocabulary.STATUS[status]: coverage[status] for status in CoverageStatus},
    }


def _counts(findings: Iterable[Reviewed]) -> dict[str, int]:
    counted = Counter(each.state for each in findings)
    return {STATE_NAMES[state]: counted[state] for state in State}


def _table(said: Review) -> list[Words]:
    """A row for each severity and one for all."""
    groups = [
        (
            vocabulary.SEVERITY[severity],
            [each for each in said.findings if each.finding.severity is severity],
        )
        for severity in Severity
    ]
    groups.append(("合计", list(said.findings)))
    return [{"级别": name, **_counts(of), "合计": len(of)} for name, of in groups]


def _by_article(findings: Sequence[Reviewed]) -> list[Words]:
    """The findings by article, in the order of the text; what stands in no article by itself."""
    found: list[Words] = []
    number = 1
    for article, group in groupby(findings, key=lambda each: each.finding.article or OUTSIDE):
        of = _numbered(list(group), number)
        found.append({"序号": f"（{to_chinese(len(found) + 1)}）", "条文": article, "问题": of})
        number += len(of)
    return found


def _numbered(findings: Sequence[Reviewed], first: int = 1) -> list[Words]:
    return [_finding(at, each) for at, each in enumerate(findings, first)]


def _finding(number: int, reviewed: Reviewed) -> Words:
    finding, decision = reviewed.finding, reviewed.decision
    return {
        "序号": number,
        "位置": address(finding) or OUTSIDE,
        "级别": vocabulary.SEVERITY[finding.severity],
        "主题": vocabulary.topic(finding.topic),
        "规则": finding.rule,
        "名称": finding.title,
        "原文": finding.quote,
        "说明": finding.message,
        "依据": [*map(vocabulary.cite, finding.basis)],
        "建议": finding.advice.text,
        "理由": decision.reason if decision else "",
        "处理人": decision.person if decision else "",
        "处理时间": minute(decision.at) if decision else "",
        "发现人": reviewed.found_by.name if reviewed.found_by else "",
    }


def _requirement(number: int, coverage: Coverage) -> Words:
    return {
        "序号": number,
        "要求": coverage.title,
        "状态": vocabulary.STATUS[coverage.status],
        "条文": coverage.article or "",
        "原文": coverage.quote or "",
        "依据": vocabulary.cite(coverage.basis),
        "建议": coverage.advice if coverage.status is CoverageStatus.ABSENT else "",
    }
