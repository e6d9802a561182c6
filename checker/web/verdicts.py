"""Why a rule speaks or is silent, in one Chinese sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from checker.judging.why import Reason, Verdict
from checker.language.provisions import Carried, Via
from checker.reporting import vocabulary
from checker.reporting.rule_pages import RulePage

REASONS = {
    Reason.SPEAKS: "报告问题",
    Reason.ALIKE: "报告问题",
    Reason.OVERRIDDEN: "由别的规则报告",
    Reason.ELSEWHERE: "不适用于本文",
    Reason.EXCUSED: "语境排除",
    Reason.OPPOSED: "另有排除的词语",
    Reason.UNGOVERNED: "缺少所需的语境",
    Reason.APART: "词语搭配不符",
    Reason.LACKING: "缺少词语",
    Reason.NOTHING: "没有相关词语",
}


def because(verdict: Verdict, glosses: Mapping[str, str], facts: Mapping[str, str]) -> str:
    """The sentence for a verdict; ``glosses`` and ``facts`` as for ``RulePage``."""
    page = RulePage(verdict.rule, glosses, facts)
    if verdict.reason in (Reason.SPEAKS, Reason.ALIKE):
        return _speaking(verdict, page, glosses)
    if verdict.reason is Reason.NOTHING:
        return "句中没有这条规则所查的词语。"
    return f"句中有{_found(verdict.found, glosses)}，{_but(verdict, page, glosses)}。"


def _speaking(verdict: Verdict, page: RulePage, glosses: Mapping[str, str]) -> str:
    if verdict.reason is Reason.ALIKE or verdict.when is None:
        return "与规则库收录的名称或者表述相近。"
    found = _found(verdict.found, glosses)
    return f"句中有{found}，符合条件：{page.condition(verdict.when)}。"


def _but(verdict: Verdict, page: RulePage, glosses: Mapping[str, str]) -> str:
    """What keeps a rule silent although some of its words are there."""
    when = verdict.when
    sayings: dict[Reason, Callable[[], str]] = {
        Reason.OVERRIDDEN: lambda: f"符合条件，但{_by(verdict)}更准确地报告了同一处",
        Reason.ELSEWHERE: lambda: f"符合条件，但这条规则{_documents(page)}",
        Reason.EXCUSED: lambda: f"但它们处于{page.names(verdict.contexts)}的语境之中，不算",
        Reason.OPPOSED: lambda: f"但同时有{_found(verdict.opposing, glosses)}，不算",
        Reason.UNGOVERNED: lambda: (
            f"但不处于所需的{page.names(when.in_context) if when else ''}的语境之中"
        ),
        Reason.APART: lambda: "但不在同一分句、间隔过远或者次序不同",
        Reason.LACKING: lambda: f"没有{page.names(verdict.lacking)}",
    }
    return sayings[verdict.reason]()


def _by(verdict: Verdict) -> str:
    return f"规则 {'、'.join(verdict.by)} 已经" if verdict.by else "别的规则已经"


def _documents(page: RulePage) -> str:
    wanted = ("限于", "不用于")
    return "；".join(f"{label}{text}" for label, text in page.conditions() if label in wanted)


def _found(found: Iterable[Carried], glosses: Mapping[str, str]) -> str:
    return "、".join(dict.fromkeys(_mention(each, glosses) for each in found)) or "所查的词语"


def _mention(carried: Carried, glosses: Mapping[str, str]) -> str:
    """“社会抚养费”（社会抚养费的名称）; what flowed in says from where."""
    mention = carried.mention
    words = carried.statement.text.text[mention.start : mention.end]
    gloss = glosses.get(mention.concept, mention.concept)
    where = "" if carried.via is Via.OWN else f"，来自{vocabulary.why(carried.via.value)}"
    return f"“{words}”（{gloss}{where}）"
