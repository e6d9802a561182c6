"""What the provider's identity tokens say of people: name, address, roles as Keycloak has them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from oauth2_provider.oauth2_validators import OAuth2Validator

BRIEF = "brief"  # the group of those whose tokens soon expire


def roles(request: Any) -> dict[str, list[str]]:
    groups = request.user.groups.exclude(name=BRIEF).order_by("name")
    return {"roles": list(groups.values_list("name", flat=True))}


class Claims(OAuth2Validator):
    oidc_claim_scope = OAuth2Validator.oidc_claim_scope | {"realm_access": "profile"}

    def get_additional_claims(self) -> dict[str, Any]:
        return {
            "name": lambda request: request.user.first_name,
            "email": lambda request: request.user.email,
            "realm_access": roles,
        }

    def get_id_token_dictionary(self, token: Any, token_handler: Any, request: Any) -> Any:
        claims, until = super().get_id_token_dictionary(token, token_handler, request)
        if request.user.groups.filter(name=BRIEF).exists():
            until = timezone.now() + timedelta(seconds=settings.OFFICE["brief"])
            claims["exp"] = int(until.timestamp())
        return claims, until
