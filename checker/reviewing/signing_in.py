"""How people sign in, as their office configured it, and which role their provider gives them.

What is configured stands in Streamlit's ``secrets.toml``: ``[auth]`` is Streamlit's own table,
``[tiaoli]`` and ``[tiaoli.roles]`` are read here. Without ``[auth]`` there is one local user.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from checker.reviewing.errors import NotSignedIn, WithoutRole, WrongSignIn
from checker.reviewing.people import ROLE_NAMES, Identity, Role

SHORTEST_SECRET = 32
LONGEST_ID = 300
_CALLBACK = "/oauth2callback"
_CLIENT = ("client_id", "client_secret", "server_metadata_url")
_OURS = ("contact", "longest_visit_minutes", "roles")
_CLAIM_KEY, _CLAIM = "claim", "roles"
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider; ``name`` is ``None`` for the one that needs no name."""

    name: str | None
    metadata_url: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """How people sign in.

    ``redirect_uri`` is the address to which the provider sends them back; ``claim`` says where in
    a token the roles are, ``values`` which of its values mean which role; ``longest_visit`` is in
    seconds, ``None`` where a visit ends with the token; ``contact`` says whom to ask for a role.
    """

    providers: tuple[Provider, ...]
    redirect_uri: str
    claim: str
    values: Mapping[Role, frozenset[str]]
    longest_visit: int | None
    contact: str

    def identity(self, claims: Mapping[str, Any], now: float) -> Identity:
        """Who the claims of an identity token say somebody is, at ``now`` (seconds since 1970).

        Raises ``NotSignedIn`` for nobody and for a visit that is over, ``WithoutRole`` for
        somebody who may not work at the desk.
        """
        if claims.get("is_logged_in") is not True:
            raise NotSignedIn("请先登录。")
        until = self._until(claims)
        if until <= now:
            raise NotSignedIn("登录已经到期；请重新登录，已保存的内容不受影响。")
        issuer, subject = _identifier(claims, "iss"), _identifier(claims, "sub")
        name = _name(claims) or subject
        role = self._role(claims)
        if role is None:
            raise WithoutRole(f"“{name}”还没有条例审查台的角色。")
        email = claims.get("email")
        return Identity(issuer, subject, name, role, email if isinstance(email, str) else "", until)

    def _until(self, claims: Mapping[str, Any]) -> float:
        if self.longest_visit is None:
            return _moment(claims, "exp")
        return _moment(claims, "iat") + self.longest_visit

    def _role(self, claims: Mapping[str, Any]) -> Role | None:
        """The highest role that the claim names."""
        given = _at(claims, self.claim)
        words = [given] if isinstance(given, str) else given if isinstance(given, list) else []
        had = {word for word in words if isinstance(word, str)}
        return next((role for role in reversed(Role) if had & self.values[role]), None)


def sign_in(secrets: Mapping[str, Any]) -> SignIn | None:
    """How people sign in by the tables of ``secrets.toml``; ``None`` where nothing is configured.

    Raises ``WrongSignIn`` for whatever is wrong: then nobody may enter.
    """
    if "auth" not in secrets and "tiaoli" not in secrets:
        return None
    auth, ours = _table(secrets, "auth"), _table(secrets, "tiaoli", {})
    _known(ours, _OURS, "tiaoli")
    roles = _table(ours, "roles", {}, "tiaoli.roles")
    _known(roles, (_CLAIM_KEY, *Role), "tiaoli.roles")
    if len(_text(auth, "cookie_secret", "auth")) < SHORTEST_SECRET:
        raise WrongSignIn(_said("auth.cookie_secret", f"不足 {SHORTEST_SECRET} 个字符"))
    return SignIn(
        providers=_providers(auth),
        redirect_uri=_redirect_uri(auth),
        claim=_text(roles, _CLAIM_KEY, "tiaoli.roles", _CLAIM),
        values={role: _values(roles, role) for role in Role},
        longest_visit=_longest_visit(ours),
        contact=_text(ours, "contact", "tiaoli", "本单位的系统管理员"),
    )


