"""What the provider answers: OpenID Connect below ``/o/``, a login form, and no symbol."""

from __future__ import annotations

from django.contrib.auth.views import LoginView
from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
    path("accounts/login/", LoginView.as_view()),
    path("favicon.ico", lambda _: HttpResponse(status=204)),
]
