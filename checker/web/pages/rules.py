"""The rules: browse and search them, read one, try a sentence against all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import SimpleNamespace

import streamlit as st

from checker.findings import Severity
from checker.judging import Checker
from checker.judging.examples import Examples, RuleExamples, load_examples
from checker.judging.rules import Rule
from checker.judging.trace import NoticeRequirement, load_notice
from checker.judging.why import Explained, Reason, Verdict, explain_text
from checker.reporting import vocabulary
from checker.reporting.rule_pages import RulePage, facts_in_words, glosses_of
from checker.reviewing.examining import ONE_AT_A_TIME
from checker.web.drawing import drawing, marks_of
from checker.web.palette import SEVERITY_SIGNS
from checker.web.rule_search import concepts_of, search
from checker.web.sheets import sheet
from checker.web.verdicts import REASONS, because
from checker.web.visit import checker

_RULE = "rule"
LONGEST_TRIAL = 2000
MOST_SENTENCES = 12
_SPEAKING = (Reason.SPEAKS, Reason.ALIKE)
_NEARLY_LACKING = 1  # so many missing concepts are worth a line
EXAMPLE = "不得征收社会抚养费；征收决定书送达后三十日内应当一次性缴纳。"


def show() -> None:
    """Show the list of rules or one of them, and the place to try a sentence."""
    st.title("规则")
    known = checker()
    wanted = st.query_params.get(_RULE, "").upper()
    found = next((rule for rule in known.rules if rule.id == wanted), None)
    if found is not None:
        _one(known, found)
        return
    browsing, trying = st.tabs(["查规则", "试一句"])
    with browsing:
        _list(known)
    with trying:
        _trial(known)


def _list(known: Checker) -> None:
    words, topic, severity = st.columns([3, 2, 2])
    wanted = words.text_input(
        "找规则", placeholder="编号、名称或者词语，例如：社会抚养费 缴纳", key="rule-words"
    )
    topics = sorted({rule.topic for rule in known.rules}, key=vocabulary.topic)
    about = topic.selectbox("主题", ["", *topics], format_func=_topic, key="rule-topic")
    grave = severity.selectbox("级别", [None, *Severity], format_func=_grave, key="rule-severity")
    rules = [
        rule
        for rule in search(known.rules, known.lexicon, wanted)
        if about in ("", rule.topic) and grave in (None, rule.severity)
    ]
    st.caption(
        f"共 {len(known.rules)} 条规则，符合的 {len(rules)} 条。点一条，看它查什么、依据和例句。"
    )
    _open(sheet("rules", rules=rules))


def _topic(name: str) -> str:
    return vocabulary.topic(name) if name else "全部主题"


def _grave(severity: Severity | None) -> str:
    if severity is None:
        return "全部级别"
    return f"{SEVERITY_SIGNS[severity]} {vocabulary.SEVERITY[severity]}"


def _open(rule: str | None) -> None:
    """Show a rule that was clicked; its id is in the address, so that it can be passed on."""
    if rule is not None:
        st.query_params[_RULE] = rule
        st.rerun()


def _one(known: Checker, rule: Rule) -> None:
    if st.button("全部规则", icon=":material/arrow_back:", type="tertiary"):
        del st.query_params[_RULE]
        st.rerun()
    glosses = _glosses(known)
    concepts = [known.lexicon.concepts[name] for name in concepts_of(rule)]
    clicked = sheet(
        "rule",
        rule=rule,
        conditions=list(RulePage(rule, glosses, _facts(known)).conditions()),
        asked=[each for each in _notice(known) if rule.id in each.rules],
        examples=_examples(known).rules.get(rule.id, RuleExamples()),
        concepts=[each for each in concepts if each.terms or each.guarded],
    )
    _open(clicked)


def _trial(known: Checker) -> None:
    st.write("写一句或者几句条文，看每条规则为什么报告、为什么不报告。文字只用来试，不会保存。")
    text = st.text_area(
        "条文",
        value=EXAMPLE,
        max_chars=LONGEST_TRIAL,
        height=110,
        key="trial",
        help="当作条例中的一条来试；以“第一条”开头的，当作几条；另起一行写了题目的，当作整个文件。",
    )
    st.button("试一试", type="primary")
    if not text.strip():
        st.info("请先写一句条文。")
        return
    with ONE_AT_A_TIME:
        explained = explain_text(known, text)
        sentences = [_sentence(known, each) for each in explained[:MOST_SENTENCES]]
    if not explained:
        st.info("这段文字里没有可以检查的语句；请写一句完整的条文。")
        return
    clicked = sheet("trial", sentences=sentences)
    if len(explained) > MOST_SENTENCES:
        st.caption(f"只显示前 {MOST_SENTENCES} 句。")
    _open(clicked)


def _sentence(known: Checker, explained: Explained) -> SimpleNamespace:
    """What the template shows of a statement: its drawing, and the verdicts in groups."""
    text = explained.provision.statement.text.text
    glosses = _glosses(known)
    speaking = [each for each in explained.verdicts if each.reason in _SPEAKING]
    near = [each for each in explained.verdicts if each not in speaking and _is_near(each)]
    far = [each for each in explained.verdicts if each not in speaking and each not in near]
    return SimpleNamespace(
        drawing=drawing(text, marks_of(explained, known.analyzer.doc(text), glosses)),
        speaking=_said(known, speaking),
        near=_said(known, near),
        lacking=_said(known, [each for each in far if each.reason is Reason.LACKING]),
        silent=sum(each.reason is Reason.NOTHING for each in far),
    )


def _is_near(verdict: Verdict) -> bool:
    """Whether a silent rule is worth a line: all it needs is there, or hardly anything is missing."""
    if verdict.reason is Reason.LACKING:
        return len(verdict.lacking) <= _NEARLY_LACKING and len(verdict.found) > _NEARLY_LACKING
    return verdict.reason is not Reason.NOTHING


def _said(known: Checker, verdicts: Sequence[Verdict]) -> list[SimpleNamespace]:
    glosses, facts = _glosses(known), _facts(known)
    return [
        SimpleNamespace(
            rule=each.rule, reason=REASONS[each.reason], because=because(each, glosses, facts)
        )
        for each in verdicts
    ]


@lru_cache(maxsize=4)
def _glosses(known: Checker) -> dict[str, str]:
    return glosses_of(known.lexicon)


@lru_cache(maxsize=4)
def _facts(known: Checker) -> dict[str, str]:
    return facts_in_words(known.facts, _glosses(known))


@lru_cache(maxsize=4)
def _examples(known: Checker) -> Examples:
    return load_examples(known.folders)


@lru_cache(maxsize=4)
def _notice(known: Checker) -> tuple[NoticeRequirement, ...]:
    return load_notice(known.folders)