def _providers(auth: Mapping[str, Any]) -> tuple[Provider, ...]:
    """The provider without a name, else those with one."""
    if any(key in auth for key in _CLIENT):
        return (_provider(None, auth, "auth"),)
    named = {name: table for name, table in auth.items() if isinstance(table, Mapping)}
    named.pop("client_kwargs", None)
    if not named:
        raise WrongSignIn(_said("auth", f"缺少 {'、'.join(_CLIENT)}"))
    for name in named:
        if "_" in name:
            raise WrongSignIn(_said(f"auth.{name}", "名称中不能有下划线"))
    return tuple(_provider(name, table, f"auth.{name}") for name, table in named.items())


def _provider(name: str | None, table: Mapping[str, Any], where: str) -> Provider:
    for key in _CLIENT:
        _text(table, key, where)
    url = str(table["server_metadata_url"])
    if not _absolute(url):
        raise WrongSignIn(_said(f"{where}.server_metadata_url", "不是完整的网址"))
    return Provider(name, url)


def _redirect_uri(auth: Mapping[str, Any]) -> str:
    uri = _text(auth, "redirect_uri", "auth")
    if not _absolute(uri) or not uri.endswith(_CALLBACK):
        raise WrongSignIn(_said("auth.redirect_uri", f"要写成以 {_CALLBACK} 结尾的完整网址"))
    return uri


def _absolute(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _values(roles: Mapping[str, Any], role: Role) -> frozenset[str]:
    """What means this role: what is configured, else its names."""
    given = roles.get(role.value, [role.value, ROLE_NAMES[role]])
    words = [given] if isinstance(given, str) else given
    if not isinstance(words, list) or not all(isinstance(each, str) and each for each in words):
        raise WrongSignIn(_said(f"tiaoli.roles.{role.value}", "要写成一个或几个字符串"))
    return frozenset(words)


def _longest_visit(ours: Mapping[str, Any]) -> int | None:
    minutes = ours.get("longest_visit_minutes")
    if minutes is None:
        return None
    if type(minutes) is not int or minutes < 1:
        raise WrongSignIn(_said("tiaoli.longest_visit_minutes", "要写成大于零的整数"))
    return minutes * _MINUTE


def _table(
    tables: Mapping[str, Any], key: str, without: Any = None, where: str = ""
) -> Mapping[str, Any]:
    found = tables.get(key, without)
    if isinstance(found, Mapping):
        return found
    raise WrongSignIn(_said(where or key, "没有这个表" if found is None else "要写成一个表"))


def _text(table: Mapping[str, Any], key: str, where: str, without: str | None = None) -> str:
    found = table.get(key, without)
    if isinstance(found, str) and found.strip():
        return found
    raise WrongSignIn(_said(f"{where}.{key}", "没有填写" if found is None else "要写成字符串"))


def _known(table: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in keys:
            near = "".join(f"，是否想写“{each}”" for each in get_close_matches(key, keys, n=1))
            raise WrongSignIn(_said(f"{where}.{key}", f"没有这个设置{near}"))


def _said(where: str, what: str) -> str:
    return f"登录设置（secrets.toml）的 {where}：{what}；请管理员改正后重新启动。"


def _identifier(claims: Mapping[str, Any], key: str) -> str:
    """What tells people apart: never shortened, or two of them could become one."""
    found = claims.get(key)
    if not isinstance(found, str) or not found or len(found) > LONGEST_ID:
        raise NotSignedIn(f"身份提供方没有给出可用的 {key}，不能登录；请联系管理员。")
    return found


def _moment(claims: Mapping[str, Any], key: str) -> float:
    found = claims.get(key)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise NotSignedIn(f"身份提供方没有给出登录的期限（{key}），不能登录；请联系管理员。")
    return float(found)


def _name(claims: Mapping[str, Any]) -> str:
    """The name to show, on one line and without characters that turn or hide what is beside."""
    for key in ("name", "preferred_username", "email"):
        found = claims.get(key)
        if isinstance(found, str):
            name = "".join(each for each in " ".join(found.split()) if each.isprintable())
            if name:
                return name
    return ""


def _at(claims: Mapping[str, Any], path: str) -> Any:
    """The claim of this name, or what lies at ``realm_access.roles`` inside of claims."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for key in path.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found
