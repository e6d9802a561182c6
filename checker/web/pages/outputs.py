"""The page of outputs: annotated Word, comparison table, Excel list, and the signed opinion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from checker.errors import TiaoliError
from checker.reviewing.audit import changes_so_far
from checker.reviewing.decisions import State
from checker.reviewing.opinions import (
    Opinion,
    as_pdf,
    make_opinion,
    opinion_file,
    opinions,
    sign,
    signed_file,
    suggested_conclusion,
)
from checker.reviewing.outputs.annotating import annotated
from checker.reviewing.outputs.comparing import comparison
from checker.reviewing.outputs.handing_out import handed_out
from checker.reviewing.outputs.listing import findings_workbook
from checker.reviewing.people import Right
from checker.reviewing.review import progress
from checker.reviewing.standing import STANDING_NAMES, Standing
from checker.reviewing.work import Desk, Work
from checker.web.choosing import Chosen, chosen
from checker.web.going import link
from checker.web.guarding import guarded
from checker.web.visit import checker, desk
from checker.web.words import moment, plain

File = tuple[str, bytes]
_MADE = "made-files"


def show() -> None:
    """Show what can be handed out of the chosen version, and the opinions of its matter."""
    mine = desk()
    what = chosen(mine)
    if what is None:
        return
    st.title("审查成果")
    st.caption(f"{plain(what.matter.title)} · 第 {what.version.number} 版")
    _files(mine, what)
    st.header("合规性审查意见书")
    if mine.person.may(Right.SIGN) and what.matter.closed_at is None:
        _making(mine, what)
    _opinions(mine, what)


def _files(mine: Desk, what: Chosen) -> None:
    word, table, sheet = st.columns(3)
    version = what.version.id
    with word.container(border=True, height="stretch"):
        st.subheader("批注稿")
        st.write("原稿加批注，写明依据、建议和处理意见。")
        suggest = st.toggle("采纳的问题同时写成修订", value=True)
        make = partial(annotated, version_id=version, suggest=suggest, checker=checker())
        _offer(mine, what, f"annotated-{version}-{suggest}", "批注稿", make)
    with table.container(border=True, height="stretch"):
        st.subheader("修改前后对照表")
        _comparing(mine, what)
    with sheet.container(border=True, height="stretch"):
        st.subheader("问题清单")
        st.write("全部问题、通知要求对照和事项信息，可以筛选。")
        make = partial(findings_workbook, version_id=version)
        _offer(mine, what, f"list-{version}", "Excel 清单", make)


def _comparing(mine: Desk, what: Chosen) -> None:
    earlier = [each for each in what.versions if each.number < what.version.number]
    if not earlier:
        st.write("上传第二个版本后，可以在这里得到两版的对照表。")
        return
    old = st.selectbox(
        "与哪一版对照", earlier[::-1], format_func=lambda each: f"第 {each.number} 版"
    )
    kind = st.segmented_control("格式", ["Word", "Excel"], default="Word", required=True)
    make = partial(
        comparison,
        old_version=old.id,
        new_version=what.version.id,
        format="docx" if kind == "Word" else "xlsx",
    )
    _offer(mine, what, f"comparison-{old.id}-{what.version.id}-{kind}", f"{kind} 对照表", make)


def _offer(
    mine: Desk,
    what: Chosen,
    key: str,
    label: str,
    make: Callable[[Work], File],
    finish: Callable[[File], File] = lambda file: file,
) -> None:
    """A button that makes a file, and then one that hands it out; decisions make it anew.

    ``finish`` is done after the transaction: what takes seconds may not hold the database.
    """
    made: dict[str, Any] = st.session_state.setdefault(_MADE, {})
    with mine.reading() as work:
        stamp = changes_so_far(work, what.matter.id)
    if made.get(key, (None,))[0] != stamp:
        if not st.button(f"生成 {label}", key=f"make-{key}", icon=":material/build:"):
            return
        with guarded(), st.spinner("正在生成……"):
            with mine.reading() as work:
                file = make(work)
            made[key] = (stamp, finish(file))
    if key in made and made[key][0] == stamp:
        _download(mine, what, key, f"下载 {label}", made[key][1])


def _download(mine: Desk, what: Chosen, key: str, label: str, file: File) -> None:
    name, data = file
    st.download_button(
        label,
        data,
        file_name=name,
        key=f"download-{key}",
        type="primary",
        icon=":material/download:",
        on_click=partial(_handed_out, mine, what.matter.id, name),
    )


def _handed_out(mine: Desk, matter_id: int, name: str) -> None:
    with guarded(), mine.writing() as work:
        handed_out(work, matter_id, name)


def _making(mine: Desk, what: Chosen) -> None:
    with mine.reading() as work:
        still_open = progress(work, what.version.id)[State.OPEN]
        suggested = suggested_conclusion(work, what.version.id)
    if still_open:
        st.info(f"还有 {still_open} 个问题待处理；现在生成的意见书是草稿，不能签署。")
        link("workbench", "去处理")
    with st.form(f"make-opinion-{what.version.id}"):
        conclusion = st.text_area("审查结论", value=suggested, height="content", max_chars=10_000)
        if st.form_submit_button("生成意见书", type="primary"):
            with guarded():
                with st.spinner("正在生成……"), mine.writing() as work:
                    make_opinion(work, what.version.id, conclusion)
                st.rerun()


def _opinions(mine: Desk, what: Chosen) -> None:
    with mine.reading() as work:
        found = opinions(work, what.matter.id)
    if not found:
        st.caption("还没有意见书。问题处理完以后，在这里生成、下载、签署。")
    for each in found:
        with st.container(border=True):
            _opinion(mine, what, each)


def _opinion(mine: Desk, what: Chosen, each: Opinion) -> None:
    st.markdown(
        f"**第 {each.number} 号** · 第 {each.version} 版 · {STANDING_NAMES[each.standing]} · "
        f"{plain(each.made_by)} {moment(each.made_at)}"
    )
    for signature in each.signatures:
        st.markdown(f"✓ {plain(signature.name)} 已签署 · {moment(signature.at)}")
    if not each.is_intact:
        st.error("有签名与保存的文件不符，请联系管理员核查。")
    word, pdf, verified, signing = st.columns(4)
    make = partial(opinion_file, opinion_id=each.id)
    with word:
        _offer(mine, what, f"opinion-{each.id}-docx", "Word 意见书", make)
    with pdf:
        _offer(mine, what, f"opinion-{each.id}-pdf", "PDF 意见书", make, as_pdf)
    if each.signatures:
        with verified:
            make = partial(signed_file, opinion_id=each.id)
            _offer(mine, what, f"opinion-{each.id}-signed", "签署件", make)
    with signing:
        _signing(mine, each)


def _signing(mine: Desk, each: Opinion) -> None:
    signed = any(signature.person_id == mine.person.id for signature in each.signatures)
    if signed or each.standing is not Standing.READY or not mine.person.may(Right.SIGN):
        return
    with st.popover("签署", icon=":material/draw:"):
        st.write(
            f"以“{plain(mine.person.name)}”的名义签署第 {each.number} 号意见书，签署后不能撤回。"
        )
        st.caption(f"文件校验值 {each.digest[:16]}……")
        read = st.checkbox("我已经阅读并同意意见书的内容", key=f"read-{each.id}")
        if st.button("确认签署", key=f"sign-{each.id}", type="primary", disabled=not read):
            try:
                with mine.writing() as work:
                    sign(work, each.id, each.digest)
            except TiaoliError as error:
                st.error(plain(str(error)))
            else:
                st.rerun()
