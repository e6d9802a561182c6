"""The door of the desk: signing in and out, and what is said to those who may not enter."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from urllib.error import HTTPError
from urllib.request import urlopen

import streamlit as st

from checker.reviewing.errors import DeskError, NotSignedIn, WithoutRole
from checker.reviewing.people import ROLE_NAMES, Identity
from checker.reviewing.signing_in import Provider
from checker.web.entering import configured, identity
from checker.web.guarding import guarded
from checker.web.words import plain

_PATIENCE = 10  # seconds for the provider to answer
_DAY = 86_400  # seconds; browsers count no longer than some weeks


def shut() -> Callable[[], None] | None:
    """What to show instead of every page to somebody who may not enter; ``None`` if he may."""
    try:
        identity()
    except NotSignedIn as error:
        return partial(_sign_in, str(error), known=bool(st.user.to_dict().get("is_logged_in")))
    except WithoutRole as error:
        return partial(_without_role, str(error))
    except DeskError as error:
        return partial(_refused, str(error))
    return None


def account(who: Identity) -> None:
    """Say in the sidebar who is signed in, and let him out; nothing for the local user."""
    if who.until is None:
        return
    with st.sidebar.container(horizontal=True, vertical_alignment="center", key="account"):
        st.markdown(f"{plain(who.name)} · {ROLE_NAMES[who.role]}", width="stretch")
        if st.button("退出", type="tertiary", icon=":material/logout:"):
            _sign_out()
    left = min(max(who.until - time.time(), 0) + 1, _DAY)
    st.fragment(_leave_in_time, run_every=left)()


def _leave_in_time() -> None:
    """Show the door as soon as the visit is over: nothing stays on a screen that is left alone."""
    if shut() is not None:
        st.rerun(scope="app")


def _sign_in(why: str, *, known: bool) -> None:
    with _card("条例审查台"):
        st.write("对照国卫人口发〔2021〕24号通知和上位法，审查人口与计划生育条例草案。")
        if known:
            st.info(plain(why), icon=":material/schedule:")
        settings = configured()
        for provider in settings.providers if settings else ():
            _button(provider)
        st.caption("用单位的统一身份账号登录；账号和角色由单位管理，这里不保存密码。")


def _button(provider: Provider) -> None:
    label = f"用 {plain(provider.name)} 登录" if provider.name else "登录"
    if st.button(label, type="primary", width="stretch", key=f"sign-in-{provider.name or ''}"):
        with guarded():
            _must_answer(provider)
            st.login(provider.name)


def _must_answer(provider: Provider) -> None:
    """Raise ``DeskError`` if the provider is not there: Streamlit would leave an English page."""
    try:
        with urlopen(provider.metadata_url, timeout=_PATIENCE):
            return
    except HTTPError as error:
        why = f"状态 {error.code}"
    except (OSError, ValueError):
        why = "没有应答"
    raise DeskError(f"身份提供方{why}，现在不能登录；请稍后再试，或者联系管理员。")


def _without_role(why: str) -> None:
    settings = configured()
    contact = settings.contact if settings else "管理员"
    with _card("还不能使用条例审查台"):
        st.write(plain(why))
        st.write(f"需要起草人、审查人或者管理员的角色。请联系：{plain(contact)}。")
        st.caption("角色加上以后，退出再登录一次就能使用。")
        if st.button("退出", icon=":material/logout:"):
            _sign_out()


def _sign_out() -> None:
    """Sign out here and at the provider; a run that began anew would lose the way there."""
    st.logout()
    st.stop()


def _refused(why: str) -> None:
    with _card("条例审查台暂时不能使用"):
        st.error(plain(why), icon=":material/error:")


def _card(title: str) -> st.delta_generator.DeltaGenerator:
    """A narrow card in the middle of the page."""
    with st.container(horizontal_alignment="center"):
        card = st.container(border=True, width=460, key="door")
    card.subheader(title, anchor=False)
    return card
