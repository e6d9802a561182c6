"""Who may enter: the local user, or whom an identity provider says to be there.

Where signing in was once configured, nobody enters without it until the server ends: whatever
happens to the settings meanwhile is an error, never the local administrator.
"""

from __future__ import annotations

import ipaddress
import time
from pathlib import Path
from typing import Any

import streamlit as st

from checker.reviewing.errors import Forbidden, WrongSignIn
from checker.reviewing.people import LOCAL, Identity
from checker.reviewing.signing_in import SignIn, sign_in

_seen: list[SignIn] = []  # not in Streamlit's caches, which any browser may ask to clear


def identity() -> Identity:
    """Who is there.

    Raises ``NotSignedIn``, ``WithoutRole``, ``WrongSignIn``, and ``Forbidden`` for visitors from
    other machines where signing in is not configured.
    """
    settings = configured()
    if settings is not None:
        return settings.identity(st.user.to_dict(), time.time())
    if not _from_here(st.context.ip_address):
        raise Forbidden("这个条例审查台只供本机使用；请管理员配置登录后再从别的电脑打开。")
    return LOCAL


def configured() -> SignIn | None:
    """How people sign in; ``None`` where there is the local user. Raises ``WrongSignIn``."""
    found = sign_in(_secrets())
    if found is not None and not _seen:
        _seen.append(found)
    if found is None and _seen:
        raise WrongSignIn("登录设置（secrets.toml）不见了；请管理员恢复后重新启动。")
    return found


def _secrets() -> dict[str, Any]:
    try:
        return dict(st.secrets.to_dict())
    except (OSError, ValueError) as error:
        if not any(Path(each).exists() for each in st.get_option("secrets.files")):
            return {}
        raise WrongSignIn(
            "登录设置（secrets.toml）读不出来；请管理员检查文件的写法后重新启动。"
        ) from error


def _from_here(address: str | None) -> bool:
    """Whether a visitor is on this machine; Streamlit names no address for its plain loopback."""
    if address is None:
        return True
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback
