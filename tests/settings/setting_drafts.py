"""Drafts for the tests of settings, and what a report says of them."""

from __future__ import annotations

from typing import Any

OPENING = "丙省人口与计划生育条例\n\n"
AIM = "第一条　为了控制人口数量，制定本条例。\n"
PLAIN = "第二条　县级以上人民政府应当支持托育服务发展。\n"
LEVY = "第三条　超生的夫妻，由县级人民政府征收社会抚养费。\n"
END = "第四条　本条例自公布之日起施行。\n"
DRAFT = OPENING + AIM + PLAIN + LEVY + END


def rules(report: dict[str, Any], at: int = 0) -> list[str]:
    """The rules of the findings that count in one document."""
    return [each["rule"] for each in report["documents"][at]["findings"]]


def accepted(report: dict[str, Any], at: int = 0) -> list[tuple[str, str, str]]:
    """Rule, kind and reason of what is accepted in one document."""
    return [
        (e["finding"]["rule"], e["suppression"]["kind"], e["suppression"]["reason"])
        for e in report["documents"][at]["suppressed"]
    ]
