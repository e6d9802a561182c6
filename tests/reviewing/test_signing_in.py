"""Who an identity token makes somebody, and which settings for signing in are refused."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reviewing.errors import NotSignedIn, WithoutRole, WrongSignIn
from checker.reviewing.people import Identity, Role
from checker.reviewing.signing_in import SignIn, sign_in

NOW = 1_000_000.0
AUTH = {
    "redirect_uri": "https://desk.example.org/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "desk",
    "client_secret": "secret",
    "server_metadata_url": "https://id.example.org/.well-known/openid-configuration",
}
CLAIMS = {
    "is_logged_in": True,
    "iss": "https://id.example.org",
    "sub": "42",
    "iat": NOW - 60,
    "exp": NOW + 60,
    "name": "李审查",
    "email": "li@example.org",
    "roles": ["reviewer"],
}


def configured(**ours: Any) -> SignIn:
    found = sign_in({"auth": AUTH, "tiaoli": ours})
    assert found is not None
    return found


def test_without_settings_there_is_the_local_user() -> None:
    assert sign_in({}) is None
    assert sign_in({"another_program": {"key": 1}}) is None


def test_a_token_says_who_somebody_is() -> None:
    assert configured().identity(CLAIMS, NOW) == Identity(
        "https://id.example.org", "42", "李审查", Role.REVIEWER, "li@example.org", NOW + 60
    )


ROLES = [
    ({}, ["drafter"], Role.DRAFTER),
    ({}, ["审查人"], Role.REVIEWER),
    ({}, "administrator", Role.ADMINISTRATOR),
    ({}, ["drafter", "reviewer", "finance"], Role.REVIEWER),
    ({"reviewer": "法规处"}, ["法规处"], Role.REVIEWER),
    ({"reviewer": ["法规处", "政法处"]}, ["政法处"], Role.REVIEWER),
    ({"reviewer": "法规处"}, ["reviewer"], None),
    ({"administrator": []}, ["administrator"], None),
    ({}, [], None),
    ({}, None, None),
    ({}, ["REVIEWER"], None),
    ({}, "drafter reviewer", None),
    ({}, {"reviewer": True}, None),
    ({}, [["reviewer"], 1], None),
]


@pytest.mark.parametrize(("roles", "claim", "role"), ROLES)
def test_the_highest_role_that_is_named_holds(roles: Any, claim: Any, role: Role | None) -> None:
    settings, claims = configured(roles=roles), CLAIMS | {"roles": claim}
    if role is None:
        with pytest.raises(WithoutRole, match="“李审查”还没有条例审查台的角色"):
            settings.identity(claims, NOW)
    else:
        assert settings.identity(claims, NOW).role is role


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        ("realm_access.roles", {"realm_access": {"roles": ["drafter"]}}),
        ("https://example.org/roles", {"https://example.org/roles": ["drafter"]}),
        ("groups", {"groups": ["drafter"]}),
    ],
)
def test_roles_are_found_where_the_settings_say(claim: str, claims: dict[str, Any]) -> None:
    without = {key: value for key, value in CLAIMS.items() if key != "roles"}
    found = configured(roles={"claim": claim}).identity(without | claims, NOW)
    assert found.role is Role.DRAFTER


@pytest.mark.parametrize(
    "change",
    [
        {"is_logged_in": False},
        {"is_logged_in": "true"},
        {"exp": NOW},
        {"exp": None},
        {"exp": "9999999999"},
        {"exp": True},
        {"iss": ""},
        {"iss": None},
        {"sub": None},
        {"sub": 42},
        {"sub": "x" * 301},
    ],
)
def test_a_token_that_is_over_or_names_nobody_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(NotSignedIn):
        configured().identity(CLAIMS | change, NOW)


def test_nobody_is_signed_in_without_a_token() -> None:
    with pytest.raises(NotSignedIn):
        configured().identity({}, NOW)


def test_the_longest_visit_goes_before_the_tokens_own_end() -> None:
    settings = configured(longest_visit_minutes=480)
    brief = CLAIMS | {"exp": NOW - 1}
    assert settings.identity(brief, NOW).until == NOW - 60 + 480 * 60
    with pytest.raises(NotSignedIn, match="登录已经到期"):
        settings.identity(brief, NOW + 480 * 60)


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": " 李\n审查 "}, "李 审查"),
        ({"name": "\u202e查审李\u200b"}, "查审李"),
        ({"name": "", "preferred_username": "li"}, "li"),
        ({"name": None}, "li@example.org"),
        ({"name": 7, "email": None}, "42"),
    ],
)
def test_the_name_is_one_honest_line(claims: dict[str, Any], name: str) -> None:
    assert configured().identity(CLAIMS | claims, NOW).name == name


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
)


@given(st.dictionaries(st.sampled_from([*CLAIMS, "realm_access"]), VALUES))
def test_no_claim_brings_more_than_a_refusal(claims: dict[str, Any]) -> None:
    settings = configured(roles={"claim": "realm_access.roles"})
    try:
        found = settings.identity(CLAIMS | claims, NOW)
    except (NotSignedIn, WithoutRole):
        return
    given_roles = claims["realm_access"]["roles"]
    assert found.role in given_roles or found.role.value == given_roles


WRONG = [
    (("auth",), "x", "auth：要写成一个表"),
    (("auth",), None, "auth：没有这个表"),
    (("auth", "redirect_uri"), None, "auth.redirect_uri：没有填写"),
    (("auth", "redirect_uri"), "https://a.example/callback", "以 /oauth2callback 结尾"),
    (("auth", "redirect_uri"), "/oauth2callback", "以 /oauth2callback 结尾"),
    (("auth", "cookie_secret"), None, "auth.cookie_secret：没有填写"),
    (("auth", "cookie_secret"), "short", "auth.cookie_secret：不足 32 个字符"),
    (("auth", "client_secret"), None, "auth.client_secret：没有填写"),
    (("auth", "client_id"), 7, "auth.client_id：要写成字符串"),
    (("auth", "server_metadata_url"), "id.example.org", "不是完整的网址"),
    (("tiaoli",), [], "tiaoli：要写成一个表"),
    (("tiaoli", "rolls"), {}, "tiaoli.rolls：没有这个设置，是否想写“roles”"),
    (("tiaoli", "contact"), 1, "tiaoli.contact：要写成字符串"),
    (("tiaoli", "longest_visit_minutes"), 0, "要写成大于零的整数"),
    (("tiaoli", "longest_visit_minutes"), True, "要写成大于零的整数"),
    (("tiaoli", "roles"), "reviewer", "tiaoli.roles：要写成一个表"),
    (("tiaoli", "roles", "reviewers"), "x", "是否想写“reviewer”"),
    (("tiaoli", "roles", "reviewer"), [1], "要写成一个或几个字符串"),
    (("tiaoli", "roles", "reviewer"), "", "要写成一个或几个字符串"),
    (("tiaoli", "roles", "claim"), "", "tiaoli.roles.claim：要写成字符串"),
]


@pytest.mark.parametrize(("path", "value", "said"), WRONG)
def test_wrong_settings_let_nobody_in(path: tuple[str, ...], value: Any, said: str) -> None:
    secrets: dict[str, Any] = deepcopy({"auth": AUTH, "tiaoli": {"roles": {}}})
    table = secrets
    for key in path[:-1]:
        table = table[key]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    with pytest.raises(WrongSignIn) as error:
        sign_in(secrets)
    assert said in str(error.value)


def test_providers_may_have_names() -> None:
    shared = {key: AUTH[key] for key in ("redirect_uri", "cookie_secret")}
    one = {key: AUTH[key] for key in ("client_id", "client_secret", "server_metadata_url")}
    found = sign_in({"auth": shared | {"wsw": one, "rd": one}})
    assert found is not None
    assert [each.name for each in found.providers] == ["wsw", "rd"]
    with pytest.raises(WrongSignIn, match="下划线"):
        sign_in({"auth": shared | {"w_j": one}})
    with pytest.raises(WrongSignIn, match=r"auth：缺少 client_id"):
        sign_in({"auth": shared})
