"""The overview of a version: the notice against it, the whole text as a strip, three charts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from checker.judging import Checker
from checker.judging.trace import TraceRow, load_notice, trace
from checker.model import NodeKind
from checker.reporting import vocabulary
from checker.reviewing.decisions import STATE_NAMES, State
from checker.reviewing.matrix import FULFILMENT_NAMES, Fulfilment, Matrix, is_comparable, matrix
from checker.reviewing.review import Review, review
from checker.reviewing.strip import Cell, Stretch, strip
from checker.reviewing.turnover import Turnover, turnover
from checker.web import charts
from checker.web.choosing import chosen
from checker.web.going import go
from checker.web.pages.workbench import show_finding
from checker.web.palette import STATE_SIGNS
from checker.web.sheets import sheet
from checker.web.visit import checker, desk
from checker.web.words import plain

_ALL = "全部"
_SIGNS = {
    Fulfilment.VIOLATED: "■",
    Fulfilment.MISSING: "＋",
    Fulfilment.SATISFIED: "✓",
    Fulfilment.CLEAN: "·",
}


def show() -> None:
    """Show the overview of the chosen version."""
    mine = desk()
    st.title("概览")
    picked = chosen(mine)
    if picked is None:
        return
    with mine.reading() as work:
        shown = review(work, picked.version.id)
        over_time = turnover(work, picked.matter.id)
    st.markdown(f"{plain(shown.title)} · 第 {shown.number} 版 · {plain(shown.document.title)}")
    stretches = strip(shown)
    _summary(shown)
    _strip(stretches)
    _charts(shown, stretches, over_time)
    _matrix(shown)


def _summary(shown: Review) -> None:
    if not shown.findings:
        st.success("这一版没有发现问题。", icon=":material/check_circle:")
        return
    done = len(shown.findings) - shown.count[State.OPEN]
    by_state = "，".join(f"{name} {shown.count[state]}" for state, name in STATE_NAMES.items())
    st.progress(
        done / len(shown.findings),
        text=f"共 {len(shown.findings)} 个问题（{charts.severities(shown.findings)}），"
        f"已处理 {done} 个：{by_state}",
    )


def _strip(stretches: tuple[Stretch, ...]) -> None:
    st.subheader("问题在哪几条", anchor=False)
    if not stretches:
        st.info("这份文件没有分条，无法按条显示；请到“审查”页查看全文。")
        return
    st.caption("一格一条，按全文顺序；点一格，到“审查”页看那一条的问题。")
    _follow(sheet("strip", stretches=stretches, said=_said))


def _said(cell: Cell) -> str:
    """What a cell says to who points at it."""
    states = {state: sum(each.state is state for each in cell.findings) for state in State}
    counts = "，".join(
        f"{STATE_SIGNS[state]}{STATE_NAMES[state]} {number}"
        for state, number in states.items()
        if number
    )
    titles = "、".join(dict.fromkeys(each.finding.title for each in cell.findings))
    return f"{cell.label}：{charts.severities(cell.findings)}（{counts}）。{titles}"


def _charts(shown: Review, stretches: tuple[Stretch, ...], found: tuple[Turnover, ...]) -> None:
    """Questions without an answer yet are not asked."""
    left, right = st.columns(2, gap="large")
    with left:
        if shown.findings:
            _chart("处理到哪一步了？", charts.progress(shown), "progress")
        if len(found) > 1:
            _chart("各版之间改掉了多少？", charts.versions(found), "versions")
            st.caption("按语句计：改了语句而问题还在的，算消除一个、新增一个。")
    if shown.findings:
        with right:
            _chart("问题集中在哪几章？", charts.topics(stretches), "topics")


def _chart(question: str, spec: charts.Spec, key: str) -> None:
    st.subheader(question, anchor=False)
    st.vega_lite_chart(spec=spec, key=f"chart-{key}")


def _matrix(shown: Review) -> None:
    st.subheader("对照通知，逐项看落实", anchor=False)
    if not is_comparable(shown):
        kind = vocabulary.DOCUMENT[shown.document.kind]
        st.info(
            f"这份文件（{kind}）不是人口与计划生育条例，通知对条例的要求不适用；问题仍在上面列出。"
        )
        return
    whole = matrix(_notice(checker()), shown)
    st.caption(
        "左边是通知的原话和含义，右边是草案怎样落实、哪几条有问题、还缺什么。点问题，到“审查”页查看；点已落实的条文，看全文。"
    )
    wanted = _wanted(whole)
    rows = [each for each in whole.rows if wanted in (_ALL, each.fulfilment)]
    texts = _articles(shown)
    _follow(sheet("matrix", rows=rows, names=FULFILMENT_NAMES, signs=_SIGNS, articles=texts))
    _apart(whole)


def _articles(shown: Review) -> dict[str, list[str]]:
    """The lines of each article, by its label; of two with one label the first."""
    found: dict[str, list[str]] = {}
    at = ""
    for block in shown.blocks:
        if block.kind is NodeKind.ARTICLE:
            at = "" if block.label in found else block.label
        if block.article and block.article == at:
            found.setdefault(at, []).append(shown.document.text[block.start : block.end])
    return found


def _wanted(whole: Matrix) -> Any:
    """Which requirements are wanted: all, or those of one fulfilment."""
    names = {_ALL: f"{_ALL} {len(whole.rows)}"} | {
        each: f"{_SIGNS[each]} {FULFILMENT_NAMES[each]} {count}"
        for each, count in whole.count.items()
    }
    picked = st.segmented_control(
        "现状",
        list(names),
        default=_ALL,
        format_func=lambda each: names[each],
        key="fulfilment",
        label_visibility="collapsed",
    )
    return picked or _ALL


def _apart(whole: Matrix) -> None:
    if whole.others:
        st.markdown("**通知没有专门提到的问题**（人工发现的，或者本省规则发现的）")
        _follow(sheet("others", found=whole.others))
    with st.expander(f"通知的另外 {len(whole.apart)} 项内容不需要写入条例"):
        sheet("apart", apart=whole.apart)


def _follow(picked: str | None) -> None:
    """Go to the finding that was clicked."""
    if picked is None:
        return
    show_finding(picked)
    go("workbench")


@lru_cache(maxsize=4)
def _notice(known: Checker) -> tuple[TraceRow, ...]:
    wanted = known.requirements.requirements
    return trace(load_notice(known.folders), known.rules, wanted).rows
